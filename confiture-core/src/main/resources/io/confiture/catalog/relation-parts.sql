-- What belongs to one relation: constraints, indexes, triggers, rules, policies; and statistics objects.

-- objects constraints of pg_constraint when pg_constraint
select 'CONSTRAINT' as kind, n.nspname as schema, coalesce(c.relname, t.typname) as parent, k.conname as name, k.oid as key,
       nullif(k.conrelid, 0) as "of", nullif(k.contypid, 0) as "of domain",
       pg_get_constraintdef(k.oid) as definition,
       case when k.coninhcount > 0 and k.conparentid = 0
           then case when k.conislocal then 'inherited and local' else 'inherited' end end as inheritance,
       p.conrelid::regclass::text || ' ' || quote_ident(p.conname) as "partition of",
       x.oid as "covers pg_class", x.reloptions as "index option *", ts.spcname as "index tablespace",
       case when not (i.indisvalid and i.indisready and i.indislive) then 'false' end as valid,
       nullif(i.indisclustered, false)::text as clustered
from pg_constraint k
left join pg_class c on c.oid = k.conrelid
left join pg_type t on t.oid = k.contypid
join pg_namespace n on n.oid = k.connamespace
left join pg_constraint p on p.oid = k.conparentid
left join pg_class x on x.oid = k.conindid and k.contype in ('p', 'u', 'x')
left join pg_index i on i.indexrelid = x.oid
left join pg_tablespace ts on ts.oid = x.reltablespace
where k.oid >= 16384 and k.contype in ('c', 'f', 'p', 'u', 'x') and n.nspname not like 'pg\_t%'
  and (k.contype <> 'f' or k.conparentid = 0 or k.conrelid <> p.conrelid)

-- facts constraint_triggers of pg_constraint when pg_trigger
select t.tgconstraint as key,
       string_agg(distinct case t.tgenabled when 'D' then 'disabled' when 'R' then 'replica' when 'A' then 'always' end, ', ') as "internal triggers"
from pg_trigger t
where t.tgisinternal and t.tgconstraint <> 0 and t.tgenabled <> 'O' and t.oid >= 16384
group by t.tgconstraint

-- objects indexes of pg_class when pg_index
select 'INDEX' as kind, n.nspname as schema, tc.relname as parent, c.relname as name, c.oid as key, i.indrelid as "of", am.amname as method,
       pg_get_indexdef(c.oid) as definition, c.reloptions as "option *", ts.spcname as tablespace,
       case when not (i.indisvalid and i.indisready and i.indislive) then 'false' end as valid,
       nullif(i.indisclustered, false)::text as clustered
from pg_index i
join pg_class c on c.oid = i.indexrelid
join pg_class tc on tc.oid = i.indrelid
join pg_am am on am.oid = c.relam
join pg_namespace n on n.oid = c.relnamespace
left join pg_tablespace ts on ts.oid = c.reltablespace
where c.oid >= 16384 and n.nspname not like 'pg\_t%'
  and not exists (select from pg_constraint k where k.conindid = c.oid and k.conrelid = i.indrelid and k.contype in ('p', 'u', 'x'))

-- objects triggers of pg_trigger when pg_trigger
select 'TRIGGER' as kind, n.nspname as schema, c.relname as parent, t.tgname as name, t.oid as key, t.tgrelid as "of",
       pg_get_triggerdef(t.oid) as definition,
       case t.tgenabled when 'D' then 'disabled' when 'R' then 'replica' when 'A' then 'always' end as enabled,
       case when t.tgparentid <> 0 then 'true' end as "from partitioned table",
       nullif(t.tgconstraint, 0) as "covers pg_constraint"
from pg_trigger t
join pg_class c on c.oid = t.tgrelid
join pg_namespace n on n.oid = c.relnamespace
where t.oid >= 16384 and (not t.tgisinternal or t.tgparentid <> 0 and t.tgconstraint = 0) and n.nspname not like 'pg\_t%'

-- objects rules of pg_rewrite when pg_rewrite
select 'RULE' as kind, n.nspname as schema, c.relname as parent, r.rulename as name, r.oid as key, r.ev_class as "of",
       pg_get_ruledef(r.oid) as definition,
       case r.ev_enabled when 'D' then 'disabled' when 'R' then 'replica' when 'A' then 'always' end as enabled
from pg_rewrite r
join pg_class c on c.oid = r.ev_class
join pg_namespace n on n.oid = c.relnamespace
where r.oid >= 16384 and not (r.rulename = '_RETURN' and c.relkind in ('v', 'm')) and n.nspname not like 'pg\_t%'

-- objects policies of pg_policy when pg_policy
select 'POLICY' as kind, n.nspname as schema, c.relname as parent, p.polname as name, p.oid as key, p.polrelid as "of",
       case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end as command,
       case when not p.polpermissive then 'true' end as restrictive,
       (select string_agg(case r when 0 then 'PUBLIC' else quote_ident(pg_get_userbyid(r)) end, ', '
           order by case r when 0 then 'PUBLIC' else pg_get_userbyid(r) end) from unnest(p.polroles) r) as roles,
       pg_get_expr(p.polqual, p.polrelid) as using, pg_get_expr(p.polwithcheck, p.polrelid) as "with check"
from pg_policy p
join pg_class c on c.oid = p.polrelid
join pg_namespace n on n.oid = c.relnamespace

-- objects statistics of pg_statistic_ext when pg_statistic_ext
select 'STATISTICS' as kind, n.nspname as schema, s.stxname as name, s.oid as key, s.stxrelid as "of",
       pg_get_userbyid(s.stxowner) as owner, pg_get_statisticsobjdef(s.oid) as definition,
       nullif(s.stxstattarget, -1)::text as "statistics target"
from pg_statistic_ext s join pg_namespace n on n.oid = s.stxnamespace
where n.nspname not like 'pg\_t%'
