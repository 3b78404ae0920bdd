package io.confiture.assertions.access;

import io.confiture.assertions.source.Answer;
import java.util.List;

/** Says what row security of tables means for a role. */
final class RowSecurity {
    /** Tells whether the policy {@code p} holds for the role {@code g.role}, as the server decides it. */
    static final String HOLDS = """
        exists (select 1 from pg_catalog.unnest(p.polroles) r(oid)
                where case when r.oid = 0 then true else pg_catalog.pg_has_role(g.role, r.oid, 'USAGE') end)\
        """;

    /**
     * Lists tables by their oids, with what decides about their rows for a role and the letters of some commands.
     */
    static final String TABLES = """
        select pg_catalog.format('%%s.%%s', n.nspname, c.relname) as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
               u.rolsuper as superuser, u.rolbypassrls as bypasses, pg_catalog.pg_has_role(g.role, c.relowner, 'USAGE') as owner,
               exists (select 1 from pg_catalog.pg_policy p where p.polrelid = c.oid) as policies,
               array(select pg_catalog.concat(
                                'policy ', p.polname, case when p.polpermissive then ' (permissive, for ' else ' (restrictive, for ' end,
                                case p.polcmd when '*' then 'ALL' when 'r' then 'SELECT' when 'a' then 'INSERT' when 'w' then 'UPDATE' else 'DELETE' end,
                                ')', ' using ' || pg_catalog.pg_get_expr(p.polqual, p.polrelid),
                                ' with check ' || pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid))
                     from pg_catalog.pg_policy p
                     where p.polrelid = c.oid and p.polcmd::text = any (?::text[]) and %s
                     order by p.polpermissive desc, p.polname) as held
        from (select ?::bigint::oid as role) g join pg_catalog.pg_roles u on u.oid = g.role,
             pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where c.oid = any (?::text[]::oid[]) order by 1\
        """.formatted(HOLDS);

    private RowSecurity() {}

    /** Say what decides about the rows of one of {@link #TABLES}. */
    static String say(Answer table, String role, String command) {
        String name = "table " + table.text("name");
        if (!table.flag("enabled")) {
            return "Row security of " + name + " is disabled"
                    + (table.flag("policies") ? ", so its policies are without effect" : "");
        }
        if (table.flag("superuser")) {
            return "Row security of " + name + " does not hold for role " + role + ": it is a superuser";
        }
        if (table.flag("bypasses")) {
            return "Row security of " + name + " does not hold for role " + role + ": it has BYPASSRLS";
        }
        if (table.flag("owner") && !table.flag("forced")) {
            return "Row security of " + name + " does not hold for role " + role
                    + ": it owns the table, and row security is not forced";
        }
        List<String> held = table.texts("held").stream().map(String::valueOf).toList();
        // To change rows, policies for reading them must hold as well; those alone let nothing be changed.
        String own = " (permissive, for " + (command.indexOf(' ') < 0 ? command + ")" : "");
        if (held.stream().noneMatch(policy -> policy.contains(" (permissive, for ALL)") || policy.contains(own))) {
            return "Row security of " + name + " lets nothing through: no permissive policy for " + command
                    + " holds for role " + role + lines(held);
        }
        return "Row security of " + name + ", for role " + role + " and " + command + ":" + lines(held);
    }

    private static String lines(List<String> held) {
        StringBuilder lines = new StringBuilder();
        held.forEach(policy -> lines.append(System.lineSeparator()).append("  ").append(policy));
        return lines.toString();
    }
}
