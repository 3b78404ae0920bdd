package io.confiture.assertions.type;

import io.confiture.assertions.access.PrivilegeNavigation;
import io.confiture.assertions.error.ShouldHave;
import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.TypeName;

/** Asserts on a range type: what its ranges are over. */
public class RangeTypeAssert extends DatabaseObjectAssert<RangeTypeAssert>
        implements PrivilegeNavigation<RangeTypeAssert> {

    /** Assert on a range type. */
    public RangeTypeAssert(DatabaseObject actual) {
        super(actual, RangeTypeAssert.class);
    }

    /**
     * Verify that the ranges are over a type.
     *
     * <pre>{@code
     * assertThat(db).rangeType("period").hasSubtype("time");   // passes after create type period as range (subtype = time)
     * assertThat(db).rangeType("period").hasSubtype("date");   // fails there
     * }</pre>
     *
     * @param type as SQL would write it
     * @throws AssertionError if they are over another type, or there is no such type
     */
    public RangeTypeAssert hasSubtype(String type) {
        if (actual.absent()) {
            return myself;
        }
        TypeName was = TypeName.of(
                actual.source(),
                ask("select r.rngsubtype::bigint as type from pg_catalog.pg_range r where r.rngtypid = ?")
                        .number("type"),
                -1);
        return TypeName.find(actual.source(), type).filter(was::equals).isPresent()
                ? myself
                : fail(ShouldHave.shouldHave(actual, "subtype", type, was.text()));
    }

    /**
     * Verify that the multirange type of the ranges has this name.
     *
     * <pre>{@code
     * assertThat(db).rangeType("period").hasMultirangeType("periods");   // passes after create type period as range (subtype = time, multirange_type_name = periods)
     * assertThat(db).rangeType("period").hasMultirangeType("period_set");   // fails there
     * }</pre>
     *
     * @param name without a schema
     * @throws AssertionError if it has another
     */
    public RangeTypeAssert hasMultirangeType(String name) {
        return expectValue(
                "select t.typname::text as value from pg_catalog.pg_range r join pg_catalog.pg_type t on t.oid ="
                        + " r.rngmultitypid where r.rngtypid = ?",
                "multirange type",
                name);
    }

    /**
     * Verify that a function measures the distance of two values, which GiST indexes ask for.
     *
     * <pre>{@code
     * assertThat(db).rangeType("period").hasSubtypeDifference("seconds_between");   // passes after create type period as range (subtype = time, subtype_diff = seconds_between)
     * assertThat(db).rangeType("period").hasSubtypeDifference("days_between");      // fails there
     * }</pre>
     *
     * @param function its name, without a schema
     * @throws AssertionError if another function does, or none
     */
    public RangeTypeAssert hasSubtypeDifference(String function) {
        return expectValue("""
            select p.proname::text as value from pg_catalog.pg_range r left join pg_catalog.pg_proc p on p.oid = r.rngsubdiff::oid
            where r.rngtypid = ?\
            """, "subtype difference function", function);
    }

    /**
     * Verify that the range type belongs to a role.
     *
     * <pre>{@code
     * assertThat(db).rangeType("period").isOwnedBy("admin");   // passes where it belongs to admin
     * assertThat(db).rangeType("period").isOwnedBy("app");     // fails there
     * }</pre>
     *
     * @throws AssertionError if another role owns it
     */
    public RangeTypeAssert isOwnedBy(String role) {
        return expectValue(
                "select pg_catalog.pg_get_userbyid(o.typowner)::text as value from pg_catalog.pg_type o where o.oid ="
                        + " ?",
                "owner",
                role);
    }

    /**
     * Verify that the range type has a comment.
     *
     * <pre>{@code
     * assertThat(db).rangeType("period").hasComment("when it is open");   // passes where that is its comment
     * assertThat(db).rangeType("period").hasComment("other");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it has another comment or none
     */
    public RangeTypeAssert hasComment(String comment) {
        return expectComment("pg_type", comment);
    }

    /**
     * Verify that the range type has no comment.
     *
     * <pre>{@code
     * assertThat(db).rangeType("period").hasNoComment();   // passes where there was no COMMENT ON it
     * assertThat(db).rangeType("period").hasNoComment();   // fails where there was one
     * }</pre>
     *
     * @throws AssertionError if it has one
     */
    public RangeTypeAssert hasNoComment() {
        return expectComment("pg_type", null);
    }
}
