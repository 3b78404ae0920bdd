package io.confiture.assertions.content;

import io.confiture.assertions.query.Row;
import io.confiture.assertions.query.RowReader;
import io.confiture.assertions.query.Trial;
import io.confiture.assertions.source.Answer;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.DatabaseSource;
import io.confiture.catalog.ObjectKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads tables as they are at one time. */
final class Capture {
    /** How many rows of a table are held; of more there is only a digest, which the server makes. */
    static final int HELD = 10_000;

    /** What values are printed with must not change in between. */
    private static final String SETTINGS = "set local timezone = 'UTC'; set local datestyle = 'ISO, YMD';"
            + " set local intervalstyle = 'postgres'; set local extra_float_digits = 1; set local bytea_output = 'hex'";

    private static final String TABLES = """
            select c.oid::bigint as oid, n.nspname as schema, c.relname as name, c.relkind = 'p' as partitioned
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and (? or not c.relispartition)
              and n.nspname <> 'information_schema' and not pg_catalog.starts_with(n.nspname, 'pg_')""";

    private Capture() {}

    /**
     * Read tables.
     *
     * @param names their qualified names, or null for all tables of the database
     */
    static Map<String, CapturedTable> of(DatabaseSource source, @Nullable List<String> names) {
        Map<String, CapturedTable> captured = new TreeMap<>();
        for (Answer found : source.ask(TABLES, names != null)) {
            DatabaseObject table = new DatabaseObject(
                    source,
                    ObjectKind.TABLE,
                    "table",
                    found.text("schema"),
                    String.valueOf(found.text("name")),
                    null,
                    found.number("oid"),
                    0);
            if (names == null || names.contains(table.qualifiedName())) {
                // Rows of tables that inherit are those tables' own; those of partitions are the whole's unless they
                // are asked for.
                captured.put(table.qualifiedName(), read(Rows.of(table), found.flag("partitioned") ? "" : "only "));
            }
        }
        return captured;
    }

    private static CapturedTable read(Rows rows, String only) {
        return Trial.ofOurs(rows.source(), connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                statement.execute(SETTINGS);
                List<HeldRow> held = new ArrayList<>();
                // One more than is held: then there are too many.
                try (ResultSet set =
                        statement.executeQuery("select * from " + only + rows.from() + " limit " + (HELD + 1))) {
                    return read(connection, set, held) <= HELD
                            ? new CapturedTable(rows.names(), rows.key(), held, held.size(), "")
                            : digest(connection, rows, only);
                }
            }
        });
    }

    private static int read(Connection connection, ResultSet set, List<HeldRow> held) throws SQLException {
        RowReader reader = RowReader.of(connection, set);
        List<String> names = reader.names();
        int count = 0;
        while (set.next() && count++ < HELD) {
            Map<String, @Nullable String> texts = new LinkedHashMap<>();
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            Row row = reader.row();
            for (int i = 0; i < names.size(); i++) {
                texts.put(names.get(i), set.getString(i + 1));
                values.put(names.get(i), row.get(i));
            }
            held.add(new HeldRow(texts, values));
        }
        return count;
    }

    private static CapturedTable digest(Connection connection, Rows rows, String only) throws SQLException {
        String text = "(confiture_row.*)::pg_catalog.text";
        String sql = "select pg_catalog.count(*), pg_catalog.concat_ws(',', "
                + "pg_catalog.sum(pg_catalog.hashtextextended(" + text + ", 0)), "
                + "pg_catalog.sum(pg_catalog.hashtextextended(" + text + ", 1))) from " + only + rows.from()
                + " as confiture_row";
        try (Statement statement = connection.createStatement();
                ResultSet set = statement.executeQuery(sql)) {
            set.next();
            return new CapturedTable(
                    rows.names(),
                    rows.key(),
                    null,
                    set.getLong(1),
                    Optional.ofNullable(set.getString(2)).orElse(""));
        }
    }
}
