package io.confiture.sql.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.project.SourceLocation;
import io.confiture.project.TableName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DefinedObjectsTest {

    private static DefinedObjects read(String text) {
        return DefinedObjects.readFiles(List.of(TableModelTest.statements(text)));
    }

    private static String at(Optional<SourceLocation> place) {
        return place.map(at -> at.line() + ":" + at.column()).orElse("nowhere");
    }

    private static String place(DefinedObjects objects, DefinedKind kind, String name) {
        return at(objects.find(kind, TableName.parse(name)));
    }

    private static String part(DefinedObjects objects, DefinedKind kind, String table, String name) {
        return at(objects.findPart(kind, TableName.parse(table), name));
    }

    private static String routine(DefinedObjects objects, String name, String arguments) {
        return at(objects.findRoutine(TableName.parse(name), arguments));
    }

    @Test
    void tables_and_what_belongs_to_them_are_found_where_they_were_defined_last() {
        DefinedObjects objects = read("""
                CREATE TABLE users (
                  id bigint PRIMARY KEY,
                  email text NOT NULL CHECK (email <> ''),
                  CONSTRAINT one_email UNIQUE (email));
                ALTER TABLE users
                  ADD COLUMN bio text,
                  ADD CONSTRAINT short CHECK (length(bio) < 9);
                CREATE INDEX by_bio ON users (bio);
                CREATE TRIGGER touch BEFORE UPDATE OF bio ON users EXECUTE FUNCTION f();
                CREATE POLICY own ON users USING (true);
                CREATE RULE quiet AS ON DELETE TO users DO INSTEAD NOTHING;
                """);

        assertThat(place(objects, DefinedKind.RELATION, "public.users")).isEqualTo("1:14");
        assertThat(part(objects, DefinedKind.COLUMN, "public.users", "email")).isEqualTo("3:3");
        assertThat(part(objects, DefinedKind.COLUMN, "public.users", "bio")).isEqualTo("6:14");
        assertThat(part(objects, DefinedKind.CONSTRAINT, "public.users", "users_pkey"))
                .isEqualTo("2:13");
        assertThat(place(objects, DefinedKind.RELATION, "public.users_pkey")).isEqualTo("2:13");
        assertThat(part(objects, DefinedKind.CONSTRAINT, "public.users", "users_email_check"))
                .isEqualTo("3:23");
        assertThat(part(objects, DefinedKind.CONSTRAINT, "public.users", "one_email"))
                .isEqualTo("4:3");
        assertThat(part(objects, DefinedKind.CONSTRAINT, "public.users", "short"))
                .isEqualTo("7:7");
        assertThat(place(objects, DefinedKind.RELATION, "public.by_bio")).isEqualTo("8:14");
        assertThat(part(objects, DefinedKind.TRIGGER, "public.users", "touch")).isEqualTo("9:16");
        assertThat(part(objects, DefinedKind.POLICY, "public.users", "own")).isEqualTo("10:15");
        assertThat(part(objects, DefinedKind.RULE, "public.users", "quiet")).isEqualTo("11:13");
    }

    @Test
    void all_other_kinds_are_found_by_their_names() {
        DefinedObjects objects = read("""
                CREATE SCHEMA shop AUTHORIZATION owner;
                CREATE EXTENSION IF NOT EXISTS citext;
                CREATE ROLE reader;
                CREATE USER writer;
                SET search_path = shop, public;
                CREATE VIEW v AS SELECT 1;
                CREATE MATERIALIZED VIEW IF NOT EXISTS mv AS SELECT 1;
                CREATE SEQUENCE s;
                CREATE TYPE mood AS ENUM ('good');
                CREATE DOMAIN public.name AS text;
                CREATE TEMP VIEW gone AS SELECT 1;
                CREATE PUBLICATION p;
                CREATE USER MAPPING FOR reader SERVER x;
                CREATE TRIGGER vt INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION f();
                """);

        assertThat(place(objects, DefinedKind.SCHEMA, "shop")).isEqualTo("1:15");
        assertThat(place(objects, DefinedKind.EXTENSION, "citext")).isEqualTo("2:32");
        assertThat(place(objects, DefinedKind.ROLE, "reader")).isEqualTo("3:13");
        assertThat(place(objects, DefinedKind.ROLE, "writer")).isEqualTo("4:13");
        assertThat(place(objects, DefinedKind.RELATION, "shop.v")).isEqualTo("6:13");
        assertThat(place(objects, DefinedKind.RELATION, "shop.mv")).isEqualTo("7:40");
        assertThat(place(objects, DefinedKind.RELATION, "shop.s")).isEqualTo("8:17");
        assertThat(place(objects, DefinedKind.TYPE, "shop.mood")).isEqualTo("9:13");
        assertThat(place(objects, DefinedKind.TYPE, "public.name")).isEqualTo("10:15");
        assertThat(place(objects, DefinedKind.RELATION, "shop.gone")).isEqualTo("nowhere");
        assertThat(place(objects, DefinedKind.RELATION, "public.v")).isEqualTo("nowhere");
        assertThat(place(objects, DefinedKind.PUBLICATION, "p")).isEqualTo("12:20");
        assertThat(part(objects, DefinedKind.TRIGGER, "shop.v", "vt")).isEqualTo("14:16");
    }

    @Test
    void routines_are_told_apart_by_their_arguments() {
        DefinedObjects objects = read("""
                CREATE FUNCTION f(a int, OUT b text) AS '' LANGUAGE sql;
                CREATE FUNCTION f(a character varying(3) DEFAULT 'x', VARIADIC more text[] = '{}') RETURNS int AS '' LANGUAGE sql;
                CREATE PROCEDURE p();
                CREATE OR REPLACE FUNCTION f(integer) RETURNS text AS '' LANGUAGE sql;
                CREATE FUNCTION g(a t.c%TYPE) RETURNS int AS '' LANGUAGE sql;
                CREATE FUNCTION h(a t.c%TYPE) RETURNS int AS '' LANGUAGE sql;
                CREATE FUNCTION h(a t.d%TYPE) RETURNS int AS '' LANGUAGE sql;
                CREATE FUNCTION k(int) RETURNS int AS '' LANGUAGE sql;
                CREATE FUNCTION k(text) RETURNS int AS '' LANGUAGE sql;
                DROP FUNCTION k(text);
                """);

        assertThat(routine(objects, "public.f", "integer")).isEqualTo("4:28");
        assertThat(routine(objects, "public.f", "character varying, text[]")).isEqualTo("2:17");
        assertThat(routine(objects, "public.f", "bigint")).isEqualTo("nowhere");
        assertThat(routine(objects, "public.p", "")).isEqualTo("3:18");
        assertThat(routine(objects, "public.g", "bigint")).isEqualTo("5:17");
        assertThat(routine(objects, "public.h", "bigint"))
                .as("of two that cannot be read")
                .isEqualTo("nowhere");
        assertThat(routine(objects, "public.k", "integer")).isEqualTo("8:17");
        assertThat(routine(objects, "public.k", "text")).isEqualTo("nowhere");
    }

    @Test
    void new_names_drops_and_rollbacks_are_followed() {
        DefinedObjects objects = read("""
                CREATE SCHEMA a;
                CREATE TABLE a.t (x int);
                CREATE INDEX i ON a.t (x);
                CREATE POLICY p ON a.t;
                CREATE VIEW a.v AS SELECT 1;
                ALTER SCHEMA a RENAME TO b;
                ALTER TABLE b.t RENAME TO u;
                ALTER INDEX b.i RENAME TO j;
                ALTER POLICY p ON b.u RENAME TO q;
                ALTER VIEW b.v SET SCHEMA public;
                BEGIN;
                CREATE VIEW w AS SELECT 1;
                ROLLBACK;
                CREATE VIEW z AS SELECT 1;
                DROP VIEW z;
                CREATE TABLE IF NOT EXISTS b.u (x int);
                """);

        assertThat(place(objects, DefinedKind.SCHEMA, "b")).isEqualTo("1:15");
        assertThat(place(objects, DefinedKind.RELATION, "b.u")).isEqualTo("2:14");
        assertThat(part(objects, DefinedKind.COLUMN, "b.u", "x")).isEqualTo("2:19");
        assertThat(place(objects, DefinedKind.RELATION, "b.j")).isEqualTo("3:14");
        assertThat(part(objects, DefinedKind.POLICY, "b.u", "q")).isEqualTo("4:15");
        assertThat(place(objects, DefinedKind.RELATION, "public.v")).isEqualTo("5:13");
        assertThat(place(objects, DefinedKind.RELATION, "public.w")).isEqualTo("nowhere");
        assertThat(place(objects, DefinedKind.RELATION, "public.z")).isEqualTo("nowhere");
        assertThat(place(objects, DefinedKind.SCHEMA, "a")).isEqualTo("nowhere");
        assertThat(part(objects, DefinedKind.POLICY, "a.t", "p")).isEqualTo("nowhere");
    }

    @Test
    void dropping_a_table_or_a_schema_takes_what_is_in_it() {
        DefinedObjects objects = read("""
                CREATE SCHEMA a;
                CREATE TABLE a.t (x int);
                CREATE FUNCTION a.f() RETURNS int AS '' LANGUAGE sql;
                CREATE TABLE t (x int);
                CREATE POLICY p ON t;
                CREATE POLICY p ON a.t;
                DROP TABLE t;
                DROP SCHEMA a CASCADE;
                """);

        assertThat(place(objects, DefinedKind.RELATION, "a.t")).isEqualTo("nowhere");
        assertThat(routine(objects, "a.f", "")).isEqualTo("nowhere");
        assertThat(part(objects, DefinedKind.POLICY, "public.t", "p")).isEqualTo("nowhere");
        assertThat(part(objects, DefinedKind.POLICY, "a.t", "p")).isEqualTo("nowhere");
        assertThat(place(objects, DefinedKind.SCHEMA, "a")).isEqualTo("nowhere");
    }
}
