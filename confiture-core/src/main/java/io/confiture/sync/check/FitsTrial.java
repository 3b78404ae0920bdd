package io.confiture.sync.check;

import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.rows.PartitionLevel;
import io.confiture.rows.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes values into temporary tables with a column's very type and restraints, inside a transaction of a throwaway database. */
final class FitsTrial {

    private static final String SAVEPOINT = "confiture_fits";

    /** Says for each value that is refused which it is, the SQLSTATE and the constraint. */
    private static final String FUNCTION = """
            CREATE FUNCTION pg_temp.confiture_fits(target text, given text[])
            RETURNS TABLE (number int, state text, violated text) LANGUAGE plpgsql AS $fits$
            BEGIN
              FOR number IN 1 .. coalesce(array_length(given, 1), 0) LOOP
                BEGIN
                  EXECUTE format('INSERT INTO %s VALUES (%L)', target, given[number]);
                EXCEPTION WHEN OTHERS THEN
                  GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, violated = CONSTRAINT_NAME;
                  confiture_fits.number := number;
                  RETURN NEXT;
                END;
              END LOOP;
            END $fits$
            """;

    private final Query query;
    private final Map<String, Target> unchecked = new HashMap<>();
    private boolean hasFunction;
    private int tables;

    FitsTrial(Query query) {
        this.query = query;
    }

    /** Return what makes a table with a column's type, and checks. Columns of a type without checks share one. */
    Target plain(String column, String type, List<SingleChecks.Named> checks) {
        if (checks.isEmpty()) {
            return unchecked.computeIfAbsent(type, t -> {
                String name = "pg_temp.confiture_fits_" + tables++;
                return new Target(name, "CREATE TABLE IF NOT EXISTS " + name + " (value " + t + ")");
            });
        }
        String name = "pg_temp.confiture_fits_" + tables++;
        String restraints = checks.stream()
                .map(c ->
                        "; ALTER TABLE " + name + " ADD CONSTRAINT " + Relation.quoted(c.name()) + " " + c.definition())
                .collect(Collectors.joining());
        return new Target(
                name, "CREATE TABLE " + name + " (" + Relation.quoted(column) + " " + type + ")" + restraints);
    }

    /** Return what makes a table with partitions as a partitioned table has them. */
    Target partitioned(String column, String type, PartitionLevel level) {
        String name = "pg_temp.confiture_fits_" + tables++;
        StringBuilder sql = new StringBuilder(
                "CREATE TABLE " + name + " (" + Relation.quoted(column) + " " + type + ") PARTITION BY " + level.key());
        for (int i = 0; i < level.bounds().size(); i++) {
            sql.append("; CREATE TABLE ").append(name).append("_").append(i);
            sql.append(" PARTITION OF ")
                    .append(name)
                    .append(' ')
                    .append(level.bounds().get(i));
        }
        return new Target(name, sql.toString());
    }

    /** Say whether the server does all that scripts ask for. */
    boolean accepts(List<String> scripts) {
        query.send("SAVEPOINT " + SAVEPOINT);
        try {
            query.send(String.join(";", scripts));
            query.send("RELEASE " + SAVEPOINT);
            return true;
        } catch (PostgresException e) {
            // Which of them, and why, is found out one by one.
            query.send("ROLLBACK TO " + SAVEPOINT + "; RELEASE " + SAVEPOINT);
            return false;
        }
    }

    /** Return those values that a table refuses. */
    List<Refusal> refused(Target target, List<String> values) {
        if (!hasFunction) {
            query.send(FUNCTION);
            hasFunction = true;
        }
        String list = values.stream().map(Query::literal).collect(Collectors.joining(","));
        List<Refusal> refusals = new ArrayList<>();
        for (List<@Nullable String> row : query.rows("SELECT number, state, violated FROM pg_temp.confiture_fits("
                + Query.literal(target.name()) + ", ARRAY[" + list + "]::text[])")) {
            refusals.add(new Refusal(
                    values.get(Integer.parseInt(Objects.requireNonNull(row.get(0))) - 1),
                    Objects.requireNonNullElse(row.get(1), ""),
                    Objects.requireNonNullElse(row.get(2), "")));
        }
        return refusals;
    }

    /**
     * Is a temporary table.
     *
     * @param name its name as SQL text
     * @param sql makes it
     */
    record Target(String name, String sql) {

        /** Return what writes values into it. */
        String insert(List<String> values) {
            return "INSERT INTO " + name + " VALUES "
                    + values.stream().map(v -> "(" + Query.literal(v) + ")").collect(Collectors.joining(","));
        }
    }

    /**
     * Says why a value was refused.
     *
     * @param value the value, which no message repeats
     * @param state the SQLSTATE
     * @param constraint the constraint's name, or empty
     */
    record Refusal(String value, String state, String constraint) {}
}
