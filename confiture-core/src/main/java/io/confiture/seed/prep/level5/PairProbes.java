package io.confiture.seed.prep.level5;

import io.confiture.postgres.Query;
import io.confiture.seed.prep.live.LiveColumn;
import io.confiture.seed.prep.live.LiveLink;
import io.confiture.seed.prep.live.LivePair;
import io.confiture.seed.prep.live.LiveReference;
import io.confiture.seed.prep.live.LiveSchema;
import io.confiture.seed.prep.live.LiveTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the probes that compare the prep rows, as they were before the resolvers ran, with what the final table has for the
 * same ids.
 */
final class PairProbes {

    private final LivePair pair;
    private final LiveTable target;
    private final LiveSchema schema;
    private final Snapshot snapshot;
    private final String prep;
    private final String id;

    PairProbes(LivePair pair, LiveTable target, LiveSchema schema, Snapshot snapshot) {
        this.pair = pair;
        this.target = target;
        this.schema = schema;
        this.snapshot = snapshot;
        this.prep = snapshot.table(pair);
        this.id = id(target);
    }

    /** Say whether the two tables have ids that can be compared; else there is no way to tell which row became which. */
    boolean comparable() {
        Optional<LiveColumn> mine = pair.prep().id();
        Optional<LiveColumn> theirs = target.id();
        return mine.isPresent()
                && theirs.isPresent()
                && mine.get().baseType().equals(theirs.get().baseType());
    }

    List<Probe> rows() {
        return List.of(
                new Probe(
                        Question.ROWS,
                        ExecutionRules.LOST_ROW,
                        "row(s) of " + pair.prep().name() + " are not in " + target.name(),
                        "SELECT coalesce(p.id::text, 'NULL') FROM " + prep + " p WHERE NOT EXISTS (SELECT FROM "
                                + target.sql() + " f WHERE f." + id + " = p.id)"),
                new Probe(
                        Question.ROWS,
                        ExecutionRules.MULTIPLIED,
                        "row(s) of " + pair.prep().name() + " are in " + target.name() + " several times",
                        "SELECT p.id::text FROM (SELECT id, count(*) AS n FROM " + prep
                                + " GROUP BY id) p JOIN (SELECT " + id + " AS id, count(*) AS n FROM " + target.sql()
                                + " GROUP BY " + id + " HAVING count(*) > 1) f ON f.id = p.id WHERE f.n > p.n"));
    }

    /** Two prep rows of one id can become one row, so that the final table alone would not tell. */
    List<Probe> unique() {
        return List.of(new Probe(
                Question.UNIQUE,
                ExecutionRules.DUPLICATE,
                "value(s) of id are those of several rows of " + pair.prep().name(),
                "SELECT id::text FROM " + prep + " WHERE id IS NOT NULL GROUP BY id HAVING count(*) > 1"));
    }

    List<Probe> lost(LiveLink link, LiveColumn resolved) {
        return List.of(new Probe(
                Question.FOREIGN_KEYS,
                ExecutionRules.LOST_KEY,
                "row(s) of " + pair.prep().name() + " have " + link.prep().name() + ", and " + resolved.name() + " of "
                        + target.name() + " is NULL for them",
                "SELECT p.id::text" + joined() + " WHERE p." + link.prep().sql() + " IS NOT NULL AND f."
                        + resolved.sql() + " IS NULL"));
    }

    List<Probe> wrong(LiveLink link, LiveColumn resolved, LiveReference reference) {
        return List.of(new Probe(
                Question.FOREIGN_KEYS,
                ExecutionRules.WRONG_TARGET,
                "row(s) of " + target.name() + " have a " + resolved.name() + " that is not the row of "
                        + reference.target().name() + " that "
                        + link.prep().name() + " of " + pair.prep().name() + " names",
                "SELECT p.id::text" + joined() + " WHERE p." + link.prep().sql() + " IS NOT NULL AND f."
                        + resolved.sql() + " IS NOT NULL AND NOT EXISTS (SELECT FROM "
                        + reference.target().sql() + " t WHERE " + reference.join("f", "t") + " AND t."
                        + id(reference.target()) + " = p."
                        + link.prep().sql() + ")"));
    }

    /** Return a query that gives the names of those pairs whose prep rows have ids that a key of this one has too. */
    Optional<String> sources(LiveLink link, List<LivePair> pairs) {
        List<String> asked = new ArrayList<>();
        for (LivePair other : pairs) {
            if (hasKey(other.prep(), link)) {
                asked.add("SELECT " + Query.literal(other.name()) + " WHERE EXISTS (SELECT FROM " + prep + " p JOIN "
                        + snapshot.table(other) + " t ON t.id = p."
                        + link.prep().sql() + ")");
            }
        }
        return asked.isEmpty() ? Optional.empty() : Optional.of(String.join(" UNION ALL ", asked));
    }

    List<Probe> dangling(LiveLink link, LiveReference reference) {
        List<String> places = new ArrayList<>();
        StringBuilder rows = new StringBuilder("SELECT coalesce(p.id::text, 'NULL') FROM " + prep + " p WHERE p."
                + link.prep().sql() + " IS NOT NULL");
        places.add(reference.target().name().toString());
        rows.append(nowhere(reference.target().sql(), id(reference.target()), link));
        Optional<LivePair> source = schema.pairOf(reference.target()).filter(s -> hasKey(s.prep(), link));
        if (source.isPresent()) {
            places.add(source.get().prep().name().toString());
            rows.append(nowhere(snapshot.table(source.get()), "id", link));
        }
        return List.of(new Probe(
                Question.REFERENCES,
                ExecutionRules.DANGLING,
                "row(s) of " + pair.prep().name() + " have a " + link.prep().name() + " that is the id of no row of "
                        + String.join(" or ", places),
                rows.toString()));
    }

    private static String nowhere(String table, String id, LiveLink link) {
        return " AND NOT EXISTS (SELECT FROM " + table + " t WHERE t." + id + " = p."
                + link.prep().sql() + ")";
    }

    /** Say whether a table has an id that a key can be compared with. */
    static boolean hasKey(LiveTable table, LiveLink link) {
        return table.id()
                .filter(id -> id.baseType().equals(link.prep().baseType()))
                .isPresent();
    }

    private String joined() {
        return " FROM " + prep + " p JOIN " + target.sql() + " f ON f." + id + " = p.id";
    }

    private static String id(LiveTable table) {
        return table.id().map(LiveColumn::sql).orElse("id");
    }
}
