package io.confiture.assertions.access;

import io.confiture.assertions.source.DatabaseSource;
import java.util.Locale;
import java.util.Optional;

/**
 * Is whom privileges are granted to: a role, or PUBLIC, who is everybody.
 *
 * @param oid 0 for PUBLIC
 */
record Grantee(String name, long oid) {

    /** Find a role; where none is called so, PUBLIC by its name. PostgreSQL lets no role be called {@code public}. */
    static Optional<Grantee> find(DatabaseSource source, String name) {
        Optional<Grantee> role = new Roles(source).find(name).map(oid -> new Grantee(name, oid));
        return role.isEmpty() && name.toUpperCase(Locale.ROOT).equals("PUBLIC")
                ? Optional.of(new Grantee("PUBLIC", 0))
                : role;
    }

    @Override
    public String toString() {
        return oid == 0 ? name : "role " + name;
    }
}
