-- Schemas, extensions, the database itself and what hangs directly on it.

-- objects schemas of pg_namespace
select 'SCHEMA' as kind, n.nspname as name, n.oid as key,
       pg_get_userbyid(n.nspowner) as owner, n.nspacl::text[] as acl
from pg_namespace n
where (n.oid >= 16384 or n.oid = 2200) and n.nspname not like 'pg\_t%'

-- objects extensions of pg_extension
select 'EXTENSION' as kind, e.extname as name, e.oid as key,
       e.extnamespace::regnamespace::text as "in schema", e.extversion as version
from pg_extension e

-- objects database of pg_database
select 'DATABASE' as kind, 'current' as name, d.oid as key,
       pg_get_userbyid(d.datdba) as "acl owner", d.datacl::text[] as acl,
       (select s.setconfig from pg_db_role_setting s where s.setdatabase = d.oid and s.setrole = 0) as "setting *",
       (select array_agg(quote_ident(r.rolname) || ' ' || c) from pg_db_role_setting s join pg_roles r on r.oid = s.setrole, unnest(s.setconfig) c
         where s.setdatabase = d.oid) as "setting of role *"
from pg_database d
where d.datname = current_database()

-- objects default_privileges of pg_default_acl when pg_default_acl
select 'DEFAULT_PRIVILEGES' as kind, n.nspname as schema, d.oid as key,
       'for ' || quote_ident(pg_get_userbyid(d.defaclrole)) || ' on '
         || case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions'
                when 'T' then 'types' when 'n' then 'schemas' when 'L' then 'large objects' else d.defaclobjtype::text end as name,
       pg_get_userbyid(d.defaclrole) as "acl owner", d.defaclacl::text[] as acl,
       case when d.defaclnamespace = 0 then d.defaclobjtype::text else 'none' end as "acl type"
from pg_default_acl d left join pg_namespace n on n.oid = d.defaclnamespace

-- objects event_triggers of pg_event_trigger when pg_event_trigger
select 'EVENT_TRIGGER' as kind, e.evtname as name, e.oid as key, pg_get_userbyid(e.evtowner) as owner,
       e.evtevent as event, e.evtfoid::regprocedure::text as function,
       (select string_agg(t, ', ' order by t) from unnest(e.evttags) t) as tags,
       case e.evtenabled when 'D' then 'disabled' when 'R' then 'replica' when 'A' then 'always' end as enabled
from pg_event_trigger e

-- objects large_objects of pg_largeobject_metadata when pg_largeobject_metadata
select 'LARGE_OBJECT' as kind, l.oid::text as name, l.oid as key, pg_get_userbyid(l.lomowner) as owner, l.lomacl::text[] as acl
from pg_largeobject_metadata l
