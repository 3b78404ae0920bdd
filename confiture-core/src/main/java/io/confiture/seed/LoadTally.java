package io.confiture.seed;

import io.confiture.postgres.Query;
import io.confiture.postgres.ScriptListener;
import io.confiture.project.TableName;
import io.confiture.sql.Cursor;
import io.confiture.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts the rows that the statements of one file load, and tells which tables they are about to touch. */
final class LoadTally implements ScriptListener {

    /** What can change the search path, or the tables it leads to, is anything but these. */
    private static final Set<String> KEEPS_NAMES =
            Set.of("INSERT", "COPY", "UPDATE", "DELETE", "MERGE", "WITH", "TRUNCATE", "VALUES");

    private static final Set<String> LOADS = Set.of("INSERT", "UPDATE", "MERGE", "COPY", "RETURNING");

    private final Query query;
    private final TableCounts counts;
    private final Map<TableName, Optional<TableName>> resolved = new HashMap<>();
    private final Map<TableName, Long> rows = new LinkedHashMap<>();
    private LoadTargets targets = new LoadTargets(Optional.empty(), List.of());

    /**
     * Make the tally of a file.
     *
     * @param query asks the session that loads it
     * @param counts learns of each table before its first statement
     */
    LoadTally(Query query, TableCounts counts) {
        this.query = query;
        this.counts = counts;
    }

    @Override
    public void sending(Statement statement) {
        targets = LoadTargets.of(statement);
        for (TableName name : targets.all()) {
            resolve(name).ifPresent(table -> counts.touched(query, table));
        }
        if (!KEEPS_NAMES.contains(statement.kind().command())) {
            resolved.clear();
        }
    }

    @Override
    public void done(Statement statement, String command, long changed) {
        if (LOADS.contains(command)) {
            targets.main().flatMap(this::resolve).ifPresent(table -> rows.merge(table, changed, Long::sum));
        }
    }

    @Override
    public boolean countsReturned(Statement statement) {
        if (statement.group() || targets.main().isEmpty() || statement.kind().is("COPY")) {
            return false;
        }
        Cursor cursor = new Cursor(statement.lexer());
        boolean deletes = cursor.at("delete");
        return !deletes && cursor.seek("returning");
    }

    Map<TableName, Long> rows() {
        return rows;
    }

    /** Find the table that a name means where the session stands. */
    private Optional<TableName> resolve(TableName name) {
        return resolved.computeIfAbsent(name, n -> {
            List<List<@Nullable String>> found = query.rows("SELECT n.nspname, c.relname FROM pg_catalog.pg_class c"
                    + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                    + " WHERE c.relpersistence <> 't' AND c.oid = pg_catalog.to_regclass("
                    + Query.literal(n.sql()) + ")");
            return found.stream().findFirst().map(row -> new TableName(row.get(0), String.valueOf(row.get(1))));
        });
    }
}
