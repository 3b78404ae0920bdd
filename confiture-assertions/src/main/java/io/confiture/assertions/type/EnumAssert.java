package io.confiture.assertions.type;

import io.confiture.assertions.access.PrivilegeNavigation;
import io.confiture.assertions.error.ShouldExist;
import io.confiture.assertions.error.ShouldHave;
import io.confiture.assertions.error.ShouldNotExist;
import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.DatabaseObject;
import java.util.List;
import org.assertj.core.api.ListAssert;

/** Asserts on an enum: its labels, and their order. */
public class EnumAssert extends DatabaseObjectAssert<EnumAssert> implements PrivilegeNavigation<EnumAssert> {

    /** Assert on an enum. */
    public EnumAssert(DatabaseObject actual) {
        super(actual, EnumAssert.class);
    }

    /**
     * Lead to AssertJ's assertions on the labels, in the order in which they sort.
     *
     * <pre>{@code
     * assertThat(db).enumType("mood").labels().contains("happy");   // passes where happy is one of them
     * assertThat(db).enumType("mood").labels().contains("angry");   // fails there
     * }</pre>
     */
    public ListAssert<String> labels() {
        return navigation().names("labels", list());
    }

    /**
     * Verify that the enum has these labels and no others, in this order.
     *
     * <pre>{@code
     * assertThat(db).enumType("mood").hasLabels("sad", "happy");   // passes after create type mood as enum ('sad', 'happy')
     * assertThat(db).enumType("mood").hasLabels("happy", "sad");   // fails there: the order counts
     * }</pre>
     *
     * @throws AssertionError if it has others, or another order
     */
    public EnumAssert hasLabels(String... labels) {
        List<String> was = list();
        List<String> expected = List.of(labels);
        return actual.absent() || was.equals(expected)
                ? myself
                : fail(ShouldHave.shouldHave(actual, "labels", expected, was));
    }

    /**
     * Verify that the enum has a label.
     *
     * <pre>{@code
     * assertThat(db).enumType("mood").hasLabel("happy");   // passes where happy is one of its labels
     * assertThat(db).enumType("mood").hasLabel("hapy");    // fails: there is no label hapy; did you mean happy?
     * }</pre>
     *
     * @throws AssertionError if it has no such label
     */
    public EnumAssert hasLabel(String label) {
        List<String> was = list();
        return was.contains(label)
                ? myself
                : fail(ShouldExist.shouldExist(actual, "label", label, was, actual.definedAt()));
    }

    /**
     * Verify that the enum does not have a label.
     *
     * <pre>{@code
     * assertThat(db).enumType("mood").doesNotHaveLabel("angry");   // passes where angry is none of its labels
     * assertThat(db).enumType("mood").doesNotHaveLabel("happy");   // fails where happy is one
     * }</pre>
     *
     * @throws AssertionError if it has it
     */
    public EnumAssert doesNotHaveLabel(String label) {
        return list().contains(label)
                ? fail(ShouldNotExist.shouldNotExist(actual, "label", label, actual.definedAt()))
                : myself;
    }

    private List<String> list() {
        if (actual.absent()) {
            return List.of();
        }
        return actual
                .source()
                .ask(
                        "select e.enumlabel::text as label from pg_catalog.pg_enum e where e.enumtypid = ? order by"
                                + " e.enumsortorder",
                        actual.oid())
                .stream()
                .map(row -> String.valueOf(row.text("label")))
                .toList();
    }

    /**
     * Verify that the enum belongs to a role.
     *
     * <pre>{@code
     * assertThat(db).enumType("mood").isOwnedBy("admin");   // passes where it belongs to admin
     * assertThat(db).enumType("mood").isOwnedBy("app");     // fails there
     * }</pre>
     *
     * @throws AssertionError if another role owns it
     */
    public EnumAssert isOwnedBy(String role) {
        return expectValue(
                "select pg_catalog.pg_get_userbyid(o.typowner)::text as value from pg_catalog.pg_type o where o.oid ="
                        + " ?",
                "owner",
                role);
    }

    /**
     * Verify that the enum has a comment.
     *
     * <pre>{@code
     * assertThat(db).enumType("mood").hasComment("how somebody feels");   // passes where that is its comment
     * assertThat(db).enumType("mood").hasComment("other");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it has another comment or none
     */
    public EnumAssert hasComment(String comment) {
        return expectComment("pg_type", comment);
    }

    /**
     * Verify that the enum has no comment.
     *
     * <pre>{@code
     * assertThat(db).enumType("mood").hasNoComment();   // passes where there was no COMMENT ON it
     * assertThat(db).enumType("mood").hasNoComment();   // fails where there was one
     * }</pre>
     *
     * @throws AssertionError if it has one
     */
    public EnumAssert hasNoComment() {
        return expectComment("pg_type", null);
    }
}
