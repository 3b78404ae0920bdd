package io.confiture.assertions.access;

import io.confiture.assertions.source.Answer;
import io.confiture.assertions.source.DatabaseSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Writes what roles may do in a schema.
 *
 * @param roles the columns, in this order
 */
record PrivilegeTable(DatabaseSource source, String schema, List<Grantee> roles) {
    private static final String BETWEEN = " | ";

    /** One line for each object and role; columns only where a role has more on them than on their table. */
    private static final String HELD = """
        with given as (select n.oid as schema, n.nspname as name from pg_catalog.pg_namespace n where n.nspname = ?),
             grantee as (select g.oid::bigint::oid as oid, g.place from pg_catalog.unnest(?::text[]) with ordinality g(oid, place)),
             held as (
                 select 1 as rank, 'schema ' || g.name as object, r.place, p.privilege_type as privilege,
                        pg_catalog.has_schema_privilege(r.oid, g.schema, p.privilege_type) as held, true as shown
                 from given g, grantee r, pg_catalog.aclexplode(pg_catalog.acldefault('n', 10)) p
                 union all
                 select case c.relkind when 'r' then 2 when 'p' then 2 when 'v' then 4 when 'm' then 5 else 6 end,
                        case c.relkind when 'r' then 'table ' when 'p' then 'table ' when 'v' then 'view '
                                       when 'm' then 'materialized view ' else 'foreign table ' end || c.relname,
                        r.place, p.privilege_type, pg_catalog.has_table_privilege(r.oid, c.oid, p.privilege_type), true
                 from given g join pg_catalog.pg_class c on c.relnamespace = g.schema and c.relkind in ('r', 'p', 'v', 'm', 'f'),
                      grantee r, pg_catalog.aclexplode(pg_catalog.acldefault('r', 10)) p
                 union all
                 select 3, 'column ' || c.relname || '.' || a.attname, r.place, p.privilege,
                        pg_catalog.has_column_privilege(r.oid, c.oid, a.attnum, p.privilege)
                            and not pg_catalog.has_table_privilege(r.oid, c.oid, p.privilege), false
                 from given g join pg_catalog.pg_class c on c.relnamespace = g.schema and c.relkind in ('r', 'p', 'v', 'm', 'f')
                      join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped,
                      grantee r, (values ('SELECT'), ('INSERT'), ('UPDATE'), ('REFERENCES')) p(privilege)
                 union all
                 select 7, 'sequence ' || c.relname, r.place, p.privilege_type,
                        pg_catalog.has_sequence_privilege(r.oid, c.oid, p.privilege_type), true
                 from given g join pg_catalog.pg_class c on c.relnamespace = g.schema and c.relkind = 'S',
                      grantee r, pg_catalog.aclexplode(pg_catalog.acldefault('s', 10)) p
                 union all
                 select 8, case f.prokind when 'p' then 'procedure ' when 'a' then 'aggregate ' else 'function ' end || f.proname
                           || '(' || pg_catalog.pg_get_function_identity_arguments(f.oid) || ')',
                        r.place, 'EXECUTE', pg_catalog.has_function_privilege(r.oid, f.oid, 'EXECUTE'), true
                 from given g join pg_catalog.pg_proc f on f.pronamespace = g.schema, grantee r
                 union all
                 select 9, case t.typtype when 'd' then 'domain ' else 'type ' end || t.typname,
                        r.place, 'USAGE', pg_catalog.has_type_privilege(r.oid, t.oid, 'USAGE'), true
                 from given g join pg_catalog.pg_type t on t.typnamespace = g.schema and t.typtype in ('d', 'e', 'r', 'c', 'b')
                      left join pg_catalog.pg_class c on c.oid = t.typrelid, grantee r
                 where t.typelem = 0 and (t.typrelid = 0 or c.relkind = 'c'))
        select h.object, h.place,
               coalesce(pg_catalog.string_agg(h.privilege, ', ' order by h.privilege collate "C") filter (where h.held), '') as privileges
        from held h group by h.rank, h.object, h.place, h.shown
        having h.shown or (select pg_catalog.bool_or(o.held) from held o where o.rank = h.rank and o.object = h.object)
        order by case h.rank when 3 then 2 else h.rank end, pg_catalog.replace(h.object, 'column ', 'table ') collate "C", h.place
        """;

    String text() {
        List<List<String>> lines = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("object"));
        roles.forEach(role -> head.add(role.name()));
        lines.add(head);
        lines.addAll(objects().values());
        int[] widths = new int[head.size()];
        lines.forEach(line -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        });
        StringJoiner text = new StringJoiner("\n");
        lines.forEach(line -> text.add(write(line, widths)));
        return text.toString();
    }

    private Map<String, List<String>> objects() {
        String[] oids = roles.stream().map(role -> String.valueOf(role.oid())).toArray(String[]::new);
        Map<String, List<String>> lines = new LinkedHashMap<>();
        for (Answer answer : source.ask(HELD, schema, oids)) {
            String object = String.valueOf(answer.text("object"));
            lines.computeIfAbsent(object, name -> new ArrayList<>(List.of(name)))
                    .add(String.valueOf(answer.text("privileges")));
        }
        return lines;
    }

    private static String write(List<String> cells, int[] widths) {
        StringJoiner line = new StringJoiner(BETWEEN);
        for (int i = 0; i < widths.length; i++) {
            line.add(cells.get(i) + " ".repeat(widths[i] - cells.get(i).length()));
        }
        return line.toString().stripTrailing();
    }
}
