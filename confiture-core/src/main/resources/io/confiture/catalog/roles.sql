-- Roles belong to the whole server, so they are read only when asked for.

-- objects roles of pg_authid
select 'ROLE' as kind, r.rolname as name, r.oid as key,
       nullif(r.rolsuper, false)::text as superuser, case when not r.rolinherit then 'false' end as inherit,
       nullif(r.rolcreaterole, false)::text as "create role", nullif(r.rolcreatedb, false)::text as "create database",
       nullif(r.rolcanlogin, false)::text as login, nullif(r.rolreplication, false)::text as replication,
       nullif(r.rolbypassrls, false)::text as "bypass row security", nullif(r.rolconnlimit, -1)::text as "connection limit",
       case when r.rolvaliduntil is not null then r.rolvaliduntil::text end as "valid until",
       (select string_agg(quote_ident(g.rolname) || case when m.admin_option then ' with admin option' else '' end, ', ' order by g.rolname)
          from pg_auth_members m join pg_roles g on g.oid = m.roleid where m.member = r.oid) as "member of",
       (select s.setconfig from pg_db_role_setting s where s.setdatabase = 0 and s.setrole = r.oid) as "setting *"
from pg_roles r
where r.oid >= 16384
