-- Functions and what is made of them: aggregates, operators, operator classes and families, casts, transforms, languages,
-- access methods.

-- objects functions of pg_proc when pg_proc
select case p.prokind when 'p' then 'PROCEDURE' when 'a' then 'AGGREGATE' else 'FUNCTION' end as kind,
       n.nspname as schema, p.proname || '(' || oidvectortypes(p.proargtypes) || ')' as name, p.oid as key,
       pg_get_userbyid(p.proowner) as owner, p.proacl::text[] as acl,
       pg_get_function_arguments(p.oid) as arguments, pg_get_function_result(p.oid) as result,
       case when p.prokind <> 'a' then l.lanname end as language,
       case when p.prokind = 'w' then 'true' end as window,
       case p.provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end as volatility,
       case p.proparallel when 's' then 'safe' when 'r' then 'restricted' else 'unsafe' end as parallel,
       nullif(p.proisstrict, false)::text as strict, nullif(p.prosecdef, false)::text as "security definer",
       nullif(p.proleakproof, false)::text as leakproof,
       case when p.prokind not in ('a', 'p') then p.procost::text end as cost, case when p.proretset then p.prorows::text end as rows,
       case when p.prosupport <> 0 then p.prosupport::regprocedure::text end as support,
       p.proconfig as "setting *",
       (select string_agg(format_type(x, null), ', ' order by format_type(x, null)) from unnest(p.protrftypes) x) as transforms,
       case when p.prokind <> 'a' and p.prosqlbody is null then p.prosrc end as body,
       pg_get_function_sqlbody(p.oid) as "sql body", p.probin as library
from pg_proc p
join pg_namespace n on n.oid = p.pronamespace
join pg_language l on l.oid = p.prolang
where p.oid >= 16384 and n.nspname not like 'pg\_t%'
  and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'i')

-- facts aggregates of pg_proc counting pg_aggregate when pg_aggregate
select a.aggfnoid::oid as key,
       case a.aggkind when 'o' then 'ordered-set' when 'h' then 'hypothetical-set' end as "aggregate kind",
       a.aggtransfn::regprocedure::text as "transition function", format_type(a.aggtranstype, null) as "state type",
       nullif(a.aggtransspace, 0)::text as "state size", a.agginitval as "initial value",
       case when a.aggfinalfn <> 0 then a.aggfinalfn::regprocedure::text end as "final function",
       nullif(a.aggfinalextra, false)::text as "final function extra arguments",
       case a.aggfinalmodify when 'r' then 'read only' when 's' then 'shareable' else 'read write' end as "final function modifies",
       case when a.aggcombinefn <> 0 then a.aggcombinefn::regprocedure::text end as "combine function",
       case when a.aggserialfn <> 0 then a.aggserialfn::regprocedure::text end as "serial function",
       case when a.aggdeserialfn <> 0 then a.aggdeserialfn::regprocedure::text end as "deserial function",
       case when a.aggmtransfn <> 0 then a.aggmtransfn::regprocedure::text end as "moving transition function",
       case when a.aggminvtransfn <> 0 then a.aggminvtransfn::regprocedure::text end as "moving inverse function",
       case when a.aggmtransfn <> 0 then format_type(a.aggmtranstype, null) end as "moving state type",
       nullif(a.aggmtransspace, 0)::text as "moving state size", a.aggminitval as "moving initial value",
       case when a.aggmfinalfn <> 0 then a.aggmfinalfn::regprocedure::text end as "moving final function",
       nullif(a.aggmfinalextra, false)::text as "moving final function extra arguments",
       case when a.aggmtransfn <> 0 then case a.aggmfinalmodify when 'r' then 'read only' when 's' then 'shareable' else 'read write' end
           end as "moving final function modifies",
       case when a.aggsortop <> 0 then a.aggsortop::regoperator::text end as "sort operator"
from pg_aggregate a
where a.aggfnoid >= 16384

-- objects operators of pg_operator when pg_operator
select 'OPERATOR' as kind, n.nspname as schema, o.oid as key,
       o.oprname || '(' || case when o.oprleft = 0 then 'none' else format_type(o.oprleft, null) end || ', '
         || case when o.oprright = 0 then 'none' else format_type(o.oprright, null) end || ')' as name,
       pg_get_userbyid(o.oprowner) as owner,
       case when o.oprcode <> 0 then o.oprcode::regprocedure::text end as function,
       case when o.oprresult <> 0 then format_type(o.oprresult, null) end as result,
       case when o.oprcom <> 0 then o.oprcom::regoperator::text end as commutator,
       case when o.oprnegate <> 0 then o.oprnegate::regoperator::text end as negator,
       case when o.oprrest <> 0 then o.oprrest::regprocedure::text end as restrict,
       case when o.oprjoin <> 0 then o.oprjoin::regprocedure::text end as join,
       nullif(o.oprcanmerge, false)::text as merges, nullif(o.oprcanhash, false)::text as hashes
from pg_operator o join pg_namespace n on n.oid = o.oprnamespace
where o.oid >= 16384 and n.nspname not like 'pg\_t%'

-- objects operator_classes of pg_opclass when pg_opclass
select 'OPERATOR_CLASS' as kind, n.nspname as schema, o.opcname || ' using ' || quote_ident(am.amname) as name, o.oid as key,
       pg_get_userbyid(o.opcowner) as owner, format_type(o.opcintype, null) as type, nullif(o.opcdefault, false)::text as default,
       fn.nspname || '.' || f.opfname as family, format_type(nullif(o.opckeytype, 0), null) as storage
from pg_opclass o
join pg_namespace n on n.oid = o.opcnamespace
join pg_am am on am.oid = o.opcmethod
join pg_opfamily f on f.oid = o.opcfamily
join pg_namespace fn on fn.oid = f.opfnamespace
where o.oid >= 16384

-- objects operator_families of pg_opfamily when pg_opfamily
select 'OPERATOR_FAMILY' as kind, n.nspname as schema, f.opfname || ' using ' || quote_ident(am.amname) as name, f.oid as key,
       pg_get_userbyid(f.opfowner) as owner
from pg_opfamily f
join pg_namespace n on n.oid = f.opfnamespace
join pg_am am on am.oid = f.opfmethod
where f.oid >= 16384

-- facts family_operators of pg_opfamily when pg_amop
select a.amopfamily as key, array_agg(a.oid)::text as "covers pg_amop",
       string_agg(format('%s %s%s%s', a.amopstrategy, a.amopopr::regoperator,
           case when a.amopsortfamily <> 0 then format(' for order by %I.%I', sn.nspname, sf.opfname) end,
           case when c.oid is not null then format(' in class %I', c.opcname) end),
           ', ' order by a.amoplefttype::regtype::text, a.amoprighttype::regtype::text, a.amopstrategy, a.amopopr::regoperator::text) as operators
from pg_amop a
left join pg_opfamily sf on sf.oid = a.amopsortfamily
left join pg_namespace sn on sn.oid = sf.opfnamespace
left join pg_depend d on d.classid = 'pg_amop'::regclass and d.objid = a.oid and d.refclassid = 'pg_opclass'::regclass and d.deptype = 'i'
left join pg_opclass c on c.oid = d.refobjid
where a.oid >= 16384
group by a.amopfamily

-- facts family_functions of pg_opfamily when pg_amproc
select a.amprocfamily as key, array_agg(a.oid)::text as "covers pg_amproc",
       string_agg(format('%s (%s, %s) %s%s', a.amprocnum, format_type(a.amproclefttype, null), format_type(a.amprocrighttype, null),
           a.amproc::oid::regprocedure, case when c.oid is not null then format(' in class %I', c.opcname) end),
           ', ' order by a.amproclefttype::regtype::text, a.amprocrighttype::regtype::text, a.amprocnum) as functions
from pg_amproc a
left join pg_depend d on d.classid = 'pg_amproc'::regclass and d.objid = a.oid and d.refclassid = 'pg_opclass'::regclass and d.deptype = 'i'
left join pg_opclass c on c.oid = d.refobjid
where a.oid >= 16384
group by a.amprocfamily

-- objects casts of pg_cast when pg_cast
select 'CAST' as kind, '(' || format_type(k.castsource, null) || ' as ' || format_type(k.casttarget, null) || ')' as name, k.oid as key,
       case k.castmethod when 'f' then k.castfunc::regprocedure::text when 'b' then 'binary coercible' else 'input and output functions' end as method,
       case k.castcontext when 'i' then 'implicit' when 'a' then 'assignment' else 'explicit' end as context
from pg_cast k
where k.oid >= 16384
  and not exists (select from pg_depend d where d.classid = 'pg_cast'::regclass and d.objid = k.oid and d.deptype = 'i')

-- objects transforms of pg_transform when pg_transform
select 'TRANSFORM' as kind, 'for ' || format_type(t.trftype, null) || ' language ' || quote_ident(l.lanname) as name, t.oid as key,
       case when t.trffromsql <> 0 then t.trffromsql::regprocedure::text end as "from sql",
       case when t.trftosql <> 0 then t.trftosql::regprocedure::text end as "to sql"
from pg_transform t join pg_language l on l.oid = t.trflang

-- objects languages of pg_language when pg_language
select 'LANGUAGE' as kind, l.lanname as name, l.oid as key, pg_get_userbyid(l.lanowner) as owner, l.lanacl::text[] as acl,
       nullif(l.lanpltrusted, false)::text as trusted,
       case when l.lanplcallfoid <> 0 then l.lanplcallfoid::regprocedure::text end as handler,
       case when l.laninline <> 0 then l.laninline::regprocedure::text end as inline,
       case when l.lanvalidator <> 0 then l.lanvalidator::regprocedure::text end as validator
from pg_language l
where l.oid >= 16384

-- objects access_methods of pg_am when pg_am
select 'ACCESS_METHOD' as kind, a.amname as name, a.oid as key, a.amhandler::regprocedure::text as handler,
       case a.amtype when 't' then 'table' when 'i' then 'index' else a.amtype::text end as type
from pg_am a
where a.oid >= 16384
