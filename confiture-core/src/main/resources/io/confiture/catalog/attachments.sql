-- What can hang on any object: comments, security labels, and privileges that differ from those an extension or initdb gave.

-- facts comments of any counting pg_description
select case d.classoid when 'pg_largeobject'::regclass then 'pg_largeobject_metadata' else d.classoid::regclass::text end as catalog,
       d.objoid as key, d.objsubid as subkey, d.description as comment
from pg_description d
where (d.objoid >= 16384 or d.objoid = 2200 and d.classoid = 'pg_namespace'::regclass) and d.classoid <> 'pg_extension'::regclass

-- facts database_comment of any
select d.classoid::regclass::text as catalog, d.objoid as key, 0 as subkey, d.description as comment
from pg_shdescription d
where d.classoid = 'pg_database'::regclass and d.objoid = (select b.oid from pg_database b where b.datname = current_database())

-- facts security_labels of any counting pg_seclabel when pg_seclabel
select case d.classoid when 'pg_largeobject'::regclass then 'pg_largeobject_metadata' else d.classoid::regclass::text end as catalog,
       d.objoid as key, d.objsubid as subkey, array[d.provider || '=' || d.label] as "security label *"
from pg_seclabel d

-- stubs given_privileges of any
select 'pg_class' as catalog, c.oid as key, 0 as subkey,
       case c.relkind when 'v' then 'VIEW' when 'm' then 'MATERIALIZED_VIEW' when 'S' then 'SEQUENCE' when 'f' then 'FOREIGN_TABLE' else 'TABLE' end as kind,
       c.relnamespace::regnamespace::text as schema, null::text as parent, c.relname::text as name,
       pg_get_userbyid(c.relowner) as "acl owner", c.relacl::text[] as acl, i.initprivs::text[] as "initial acl"
  from pg_class c left join pg_init_privs i on i.classoid = 'pg_class'::regclass and i.objoid = c.oid and i.objsubid = 0
 where c.relacl is not null and c.relacl is distinct from i.initprivs
   and (c.oid < 16384 and c.relnamespace = 'pg_catalog'::regnamespace or c.oid in (select objid from pg_depend where classid = 'pg_class'::regclass and refclassid = 'pg_extension'::regclass and deptype = 'e'))
union all
select 'pg_attribute', a.attrelid, a.attnum, 'COLUMN', c.relnamespace::regnamespace::text, c.relname, a.attname,
       pg_get_userbyid(c.relowner), a.attacl::text[], i.initprivs::text[]
  from pg_attribute a join pg_class c on c.oid = a.attrelid
  left join pg_init_privs i on i.classoid = 'pg_class'::regclass and i.objoid = c.oid and i.objsubid = a.attnum
 where a.attacl is not null and a.attacl is distinct from i.initprivs and not a.attisdropped
   and (a.attrelid < 16384 and c.relnamespace = 'pg_catalog'::regnamespace or c.relkind in ('v', 'm')
        and a.attrelid in (select objid from pg_depend where classid = 'pg_class'::regclass and refclassid = 'pg_extension'::regclass and deptype = 'e'))
union all
select 'pg_proc', p.oid, 0, case p.prokind when 'p' then 'PROCEDURE' when 'a' then 'AGGREGATE' else 'FUNCTION' end,
       p.pronamespace::regnamespace::text, null, p.proname || '(' || oidvectortypes(p.proargtypes) || ')',
       pg_get_userbyid(p.proowner), p.proacl::text[], i.initprivs::text[]
  from pg_proc p left join pg_init_privs i on i.classoid = 'pg_proc'::regclass and i.objoid = p.oid and i.objsubid = 0
 where p.proacl is not null and p.proacl is distinct from i.initprivs
   and (p.oid < 16384 and p.pronamespace = 'pg_catalog'::regnamespace or p.oid in (select objid from pg_depend where classid = 'pg_proc'::regclass and refclassid = 'pg_extension'::regclass and deptype = 'e'))
union all
select 'pg_type', t.oid, 0, case t.typtype when 'd' then 'DOMAIN' when 'e' then 'ENUM_TYPE' when 'c' then 'COMPOSITE_TYPE' when 'r' then 'RANGE_TYPE' else 'BASE_TYPE' end,
       t.typnamespace::regnamespace::text, null, t.typname,
       pg_get_userbyid(t.typowner), t.typacl::text[], i.initprivs::text[]
  from pg_type t left join pg_init_privs i on i.classoid = 'pg_type'::regclass and i.objoid = t.oid and i.objsubid = 0
 where t.typacl is not null and t.typacl is distinct from i.initprivs
   and (t.oid < 16384 and t.typnamespace = 'pg_catalog'::regnamespace or t.oid in (select objid from pg_depend where classid = 'pg_type'::regclass and refclassid = 'pg_extension'::regclass and deptype = 'e'))
union all
select x.catalog, x.key, 0, x.kind, null, null, x.name, pg_get_userbyid(x.owner), x.acl::text[], i.initprivs::text[]
  from (select 'pg_namespace' as catalog, 'SCHEMA' as kind, oid as key, nspname::text as name, nspowner as owner, nspacl as acl from pg_namespace where oid = 11 or oid >= 16384
        union all
        select 'pg_language', 'LANGUAGE', oid, lanname, lanowner, lanacl from pg_language
        union all
        select 'pg_foreign_data_wrapper', 'FOREIGN_DATA_WRAPPER', oid, fdwname, fdwowner, fdwacl from pg_foreign_data_wrapper
        union all
        select 'pg_foreign_server', 'FOREIGN_SERVER', oid, srvname, srvowner, srvacl from pg_foreign_server) x
  left join pg_init_privs i on i.classoid = x.catalog::regclass and i.objoid = x.key and i.objsubid = 0
 where x.acl is not null and x.acl is distinct from i.initprivs
   and (x.key < 16384 or x.key in (select objid from pg_depend where classid = x.catalog::regclass and refclassid = 'pg_extension'::regclass and deptype = 'e'))

-- facts extension_dependencies of any
select d.classid::regclass::text as catalog, d.objid as key, d.objsubid as subkey,
       string_agg(quote_ident(e.extname), ', ' order by e.extname) as "depends on extension"
from pg_depend d join pg_extension e on e.oid = d.refobjid
where d.refclassid = 'pg_extension'::regclass and d.deptype = 'x'
group by 1, 2, 3
