package io.confiture.seed.prep.level5;

import io.confiture.postgres.Query;
import io.confiture.seed.prep.live.LiveLink;
import io.confiture.seed.prep.live.LivePair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the ids and keys of the prep rows as they were before the resolvers ran, which may delete or change them.
 *
 * <p>Temporary tables of the transaction hold them, so that all comparisons are queries.
 */
final class Snapshot {

    private static final String PREFIX = "pg_temp.confiture_prep_";

    private final Map<Long, String> tables = new HashMap<>();
    private final Map<Long, Long> counts = new HashMap<>();

    private Snapshot() {}

    /** Copy what the prep tables hold now; in one message to the server, and count in a second. */
    static Snapshot take(Query query, List<LivePair> pairs) {
        Snapshot snapshot = new Snapshot();
        if (pairs.isEmpty()) {
            return snapshot;
        }
        StringBuilder copies = new StringBuilder();
        List<String> counts = new ArrayList<>();
        for (LivePair pair : pairs) {
            String name = PREFIX + pair.prep().oid();
            snapshot.tables.put(pair.prep().oid(), name);
            copies.append("CREATE TABLE ").append(name).append(" AS SELECT ").append(columns(pair));
            copies.append(" FROM ").append(pair.prep().sql()).append(";\n");
            counts.add("SELECT " + pair.prep().oid() + ", count(*) FROM " + name);
        }
        query.send(copies.toString());
        for (List<@Nullable String> row : query.rows(String.join(" UNION ALL ", counts))) {
            snapshot.counts.put(
                    Long.valueOf(Objects.requireNonNull(row.get(0))), Long.valueOf(Objects.requireNonNull(row.get(1))));
        }
        return snapshot;
    }

    private static String columns(LivePair pair) {
        List<String> columns = new ArrayList<>();
        pair.prep().id().ifPresent(id -> columns.add(id.sql() + " AS id"));
        for (LiveLink link : pair.links()) {
            columns.add(link.prep().sql());
        }
        return String.join(", ", columns);
    }

    /** Return the name of the copy of a prep table, as SQL text. */
    String table(LivePair pair) {
        return Objects.requireNonNull(tables.get(pair.prep().oid()));
    }

    /** Return how many rows a prep table had. */
    long rows(LivePair pair) {
        return Objects.requireNonNull(counts.get(pair.prep().oid()));
    }

    /** Return how many rows all prep tables had. */
    long rows() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
