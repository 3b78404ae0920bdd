package io.confiture.assertions.type;

import io.confiture.assertions.error.ShouldHave;
import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.TypeName;

/** Asserts on an operator: what it gives, and what the planner may do with it. */
public class OperatorAssert extends DatabaseObjectAssert<OperatorAssert> {

    /** Assert on an operator. */
    public OperatorAssert(DatabaseObject actual) {
        super(actual, OperatorAssert.class);
    }

    /**
     * Verify that the operator gives a type.
     *
     * <pre>{@code
     * assertThat(db).operator("mood", "<<<", "mood").hasResultType("boolean");   // passes where it gives boolean
     * assertThat(db).operator("mood", "<<<", "mood").hasResultType("integer");   // fails there
     * }</pre>
     *
     * @param type as SQL would write it
     * @throws AssertionError if it gives another type, or there is no such type
     */
    public OperatorAssert hasResultType(String type) {
        if (actual.absent()) {
            return myself;
        }
        TypeName was = resultType();
        return TypeName.find(actual.source(), type).filter(was::equals).isPresent()
                ? myself
                : fail(ShouldHave.shouldHave(actual, "result type", type, was.text()));
    }

    private TypeName resultType() {
        long type = ask("select o.oprresult::bigint as type from pg_catalog.pg_operator o where o.oid = ?")
                .number("type");
        return TypeName.of(actual.source(), type, -1);
    }

    /**
     * Verify that a function computes the operator.
     *
     * <pre>{@code
     * assertThat(db).operator("mood", "<<<", "mood").usesFunction("mood_below");   // passes after create operator <<< (function = mood_below, ..)
     * assertThat(db).operator("mood", "<<<", "mood").usesFunction("mood_above");   // fails there
     * }</pre>
     *
     * @param function its name, without a schema
     * @throws AssertionError if another function does
     */
    public OperatorAssert usesFunction(String function) {
        return expectValue(
                "select p.proname::text as value from pg_catalog.pg_operator o left join pg_catalog.pg_proc p on p.oid"
                        + " = o.oprcode::oid where o.oid = ?",
                "function",
                function);
    }

    /**
     * Verify that the operator's commutator is another operator, which gives the same for swapped operands.
     *
     * <pre>{@code
     * assertThat(db).operator("mood", "<<<", "mood").hasCommutator(">>>");   // passes after create operator <<< (commutator = >>>, ..)
     * assertThat(db).operator("mood", "<<<", "mood").hasCommutator("<<<");   // fails there
     * }</pre>
     *
     * @param operator its name, without a schema
     * @throws AssertionError if it has another commutator or none
     */
    public OperatorAssert hasCommutator(String operator) {
        return expectValue(
                "select c.oprname::text as value from pg_catalog.pg_operator o left join pg_catalog.pg_operator c on"
                        + " c.oid = o.oprcom where o.oid = ?",
                "commutator",
                operator);
    }

    /**
     * Verify that the operator's negator is another operator, which gives the opposite.
     *
     * <pre>{@code
     * assertThat(db).operator("mood", "<<<", "mood").hasNegator(">>>=");   // passes after create operator <<< (negator = >>>=, ..)
     * assertThat(db).operator("mood", "<<<", "mood").hasNegator("<<<=");   // fails there
     * }</pre>
     *
     * @param operator its name, without a schema
     * @throws AssertionError if it has another negator or none
     */
    public OperatorAssert hasNegator(String operator) {
        return expectValue(
                "select c.oprname::text as value from pg_catalog.pg_operator o left join pg_catalog.pg_operator c on"
                        + " c.oid = o.oprnegate where o.oid = ?",
                "negator",
                operator);
    }

    /**
     * Verify that joins by the operator can be hashed.
     *
     * <pre>{@code
     * assertThat(db).operator("mood", "<<<", "mood").canHash();   // passes after create operator .. (hashes, ..)
     * assertThat(db).operator("mood", "<<<", "mood").canHash();   // fails after create operator .. without hashes
     * }</pre>
     *
     * @throws AssertionError if they cannot
     */
    public OperatorAssert canHash() {
        return expect(
                true,
                "select o.oprcanhash as yes from pg_catalog.pg_operator o where o.oid = ?",
                "support hash joins",
                "does not");
    }

    /**
     * Verify that joins by the operator can be merged.
     *
     * <pre>{@code
     * assertThat(db).operator("mood", "<<<", "mood").canMerge();   // passes after create operator .. (merges, ..)
     * assertThat(db).operator("mood", "<<<", "mood").canMerge();   // fails after create operator .. without merges
     * }</pre>
     *
     * @throws AssertionError if they cannot
     */
    public OperatorAssert canMerge() {
        return expect(
                true,
                "select o.oprcanmerge as yes from pg_catalog.pg_operator o where o.oid = ?",
                "support merge joins",
                "does not");
    }

    /**
     * Verify that the operator belongs to a role.
     *
     * <pre>{@code
     * assertThat(db).operator("mood", "<<<", "mood").isOwnedBy("admin");   // passes where it belongs to admin
     * assertThat(db).operator("mood", "<<<", "mood").isOwnedBy("app");     // fails there
     * }</pre>
     *
     * @throws AssertionError if another role owns it
     */
    public OperatorAssert isOwnedBy(String role) {
        return expectValue(
                "select pg_catalog.pg_get_userbyid(o.oprowner)::text as value from pg_catalog.pg_operator o where"
                        + " o.oid = ?",
                "owner",
                role);
    }

    /**
     * Verify that the operator has a comment.
     *
     * <pre>{@code
     * assertThat(db).operator("mood", "<<<", "mood").hasComment("is worse than");   // passes where that is its comment
     * assertThat(db).operator("mood", "<<<", "mood").hasComment("other");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it has another comment or none
     */
    public OperatorAssert hasComment(String comment) {
        return expectComment("pg_operator", comment);
    }

    /**
     * Verify that the operator has no comment.
     *
     * <pre>{@code
     * assertThat(db).operator("mood", "<<<", "mood").hasNoComment();   // passes where there was no COMMENT ON it
     * assertThat(db).operator("mood", "<<<", "mood").hasNoComment();   // fails where there was one
     * }</pre>
     *
     * @throws AssertionError if it has one
     */
    public OperatorAssert hasNoComment() {
        return expectComment("pg_operator", null);
    }
}
