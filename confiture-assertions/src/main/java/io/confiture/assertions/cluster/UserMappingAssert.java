package io.confiture.assertions.cluster;

import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.DatabaseObject;

/** Asserts on a user mapping: as whom a role is known on a foreign server. Only superusers see its options. */
public class UserMappingAssert extends DatabaseObjectAssert<UserMappingAssert> implements Optioned<UserMappingAssert> {

    /** Assert on a user mapping. */
    public UserMappingAssert(DatabaseObject actual) {
        super(actual, UserMappingAssert.class);
    }
}
