package io.confiture.assertions.relation;

import io.confiture.assertions.error.ShouldBeUnderstood;
import io.confiture.assertions.source.Answer;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.DatabaseSource;
import io.confiture.assertions.source.TypeName;
import io.confiture.project.Nearest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says which type something should have.
 *
 * @param text as SQL writes it
 */
record TypeExpectation(String text) {

    /** Fail unless the answer's {@code type} and {@code modifier} are those of the expected type. */
    void check(Question question, String sql) {
        DatabaseObject subject = question.subject();
        if (subject.absent()) {
            return;
        }
        Answer found = subject.ask(sql);
        TypeName was = TypeName.of(subject.source(), found.number("type"), (int) found.number("modifier"));
        Optional<TypeName> expected = TypeName.find(subject.source(), text);
        if (expected.isEmpty()) {
            question.navigation()
                    .report(ShouldBeUnderstood.shouldBeUnderstood(
                            subject, "type", text, "there is no type " + text + nearest(subject.source()), was.text()));
        } else {
            question.expectEqual("type", text, expected.get().equals(was) ? text : was.text());
        }
    }

    private String nearest(DatabaseSource source) {
        List<String> known = source.ask("""
            select pg_catalog.format_type(t.oid, null) as name from pg_catalog.pg_type t
            where pg_catalog.pg_type_is_visible(t.oid) and t.typtype <> 'p' and t.typelem = 0
            union
            select t.typname from pg_catalog.pg_type t
            where pg_catalog.pg_type_is_visible(t.oid) and t.typtype <> 'p' and t.typelem = 0
            order by name\
            """).stream()
                .map(type -> String.valueOf(type.text("name")))
                .toList();
        @Nullable String near = Nearest.to(text, known);
        return near == null ? "" : "; did you mean " + near + "?";
    }
}
