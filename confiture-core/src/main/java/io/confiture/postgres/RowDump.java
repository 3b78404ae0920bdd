package io.confiture.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Writes all rows of a database's own tables into a file, and has a server compare two such files.
 *
 * <p>Values are written in the server's text form, which is exact for every type. For one thread at a time, like its session.
 */
public final class RowDump {

    private static final String COLUMNS = """
            SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname), quote_ident(a.attname)
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE c.relkind = 'r' AND c.relpersistence <> 't'
              AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
            ORDER BY 1, a.attnum""";

    private final Session session;
    private final Query query;

    /** Read through a session. */
    public RowDump(Session session) {
        this.session = session;
        this.query = new Query(session);
    }

    /**
     * Return a digest of the values of each column that has rows, whatever their order, by {@code table.column}.
     *
     * @throws PostgresException when the server does not answer
     */
    public Map<String, String> digests() {
        Map<String, String> digests = new TreeMap<>();
        columns().forEach((table, columns) -> {
            for (String column : columns) {
                String digest = query.value("SELECT md5(string_agg(coalesce(md5(" + column + "::text), '-'), ''"
                        + " ORDER BY coalesce(md5(" + column + "::text), '-'))) FROM " + table);
                if (digest != null) {
                    digests.put(table + "." + column, digest);
                }
            }
        });
        return digests;
    }

    /**
     * Write the rows of all tables.
     *
     * @param without columns to leave out, as {@link #digests()} names them
     * @param file is replaced
     * @return how many rows there are
     * @throws PostgresException when the server does not answer
     */
    public long write(Set<String> without, Path file) {
        long rows = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (Map.Entry<String, List<String>> table : columns().entrySet()) {
                List<String> kept = table.getValue().stream()
                        .filter(c -> !without.contains(table.getKey() + "." + c))
                        .toList();
                String name = Query.literal(table.getKey());
                rows += copies().copyOut(
                                "COPY (SELECT " + name + ", ROW(" + String.join(", ", kept) + ")::text FROM ONLY "
                                        + table.getKey() + ") TO STDOUT",
                                out);
            }
        } catch (SQLException | IOException e) {
            throw new PostgresException("cannot read the rows of " + session.database() + ": " + e.getMessage(), e);
        }
        return rows;
    }

    /**
     * Compare two files as sets of rows in which each counts as often as it stands there.
     *
     * @param first written by {@link #write}
     * @param second written by {@link #write}
     * @return the tables whose rows are not the same
     * @throws PostgresException when the server does not answer
     */
    public Set<String> differences(Path first, Path second) {
        query.send(
                "CREATE TEMP TABLE confiture_first (t text, r text); CREATE TEMP TABLE confiture_second (t text, r text)");
        read(first, "confiture_first");
        read(second, "confiture_second");
        Set<String> tables = new TreeSet<>();
        List<List<@Nullable String>> rows =
                query.rows("SELECT DISTINCT t FROM ((TABLE confiture_first EXCEPT ALL TABLE confiture_second)"
                        + " UNION ALL (TABLE confiture_second EXCEPT ALL TABLE confiture_first)) AS d");
        rows.forEach(r -> tables.add(Objects.requireNonNull(r.get(0))));
        return tables;
    }

    private void read(Path file, String table) {
        try (InputStream in = Files.newInputStream(file)) {
            copies().copyIn("COPY " + table + " FROM STDIN", in);
        } catch (SQLException | IOException e) {
            throw new PostgresException("cannot compare rows on " + session.database() + ": " + e.getMessage(), e);
        }
    }

    private Map<String, List<String>> columns() {
        Map<String, List<String>> columns = new TreeMap<>();
        for (List<@Nullable String> row : query.rows(COLUMNS)) {
            columns.computeIfAbsent(Objects.requireNonNull(row.get(0)), t -> new ArrayList<>())
                    .add(Objects.requireNonNull(row.get(1)));
        }
        return columns;
    }

    private CopyManager copies() throws SQLException {
        return session.connection().unwrap(PGConnection.class).getCopyAPI();
    }
}
