package io.confiture.assertions.type;

import io.confiture.assertions.access.PrivilegeNavigation;
import io.confiture.assertions.error.ShouldHave;
import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.Answer;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.TypeName;
import java.util.List;
import org.assertj.core.api.ListAssert;

/** Asserts on a composite type: its attributes and their types. */
public class CompositeTypeAssert extends DatabaseObjectAssert<CompositeTypeAssert>
        implements PrivilegeNavigation<CompositeTypeAssert> {

    /** Assert on a composite type. */
    public CompositeTypeAssert(DatabaseObject actual) {
        super(actual, CompositeTypeAssert.class);
    }

    /**
     * Lead to AssertJ's assertions on the names of the attributes, in their order.
     *
     * <pre>{@code
     * assertThat(db).compositeType("address").attributes().containsExactly("street", "city");   // passes after create type address as (street text, city text)
     * assertThat(db).compositeType("address").attributes().containsExactly("city", "street");   // fails there: the order counts
     * }</pre>
     */
    public ListAssert<String> attributes() {
        List<String> names = actual.absent()
                ? List.of()
                : actual
                        .source()
                        .ask(
                                "select a.name from (" + TypeLookups.ATTRIBUTE.sql()
                                        + ") a where a.parent = ? order by a.number",
                                actual.oid())
                        .stream()
                        .map(row -> String.valueOf(row.text("name")))
                        .toList();
        return navigation().names(TypeLookups.ATTRIBUTE.nouns(), names);
    }

    /**
     * Verify that the type has an attribute.
     *
     * <pre>{@code
     * assertThat(db).compositeType("address").hasAttribute("city");   // passes where city is one of its attributes
     * assertThat(db).compositeType("address").hasAttribute("ctiy");   // fails: there is no attribute ctiy; did you mean city?
     * }</pre>
     *
     * @throws AssertionError if it has none of this name
     */
    public CompositeTypeAssert hasAttribute(String name) {
        navigation().has(TypeLookups.ATTRIBUTE, name);
        return myself;
    }

    /**
     * Verify that the type has an attribute of this type.
     *
     * <pre>{@code
     * assertThat(db).compositeType("address").hasAttribute("city", "varchar(80)");   // passes after create type address as (city varchar(80))
     * assertThat(db).compositeType("address").hasAttribute("city", "varchar");       // fails there
     * }</pre>
     *
     * @param type as SQL would write it, its modifier included
     * @throws AssertionError if it has no attribute of this name, or that one is of another type
     */
    public CompositeTypeAssert hasAttribute(String name, String type) {
        if (actual.absent()) {
            return myself;
        }
        return actual.source()
                .askOne("""
                    select a.atttypid::bigint as type, a.atttypmod as modifier
                    from pg_catalog.pg_attribute a join pg_catalog.pg_type t on t.typrelid = a.attrelid
                    where a.attnum > 0 and not a.attisdropped and t.oid = ? and a.attname = ?\
                    """, actual.oid(), name)
                .map(found -> expectType(name, type, found))
                .orElseGet(() -> hasAttribute(name));
    }

    private CompositeTypeAssert expectType(String name, String type, Answer attribute) {
        TypeName was = TypeName.of(actual.source(), attribute.number("type"), (int) attribute.number("modifier"));
        return TypeName.find(actual.source(), type).filter(was::equals).isPresent()
                ? myself
                : fail(ShouldHave.shouldHave(actual, "type of attribute " + name, type, was.text()));
    }

    /**
     * Verify that the type does not have an attribute.
     *
     * <pre>{@code
     * assertThat(db).compositeType("address").doesNotHaveAttribute("planet");   // passes where it has no such attribute
     * assertThat(db).compositeType("address").doesNotHaveAttribute("city");     // fails where it has one
     * }</pre>
     *
     * @throws AssertionError if it has it
     */
    public CompositeTypeAssert doesNotHaveAttribute(String name) {
        navigation().hasNot(TypeLookups.ATTRIBUTE, name);
        return myself;
    }

    /**
     * Verify that the composite type belongs to a role.
     *
     * <pre>{@code
     * assertThat(db).compositeType("address").isOwnedBy("admin");   // passes where it belongs to admin
     * assertThat(db).compositeType("address").isOwnedBy("app");     // fails there
     * }</pre>
     *
     * @throws AssertionError if another role owns it
     */
    public CompositeTypeAssert isOwnedBy(String role) {
        return expectValue(
                "select pg_catalog.pg_get_userbyid(o.typowner)::text as value from pg_catalog.pg_type o where o.oid ="
                        + " ?",
                "owner",
                role);
    }

    /**
     * Verify that the composite type has a comment.
     *
     * <pre>{@code
     * assertThat(db).compositeType("address").hasComment("where somebody lives");   // passes where that is its comment
     * assertThat(db).compositeType("address").hasComment("other");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it has another comment or none
     */
    public CompositeTypeAssert hasComment(String comment) {
        return expectComment("pg_type", comment);
    }

    /**
     * Verify that the composite type has no comment.
     *
     * <pre>{@code
     * assertThat(db).compositeType("address").hasNoComment();   // passes where there was no COMMENT ON it
     * assertThat(db).compositeType("address").hasNoComment();   // fails where there was one
     * }</pre>
     *
     * @throws AssertionError if it has one
     */
    public CompositeTypeAssert hasNoComment() {
        return expectComment("pg_type", null);
    }
}
