package io.confiture.sync.subset;

import io.confiture.check.Finding;
import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.rows.Relation;
import io.confiture.sql.Lexer;
import io.confiture.sql.TokenKind;
import io.confiture.sync.plan.ColumnPlan;
import io.confiture.sync.rules.RowChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the rows that a table's own choice names.
 *
 * <p>A percentage is taken by the digest of the row's key, or of all its values where it has no key: the same rows are chosen each time,
 * and rows that are equal share their lot.
 */
final class Roots {

    private static final long WHOLE = 1_000_000_000;
    private static final int FETCHED = 20_000;
    private static final String CURSOR = "confiture_chosen_rows";

    private final Query source;
    private final Rows rows;

    Roots(Query source, Rows rows) {
        this.source = source;
        this.rows = rows;
    }

    /** Ask the server whether it understands the conditions, without looking at a row. */
    static List<Finding> problems(Query source, List<Member> members) {
        List<Finding> problems = new ArrayList<>();
        for (Member member : members) {
            if (member.chooses()) {
                problem(source, member).ifPresent(problems::add);
            }
        }
        return problems;
    }

    private static Optional<Finding> problem(Query source, Member member) {
        String condition = member.plan().rows().condition();
        if (condition != null && !single(condition)) {
            return Optional.of(finding(member, "is not one expression"));
        }
        source.send("SAVEPOINT confiture_condition");
        try {
            source.rows("EXPLAIN " + sql(member));
            return Optional.empty();
        } catch (PostgresException e) {
            source.send("ROLLBACK TO SAVEPOINT confiture_condition");
            return Optional.of(finding(member, "is refused by the source: " + told(e)));
        } finally {
            source.send("RELEASE SAVEPOINT confiture_condition");
        }
    }

    /** Return what the server says where it can speak of the condition only, and not of a value in its statistics. */
    private static String told(PostgresException e) {
        String state = e.sqlState() == null ? "" : e.sqlState();
        return state.startsWith("42") || state.equals("22P02") || state.equals("22007") || state.equals("22003")
                ? String.valueOf(e.getMessage())
                : "SQLSTATE " + state;
    }

    private static Finding finding(Member member, String what) {
        return Finding.of(SubsetRules.CONDITION, "The condition for the rows of " + member + " " + what + ".")
                .at(member.plan().rows().location());
    }

    /** Say whether a text stays within the parentheses that are put around it. */
    private static boolean single(String condition) {
        Lexer lexer = Lexer.of(condition);
        int depth = 0;
        boolean some = false;
        while (lexer.next()) {
            TokenKind kind = lexer.kind();
            depth += kind == TokenKind.LEFT_PAREN ? 1 : kind == TokenKind.RIGHT_PAREN ? -1 : 0;
            if (depth < 0 || kind == TokenKind.SEMICOLON || !lexer.terminated()) {
                return false;
            }
            some |= kind.significant();
        }
        return some && depth == 0;
    }

    /** Name the rows of a table's own choice. */
    void each(Member member, RowSet.RowConsumer each) {
        try {
            source.send("DECLARE " + CURSOR + " NO SCROLL CURSOR FOR " + sql(member));
            boolean[] more = {true};
            while (more[0]) {
                more[0] = false;
                rows.hear("FETCH FORWARD " + FETCHED + " FROM " + CURSOR, (leaf, place) -> {
                    more[0] = true;
                    each.row(leaf, place);
                });
            }
            source.send("CLOSE " + CURSOR);
        } catch (PostgresException e) {
            // What the server says now may quote a value of a row.
            throw new SubsetException(List.of(finding(
                            member,
                            "fails on a row of the source"
                                    + (e.sqlState() == null ? "" : " (SQLSTATE " + e.sqlState() + ")"))
                    .withSuggestion(
                            "Run the condition in psql to see the server's message; it may quote values of rows,"
                                    + " and is not repeated here.")));
        }
    }

    private static String sql(Member member) {
        RowChoice choice = member.plan().rows();
        List<String> conditions = new ArrayList<>();
        if (choice.condition() != null) {
            // The line end closes a comment that the condition ends with.
            conditions.add("(" + choice.condition() + "\n)");
        }
        if (choice.percent() < 100) {
            conditions.add("(pg_catalog.hashtextextended(ROW(" + key(member) + ")::pg_catalog.text, 0) & "
                    + Long.MAX_VALUE + ") % " + WHOLE + " < " + Math.round(choice.percent() * (WHOLE / 100.0)));
        }
        return "SELECT tableoid, ctid FROM " + (member.partitioned() ? "" : "ONLY ")
                + member.name().sql() + " WHERE " + String.join(" AND ", conditions);
    }

    private static String key(Member member) {
        return member.key().isEmpty()
                ? member.plan().columns().stream()
                        .map(ColumnPlan::name)
                        .map(Relation::quoted)
                        .collect(Collectors.joining(", "))
                : member.key();
    }
}
