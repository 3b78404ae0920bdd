package io.confiture.assertions.access;

import io.confiture.assertions.source.Answer;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.DatabaseSource;
import io.confiture.catalog.ObjectKind;
import java.util.List;
import java.util.Optional;

/** Finds the database and the schemas themselves as objects, where assertions only know what to look up in them. */
final class Subjects {
    private Subjects() {}

    static DatabaseObject database(DatabaseSource source) {
        Answer found = source.askOne("select d.oid::bigint as oid, d.datname as name from pg_catalog.pg_database d"
                        + " where d.datname = pg_catalog.current_database()")
                .orElseThrow();
        return object(source, ObjectKind.DATABASE, "database", String.valueOf(found.text("name")), found.number("oid"));
    }

    static Optional<DatabaseObject> findSchema(DatabaseSource source, String name) {
        return source.askOne("select n.oid::bigint as oid from pg_catalog.pg_namespace n where n.nspname = ?", name)
                .map(found -> object(source, ObjectKind.SCHEMA, "schema", name, found.number("oid")));
    }

    static DatabaseObject absentSchema(DatabaseSource source, String name) {
        return object(source, ObjectKind.SCHEMA, "schema", name, 0);
    }

    /** Return the names of all schemas but PostgreSQL's own. */
    static List<String> schemas(DatabaseSource source) {
        return source.ask("""
            select n.nspname as name from pg_catalog.pg_namespace n
            where not pg_catalog.starts_with(n.nspname::text, 'pg_') and n.nspname <> 'information_schema'
            order by n.nspname collate "C"
            """).stream()
                .map(row -> String.valueOf(row.text("name")))
                .toList();
    }

    private static DatabaseObject object(DatabaseSource source, ObjectKind kind, String noun, String name, long oid) {
        return new DatabaseObject(source, kind, noun, null, name, null, oid, 0);
    }
}
