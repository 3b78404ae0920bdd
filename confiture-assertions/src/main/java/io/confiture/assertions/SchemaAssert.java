package io.confiture.assertions;

import io.confiture.assertions.access.PrivilegeNavigation;
import io.confiture.assertions.access.RowSecurityNavigation;
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
                PrivilegeNavigation<SchemaAssert>,
                RowSecurityNavigation<SchemaAssert> {

    /** Assert on a schema. */
    public SchemaAssert(DatabaseObject actual) {
        super(actual, SchemaAssert.class);
    }

    @Override
    public Navigation navigation() {
        return new Navigation(Scope.schema(actual.source(), actual.name()), info, actual.absent());
    }
}
