-- Types of every sort. Row types of tables, multiranges and arrays belong to what they are made for.

-- objects types of pg_type when types
select case t.typtype when 'c' then 'COMPOSITE_TYPE' when 'd' then 'DOMAIN' when 'e' then 'ENUM_TYPE' when 'r' then 'RANGE_TYPE'
           when 'p' then 'SHELL_TYPE' else 'BASE_TYPE' end as kind,
       n.nspname as schema, t.typname as name, t.oid as key, nullif(t.typrelid, 0) as "covers pg_class",
       array_remove(array[t.typarray, coalesce(r.rngmultitypid, 0), coalesce(mt.typarray, 0)], 0)::text as "covers pg_type",
       pg_get_userbyid(t.typowner) as owner, t.typacl::text[] as acl,
       case when t.typtype = 'e' then (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)
           from pg_enum e where e.enumtypid = t.oid) end as labels,
       case when t.typtype = 'e' then (select array_agg(e.oid)::text from pg_enum e where e.enumtypid = t.oid) end as "covers pg_enum",
       case when t.typtype = 'd' then format_type(t.typbasetype, t.typtypmod) end as "base type",
       case when t.typtype = 'd' and t.typcollation <> bt.typcollation then t.typcollation::regcollation::text end as collation,
       nullif(t.typnotnull, false)::text as "not null",
       (select case when rtrim(nn.conname, '0123456789') not like '%\_not\_null' then nn.conname end -- since 17
          from pg_constraint nn where nn.contypid = t.oid and nn.contype = 'n') as "not null constraint", -- since 17
       (select nn.oid from pg_constraint nn where nn.contypid = t.oid and nn.contype = 'n') as "covers pg_constraint", -- since 17
       coalesce(pg_get_expr(t.typdefaultbin, 0), quote_literal(t.typdefault)) as default,
       format_type(r.rngsubtype, null) as subtype,
       case when r.rngsubopc <> 0 then (select format('%I.%I', on_.nspname, o.opcname) from pg_opclass o join pg_namespace on_ on on_.oid = o.opcnamespace
           where o.oid = r.rngsubopc) end as "subtype operator class",
       case when r.rngcollation <> 0 then r.rngcollation::regcollation::text end as "subtype collation",
       case when r.rngcanonical <> 0 then r.rngcanonical::regproc::text end as canonical,
       case when r.rngsubdiff <> 0 then r.rngsubdiff::regproc::text end as "subtype diff",
       format_type(nullif(r.rngmultitypid, 0), null) as multirange,
       case when b.yes then t.typinput::regprocedure::text end as input,
       case when b.yes then t.typoutput::regprocedure::text end as output,
       case when b.yes and t.typreceive <> 0 then t.typreceive::regprocedure::text end as receive,
       case when b.yes and t.typsend <> 0 then t.typsend::regprocedure::text end as send,
       case when b.yes and t.typmodin <> 0 then t.typmodin::regprocedure::text end as "type modifier input",
       case when b.yes and t.typmodout <> 0 then t.typmodout::regprocedure::text end as "type modifier output",
       case when b.yes and t.typanalyze <> 0 then t.typanalyze::regprocedure::text end as analyze,
       case when b.yes and t.typsubscript <> 0 then t.typsubscript::regprocedure::text end as subscript,
       case when b.yes then t.typlen::text end as length,
       case when b.yes then nullif(t.typbyval, false)::text end as "passed by value",
       case when b.yes then case t.typalign when 'c' then 'char' when 's' then 'int2' when 'i' then 'int4' else 'double' end end as alignment,
       case when b.yes then case t.typstorage when 'p' then 'plain' when 'e' then 'external' when 'x' then 'extended' else 'main' end end as storage,
       case when b.yes then t.typcategory::text end as category,
       case when b.yes then nullif(t.typispreferred, false)::text end as preferred,
       case when b.yes then t.typdelim::text end as delimiter,
       case when b.yes and t.typelem <> 0 then format_type(t.typelem, null) end as element,
       case when b.yes and t.typcollation <> 0 then 'true' end as collatable
from pg_type t
join pg_namespace n on n.oid = t.typnamespace
left join pg_class c on c.oid = t.typrelid
left join pg_range r on r.rngtypid = t.oid
left join pg_type mt on mt.oid = r.rngmultitypid
left join pg_type bt on bt.oid = t.typbasetype
cross join lateral (select t.typtype = 'b' as yes) b
where t.oid >= 16384 and t.typtype in ('b', 'c', 'd', 'e', 'p', 'r') and (t.typrelid = 0 or c.relkind = 'c')
  and not (t.typtype = 'b' and t.typelem <> 0 and exists (select from pg_type e where e.oid = t.typelem and e.typarray = t.oid))
  and n.nspname not like 'pg\_t%'
