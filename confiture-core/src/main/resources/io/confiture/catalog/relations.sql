-- Tables, foreign tables, views, sequences, their columns and their place in inheritance trees.

-- objects tables of pg_class when tables
select case c.relkind when 'f' then 'FOREIGN_TABLE' else 'TABLE' end as kind,
       n.nspname as schema, c.relname as name, c.oid as key, c.reltype as "covers pg_type",
       pg_get_userbyid(c.relowner) as owner, c.relacl::text[] as acl,
       case c.relpersistence when 'u' then 'unlogged' end as persistence,
       case when am.amname <> 'heap' then am.amname end as "access method",
       ts.spcname as tablespace,
       c.reloptions as "option *", tt.reloptions as "toast option *",
       case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end as "partition by",
       pg_get_expr(c.relpartbound, c.oid) as "partition bound",
       case when c.reloftype <> 0 then format_type(c.reloftype, null) end as "of type",
       case c.relreplident when 'n' then 'nothing' when 'f' then 'full'
           when 'i' then 'index ' || (select i.indexrelid::regclass::text from pg_index i where i.indrelid = c.oid and i.indisreplident)
       end as "replica identity",
       nullif(c.relrowsecurity, false)::text as "row security", nullif(c.relforcerowsecurity, false)::text as "row security forced"
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
left join pg_am am on am.oid = c.relam
left join pg_tablespace ts on ts.oid = c.reltablespace
left join pg_class tt on tt.oid = c.reltoastrelid
where c.oid >= 16384 and c.relkind in ('r', 'p', 'f') and n.nspname not like 'pg\_t%'

-- facts inheritance of pg_class counting pg_inherits when pg_inherits
select h.inhrelid as key,
       case when not c.relispartition then string_agg(h.inhparent::regclass::text, ', ' order by h.inhseqno) end as inherits,
       case when c.relispartition then string_agg(h.inhparent::regclass::text, ', ') end as "partition of",
       nullif(bool_or(h.inhdetachpending), false)::text as "detach pending"
from pg_inherits h join pg_class c on c.oid = h.inhrelid
group by h.inhrelid, c.relispartition

-- facts foreign_tables of pg_class counting pg_foreign_table when pg_foreign_table
select f.ftrelid as key, s.srvname as server, f.ftoptions as "fdw option *"
from pg_foreign_table f join pg_foreign_server s on s.oid = f.ftserver

-- objects columns of pg_attribute
select case c.relkind when 'c' then 'ATTRIBUTE' else 'COLUMN' end as kind,
       n.nspname as schema, c.relname as parent, a.attname as name, a.attrelid as key, a.attnum as subkey, a.attrelid as "of",
       format_type(a.atttypid, a.atttypmod) as type,
       case when a.attcollation <> t.typcollation then a.attcollation::regcollation::text end as collation,
       nullif(a.attnotnull, false)::text as "not null",
       case when nn.connoinherit then 'true' end as "not null no inherit", -- since 18
       case when not nn.convalidated then 'true' end as "not null not valid", -- since 18
       case when rtrim(nn.conname, '0123456789') not like '%\_not\_null' then nn.conname end as "not null constraint", -- since 18
       nn.oid as "covers pg_constraint", -- since 18
       case when a.attgenerated = '' then pg_get_expr(d.adbin, d.adrelid) end as default,
       case a.attgenerated when 's' then 'stored ' || pg_get_expr(d.adbin, d.adrelid)
           when 'v' then 'virtual ' || pg_get_expr(d.adbin, d.adrelid) end as generated,
       d.oid as "covers pg_attrdef",
       case a.attidentity when 'a' then 'always' when 'd' then 'by default' end as identity,
       case when a.attstorage <> t.typstorage and c.relkind <> 'v'
           then case a.attstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' when 'x' then 'extended' end end as storage,
       case a.attcompression when 'p' then 'pglz' when 'l' then 'lz4' when '' then null else a.attcompression::text end as compression,
       nullif(a.attstattarget, -1)::text as "statistics target",
       a.attoptions as "option *", a.attfdwoptions as "fdw option *",
       case when a.attinhcount > 0 then case when a.attislocal then 'inherited and local' else 'inherited' end end as inheritance,
       case when a.attacl is not null then pg_get_userbyid(c.relowner) end as "acl owner", a.attacl::text[] as acl
from pg_attribute a
join pg_class c on c.oid = a.attrelid
join pg_namespace n on n.oid = c.relnamespace
join pg_type t on t.oid = a.atttypid
left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
left join pg_constraint nn on nn.conrelid = a.attrelid and nn.contype = 'n' and nn.conkey[1] = a.attnum -- since 18
where a.attrelid >= 16384 and a.attnum > 0 and not a.attisdropped and n.nspname not like 'pg\_t%'
  and c.relkind in ('r', 'p', 'f', 'v', 'm', 'c')

-- facts index_columns of pg_class when pg_index
select a.attrelid as key, array[a.attnum || '=' || a.attstattarget] as "statistics target of column *"
from pg_attribute a join pg_class c on c.oid = a.attrelid
where a.attrelid >= 16384 and nullif(a.attstattarget, -1) is not null and c.relkind in ('i', 'I') and c.relpersistence <> 't'

-- objects views of pg_class when views
select case c.relkind when 'v' then 'VIEW' else 'MATERIALIZED_VIEW' end as kind,
       n.nspname as schema, c.relname as name, c.oid as key, c.reltype as "covers pg_type",
       pg_get_userbyid(c.relowner) as owner, c.relacl::text[] as acl,
       pg_get_viewdef(c.oid) as definition, c.reloptions as "option *", tt.reloptions as "toast option *",
       case when c.relkind = 'm' and am.amname <> 'heap' then am.amname end as "access method", ts.spcname as tablespace,
       case when not c.relispopulated then 'false' end as populated,
       case c.relreplident when 'f' then 'full'
           when 'i' then 'index ' || (select i.indexrelid::regclass::text from pg_index i where i.indrelid = c.oid and i.indisreplident)
       end as "replica identity"
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
left join pg_am am on am.oid = c.relam
left join pg_tablespace ts on ts.oid = c.reltablespace
left join pg_class tt on tt.oid = c.reltoastrelid
where c.oid >= 16384 and c.relkind in ('v', 'm') and n.nspname not like 'pg\_t%'

-- objects sequences of pg_class when sequences
select 'SEQUENCE' as kind, n.nspname as schema, c.relname as name, c.oid as key,
       pg_get_userbyid(c.relowner) as owner, c.relacl::text[] as acl,
       case c.relpersistence when 'u' then 'unlogged' end as persistence,
       format_type(s.seqtypid, null) as type, s.seqstart::text as start, s.seqincrement::text as increment,
       s.seqmin::text as minimum, s.seqmax::text as maximum, s.seqcache::text as cache, nullif(s.seqcycle, false)::text as cycle,
       d.refobjid as "of",
       case when d.deptype = 'a' then d.refobjid::regclass::text || '.' || quote_ident(a.attname) end as "owned by",
       case when d.deptype = 'i' then d.refobjid::regclass::text || '.' || quote_ident(a.attname) end as "identity of"
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
join pg_sequence s on s.seqrelid = c.oid
left join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = c.oid and d.objsubid = 0
    and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0 and d.deptype in ('a', 'i')
left join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
where c.oid >= 16384 and c.relkind = 'S' and n.nspname not like 'pg\_t%'
