package io.confiture.seed.prep.level4;

import io.confiture.postgres.Query;
import io.confiture.postgres.ScriptOptions;
import io.confiture.postgres.ScriptResult;
import io.confiture.postgres.ScriptRunner;
import io.confiture.postgres.Session;
import io.confiture.postgres.StatementFailure;
import io.confiture.seed.prep.live.LiveColumn;
import io.confiture.seed.prep.live.LiveLink;
import io.confiture.seed.prep.live.LivePair;
import io.confiture.seed.prep.live.LiveReference;
import io.confiture.seed.prep.live.LiveSchema;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts a made-up row into each prep table, whose references are the ids of the rows made up for the tables they reference. A table
 * that references itself gets two, so that the second one has a first one to reference.
 */
final class GeneratedRows {

    private static final String SAVEPOINT = "confiture_row";

    private final Session session;
    private final Query query;
    private final ScriptOptions options;
    private final LiveSchema schema;
    private final ColumnValues values;
    private final Map<Long, Integer> numbers = new HashMap<>();
    private final Map<Long, String> failures = new HashMap<>();

    GeneratedRows(Session session, LiveSchema schema, ScriptOptions options) {
        this.session = session;
        this.query = new Query(session);
        this.options = options;
        this.schema = schema;
        this.values = new ColumnValues(session);
        for (LivePair pair : schema.pairs()) {
            numbers.put(pair.prep().oid(), numbers.size() + 1);
        }
    }

    /** Insert the rows of a prep table; a table that takes none says why afterwards. */
    void insert(LivePair pair) {
        try {
            for (int row = 0; row < ids(pair).size(); row++) {
                insert(pair, row);
            }
        } catch (ColumnValues.NoValue e) {
            failures.put(pair.prep().oid(), String.valueOf(e.getMessage()));
        }
    }

    /** Say why a prep table has no row, or return null when it has. */
    @Nullable
    String failure(LivePair pair) {
        return failures.get(pair.prep().oid());
    }

    /** Return the ids of the rows made up for a table, the one that has references last. */
    List<String> ids(LivePair pair) {
        boolean self = pair.links().stream().anyMatch(link -> isSelf(pair, link));
        return self ? List.of(id(pair, 1), id(pair, 2)) : List.of(id(pair, 1));
    }

    /** Say whether the last row of a table has a value for a key. */
    boolean hasKey(LivePair pair, LiveLink link) {
        return !key(pair, link, ids(pair).size() - 1).equals("NULL");
    }

    private static boolean isSelf(LivePair pair, LiveLink link) {
        LiveReference reference = link.reference();
        return reference != null
                && pair.target() != null
                && reference.target().oid() == pair.target().oid();
    }

    private String id(LivePair pair, int row) {
        int number = numbers.getOrDefault(pair.prep().oid(), 0);
        return "00000000-0000-4000-8000-%06d%06d".formatted(number, row);
    }

    private String key(LivePair pair, LiveLink link, int row) {
        LiveReference reference = link.reference();
        if (reference == null) {
            return "NULL";
        }
        if (isSelf(pair, link)) {
            return row == 0 && !link.prep().notNull() ? "NULL" : literal(id(pair, 1));
        }
        Optional<LivePair> source = schema.pairOf(reference.target());
        if (source.isPresent()) {
            return literal(ids(source.get()).get(0));
        }
        // A table without prep rows has what the schema files put there.
        String known = reference.target().id().isEmpty()
                ? null
                : query.value("SELECT " + reference.target().id().get().sql() + " FROM "
                        + reference.target().sql() + " LIMIT 1");
        return known == null ? "NULL" : literal(known);
    }

    private static String literal(String id) {
        return Query.literal(id) + "::uuid";
    }

    private void insert(LivePair pair, int row) throws ColumnValues.NoValue {
        List<String> columns = new ArrayList<>();
        List<String> all = new ArrayList<>();
        for (LiveColumn column : pair.prep().columns()) {
            if (!column.generated()) {
                columns.add(column.sql());
                all.add(value(pair, column, row));
            }
        }
        String sql = "INSERT INTO " + pair.prep().sql() + " (" + String.join(", ", columns) + ") VALUES ("
                + String.join(", ", all) + ")";
        query.send("SAVEPOINT " + SAVEPOINT);
        ScriptResult result = new ScriptRunner()
                .run(
                        session,
                        SqlScript.parse(SqlSource.of(Path.of(SAVEPOINT), SAVEPOINT, sql))
                                .statements(),
                        options);
        if (result instanceof ScriptResult.Stopped stopped) {
            query.send("ROLLBACK TO SAVEPOINT " + SAVEPOINT);
            StatementFailure failure = stopped.failure();
            throw new ColumnValues.NoValue(
                    failure.constraint() == null
                            ? "the server refuses the row that was made up: " + failure.message()
                            : "no row can be made up that satisfies " + failure.constraint());
        }
        query.send("RELEASE SAVEPOINT " + SAVEPOINT);
    }

    private String value(LivePair pair, LiveColumn column, int row) throws ColumnValues.NoValue {
        if (pair.prep().id().filter(column::equals).isPresent()) {
            return literal(ids(pair).get(row));
        }
        for (LiveLink link : pair.links()) {
            if (link.prep().equals(column)) {
                String key = key(pair, link, row);
                if (key.equals("NULL") && column.notNull()) {
                    throw new ColumnValues.NoValue("no row is known that " + column.name() + " could reference");
                }
                return key;
            }
        }
        return values.value(pair, column, row);
    }
}
