package io.confiture.assertions.access;

import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.DatabaseSource;
import io.confiture.assertions.source.Scope;
import java.util.List;
import java.util.Optional;

/** Finds the roles that assertions name beside the object they are about. */
record Roles(DatabaseSource source) {

    /** Return a role's oid. */
    Optional<Long> find(String name) {
        return Scope.searchPath(source).find(RoleLookups.ROLE, name).map(DatabaseObject::oid);
    }

    /** Return what could have been meant by a name that is no role's. */
    List<String> names() {
        return Scope.searchPath(source).all(RoleLookups.ROLE).stream()
                .map(DatabaseObject::name)
                .toList();
    }
}
