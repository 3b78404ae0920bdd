package io.confiture.assertions.relation;

import io.confiture.assertions.error.ShouldBe;
import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.catalog.ObjectKind;

/** Asserts on a relation of whatever kind: all that share one space of names in a schema. */
public class RelationAssert extends DatabaseObjectAssert<RelationAssert>
        implements RelationProperties<RelationAssert>, ColumnNavigation<RelationAssert> {

    /** Assert on a relation. */
    public RelationAssert(DatabaseObject actual) {
        super(actual, RelationAssert.class);
    }

    /**
     * Verify that the relation is of this kind.
     *
     * <pre>{@code
     * assertThat(db).relation("users").hasKind(ObjectKind.TABLE);   // passes for create table users (..)
     * assertThat(db).relation("users").hasKind(ObjectKind.VIEW);    // fails there
     * }</pre>
     *
     * @throws AssertionError if it is of another
     */
    public RelationAssert hasKind(ObjectKind kind) {
        return actual.kind() == kind
                ? myself
                : fail(ShouldBe.shouldBe(actual, "be a " + kind, "is a " + actual.kind()));
    }
}
