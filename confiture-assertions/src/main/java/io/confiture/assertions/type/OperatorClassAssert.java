package io.confiture.assertions.type;

import io.confiture.assertions.error.ShouldHave;
import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.TypeName;

/** Asserts on an operator class: for which indexes it is. */
public class OperatorClassAssert extends DatabaseObjectAssert<OperatorClassAssert> {

    /** Assert on an operator class. */
    public OperatorClassAssert(DatabaseObject actual) {
        super(actual, OperatorClassAssert.class);
    }

    /**
     * Verify that the operator class is for an access method.
     *
     * <pre>{@code
     * assertThat(db).operatorClass("mood_ops").hasAccessMethod("btree");   // passes after create operator class mood_ops for type mood using btree ..
     * assertThat(db).operatorClass("mood_ops").hasAccessMethod("hash");   // fails there
     * }</pre>
     *
     * @param accessMethod such as {@code btree}
     * @throws AssertionError if it is for another
     */
    public OperatorClassAssert hasAccessMethod(String accessMethod) {
        return expectValue(
                "select m.amname::text as value from pg_catalog.pg_opclass c join pg_catalog.pg_am m on m.oid ="
                        + " c.opcmethod where c.oid = ?",
                "access method",
                accessMethod);
    }

    /**
     * Verify that the operator class is for a type.
     *
     * <pre>{@code
     * assertThat(db).operatorClass("mood_ops").hasInputType("mood");   // passes after create operator class mood_ops for type mood ..
     * assertThat(db).operatorClass("mood_ops").hasInputType("text");   // fails there
     * }</pre>
     *
     * @param type as SQL would write it
     * @throws AssertionError if it is for another type, or there is no such type
     */
    public OperatorClassAssert hasInputType(String type) {
        if (actual.absent()) {
            return myself;
        }
        TypeName was = TypeName.of(
                actual.source(),
                ask("select c.opcintype::bigint as type from pg_catalog.pg_opclass c where c.oid = ?")
                        .number("type"),
                -1);
        return TypeName.find(actual.source(), type).filter(was::equals).isPresent()
                ? myself
                : fail(ShouldHave.shouldHave(actual, "input type", type, was.text()));
    }

    /**
     * Verify that indexes on columns of the type use the operator class unless they name another.
     *
     * <pre>{@code
     * assertThat(db).operatorClass("mood_ops").isDefault();   // passes after create operator class mood_ops default for type mood ..
     * assertThat(db).operatorClass("mood_ops").isDefault();   // fails after create operator class mood_ops for type mood ..
     * }</pre>
     *
     * @throws AssertionError if they do not
     */
    public OperatorClassAssert isDefault() {
        return expect(
                true,
                "select c.opcdefault as yes from pg_catalog.pg_opclass c where c.oid = ?",
                "be the default",
                "is not");
    }

    /**
     * Verify that indexes use the operator class only where they name it.
     *
     * <pre>{@code
     * assertThat(db).operatorClass("mood_ops").isNotDefault();   // passes after create operator class mood_ops for type mood ..
     * assertThat(db).operatorClass("mood_ops").isNotDefault();   // fails after create operator class mood_ops default for type mood ..
     * }</pre>
     *
     * @throws AssertionError if they use it by themselves
     */
    public OperatorClassAssert isNotDefault() {
        return expect(
                false,
                "select c.opcdefault as yes from pg_catalog.pg_opclass c where c.oid = ?",
                "not be the default",
                "is");
    }

    /**
     * Verify that the operator class belongs to an operator family.
     *
     * <pre>{@code
     * assertThat(db).operatorClass("mood_ops").hasFamily("mood_family");   // passes after create operator class mood_ops for type mood using btree family mood_family ..
     * assertThat(db).operatorClass("mood_ops").hasFamily("mood_ops");   // fails there
     * }</pre>
     *
     * @param family its name, without a schema
     * @throws AssertionError if it belongs to another
     */
    public OperatorClassAssert hasFamily(String family) {
        return expectValue(
                "select f.opfname::text as value from pg_catalog.pg_opclass c join pg_catalog.pg_opfamily f on f.oid ="
                        + " c.opcfamily where c.oid = ?",
                "operator family",
                family);
    }

    /**
     * Verify that the operator class belongs to a role.
     *
     * <pre>{@code
     * assertThat(db).operatorClass("mood_ops").isOwnedBy("admin");   // passes where it belongs to admin
     * assertThat(db).operatorClass("mood_ops").isOwnedBy("app");     // fails there
     * }</pre>
     *
     * @throws AssertionError if another role owns it
     */
    public OperatorClassAssert isOwnedBy(String role) {
        return expectValue(
                "select pg_catalog.pg_get_userbyid(o.opcowner)::text as value from pg_catalog.pg_opclass o where o.oid"
                        + " = ?",
                "owner",
                role);
    }

    /**
     * Verify that the operator class has a comment.
     *
     * <pre>{@code
     * assertThat(db).operatorClass("mood_ops").hasComment("by severity");   // passes where that is its comment
     * assertThat(db).operatorClass("mood_ops").hasComment("other");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it has another comment or none
     */
    public OperatorClassAssert hasComment(String comment) {
        return expectComment("pg_opclass", comment);
    }

    /**
     * Verify that the operator class has no comment.
     *
     * <pre>{@code
     * assertThat(db).operatorClass("mood_ops").hasNoComment();   // passes where there was no COMMENT ON it
     * assertThat(db).operatorClass("mood_ops").hasNoComment();   // fails where there was one
     * }</pre>
     *
     * @throws AssertionError if it has one
     */
    public OperatorClassAssert hasNoComment() {
        return expectComment("pg_opclass", null);
    }
}
