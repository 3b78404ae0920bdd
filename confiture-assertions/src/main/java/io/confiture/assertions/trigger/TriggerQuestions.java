package io.confiture.assertions.trigger;

import io.confiture.assertions.error.ShouldHave;
import io.confiture.assertions.error.ShouldHaveExpression;
import io.confiture.assertions.object.Navigation;
import io.confiture.assertions.object.Unordered;
import io.confiture.assertions.source.Expressions;
import io.confiture.sql.Lexer;
import io.confiture.sql.TokenKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks which changes a trigger is about.
 *
 * @param navigation leads from the trigger
 */
record TriggerQuestions(Navigation navigation) {

    static TriggerQuestions of(Navigation navigation) {
        return new TriggerQuestions(navigation);
    }

    void hasColumns(String... columns) {
        if (navigation.absent()) {
            return;
        }
        List<String> was = navigation.subject().ask("""
            select array(select a.attname::text from pg_catalog.unnest(t.tgattr::smallint[]) with ordinality k (n, i)
                         join pg_catalog.pg_attribute a on a.attrelid = t.tgrelid and a.attnum = k.n order by k.i) as columns
            from pg_catalog.pg_trigger t where t.oid = ?\
            """).texts("columns").stream()
                .map(String::valueOf)
                .toList();
        List<String> expected = List.of(columns);
        if (expected.isEmpty()) {
            throw new IllegalArgumentException("name at least one column");
        }
        if (!Unordered.of(was).equals(Unordered.of(expected))) {
            navigation.report(ShouldHave.shouldHave(
                    navigation.subject(), "columns of UPDATE OF", expected, was.isEmpty() ? null : was));
        }
    }

    void hasCondition(String expected) {
        if (navigation.absent()) {
            return;
        }
        String was = condition();
        Expressions expressions = Expressions.ofTriggers(
                navigation.subject().source(), navigation.subject().owner().oid());
        if (was == null || !expressions.same(expected, was)) {
            navigation.report(ShouldHaveExpression.shouldHaveExpression(
                    navigation.subject(),
                    "condition",
                    expected,
                    was,
                    expressions.read(expected).refusal()));
        }
    }

    void hasNoCondition() {
        if (!navigation.absent()) {
            String was = condition();
            if (was != null) {
                navigation.report(ShouldHave.shouldHave(navigation.subject(), "condition", null, was));
            }
        }
    }

    void hasTransitionTable(String column, String property, String expected) {
        if (!navigation.absent()) {
            String was = navigation
                    .subject()
                    .ask("select " + column + " as value from pg_catalog.pg_trigger t where t.oid = ?")
                    .text("value");
            if (!expected.equals(was)) {
                navigation.report(ShouldHave.shouldHave(navigation.subject(), property, expected, was));
            }
        }
    }

    /** The catalog has no function that prints a condition on two rows alone: it is what follows WHEN in the whole definition. */
    private @Nullable String condition() {
        String definition = String.valueOf(navigation
                .subject()
                .ask("select pg_catalog.pg_get_triggerdef(t.oid) as value from pg_catalog.pg_trigger t where t.oid = ?")
                .text("value"));
        Lexer lexer = Lexer.of(definition);
        int start = -1;
        int depth = 0;
        while (lexer.next()) {
            if (start < 0) {
                start = lexer.isWord("when") ? lexer.end() : -1;
            } else if (lexer.kind() == TokenKind.LEFT_PAREN) {
                depth++;
            } else if (lexer.kind() == TokenKind.RIGHT_PAREN && --depth == 0) {
                return definition.substring(start, lexer.end()).strip();
            }
        }
        return null;
    }
}
