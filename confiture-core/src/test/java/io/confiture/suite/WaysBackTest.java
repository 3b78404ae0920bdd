package io.confiture.suite;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways of not coming back are told from each other. */
class WaysBackTest {

    private TestProject project;

    @BeforeEach
    void a_migration(@TempDir Path temp) {
        project = new TestProject(temp).up("001_a", "CREATE TABLE a (id int PRIMARY KEY);");
    }

    @Test
    void a_missing_down_fails_the_partners() {
        project.run()
                .onlyFails("migrations/chain/partners")
                .fails("migrations/chain/partners", "001_a has an up script and no down script")
                .passes("migrations/001_a/up")
                .aborts("migrations/001_a/down", "no down script")
                .aborts("migrations/001_a/round-trip", "no down script");
    }

    @Test
    void an_empty_down_fails_the_round_trip() {
        project.down("001_a", "-- nothing\n")
                .run()
                .onlyFails("migrations/001_a/round-trip")
                .skips("migrations/001_a/down", "no statements")
                .fails("migrations/001_a/round-trip", "has no statements", "table public.a: only in after down");
    }

    @Test
    void an_empty_down_is_enough_where_up_can_run_again() {
        project.down("001_a", "DROP TABLE a;")
                .up("002_b", "UPDATE a SET id = id + 1;")
                .down("002_b", "-- nothing\n")
                .up("003_c", "INSERT INTO a VALUES (1);")
                .down("003_c", "-- nothing\n");

        project.run()
                .passes("migrations/002_b/round-trip")
                .passes("migrations/003_c/round-trip")
                .fails("migrations/003_c/up-again", "duplicate key", "003_c.up.sql:1:1");
    }

    @Test
    void a_down_that_refuses_is_skipped_with_its_words() {
        project.down("001_a", "DO $$ BEGIN RAISE EXCEPTION 'restore a backup'; END $$;")
                .run()
                .onlyFails()
                .skips("migrations/001_a/down", "refuses on purpose", "restore a backup")
                .skips("migrations/001_a/round-trip", "restore a backup");
    }

    @Test
    void a_function_that_objects_is_a_failure() {
        project.up(
                        "001_a",
                        "CREATE TABLE a ();CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$;")
                .down("001_a", "DO $$ BEGIN PERFORM f(); END $$;\nDROP FUNCTION f(); DROP TABLE a;")
                .run()
                .onlyFails("migrations/001_a/down")
                .fails("migrations/001_a/down", "no", "001_a.down.sql:1");
    }

    @Test
    void a_down_that_fails_is_a_failure() {
        project.down("001_a", "DROP TABLE b;")
                .run()
                .onlyFails("migrations/001_a/down")
                .fails("migrations/001_a/down", "table \"b\" does not exist", "001_a.down.sql:1:1")
                .aborts("migrations/001_a/round-trip", "the down script of 001_a fails")
                .aborts("migrations/001_a/up-again", "the down script of 001_a fails");
    }

    @Test
    void a_migration_declared_irreversible_is_skipped_with_the_reason() {
        project.up("001_a", "-- confiture:irreversible data is gone\nCREATE TABLE a ();")
                .run()
                .onlyFails()
                .passes("migrations/001_a/up", "migrations/chain/partners")
                .skips("migrations/001_a/down", "data is gone")
                .skips("migrations/001_a/round-trip", "data is gone");
    }

    @Test
    void an_up_that_does_not_run_again_fails_up_again() {
        project.down("001_a", "DROP TABLE a;")
                .up("002_b", "INSERT INTO a VALUES (1);")
                .down("002_b", "SELECT 1;")
                .run()
                .onlyFails("migrations/002_b/up-again")
                .passes("migrations/002_b/down", "migrations/002_b/round-trip")
                .fails("migrations/002_b/up-again", "duplicate key", "002_b.up.sql:1:1", "The first up ran");
    }

    @Test
    void a_repeatable_migration_must_run_again() {
        TestProject flyway = new TestProject(project.root().resolve("flyway"))
                .file("db/migrations/V1__a.sql", "CREATE TABLE a (id int);")
                .file("db/migrations/R__good.sql", "CREATE OR REPLACE VIEW good AS SELECT id FROM a;")
                .file(
                        "db/migrations/R__grows.sql",
                        "DO $$ BEGIN EXECUTE 'CREATE TABLE t' || (SELECT count(*) FROM pg_class) || ' ()'; END $$;")
                .file("db/migrations/R__once.sql", "CREATE VIEW once AS SELECT id FROM a;");

        flyway.run()
                .onlyFails("migrations/R__grows/repeat", "migrations/R__once/repeat")
                .passes("migrations/V1__a/up", "migrations/R__good/repeat", "migrations/R__once/up")
                .fails(
                        "migrations/R__grows/repeat",
                        "changes the catalog",
                        "only in second run",
                        "at db/migrations/R__grows.sql")
                .fails("migrations/R__once/repeat", "\"once\" already exists", "R__once.sql:1:1");
    }
}
