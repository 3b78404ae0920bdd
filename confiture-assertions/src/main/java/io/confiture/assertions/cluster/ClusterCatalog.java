package io.confiture.assertions.cluster;

import io.confiture.assertions.source.DatabaseObject;

/** Says where the server keeps what is said of objects of each kind. */
enum ClusterCatalog {
    EXTENSION("pg_extension", "ext", false),
    LANGUAGE("pg_language", "lan", false),
    TABLESPACE("pg_tablespace", "spc", true),
    PUBLICATION("pg_publication", "pub", false),
    /** Listed for the whole server, and yet what is said of it is kept in its database. */
    SUBSCRIPTION("pg_subscription", "sub", false),
    EVENT_TRIGGER("pg_event_trigger", "evt", false),
    FOREIGN_DATA_WRAPPER("pg_foreign_data_wrapper", "fdw", false),
    FOREIGN_SERVER("pg_foreign_server", "srv", false),
    USER_MAPPING("pg_user_mapping", "um", false);

    private final String catalog;
    private final String prefix;
    private final boolean shared;

    ClusterCatalog(String catalog, String prefix, boolean shared) {
        this.catalog = catalog;
        this.prefix = prefix;
        this.shared = shared;
    }

    static ClusterCatalog of(DatabaseObject object) {
        return switch (object.kind()) {
            case EXTENSION -> EXTENSION;
            case LANGUAGE -> LANGUAGE;
            case DATABASE -> TABLESPACE;
            case PUBLICATION -> PUBLICATION;
            case SUBSCRIPTION -> SUBSCRIPTION;
            case EVENT_TRIGGER -> EVENT_TRIGGER;
            case FOREIGN_DATA_WRAPPER -> FOREIGN_DATA_WRAPPER;
            case FOREIGN_SERVER -> FOREIGN_SERVER;
            case USER_MAPPING -> USER_MAPPING;
            default -> throw new IllegalArgumentException(object + " does not live outside of schemas");
        };
    }

    String owner() {
        return "select pg_catalog.pg_get_userbyid(o." + prefix + "owner) as value from pg_catalog." + catalog
                + " o where o.oid = ?";
    }

    String comment() {
        return "select pg_catalog." + (shared ? "shobj" : "obj") + "_description(o.oid, '" + catalog
                + "') as value from pg_catalog." + catalog + " o where o.oid = ?";
    }

    /** Selects an option; the second parameter is its name. */
    String option() {
        return "select (select v.option_value from pg_catalog.pg_options_to_table(o." + prefix
                + "options) v where v.option_name = p.name) as value from (select ?::bigint as oid, ?::text as name) p"
                + " join pg_catalog." + catalog + " o on o.oid = p.oid";
    }
}
