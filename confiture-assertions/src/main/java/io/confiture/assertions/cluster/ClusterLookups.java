package io.confiture.assertions.cluster;

import io.confiture.assertions.object.Navigation;
import io.confiture.assertions.source.Lookup;
import io.confiture.catalog.ObjectKind;

/** Says how objects are found that live outside of schemas. */
final class ClusterLookups {
    private ClusterLookups() {}

    static final Lookup LANGUAGE =
            outside("language", ObjectKind.LANGUAGE, "lanname", "not o.lanispl", "pg_language o");

    /** Core's snapshots are of databases and have no word for tablespaces, which belong to the server. */
    static final Lookup TABLESPACE = outside("tablespace", ObjectKind.DATABASE, "spcname", "false", "pg_tablespace o");

    static final Lookup PUBLICATION =
            outside("publication", ObjectKind.PUBLICATION, "pubname", "false", "pg_publication o");

    static final Lookup SUBSCRIPTION = outside(
            "subscription",
            ObjectKind.SUBSCRIPTION,
            "subname",
            "false",
            "pg_subscription o join pg_catalog.pg_database d on d.oid = o.subdbid and d.datname ="
                    + " pg_catalog.current_database()");

    static final Lookup EVENT_TRIGGER =
            outside("event trigger", ObjectKind.EVENT_TRIGGER, "evtname", "false", "pg_event_trigger o");

    static final Lookup FOREIGN_DATA_WRAPPER = outside(
            "foreign-data wrapper", ObjectKind.FOREIGN_DATA_WRAPPER, "fdwname", "false", "pg_foreign_data_wrapper o");

    static final Lookup FOREIGN_SERVER =
            outside("foreign server", ObjectKind.FOREIGN_SERVER, "srvname", "false", "pg_foreign_server o");

    /** Through the view, which everybody may read. */
    static final Lookup USER_MAPPING = Lookup.outside("user mapping", ObjectKind.USER_MAPPING, """
        select o.umid::bigint as oid, 0 as number, null as schema, case o.umuser when 0 then 'PUBLIC' else o.usename end as name,
               o.srvid::bigint as parent, true as visible, false as system
        from pg_catalog.pg_user_mappings o\
        """);

    private static final Lookup EXTENSION =
            outside("extension", ObjectKind.EXTENSION, "extname", "false", "pg_extension o");

    private static final Lookup EXTENSION_IN_SCHEMA = Lookup.outside("extension", ObjectKind.EXTENSION, """
        select o.oid::bigint as oid, 0 as number, n.nspname as schema, o.extname as name, null::bigint as parent, true as visible,
               false as system
        from pg_catalog.pg_extension o join pg_catalog.pg_namespace n on n.oid = o.extnamespace\
        """);

    /** An extension's objects are in a schema, but the extension itself and its name are not. */
    static Lookup extensions(Navigation navigation) {
        return navigation.scope().schema() == null ? EXTENSION : EXTENSION_IN_SCHEMA;
    }

    private static Lookup outside(String noun, ObjectKind kind, String name, String system, String from) {
        return Lookup.outside(noun, kind, """
            select o.oid::bigint as oid, 0 as number, null as schema, o.%s as name, null::bigint as parent, true as visible,
                   %s as system
            from pg_catalog.%s\
            """.formatted(name, system, from));
    }
}
