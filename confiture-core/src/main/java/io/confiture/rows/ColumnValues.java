package io.confiture.rows;

import io.confiture.postgres.Query;
import io.confiture.sql.Lexer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives values that a column is likely to take: of its type, with its edges, and such as the checks and partition bounds that
 * concern it ask for. Whether the column takes one is the server's to say. Inside the caller's transaction; for one thread.
 */
public final class ColumnValues {

    private static final int ORDINARY = 6;
    private static final int CHECKED = 12;
    private static final int DATE = 10;

    private final TypeSamples types;
    private final ConstraintSolver solver;

    /**
     * Make values.
     *
     * @param query asked what domains and checks accept
     */
    public ColumnValues(Tables tables, Query query) {
        this.solver = new ConstraintSolver(query, new HashMap<>());
        this.types = new TypeSamples(tables, solver, Planting.NONE);
    }

    /**
     * Return values of a column.
     *
     * @param checks the checks that concern this column alone
     * @param bounds the bounds of partitions that concern this column alone, as PostgreSQL prints them
     * @return none when nothing is known about the type
     */
    public List<String> of(Table table, Column column, List<String> checks, List<String> bounds) {
        Samples samples = types.of(table, column).orElse(null);
        if (samples == null) {
            return List.of();
        }
        Set<String> values = new LinkedHashSet<>();
        for (String bound : bounds) {
            Constants.of(Lexer.of(bound)).forEach(constant -> near(constant, column.type(), values));
        }
        if (!checks.isEmpty()) {
            solver.rows(List.of(column), List.of(samples), checks).stream()
                    .map(row -> row.get(0))
                    .limit(CHECKED)
                    .forEach(value -> add(value, values));
        }
        for (int i = 0; i < Math.min(ORDINARY, samples.count()); i++) {
            values.add(samples.value(i));
        }
        values.addAll(samples.edges());
        return List.copyOf(values);
    }

    /** Say which columns of a table an expression names; the words of a name that is no column's do not count. */
    public static Set<String> named(String expression, Table table) {
        Set<String> names = new LinkedHashSet<>();
        Lexer lexer = Lexer.of(expression);
        while (lexer.nextSignificant()) {
            if (lexer.kind().identifier() && table.column(lexer.name()).isPresent()) {
                names.add(lexer.name());
            }
        }
        return names;
    }

    private static void add(@Nullable String value, Set<String> values) {
        if (value != null) {
            values.add(value);
        }
    }

    /** Add a constant and what lies beside it: the upper bound of a partition is not in it, the day before is. */
    private static void near(String constant, String type, Set<String> values) {
        List<String> near = new ArrayList<>(List.of(constant));
        near.addAll(Neighbours.of(constant, type));
        if (constant.length() >= DATE) {
            try {
                LocalDate day = LocalDate.parse(constant.substring(0, DATE));
                near.add(day.minusDays(1) + constant.substring(DATE));
                near.add(day.plusDays(1) + constant.substring(DATE));
            } catch (DateTimeParseException e) {
                // No date, so that there is no day before.
            }
        }
        values.addAll(near);
    }
}
