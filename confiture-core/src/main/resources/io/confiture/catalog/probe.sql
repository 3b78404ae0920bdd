-- The second opinion: what is in each catalog, asked without regard to the other queries. What none of them has delivered is
-- an object that the snapshot does not model.

-- probe objects of any
select x.catalog, array_agg(x.oid)::text as "expected keys"
from (
  select 'pg_class' as catalog, c.oid from pg_class c where c.oid >= 16384 and c.relkind <> 't' and c.relpersistence <> 't' and c.relnamespace <> 'pg_toast'::regnamespace
  union all
  select 'pg_type', t.oid from pg_type t join pg_namespace n on n.oid = t.typnamespace left join pg_class c on c.oid = t.typrelid
   where t.oid >= 16384 and n.nspname not like 'pg\_t%' and (t.typtype <> 'c' or c.relkind = 'c')
     and not (t.typelem <> 0 and exists (select from pg_type e where e.oid = t.typelem and e.typarray = t.oid))
  union all
  select 'pg_namespace', n.oid from pg_namespace n where n.oid >= 16384 and n.nspname not like 'pg\_t%'
  union all select 'pg_extension', oid from pg_extension
  union all -- when pg_constraint
  select 'pg_constraint', k.oid from pg_constraint k left join pg_class c on c.oid = k.conrelid left join pg_constraint p on p.oid = k.conparentid -- when pg_constraint
   where k.oid >= 16384 and c.relpersistence is distinct from 't' and (k.contype <> 'f' or k.conparentid = 0 or k.conrelid <> p.conrelid) -- when pg_constraint
     and k.connamespace <> all (array(select n.oid from pg_namespace n where n.nspname like 'pg\_temp\_%')) -- when pg_constraint
  union all
  select 'pg_attrdef', d.oid from pg_attrdef d join pg_class c on c.oid = d.adrelid where d.oid >= 16384 and c.relpersistence <> 't'
  union all -- when pg_trigger
  select 'pg_trigger', t.oid from pg_trigger t join pg_class c on c.oid = t.tgrelid -- when pg_trigger
   where t.oid >= 16384 and not t.tgisinternal and c.relpersistence <> 't' -- when pg_trigger
  union all -- when pg_rewrite
  select 'pg_rewrite', r.oid from pg_rewrite r join pg_class c on c.oid = r.ev_class -- when pg_rewrite
   where r.oid >= 16384 and c.relpersistence <> 't' and not (c.relkind in ('v', 'm') and r.rulename = '_RETURN') -- when pg_rewrite
  union all select 'pg_policy', oid from pg_policy -- when pg_policy
  union all -- when pg_proc
  select 'pg_proc', p.oid from pg_proc p join pg_namespace n on n.oid = p.pronamespace -- when pg_proc
   where p.oid >= 16384 and n.nspname not like 'pg\_t%' -- when pg_proc
     and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'i') -- when pg_proc
  union all -- when pg_cast
  select 'pg_cast', k.oid from pg_cast k where k.oid >= 16384 -- when pg_cast
     and not exists (select from pg_depend d where d.classid = 'pg_cast'::regclass and d.objid = k.oid and d.deptype = 'i') -- when pg_cast
  union all -- when pg_statistic_ext
  select 'pg_statistic_ext', s.oid from pg_statistic_ext s join pg_namespace n on n.oid = s.stxnamespace where n.nspname not like 'pg\_t%' -- when pg_statistic_ext
  union all -- when pg_operator
  select 'pg_operator', o.oid from pg_operator o join pg_namespace n on n.oid = o.oprnamespace where o.oid >= 16384 and n.nspname not like 'pg\_t%' -- when pg_operator
  union all -- when pg_collation
  select 'pg_collation', o.oid from pg_collation o join pg_namespace n on n.oid = o.collnamespace where o.oid >= 16384 and n.nspname not like 'pg\_t%' -- when pg_collation
  union all select 'pg_enum', oid from pg_enum where oid >= 16384
  union all select 'pg_am', oid from pg_am where oid >= 16384 -- when pg_am
  union all select 'pg_amop', oid from pg_amop where oid >= 16384 -- when pg_amop
  union all select 'pg_amproc', oid from pg_amproc where oid >= 16384 -- when pg_amproc
  union all select 'pg_conversion', oid from pg_conversion where oid >= 16384 -- when pg_conversion
  union all select 'pg_default_acl', oid from pg_default_acl -- when pg_default_acl
  union all select 'pg_event_trigger', oid from pg_event_trigger -- when pg_event_trigger
  union all select 'pg_foreign_data_wrapper', oid from pg_foreign_data_wrapper -- when pg_foreign_data_wrapper
  union all select 'pg_foreign_server', oid from pg_foreign_server -- when pg_foreign_server
  union all select 'pg_language', oid from pg_language where oid >= 16384 -- when pg_language
  union all select 'pg_largeobject_metadata', oid from pg_largeobject_metadata -- when pg_largeobject_metadata
  union all select 'pg_opclass', oid from pg_opclass where oid >= 16384 -- when pg_opclass
  union all select 'pg_opfamily', oid from pg_opfamily where oid >= 16384 -- when pg_opfamily
  union all select 'pg_publication', oid from pg_publication -- when pg_publication
  union all select 'pg_publication_rel', oid from pg_publication_rel -- when pg_publication
  union all select 'pg_publication_namespace', oid from pg_publication_namespace -- since 15 when pg_publication
  union all select 'pg_subscription', oid from pg_subscription where subdbid = (select d.oid from pg_database d where d.datname = current_database()) -- when pg_subscription
  union all select 'pg_transform', oid from pg_transform -- when pg_transform
  union all select 'pg_ts_config', oid from pg_ts_config where oid >= 16384 -- when pg_ts_config
  union all select 'pg_ts_dict', oid from pg_ts_dict where oid >= 16384 -- when pg_ts_dict
  union all select 'pg_ts_parser', oid from pg_ts_parser where oid >= 16384 -- when pg_ts_parser
  union all select 'pg_ts_template', oid from pg_ts_template where oid >= 16384 -- when pg_ts_template
  union all select 'pg_user_mapping', umid from pg_user_mappings -- when pg_user_mapping
) x
group by x.catalog

-- probe counts of any
select 'pg_attribute' as catalog,
       (select coalesce(sum(c.relnatts), 0) from pg_class c where c.oid >= 16384 and c.relkind in ('r', 'p', 'f', 'v', 'm', 'c') and c.relpersistence <> 't')
       - (select count(*) from pg_attribute a join pg_class c on c.oid = a.attrelid
           where a.attisdropped and a.attnum > 0 and a.attrelid >= 16384 and c.relkind in ('r', 'p', 'f', 'v', 'm', 'c') and c.relpersistence <> 't')
       as "expected rows"
union all select 'pg_description', count(*) from pg_description where (objoid >= 16384 or objoid = 2200 and classoid = 'pg_namespace'::regclass) and classoid <> 'pg_extension'::regclass
union all select 'pg_seclabel', count(*) from pg_seclabel -- when pg_seclabel
union all select 'pg_aggregate', count(*) from pg_aggregate where aggfnoid >= 16384 -- when pg_aggregate
union all select 'pg_inherits', count(distinct inhrelid) from pg_inherits -- when pg_inherits
union all select 'pg_foreign_table', count(*) from pg_foreign_table -- when pg_foreign_table
