-- Collations, conversions and text search.

-- objects collations of pg_collation when pg_collation
select 'COLLATION' as kind, n.nspname as schema, c.collname as name, c.oid as key, pg_get_userbyid(c.collowner) as owner,
       case c.collprovider when 'c' then 'libc' when 'i' then 'icu' when 'b' then 'builtin' else c.collprovider::text end as provider,
       c.collcollate as collate, c.collctype as ctype,
       c.colliculocale as locale, -- since 15 until 16
       c.colllocale as locale, -- since 17
       c.collicurules as rules, -- since 16
       case when not c.collisdeterministic then 'false' end as deterministic,
       case when c.collencoding >= 0 then pg_encoding_to_char(c.collencoding)::text end as encoding
from pg_collation c join pg_namespace n on n.oid = c.collnamespace
where c.oid >= 16384 and n.nspname not like 'pg\_t%'

-- objects conversions of pg_conversion when pg_conversion
select 'CONVERSION' as kind, n.nspname as schema, c.conname as name, c.oid as key, pg_get_userbyid(c.conowner) as owner,
       pg_encoding_to_char(c.conforencoding) as "from", pg_encoding_to_char(c.contoencoding) as "to",
       c.conproc::regprocedure::text as function, nullif(c.condefault, false)::text as default
from pg_conversion c join pg_namespace n on n.oid = c.connamespace
where c.oid >= 16384

-- objects text_search_parsers of pg_ts_parser when pg_ts_parser
select 'TEXT_SEARCH_PARSER' as kind, n.nspname as schema, p.prsname as name, p.oid as key,
       p.prsstart::regprocedure::text as start, p.prstoken::regprocedure::text as gettoken, p.prsend::regprocedure::text as "end",
       case when p.prsheadline <> 0 then p.prsheadline::regprocedure::text end as headline, p.prslextype::regprocedure::text as lextypes
from pg_ts_parser p join pg_namespace n on n.oid = p.prsnamespace
where p.oid >= 16384

-- objects text_search_templates of pg_ts_template when pg_ts_template
select 'TEXT_SEARCH_TEMPLATE' as kind, n.nspname as schema, t.tmplname as name, t.oid as key,
       case when t.tmplinit <> 0 then t.tmplinit::regprocedure::text end as init, t.tmpllexize::regprocedure::text as lexize
from pg_ts_template t join pg_namespace n on n.oid = t.tmplnamespace
where t.oid >= 16384

-- objects text_search_dictionaries of pg_ts_dict when pg_ts_dict
select 'TEXT_SEARCH_DICTIONARY' as kind, n.nspname as schema, d.dictname as name, d.oid as key, pg_get_userbyid(d.dictowner) as owner,
       tn.nspname || '.' || t.tmplname as template, d.dictinitoption as options
from pg_ts_dict d
join pg_namespace n on n.oid = d.dictnamespace
join pg_ts_template t on t.oid = d.dicttemplate
join pg_namespace tn on tn.oid = t.tmplnamespace
where d.oid >= 16384

-- objects text_search_configurations of pg_ts_config when pg_ts_config
select 'TEXT_SEARCH_CONFIGURATION' as kind, n.nspname as schema, c.cfgname as name, c.oid as key, pg_get_userbyid(c.cfgowner) as owner,
       pn.nspname || '.' || p.prsname as parser,
       (select array_agg(t.alias || '=' || m.dicts)
          from (select x.maptokentype, string_agg(x.mapdict::regdictionary::text, ', ' order by x.mapseqno) as dicts
                  from pg_ts_config_map x where x.mapcfg = c.oid group by x.maptokentype) m
          join ts_token_type(c.cfgparser) t on t.tokid = m.maptokentype) as "mapping *"
from pg_ts_config c
join pg_namespace n on n.oid = c.cfgnamespace
join pg_ts_parser p on p.oid = c.cfgparser
join pg_namespace pn on pn.oid = p.prsnamespace
where c.oid >= 16384
