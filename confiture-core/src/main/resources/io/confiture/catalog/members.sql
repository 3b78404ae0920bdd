-- What belongs to an extension: left out of the snapshot, because CREATE EXTENSION brings it.

-- members members of pg_extension
select d.classid::regclass::text as catalog, d.objid as key, e.extname as extension
from pg_depend d join pg_extension e on e.oid = d.refobjid
where d.refclassid = 'pg_extension'::regclass and d.deptype = 'e'
