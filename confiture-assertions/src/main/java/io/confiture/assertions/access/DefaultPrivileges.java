package io.confiture.assertions.access;

import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.DatabaseSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Is what will be granted on objects that a role is going to create.
 *
 * @param owner who creates them
 * @param schema where, or null for what holds in every schema
 */
public record DefaultPrivileges(
        DatabaseObject owner, @Nullable DatabaseObject schema) {
    /** What is said for a schema comes on top of what is said for all, and that stands in place of PostgreSQL's own defaults. */
    private static final String GRANTED = """
        with given as (select ?::bigint::oid as owner, ?::bigint::oid as schema, ?::bigint::oid as role),
             entry as (
                 select e.* from given g, pg_catalog.aclexplode(coalesce(
                     (select d.defaclacl from pg_catalog.pg_default_acl d
                      where d.defaclrole = g.owner and d.defaclnamespace = 0 and d.defaclobjtype = '%1$s'),
                     pg_catalog.acldefault('%2$s', g.owner))) e
                 union all
                 select e.* from given g join pg_catalog.pg_default_acl d
                          on d.defaclrole = g.owner and d.defaclnamespace = g.schema and d.defaclobjtype = '%1$s' and g.schema <> 0,
                      pg_catalog.aclexplode(d.defaclacl) e)
        select p.privilege_type as name,
               exists (select 1 from entry e where e.grantee = g.role and e.privilege_type = p.privilege_type) as held,
               exists (select 1 from entry e
                       where e.grantee = g.role and e.privilege_type = p.privilege_type and e.is_grantable) as grantable
        from given g, pg_catalog.aclexplode(pg_catalog.acldefault('%2$s', 10)) p order by p.privilege_type collate "C"
        """;

    boolean absent() {
        return owner.absent() || (schema != null && schema.absent());
    }

    DatabaseSource source() {
        return owner.source();
    }

    /**
     * Ask what somebody will be granted.
     *
     * @param objects what is going to be created, in words
     * @param type the letter that pg_default_acl has for it
     */
    Privileges on(String objects, char type, Grantee grantee) {
        // Sequences have another letter where PostgreSQL's own defaults are asked for.
        String sql = GRANTED.formatted(type, type == 'S' ? 's' : type);
        List<Privilege> all = absent()
                ? List.of()
                : source().ask(sql, owner.oid(), schema == null ? 0L : schema.oid(), grantee.oid()).stream()
                        .map(row -> new Privilege(
                                String.valueOf(row.text("name")), row.flag("held"), row.flag("grantable"), List.of()))
                        .toList();
        return new Privileges(
                source(),
                "new " + objects + " of " + this,
                Optional.empty(),
                grantee.toString(),
                "be granted",
                "",
                all,
                absent());
    }

    /** Say whose objects, and where: {@code role owner in schema shop}. */
    @Override
    public String toString() {
        return owner + (schema == null ? "" : " in " + schema);
    }
}
