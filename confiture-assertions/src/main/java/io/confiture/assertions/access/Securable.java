package io.confiture.assertions.access;

import io.confiture.assertions.source.DatabaseObject;

/** Says for each kind of object that has privileges where the server keeps them, and which function tells who has them. */
enum Securable {
    RELATION("pg_class", "relacl", "relowner", 'r', "has_table_privilege"),
    SEQUENCE("pg_class", "relacl", "relowner", 's', "has_sequence_privilege"),
    ROUTINE("pg_proc", "proacl", "proowner", 'f', "has_function_privilege"),
    SCHEMA("pg_namespace", "nspacl", "nspowner", 'n', "has_schema_privilege"),
    DATABASE("pg_database", "datacl", "datdba", 'd', "has_database_privilege"),
    LANGUAGE("pg_language", "lanacl", "lanowner", 'l', "has_language_privilege"),
    TABLESPACE("pg_tablespace", "spcacl", "spcowner", 't', "has_tablespace_privilege"),
    FOREIGN_DATA_WRAPPER("pg_foreign_data_wrapper", "fdwacl", "fdwowner", 'F', "has_foreign_data_wrapper_privilege"),
    FOREIGN_SERVER("pg_foreign_server", "srvacl", "srvowner", 'S', "has_server_privilege"),
    TYPE("pg_type", "typacl", "typowner", 'T', "has_type_privilege"),
    COLUMN("pg_class", "relacl", "relowner", 'c', "has_column_privilege") {
        @Override
        String possible() {
            return COLUMN_PRIVILEGES;
        }

        @Override
        String entries() {
            return COLUMN_ENTRIES.formatted("a.attnum = g.number and a.attnum <> 0");
        }

        @Override
        String held(String privilege) {
            return "pg_catalog.has_column_privilege(g.role, g.object, g.number, " + privilege + ")";
        }
    },
    /** A table, asked about its columns: what somebody has on at least one of them. */
    ANY_COLUMN("pg_class", "relacl", "relowner", 'c', "has_any_column_privilege") {
        @Override
        String possible() {
            return COLUMN_PRIVILEGES;
        }

        @Override
        String entries() {
            return COLUMN_ENTRIES.formatted("a.attnum > 0 and not a.attisdropped");
        }
    };

    /** The server has no list of these: by default nothing is granted on columns, and their table's owner is not named there. */
    private static final String COLUMN_PRIVILEGES =
            "select v.name from (values ('SELECT'), ('INSERT'), ('UPDATE'), ('REFERENCES')) v(name)";

    /** What is granted on a table is had on its columns, but was not granted on them. */
    private static final String COLUMN_ENTRIES = """
        select e.grantee, e.privilege_type, e.is_grantable, true as own
        from given g join pg_catalog.pg_attribute a on a.attrelid = g.object and %s,
             pg_catalog.aclexplode(a.attacl) e
        union all
        select e.grantee, e.privilege_type, e.is_grantable, false
        from given g join pg_catalog.pg_class c on c.oid = g.object,
             pg_catalog.aclexplode(coalesce(c.relacl, pg_catalog.acldefault('r', c.relowner))) e\
        """;

    private final String catalog;
    private final String acl;
    private final String owner;
    private final char type;
    private final String function;

    Securable(String catalog, String acl, String owner, char type, String function) {
        this.catalog = catalog;
        this.acl = acl;
        this.owner = owner;
        this.type = type;
        this.function = function;
    }

    static Securable of(DatabaseObject object) {
        return switch (object.kind()) {
            case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE -> RELATION;
            case SEQUENCE -> SEQUENCE;
            case COLUMN -> COLUMN;
            case FUNCTION, PROCEDURE, AGGREGATE -> ROUTINE;
            case SCHEMA -> SCHEMA;
            case DATABASE -> object.noun().equals("tablespace") ? TABLESPACE : DATABASE;
            case LANGUAGE -> LANGUAGE;
            case FOREIGN_DATA_WRAPPER -> FOREIGN_DATA_WRAPPER;
            case FOREIGN_SERVER -> FOREIGN_SERVER;
            case ENUM_TYPE, COMPOSITE_TYPE, DOMAIN, RANGE_TYPE, BASE_TYPE, SHELL_TYPE -> TYPE;
            default -> throw new IllegalArgumentException("PostgreSQL has no privileges on " + object);
        };
    }

    /** Select the {@code name} of every privilege that there is on objects of this kind: what their owners have by default. */
    String possible() {
        return "select a.privilege_type as name from pg_catalog.aclexplode(pg_catalog.acldefault('" + type
                + "', 10)) a";
    }

    /** Select what was granted on the object {@code g.object}, or what is so by default where nothing ever was. */
    String entries() {
        return """
            select e.grantee, e.privilege_type, e.is_grantable, true as own
            from given g join pg_catalog.%s o on o.oid = g.object,
                 pg_catalog.aclexplode(coalesce(o.%s, pg_catalog.acldefault('%s', o.%s))) e\
            """.formatted(catalog, acl, type, owner);
    }

    /** Ask whether the role {@code g.role} has a privilege, however it came to it. */
    String held(String privilege) {
        return "pg_catalog." + function + "(g.role, g.object, " + privilege + ")";
    }

    /** Select the {@code owner} of the object {@code g.object}. */
    String owner() {
        return "select o." + owner + " as owner from given g join pg_catalog." + catalog + " o on o.oid = g.object";
    }
}
