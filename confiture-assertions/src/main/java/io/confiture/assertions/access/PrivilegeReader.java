package io.confiture.assertions.access;

import io.confiture.assertions.error.ShouldExist;
import io.confiture.assertions.object.Navigation;
import io.confiture.assertions.source.Answer;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.DatabaseSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks which privileges a role has on the object that a navigation starts from.
 *
 * @param object the object, or the schema or database whose names the navigation looks up
 */
record PrivilegeReader(Navigation navigation, DatabaseObject object, Securable securable) {
    /** PUBLIC in lists of grants. */
    private static final long PUBLIC = 0;

    static PrivilegeReader of(Navigation navigation) {
        DatabaseObject object = subject(navigation);
        return new PrivilegeReader(navigation, object, Securable.of(object));
    }

    static PrivilegeReader ofColumns(Navigation navigation) {
        return new PrivilegeReader(navigation, subject(navigation), Securable.ANY_COLUMN);
    }

    private static DatabaseObject subject(Navigation navigation) {
        DatabaseObject parent = navigation.scope().parent();
        if (parent != null) {
            return parent;
        }
        DatabaseSource source = navigation.scope().source();
        String schema = navigation.scope().schema();
        return schema == null
                ? Subjects.database(source)
                : Subjects.findSchema(source, schema).orElseGet(() -> Subjects.absentSchema(source, schema));
    }

    /** Lead to what the role has, however it came to it. */
    PrivilegesAssert held(String role) {
        return read(role, false);
    }

    /** Lead to what was granted to the role itself. */
    PrivilegesAssert granted(String role) {
        return read(role, true);
    }

    /** Return the names of all to whom something was granted. */
    List<String> grantees() {
        if (navigation.absent()) {
            return List.of();
        }
        return object
                .source()
                .ask(
                        "with given as (select ?::bigint::oid as object, ?::int::smallint as number) select distinct"
                                + " case when e.grantee = 0 then 'PUBLIC' else pg_catalog.pg_get_userbyid(e.grantee) end"
                                + " collate \"C\" as name from (" + securable.entries() + ") e where e.own order by 1",
                        object.oid(),
                        object.number())
                .stream()
                .map(row -> String.valueOf(row.text("name")))
                .toList();
    }

    private PrivilegesAssert read(String name, boolean granted) {
        Grantee grantee = navigation.absent()
                ? new Grantee(name, PUBLIC)
                : Grantee.find(object.source(), name).orElse(null);
        if (grantee == null) {
            navigation.report(ShouldExist.shouldExist(
                    object.source(), "role", name, new Roles(object.source()).names(), Optional.empty()));
        }
        boolean absent = navigation.absent() || grantee == null;
        List<Privilege> all = absent ? List.of() : all(Objects.requireNonNull(grantee), granted);
        return PrivilegesAssert.in(
                navigation,
                new Privileges(
                        object.source(),
                        object.toString(),
                        object.definedAt(),
                        grantee == null ? name : grantee.toString(),
                        granted ? "be granted" : "have",
                        "",
                        all,
                        absent));
    }

    private List<Privilege> all(Grantee grantee, boolean granted) {
        String sql = """
            with given as (select ?::bigint::oid as role, ?::bigint::oid as object, ?::int::smallint as number),
                 entry as (%s),
                 owner as (%s)
            select p.name, %s as held, %s as grantable,
                   g.role <> 0 and (select r.rolsuper from pg_catalog.pg_roles r where r.oid = g.role) as superuser,
                   exists (select 1 from owner o where o.owner = g.role) as owner,
                   array(select distinct case when e.grantee = 0 then 'PUBLIC' else pg_catalog.pg_get_userbyid(e.grantee)::text end
                         from entry e
                         where e.privilege_type = p.name
                           and case when e.grantee in (0, g.role) then true when g.role = 0 then false
                                    else pg_catalog.pg_has_role(g.role, e.grantee, 'USAGE') end
                         order by 1) as through,
                   array(select r.rolname::text from pg_catalog.pg_roles r
                         where r.rolname in ('pg_read_all_data', 'pg_write_all_data', 'pg_maintain')
                           and case when g.role = 0 then false else pg_catalog.pg_has_role(g.role, r.oid, 'USAGE') end
                         order by 1) as predefined
            from given g, (%s) p order by p.name collate "C"
            """.formatted(
                        securable.entries(),
                        securable.owner(),
                        granted ? listed("") : securable.held("p.name"),
                        granted ? listed(" and e.is_grantable") : securable.held("p.name || ' WITH GRANT OPTION'"),
                        securable.possible());
        return object.source().ask(sql, grantee.oid(), object.oid(), object.number()).stream()
                .map(row -> new Privilege(
                        String.valueOf(row.text("name")),
                        row.flag("held"),
                        row.flag("grantable"),
                        row.flag("held") && !granted ? through(row) : List.of()))
                .toList();
    }

    private static String listed(String condition) {
        return "exists (select 1 from entry e where e.own and e.grantee = g.role and e.privilege_type = p.name"
                + condition + ")";
    }

    private static List<String> through(Answer row) {
        List<String> ways = new ArrayList<>();
        if (row.flag("superuser")) {
            return List.of("as a superuser");
        }
        if (row.flag("owner")) {
            ways.add("as the owner");
        }
        row.texts("through").forEach(grantee -> ways.add("granted to " + grantee));
        if (ways.isEmpty()) {
            row.texts("predefined").forEach(role -> ways.add("as a member of " + role));
        }
        return ways;
    }
}
