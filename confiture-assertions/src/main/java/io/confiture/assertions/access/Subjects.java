package io.confiture.assertions.access;

import io.confiture.assertions.source.Answer;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.DatabaseSource;
import io.confiture.catalog.ObjectKind;

/** Finds the database and the schemas themselves as objects, where assertions only know what to look up in them. */
final class Subjects {
    private Subjects() {}

    static DatabaseObject database(DatabaseSource source) {
        Answer found = source.askOne("select d.oid::bigint as oid, d.datname as name from pg_catalog.pg_database d"
                        + " where d.datname = pg_catalog.current_database()")
                .orElseThrow();
        return object(source, ObjectKind.DATABASE, "database", String.valueOf(found.text("name")), found.number("oid"));
    }

    static DatabaseObject schema(DatabaseSource source, String name, boolean absent) {
        long oid = absent
                ? 0
                : source.askOne("select n.oid::bigint as oid from pg_catalog.pg_namespace n where n.nspname = ?", name)
                        .orElseThrow(() -> new IllegalStateException("schema " + name + " is gone since it was found"))
                        .number("oid");
        return object(source, ObjectKind.SCHEMA, "schema", name, oid);
    }

    private static DatabaseObject object(DatabaseSource source, ObjectKind kind, String noun, String name, long oid) {
        return new DatabaseObject(source, kind, noun, null, name, null, oid, 0);
    }
}
