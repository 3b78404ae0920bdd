package io.confiture.assertions.access;

import io.confiture.assertions.source.Lookup;
import io.confiture.catalog.ObjectKind;

/** Says how roles are found. Those whose names begin with pg_ are PostgreSQL's own. */
final class RoleLookups {
    private RoleLookups() {}

    static final Lookup ROLE = Lookup.outside("role", ObjectKind.ROLE, roles("true"));

    /** Roles that can begin sessions, as the view pg_user has them. */
    static final Lookup USER = Lookup.outside("user", ObjectKind.ROLE, roles("r.rolcanlogin"));

    /** Roles that cannot, as the view pg_group has them. */
    static final Lookup GROUP = Lookup.outside("group", ObjectKind.ROLE, roles("not r.rolcanlogin"));

    private static String roles(String condition) {
        return """
            select r.oid::bigint as oid, 0 as number, null as schema, r.rolname as name, null::bigint as parent, true as visible,
                   pg_catalog.starts_with(r.rolname::text, 'pg_') as system
            from pg_catalog.pg_roles r where %s\
            """.formatted(condition);
    }
}
