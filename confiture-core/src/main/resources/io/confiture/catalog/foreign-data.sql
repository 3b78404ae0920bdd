-- Foreign data and logical replication.

-- objects foreign_data_wrappers of pg_foreign_data_wrapper when pg_foreign_data_wrapper
select 'FOREIGN_DATA_WRAPPER' as kind, w.fdwname as name, w.oid as key, pg_get_userbyid(w.fdwowner) as owner, w.fdwacl::text[] as acl,
       case when w.fdwhandler <> 0 then w.fdwhandler::regprocedure::text end as handler,
       case when w.fdwvalidator <> 0 then w.fdwvalidator::regprocedure::text end as validator, w.fdwoptions as "fdw option *"
from pg_foreign_data_wrapper w

-- objects foreign_servers of pg_foreign_server when pg_foreign_server
select 'FOREIGN_SERVER' as kind, s.srvname as name, s.oid as key, pg_get_userbyid(s.srvowner) as owner, s.srvacl::text[] as acl,
       w.fdwname as wrapper, s.srvtype as type, s.srvversion as version, s.srvoptions as "fdw option *"
from pg_foreign_server s join pg_foreign_data_wrapper w on w.oid = s.srvfdw

-- objects user_mappings of pg_user_mapping when pg_user_mapping
select 'USER_MAPPING' as kind, m.srvname as parent, case when m.umuser = 0 then 'PUBLIC' else m.usename end as name, m.umid as key,
       m.umoptions as "secret option *",
       case when m.umoptions is null and current_setting('is_superuser') = 'off' then 'the options of this user mapping are readable by a superuser only'
           end as unreadable
from pg_user_mappings m

-- objects publications of pg_publication when pg_publication
select 'PUBLICATION' as kind, p.pubname as name, p.oid as key, pg_get_userbyid(p.pubowner) as owner,
       nullif(p.puballtables, false)::text as "all tables",
       concat_ws(', ', case when p.pubinsert then 'insert' end, case when p.pubupdate then 'update' end,
           case when p.pubdelete then 'delete' end, case when p.pubtruncate then 'truncate' end) as publish,
       nullif(p.pubviaroot, false)::text as "via partition root",
       case p.pubgencols when 's' then 'stored' end as "generated columns", -- since 18
       (select array_agg(r.prrelid::regclass::text || '='
           || coalesce(' (' || (select string_agg(quote_ident(a.attname), ', ' order by a.attname) from pg_attribute a -- since 15
                where a.attrelid = r.prrelid and a.attnum = any (r.prattrs)) || ')', '') -- since 15
           || coalesce(' where ' || pg_get_expr(r.prqual, r.prrelid), '') -- since 15
           || '') from pg_publication_rel r where r.prpubid = p.oid) as "table *",
       (select array_agg(r.oid)::text from pg_publication_rel r where r.prpubid = p.oid) as "covers pg_publication_rel",
       (select string_agg(s.pnnspid::regnamespace::text, ', ' order by s.pnnspid::regnamespace::text) -- since 15
          from pg_publication_namespace s where s.pnpubid = p.oid) as schemas, -- since 15
       (select array_agg(s.oid)::text from pg_publication_namespace s where s.pnpubid = p.oid) as "covers pg_publication_namespace", -- since 15
       null as nothing
from pg_publication p

-- objects subscriptions of pg_subscription when pg_subscription
select 'SUBSCRIPTION' as kind, s.subname as name, s.oid as key, pg_get_userbyid(s.subowner) as owner,
       nullif(s.subenabled, false)::text as enabled, s.subslotname as slot, s.subsynccommit as "synchronous commit",
       (select string_agg(quote_ident(x), ', ' order by x) from unnest(s.subpublications) x) as publications,
       nullif(s.subbinary, false)::text as binary,
       case s.substream::text when 'true' then 'on' when 't' then 'on' when 'p' then 'parallel' else 'off' end as streaming,
       case s.subtwophasestate when 'd' then 'off' else 'on' end as "two phase", -- since 15
       nullif(s.subdisableonerr, false)::text as "disable on error", -- since 15
       case when not s.subpasswordrequired then 'false' end as "password required", -- since 16
       nullif(s.subrunasowner, false)::text as "run as owner", -- since 16
       s.suborigin as origin, -- since 16
       nullif(s.subfailover, false)::text as failover, -- since 17
       s.subconninfo as "secret connection", -- superuser
       'the connection of this subscription is readable by a superuser only' as unreadable, -- not superuser
       null as nothing
from pg_subscription s
where s.subdbid = (select d.oid from pg_database d where d.datname = current_database())
