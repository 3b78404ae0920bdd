package io.confiture.assertions.relation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.confiture.assertions.error.ShouldBeUnderstood;
import io.confiture.assertions.source.Answer;
import io.confiture.assertions.source.CurrentTransaction;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.DatabaseSource;
import io.confiture.assertions.source.Expressions;
import io.confiture.assertions.source.SourceException;
import io.confiture.sql.Lexer;
import io.confiture.sql.TokenKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Compares the expression that PostgreSQL keeps for a column with one of a test, by letting the planner simplify both: its output
 * list in {@code EXPLAIN VERBOSE} is one form for all spellings. Constants are folded, functions that are not immutable are not
 * called, nothing is written.
 *
 * @param given the test's
 * @param stored the server's, or null where it has none
 * @param same whether they mean the same
 * @param refused why the server does not take the test's, or null; it is not asked where it keeps none
 */
record ColumnExpression(
        String given,
        @Nullable String stored,
        boolean same,
        @Nullable String refused) {
    private static final String STORED = """
        select pg_catalog.pg_get_expr(d.adbin, d.adrelid) as expression, a.attrelid::pg_catalog.regclass::text as table,
               case when n.number then 'pg_catalog.numeric' else pg_catalog.format_type(a.atttypid, -1) end as type, n.number
        from pg_catalog.pg_attribute a left join pg_catalog.pg_attrdef d
          on d.adrelid = a.attrelid and d.adnum = a.attnum and (a.attgenerated <> '') = %s,
          lateral (select a.atttypid in (20, 21, 23, 1700) as number) n -- int8, int2, int4, numeric
        where a.attrelid = ? and a.attnum = %d\
        """;

    /**
     * Return what the server keeps, or null.
     *
     * @param generated whether of a generated column; a default otherwise
     */
    static @Nullable String stored(DatabaseObject column, boolean generated) {
        return column.ask(STORED.formatted(generated, column.number())).text("expression");
    }

    /** Compare. */
    static ColumnExpression compare(DatabaseObject column, String given, boolean generated) {
        // On one connection, since what the server prints and how it reads that depends on the connection's search
        // path.
        return column.source().on(connection -> {
            Answer kept = DatabaseSource.of(connection)
                    .askOne(STORED.formatted(generated, column.number()), column.oid())
                    .orElseThrow(() -> new IllegalStateException(column + " is gone since it was found"));
            String stored = kept.text("expression");
            if (stored == null) {
                return new ColumnExpression(given, null, false, null);
            }
            String several = several(given);
            if (several != null) {
                return new ColumnExpression(given, stored, false, several);
            }
            // Neither the length of the column's type nor its lack of a fraction may make other values the same.
            String form = kept.flag("number") ? "pg_catalog.trim_scale((%s\n)::%s)" : "(%s\n)::%s";
            String type = String.valueOf(kept.text("type"));
            String from = generated ? " from only " + kept.text("table") + " where false" : "";
            String sql = "explain (verbose, costs off, format json) select " + form.formatted(stored, type) + ", "
                    + form.formatted(given, type) + from;
            return new CurrentTransaction(connection).shelter(sheltered -> explain(sheltered, given, stored, sql));
        });
    }

    /** Fail unless they are the same. */
    void report(Question question, String property) {
        if (refused != null && stored != null) {
            question.navigation()
                    .report(ShouldBeUnderstood.shouldBeUnderstood(
                            question.subject(), property, given, refused, stored));
        } else {
            question.expectEqual(property, given, same ? given : stored);
        }
    }

    private static ColumnExpression explain(Connection connection, String given, String stored, String sql)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // A question mark is an operator here, and a brace begins an array.
            statement.setEscapeProcessing(false);
            try (ResultSet plan = statement.executeQuery(sql)) {
                plan.next();
                JsonNode output = new ObjectMapper().readTree(plan.getString(1)).at("/0/Plan/Output");
                if (output.size() != 2) {
                    return new ColumnExpression(given, stored, false, "it is more than one expression");
                }
                boolean same = output.get(0).equals(output.get(1))
                        && Expressions.alike(DatabaseSource.of(connection), stored, given);
                return new ColumnExpression(given, stored, same, null);
            }
        } catch (SQLException e) {
            if (!refusal(e)) {
                throw e;
            }
            return new ColumnExpression(given, stored, false, message(e));
        } catch (JsonProcessingException e) {
            throw new SourceException("the server's plan could not be read: " + e.getOriginalMessage(), e);
        }
    }

    /** Say why a text is not one expression whose parentheses are its own; null where it may be. */
    private static @Nullable String several(String given) {
        Lexer lexer = Lexer.of(given);
        int depth = 0;
        while (lexer.nextSignificant()) {
            TokenKind kind = lexer.kind();
            if (kind == TokenKind.SEMICOLON) {
                return "it is more than one statement";
            }
            if (kind == TokenKind.LEFT_PAREN || kind == TokenKind.LEFT_BRACKET) {
                depth++;
            } else if (kind == TokenKind.RIGHT_PAREN || kind == TokenKind.RIGHT_BRACKET) {
                depth--;
            }
            if (depth < 0 || (depth == 0 && kind == TokenKind.COMMA)) {
                return "it is more than one expression";
            }
        }
        return null;
    }

    /** Tell whether an error is about what was asked: wrong syntax, unknown names, values that a type does not read. */
    private static boolean refusal(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("22") || state.startsWith("0A") || (state.startsWith("42") && !state.equals("42501"));
    }

    private static String message(SQLException e) {
        ServerErrorMessage said = e instanceof PSQLException own ? own.getServerErrorMessage() : null;
        return String.valueOf(said == null ? e.getMessage() : said.getMessage());
    }
}
