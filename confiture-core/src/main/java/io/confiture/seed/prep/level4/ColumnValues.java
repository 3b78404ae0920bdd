package io.confiture.seed.prep.level4;

import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.seed.prep.live.LiveColumn;
import io.confiture.seed.prep.live.LivePair;
import io.confiture.seed.prep.live.LiveTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds values for the columns of a prep row that the prep table takes and that have a chance in the final table: what a column
 * demands is asked of both, since a prep column may well be text where the final one is an enum.
 *
 * <p>Conditions on one column are evaluated by the server; those on several columns are not looked at.
 */
final class ColumnValues {

    private static final String SAVEPOINT = "confiture_value";

    private static final String TYPES =
            "SELECT pg_catalog.format_type(t.oid, NULL), t.typcategory FROM pg_catalog.pg_type t"
                    + " WHERE t.typtype IN ('b', 'e', 'r', 'm', 'c')";

    private static final String LABELS = "SELECT pg_catalog.format_type(e.enumtypid, NULL), e.enumlabel"
            + " FROM pg_catalog.pg_enum e ORDER BY e.enumtypid, e.enumsortorder";

    private static final String CHECKS = """
            SELECT c.conrelid, a.attname, pg_catalog.pg_get_expr(c.conbin, c.conrelid), c.conname
            FROM pg_catalog.pg_constraint c
            JOIN pg_catalog.pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
            WHERE c.contype = 'c' AND pg_catalog.cardinality(c.conkey) = 1
            ORDER BY c.conrelid, c.conname""";

    private static final String DOMAINS = """
            SELECT pg_catalog.format_type(c.contypid, NULL), pg_catalog.pg_get_expr(c.conbin, 0)
            FROM pg_catalog.pg_constraint c WHERE c.contype = 'c' AND c.contypid <> 0""";

    private final Session session;
    private final Query query;
    private final Map<String, String> categories = new HashMap<>();
    private final Map<String, List<String>> labels = new HashMap<>();
    private final Map<String, List<Condition>> checks = new HashMap<>();
    private final Map<String, List<String>> domains = new HashMap<>();

    private record Condition(String name, String expression) {}

    /** Says why there is no value. */
    static final class NoValue extends Exception {

        private static final long serialVersionUID = 1L;

        NoValue(String reason) {
            super(reason);
        }
    }

    ColumnValues(Session session) {
        this.session = session;
        this.query = new Query(session);
        query.rows(TYPES).forEach(row -> categories.put(text(row, 0), text(row, 1)));
        query.rows(LABELS).forEach(row -> labels.computeIfAbsent(text(row, 0), t -> new ArrayList<>())
                .add(text(row, 1)));
        query.rows(CHECKS)
                .forEach(row -> checks.computeIfAbsent(text(row, 0) + "." + text(row, 1), c -> new ArrayList<>())
                        .add(new Condition(text(row, 3), text(row, 2))));
        query.rows(DOMAINS).forEach(row -> domains.computeIfAbsent(text(row, 0), t -> new ArrayList<>())
                .add(text(row, 1)));
    }

    /**
     * Return a value as SQL text.
     *
     * @param row from 0; further rows get other values where there are any
     * @throws NoValue when no value is known that the column and its conditions take
     */
    String value(LivePair pair, LiveColumn column, int row) throws NoValue {
        Optional<LiveColumn> fed = Optional.ofNullable(pair.target())
                .flatMap(target -> target.column(column.name()))
                .filter(c -> !c.generated());
        boolean text = "S".equals(category(column));
        LiveColumn model = text && fed.isPresent() ? fed.get() : column;
        List<Condition> own = conditions(pair.prep(), column);
        List<Condition> theirs =
                fed.isPresent() ? conditions(Objects.requireNonNull(pair.target()), fed.get()) : List.of();
        List<String> candidates = Candidates.of(
                model.baseType(),
                category(model),
                labels.getOrDefault(model.baseType(), List.of()),
                expressions(column, fed, own, theirs),
                limit(column, fed));
        List<String> taken = new ArrayList<>();
        for (String candidate : candidates) {
            if (taken.size() <= row
                    && takes(column, own, candidate)
                    && (fed.isEmpty() || takes(fed.get(), theirs, candidate))) {
                taken.add(candidate);
            }
        }
        if (!taken.isEmpty()) {
            return literal(taken.get(Math.min(row, taken.size() - 1)), column);
        }
        if (!column.notNull() && fed.filter(LiveColumn::notNull).isEmpty()) {
            return "NULL";
        }
        String names = java.util.stream.Stream.concat(own.stream(), theirs.stream())
                .map(Condition::name)
                .collect(Collectors.joining(", "));
        throw new NoValue("no value is known for the column " + column.name() + " of the type " + column.type()
                + (names.isEmpty() ? "" : " that satisfies " + names));
    }

    private String category(LiveColumn column) {
        return categories.getOrDefault(column.baseType(), "X");
    }

    private List<Condition> conditions(LiveTable table, LiveColumn column) {
        return checks.getOrDefault(table.oid() + "." + column.name(), List.of());
    }

    private List<String> expressions(
            LiveColumn column, Optional<LiveColumn> fed, List<Condition> own, List<Condition> theirs) {
        List<String> expressions = new ArrayList<>();
        own.forEach(c -> expressions.add(c.expression()));
        theirs.forEach(c -> expressions.add(c.expression()));
        expressions.addAll(domains.getOrDefault(column.type(), List.of()));
        fed.ifPresent(c -> expressions.addAll(domains.getOrDefault(c.type(), List.of())));
        return expressions;
    }

    /** A cast would cut what is too long, and an INSERT refuses it. */
    private static int limit(LiveColumn column, Optional<LiveColumn> fed) {
        int own = length(column);
        int theirs = fed.map(ColumnValues::length).orElse(0);
        return own == 0 ? theirs : theirs == 0 ? own : Math.min(own, theirs);
    }

    private static int length(LiveColumn column) {
        String type = column.type();
        int open = type.indexOf('(');
        return type.startsWith("character") && open > 0
                ? Integer.parseInt(type.substring(open + 1, type.indexOf(')', open)))
                : 0;
    }

    private boolean takes(LiveColumn column, List<Condition> conditions, String candidate) {
        boolean plain = conditions.isEmpty() && column.type().startsWith(column.baseType());
        if (plain && !category(column).equals("U") && !category(column).equals("X")) {
            return true;
        }
        String all = conditions.stream()
                .map(c -> "(" + c.expression() + ") IS NOT FALSE")
                .collect(Collectors.joining(" AND "));
        String sql = "SELECT " + (all.isEmpty() ? column.sql() + " IS NOT NULL" : all) + " FROM (SELECT "
                + literal(candidate, column) + " AS " + column.sql() + ") r";
        query.send("SAVEPOINT " + SAVEPOINT);
        try {
            return "t".equals(query.value(sql));
        } catch (PostgresException e) {
            if (!session.alive()) {
                throw e;
            }
            // The value is not one of this type, or the condition cannot be evaluated for it: another one is tried.
            return false;
        } finally {
            if (session.alive()) {
                query.send("ROLLBACK TO SAVEPOINT " + SAVEPOINT + "; RELEASE SAVEPOINT " + SAVEPOINT);
            }
        }
    }

    private static String literal(String value, LiveColumn column) {
        return Query.literal(value) + "::" + column.type();
    }

    private static String text(List<@Nullable String> row, int column) {
        return Objects.requireNonNull(row.get(column), "a catalog column that is never null");
    }
}
