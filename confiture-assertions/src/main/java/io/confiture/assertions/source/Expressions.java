package io.confiture.assertions.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether two texts of an expression are the same to the server, {@code price > 0} and {@code (price > (0)::numeric)}.
 *
 * <p>What the catalog holds was parsed long ago and prints in another way than it was written. So the server is asked to explain a
 * query of the text: the plan prints every expression in one form. Nothing is executed.
 *
 * @param from asks for what the query is from, given an oid
 * @param oid of what the expressions are on
 */
public record Expressions(DatabaseSource source, String from, long oid) {
    private static final JsonMapper JSON = new JsonMapper();

    private static final String RELATION = """
        select pg_catalog.format('%s', pg_catalog.format('%%I.%%I', n.nspname, c.relname)) as relations
        from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace where c.oid = ?\
        """;

    // The planner does not look into a query with OFFSET, so it cannot take the value for null.
    private static final String DOMAIN = """
        select pg_catalog.format('(select null::%s as value offset 0) domain', pg_catalog.format_type(d.typbasetype, d.typtypmod)) as relations
        from pg_catalog.pg_type d where d.oid = ?\
        """;

    /** Read expressions on the columns of a relation. */
    public static Expressions of(DatabaseSource source, long relation) {
        return new Expressions(source, RELATION.formatted("only %1$s"), relation);
    }

    /** Read conditions of triggers on a relation. */
    public static Expressions ofTriggers(DatabaseSource source, long relation) {
        return new Expressions(source, RELATION.formatted("only %1$s old, only %1$s new"), relation);
    }

    /** Read expressions on the {@code VALUE} of a domain. */
    public static Expressions ofDomain(DatabaseSource source, long domain) {
        return new Expressions(source, DOMAIN, domain);
    }

    private String relations() {
        return source.askOne(from, oid)
                .map(found -> String.valueOf(found.text("relations")))
                .orElseThrow(() -> new IllegalStateException("what the expressions are on is gone since it was found"));
    }

    /** Tell whether what is expected is the same expression as what the catalog prints. */
    public boolean same(String expected, String stored) {
        if (expected.equals(stored)) {
            return true;
        }
        String meant = read(expected).canonical;
        return meant != null && meant.equals(read(stored).canonical) && alike(source, stored, expected);
    }

    /**
     * Tell whether two expressions that the planner writes alike are so: it does not write which collation a value is given, and
     * puts the body of a function in SQL into the place of its call, volatile ones included.
     */
    public static boolean alike(DatabaseSource source, String stored, String given) {
        SqlWords before = SqlWords.of(stored);
        SqlWords after = SqlWords.of(given);
        if (!before.collations().equals(after.collations())) {
            return false;
        }
        List<String> called = new ArrayList<>(before.beforeParentheses());
        List<String> meant = new ArrayList<>(after.beforeParentheses());
        List<String> inSql =
                source
                        .ask("""
                            select distinct p.proname as name from pg_catalog.pg_proc p
                            join pg_catalog.pg_language l on l.oid = p.prolang
                            where l.lanname = 'sql' and p.oid >= 16384 and p.proname = any (?)\
                            """, (Object)
                                Stream.concat(called.stream(), meant.stream()).toArray(String[]::new))
                        .stream()
                        .map(function -> String.valueOf(function.text("name")))
                        .toList();
        called.retainAll(inSql);
        meant.retainAll(inSql);
        return called.equals(meant);
    }

    /** Read the text of an expression. */
    public Reading read(String text) {
        if (SqlWords.of(text).words().contains(";")) {
            return new Reading(null, "it is more than one statement");
        }
        String relations = relations();
        return source.on(connection ->
                new CurrentTransaction(connection).shelter(sheltered -> read(sheltered, text, relations)));
    }

    private Reading read(Connection connection, String text, String relations) throws SQLException {
        try {
            String canonical = explain(connection, "(" + text + "\n) from " + relations);
            return new Reading(canonical, canonical == null ? "it is more than one expression" : null);
        } catch (SQLException e) {
            if (!saysNoExpression(e)) {
                throw e;
            }
            return new Reading(
                    null, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private @Nullable String explain(Connection connection, String selected) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            String sql = "explain (verbose, costs off, format json) select " + selected;
            try (ResultSet plan = statement.executeQuery(sql)) {
                plan.next();
                JsonNode output =
                        JSON.readTree(plan.getString(1)).path(0).path("Plan").path("Output");
                return output.size() == 1 ? output.get(0).asText() : null;
            } catch (JsonProcessingException e) {
                throw new SQLException("the server's plan is no JSON: " + e.getMessage(), e);
            }
        }
    }

    /** Tell what is wrong with a text (classes 42, 22 and 0A) from what keeps the server from answering. */
    private static boolean saysNoExpression(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return !state.equals("42501") && (state.startsWith("42") || state.startsWith("22") || state.startsWith("0A"));
    }

    /**
     * Is what the server makes of a text.
     *
     * @param canonical the expression in the one form, or null where it is none
     * @param refusal why it is none, or null
     */
    public record Reading(
            @Nullable String canonical, @Nullable String refusal) {}
}
