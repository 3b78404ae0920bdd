package io.confiture.suite;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Roles belong to the whole server, and still no file sees those of another line of work. */
class RolesTest {

    private TestProject project;

    @BeforeEach
    void a_project(@TempDir Path temp) {
        project = new TestProject(temp);
    }

    @Test
    void schema_and_migrations_make_the_same_role() {
        project.schema("a.sql", "CREATE ROLE app;\nCREATE TABLE a ();\nGRANT SELECT ON a TO app;")
                .up("001_a", "CREATE ROLE app;\nCREATE TABLE a ();\nGRANT SELECT ON a TO app;")
                .down("001_a", "DROP TABLE a;\nDROP ROLE app;")
                .run()
                .green()
                .passes("migrations/001_a/round-trip", "migrations/chain/result-equals-schema");
    }

    @Test
    void a_role_left_behind_is_a_difference() {
        project.up(
                        "001_a",
                        "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app') THEN CREATE ROLE app; END IF; END $$;\nCREATE TABLE a ();")
                .down("001_a", "DROP TABLE a;")
                .run()
                .onlyFails("migrations/001_a/round-trip")
                .fails("migrations/001_a/round-trip", "role app: only in after down", "001_a.up.sql:1:1");
    }

    @Test
    void a_role_that_only_one_line_makes_is_a_difference() {
        project.schema("a.sql", "CREATE ROLE app;")
                .up("001_a", "SELECT 1;")
                .down("001_a", "SELECT 1;")
                .run()
                .onlyFails("migrations/chain/result-equals-schema")
                .fails("migrations/chain/result-equals-schema", "role app: only in schema files");
    }

    @Test
    void what_a_role_owns_elsewhere_does_not_keep_it() {
        project.up(
                        "001_a",
                        "CREATE ROLE app;\nCREATE TABLE a ();\nALTER TABLE a OWNER TO app;\nGRANT CREATE ON SCHEMA public TO app;")
                .down("001_a", "DROP TABLE a;\nREVOKE ALL ON SCHEMA public FROM app;\nDROP ROLE app;")
                // Cannot be tried in one transaction: the slow way.
                .up(
                        "002_b",
                        "CREATE ROLE boss;\nCREATE TABLE b (id int);\nALTER TABLE b OWNER TO boss;\nCREATE INDEX CONCURRENTLY i ON b (id);")
                .down("002_b", "DROP TABLE b;\nDROP ROLE boss;")
                .up("003_c", "BEGIN;\nDROP TABLE a;\nREVOKE ALL ON SCHEMA public FROM app;\nDROP ROLE app;\nCOMMIT;")
                .down(
                        "003_c",
                        "BEGIN;\nCREATE ROLE app;\nCREATE TABLE a ();\nALTER TABLE a OWNER TO app;\nGRANT CREATE ON SCHEMA public TO app;\nCOMMIT;")
                .up("004_d", "CREATE TABLE d ();")
                .down("004_d", "DROP TABLE d;")
                .run()
                .green()
                .passes(
                        "migrations/001_a/round-trip",
                        "migrations/002_b/round-trip",
                        "migrations/003_c/round-trip",
                        "migrations/004_d/round-trip");
    }

    @Test
    void memberships_and_passwords_come_back() {
        project.up(
                        "001_a",
                        "CREATE ROLE z LOGIN PASSWORD 'p';\nCREATE ROLE m;\nGRANT m TO z WITH ADMIN OPTION;\nSET ROLE z;\nRESET ROLE;")
                .down("001_a", "DROP ROLE m, z;")
                .up("002_b", "ALTER ROLE z CREATEDB;")
                .down("002_b", "SELECT 1;")
                .run()
                .onlyFails("migrations/002_b/round-trip")
                .fails("migrations/002_b/round-trip", "role z: create database", "002_b.up.sql:1:1");
    }
}
