package io.confiture.rows;

import io.confiture.postgres.Query;
import io.confiture.sql.Lexer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds values that satisfy check constraints, by letting the server judge candidates: ordinary values, and those that the
 * expression itself names.
 *
 * <p>The expression is asked as PostgreSQL prints it, over rows of candidates that have the columns' names. A check holds unless
 * it is false (PostgreSQL documentation, "Check Constraints"). For one thread at a time.
 */
final class ConstraintSolver {

    /** How many rows of candidates are asked at once, and how many one by one when asking at once is refused. */
    private static final int AT_ONCE = 3000;

    private static final int ONE_BY_ONE = 150;

    private final Query query;
    private final Savepoint savepoint;
    private final Map<String, List<Integer>> answers;

    /**
     * Make a solver.
     *
     * @param answers what was asked before, by question; is added to
     */
    ConstraintSolver(Query query, Map<String, List<Integer>> answers) {
        this.query = query;
        this.savepoint = new Savepoint(query);
        this.answers = answers;
    }

    /** Return values of a domain. */
    Optional<Samples> domain(String type, String base, List<String> checks, Samples samples) {
        List<@Nullable String> candidates = candidates(samples, base, checks, false);
        List<Integer> good = ask(List.of("value"), List.of(base), one(candidates), checks);
        List<String> values = good.stream()
                .map(i -> Objects.requireNonNull(candidates.get(i)))
                .toList();
        List<String> planted = values.stream().filter(samples::chosen).toList();
        if (!planted.isEmpty()) {
            return Optional.of(Samples.planted(planted));
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(Samples.only(values));
    }

    /**
     * Return rows of values that satisfy checks.
     *
     * @param columns the columns that the checks name
     * @param samples their values, in the same order
     * @return rows in the order of the columns, the most ordinary first; none when none was found
     */
    List<List<@Nullable String>> rows(List<Column> columns, List<Samples> samples, List<String> checks) {
        List<List<@Nullable String>> candidates = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            candidates.add(candidates(samples.get(i), column.type(), checks, !column.notNull()));
        }
        List<List<@Nullable String>> rows = product(candidates);
        List<Integer> good = ask(
                columns.stream().map(Column::name).toList(),
                columns.stream().map(Column::type).toList(),
                rows,
                checks);
        return mostPlanted(good.stream().map(rows::get).toList(), samples);
    }

    /** Return of some rows those that have the most values that somebody has chosen; all of them where nobody has. */
    private static List<List<@Nullable String>> mostPlanted(List<List<@Nullable String>> rows, List<Samples> samples) {
        if (samples.stream().noneMatch(Samples::planted)) {
            return rows;
        }
        int most = rows.stream().mapToInt(row -> planted(row, samples)).max().orElse(0);
        return rows.stream().filter(row -> planted(row, samples) == most).toList();
    }

    private static int planted(List<@Nullable String> row, List<Samples> samples) {
        int planted = 0;
        for (int i = 0; i < row.size(); i++) {
            String value = row.get(i);
            planted += value != null && samples.get(i).chosen(value) ? 1 : 0;
        }
        return planted;
    }

    private List<Integer> ask(
            List<String> columns, List<String> types, List<List<@Nullable String>> rows, List<String> checks) {
        String condition = checks.stream().map(c -> "(" + c + ") IS NOT FALSE").collect(Collectors.joining(" AND "));
        String sql = question(columns, types, rows, condition);
        List<Integer> known = answers.get(sql);
        if (known != null) {
            return known;
        }
        List<Integer> good = savepoint
                .asked(() -> query.rows(sql).stream()
                        .map(r -> Integer.parseInt(Objects.requireNonNull(r.get(0))))
                        .toList())
                .orElseGet(() -> oneByOne(columns, types, rows, condition));
        answers.put(sql, good);
        return good;
    }

    private List<Integer> oneByOne(
            List<String> columns, List<String> types, List<List<@Nullable String>> rows, String condition) {
        List<Integer> good = new ArrayList<>();
        int step = Math.max(1, rows.size() / ONE_BY_ONE);
        for (int i = 0; i < rows.size(); i += step) {
            String sql = question(columns, types, List.of(rows.get(i)), condition);
            if (savepoint.asked(() -> query.rows(sql)).filter(r -> !r.isEmpty()).isPresent()) {
                good.add(i);
            }
        }
        return good;
    }

    private static String question(
            List<String> columns, List<String> types, List<List<@Nullable String>> rows, String condition) {
        StringBuilder sql = new StringBuilder("SELECT confiture_i FROM (VALUES ");
        for (int i = 0; i < rows.size(); i++) {
            sql.append(i == 0 ? "(" : ",(").append(i);
            for (int k = 0; k < types.size(); k++) {
                sql.append(',')
                        .append(Sql.literal(rows.get(i).get(k)))
                        .append("::")
                        .append(types.get(k));
            }
            sql.append(')');
        }
        sql.append(") AS confiture_t(confiture_i");
        columns.forEach(c -> sql.append(',').append(Relation.quoted(c)));
        return sql.append(") WHERE ").append(condition).append(" ORDER BY 1").toString();
    }

    /** Return candidates, those first that are most likely to be good. */
    private static List<@Nullable String> candidates(
            Samples samples, String type, List<String> checks, boolean nullable) {
        List<@Nullable String> first = new ArrayList<>();
        if (samples.planted()) {
            IntStream.range(0, samples.count()).forEach(i -> first.add(samples.value(i)));
        } else {
            first.add(samples.value(0));
        }
        if (nullable) {
            first.add(null);
        }
        Set<String> values = new LinkedHashSet<>();
        for (String check : checks) {
            for (String constant : Constants.of(Lexer.of(check))) {
                values.addAll(Neighbours.of(constant, type));
            }
        }
        for (int i = 1; i < Math.min(samples.count(), 12); i++) {
            values.add(samples.value(i));
        }
        values.addAll(samples.edges());
        values.addAll(Neighbours.common(type));
        first.forEach(values::remove);
        first.addAll(values);
        return first;
    }

    private static List<List<@Nullable String>> one(List<@Nullable String> values) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (String value : values) {
            List<@Nullable String> row = new ArrayList<>();
            row.add(value);
            rows.add(row);
        }
        return rows;
    }

    /** Return all combinations; of long lists only so many of the first values that there are not too many. */
    private static List<List<@Nullable String>> product(List<List<@Nullable String>> candidates) {
        int each = (int) Math.max(2, Math.floor(Math.pow(AT_ONCE, 1.0 / candidates.size())));
        List<List<@Nullable String>> rows = List.of(List.of());
        for (List<@Nullable String> values : candidates) {
            List<List<@Nullable String>> longer = new ArrayList<>();
            for (List<@Nullable String> row : rows) {
                for (String value : values.subList(0, Math.min(values.size(), each))) {
                    List<@Nullable String> more = new ArrayList<>(row);
                    more.add(value);
                    longer.add(more);
                }
            }
            rows = longer.size() > AT_ONCE ? longer.subList(0, AT_ONCE) : longer;
        }
        return rows;
    }
}
