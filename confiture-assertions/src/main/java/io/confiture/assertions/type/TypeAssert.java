package io.confiture.assertions.type;

import io.confiture.assertions.access.PrivilegeNavigation;
import io.confiture.assertions.error.ShouldBe;
import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.DatabaseObject;

/** Asserts on a type of any kind. */
public class TypeAssert extends DatabaseObjectAssert<TypeAssert> implements PrivilegeNavigation<TypeAssert> {

    /** Assert on a type. */
    public TypeAssert(DatabaseObject actual) {
        super(actual, TypeAssert.class);
    }

    /**
     * Verify that the type is a base type.
     *
     * <pre>{@code
     * assertThat(db).type("mood").isBaseType();   // passes after create type money2 (input = ..)
     * assertThat(db).type("mood").isBaseType();   // fails where mood is a domain
     * }</pre>
     *
     * @throws AssertionError if it is of another kind
     */
    public TypeAssert isBaseType() {
        return expectKind("b", "be a base type");
    }

    /**
     * Verify that the type is an enum.
     *
     * <pre>{@code
     * assertThat(db).type("mood").isEnum();   // passes after create type mood as enum (..)
     * assertThat(db).type("mood").isEnum();   // fails where mood is a domain
     * }</pre>
     *
     * @throws AssertionError if it is of another kind
     */
    public TypeAssert isEnum() {
        return expectKind("e", "be an enum");
    }

    /**
     * Verify that the type is a domain.
     *
     * <pre>{@code
     * assertThat(db).type("mood").isDomain();   // passes after create domain mood as text
     * assertThat(db).type("mood").isDomain();   // fails where mood is an enum
     * }</pre>
     *
     * @throws AssertionError if it is of another kind
     */
    public TypeAssert isDomain() {
        return expectKind("d", "be a domain");
    }

    /**
     * Verify that the type is a composite type or a table's row type.
     *
     * <pre>{@code
     * assertThat(db).type("mood").isComposite();   // passes after create type mood as (..)
     * assertThat(db).type("mood").isComposite();   // fails where mood is a domain
     * }</pre>
     *
     * @throws AssertionError if it is of another kind
     */
    public TypeAssert isComposite() {
        return expectKind("c", "be a composite type or a table's row type");
    }

    /**
     * Verify that the type is a range type.
     *
     * <pre>{@code
     * assertThat(db).type("mood").isRange();   // passes after create type mood as range (..)
     * assertThat(db).type("mood").isRange();   // fails where mood is a domain
     * }</pre>
     *
     * @throws AssertionError if it is of another kind
     */
    public TypeAssert isRange() {
        return expectKind("r", "be a range type");
    }

    /**
     * Verify that the type is a multirange type.
     *
     * <pre>{@code
     * assertThat(db).type("mood").isMultirange();   // passes after create type .. as range (.., multirange_type_name = mood)
     * assertThat(db).type("mood").isMultirange();   // fails where mood is a domain
     * }</pre>
     *
     * @throws AssertionError if it is of another kind
     */
    public TypeAssert isMultirange() {
        return expectKind("m", "be a multirange type");
    }

    /**
     * Verify that the type is a pseudo-type.
     *
     * <pre>{@code
     * assertThat(db).type("mood").isPseudoType();   // passes for trigger in pg_catalog
     * assertThat(db).type("mood").isPseudoType();   // fails where mood is a domain
     * }</pre>
     *
     * @throws AssertionError if it is of another kind
     */
    public TypeAssert isPseudoType() {
        return expectKind("p", "be a pseudo-type");
    }

    private TypeAssert expectKind(String letter, String should) {
        if (actual.absent()) {
            return myself;
        }
        String kind = String.valueOf(ask("select t.typtype::text as kind from pg_catalog.pg_type t where t.oid = ?")
                .text("kind"));
        return kind.equals(letter) ? myself : fail(ShouldBe.shouldBe(actual, should, "is " + word(kind)));
    }

    private static String word(String kind) {
        return switch (kind) {
            case "b" -> "a base type";
            case "c" -> "a composite type";
            case "d" -> "a domain";
            case "e" -> "an enum";
            case "m" -> "a multirange type";
            case "p" -> "a pseudo-type";
            case "r" -> "a range type";
            default -> "of the kind " + kind;
        };
    }

    /**
     * Verify that the type belongs to a role.
     *
     * <pre>{@code
     * assertThat(db).type("mood").isOwnedBy("admin");   // passes where it belongs to admin
     * assertThat(db).type("mood").isOwnedBy("app");     // fails there
     * }</pre>
     *
     * @throws AssertionError if another role owns it
     */
    public TypeAssert isOwnedBy(String role) {
        return expectValue(
                "select pg_catalog.pg_get_userbyid(o.typowner)::text as value from pg_catalog.pg_type o where o.oid ="
                        + " ?",
                "owner",
                role);
    }

    /**
     * Verify that the type has a comment.
     *
     * <pre>{@code
     * assertThat(db).type("mood").hasComment("how somebody feels");   // passes where that is its comment
     * assertThat(db).type("mood").hasComment("other");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it has another comment or none
     */
    public TypeAssert hasComment(String comment) {
        return expectComment("pg_type", comment);
    }

    /**
     * Verify that the type has no comment.
     *
     * <pre>{@code
     * assertThat(db).type("mood").hasNoComment();   // passes where there was no COMMENT ON it
     * assertThat(db).type("mood").hasNoComment();   // fails where there was one
     * }</pre>
     *
     * @throws AssertionError if it has one
     */
    public TypeAssert hasNoComment() {
        return expectComment("pg_type", null);
    }
}
