package io.confiture.assertions;

import io.confiture.assertions.access.PrivilegeNavigation;
import io.confiture.assertions.access.PrivilegeTableNavigation;
import io.confiture.assertions.access.RowSecurityNavigation;
import io.confiture.assertions.cluster.ExtensionNavigation;
import io.confiture.assertions.constraint.IndexNavigation;
import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.object.Navigation;
import io.confiture.assertions.relation.RelationNavigation;
import io.confiture.assertions.relation.SequenceNavigation;
import io.confiture.assertions.relation.ViewNavigation;
import io.confiture.assertions.routine.RoutineNavigation;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.Scope;
import io.confiture.assertions.type.OperatorClassNavigation;
import io.confiture.assertions.type.OperatorNavigation;
import io.confiture.assertions.type.TypeNavigation;

/** Asserts on a schema, and leads to the assertions on what is in it. */
public class SchemaAssert extends DatabaseObjectAssert<SchemaAssert>
        implements RelationNavigation<SchemaAssert>,
                IndexNavigation<SchemaAssert>,
                ViewNavigation<SchemaAssert>,
                SequenceNavigation<SchemaAssert>,
                TypeNavigation<SchemaAssert>,
                OperatorNavigation<SchemaAssert>,
                OperatorClassNavigation<SchemaAssert>,
                RoutineNavigation<SchemaAssert>,
                ExtensionNavigation<SchemaAssert>,
                PrivilegeNavigation<SchemaAssert>,
                PrivilegeTableNavigation<SchemaAssert>,
                RowSecurityNavigation<SchemaAssert> {

    /** Assert on a schema. */
    public SchemaAssert(DatabaseObject actual) {
        super(actual, SchemaAssert.class);
    }

    @Override
    public Navigation navigation() {
        return new Navigation(Scope.schema(actual.source(), actual.name()), info, actual.absent());
    }

    /**
     * Verify that the schema is owned by this role.
     *
     * <pre>{@code
     * assertThat(db).schema("shop").isOwnedBy("app");     // passes for create schema shop authorization app
     * assertThat(db).schema("shop").isOwnedBy("guest");   // fails there
     * }</pre>
     *
     * @throws AssertionError if another role owns it
     */
    public SchemaAssert isOwnedBy(String role) {
        return expectValue(
                "select pg_catalog.pg_get_userbyid(n.nspowner) as value from pg_catalog.pg_namespace n where n.oid = ?",
                "owner",
                role);
    }

    /**
     * Verify that the schema has this comment.
     *
     * <pre>{@code
     * assertThat(db).schema("shop").hasComment("what we sell");   // passes after comment on schema shop is 'what we sell'
     * assertThat(db).schema("shop").hasComment("what we buy");    // fails there
     * }</pre>
     *
     * @throws AssertionError if it has another, or none
     */
    public SchemaAssert hasComment(String comment) {
        return expectComment("pg_namespace", comment);
    }

    /**
     * Verify that the schema has no comment.
     *
     * <pre>{@code
     * assertThat(db).schema("bank").hasNoComment();   // passes where nobody commented on it
     * assertThat(db).schema("shop").hasNoComment();   // fails after comment on schema shop is 'what we sell'
     * }</pre>
     *
     * @throws AssertionError if it has one
     */
    public SchemaAssert hasNoComment() {
        return expectComment("pg_namespace", null);
    }
}
