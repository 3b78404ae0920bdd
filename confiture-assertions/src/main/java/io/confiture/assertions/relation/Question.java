package io.confiture.assertions.relation;

import io.confiture.assertions.error.ShouldBe;
import io.confiture.assertions.error.ShouldExist;
import io.confiture.assertions.error.ShouldHave;
import io.confiture.assertions.object.Navigation;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.ObjectName;
import io.confiture.assertions.source.Scope;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks about the relation or column that assertions are on, for the groups of assertions that are interfaces.
 *
 * @param subject what is asked about
 * @param navigation where failures are told
 */
record Question(DatabaseObject subject, Navigation navigation) {

    /** Ask about what a navigation starts from. */
    static Question from(Navigation navigation) {
        return new Question(navigation.subject(), navigation);
    }

    /** Write a question about a column. */
    String column(String selected) {
        return "select " + selected + " from pg_catalog.pg_attribute a where a.attrelid = ? and a.attnum = "
                + subject.number();
    }

    /** Fail unless something holds. */
    void expectState(boolean holds, String should, String was) {
        if (!holds) {
            navigation.report(ShouldBe.shouldBe(subject, should, was));
        }
    }

    /** Fail unless the answer's {@code value} is the expected one, or NULL where null is. */
    void expectValue(String sql, String property, @Nullable String expected) {
        if (!subject.absent()) {
            expectEqual(property, expected, subject.ask(sql).text("value"));
        }
    }

    /** Fail unless a property has the expected value. */
    void expectEqual(String property, @Nullable String expected, @Nullable String was) {
        if (!Objects.equals(was, expected)) {
            navigation.report(ShouldHave.shouldHave(subject, property, expected, was));
        }
    }

    /** Find another table: one of the same schema before one of the search path; fail when there is none. */
    Optional<DatabaseObject> other(String name) {
        if (subject.absent()) {
            return Optional.empty();
        }
        ObjectName parsed = ObjectName.parse(name);
        Scope near = Scope.schema(
                subject.source(), parsed.schema() == null ? String.valueOf(subject.schema()) : parsed.schema());
        Optional<DatabaseObject> found = near.find(RelationLookups.ANY_TABLE, parsed.name());
        if (found.isEmpty() && parsed.schema() == null) {
            found = Scope.searchPath(subject.source()).find(RelationLookups.ANY_TABLE, name);
        }
        if (found.isEmpty()) {
            List<String> there = near.all(RelationLookups.ANY_TABLE).stream()
                    .map(DatabaseObject::name)
                    .toList();
            navigation.report(ShouldExist.shouldExist(near, "table", parsed.name(), there, subject.definedAt()));
        }
        return found;
    }
}
