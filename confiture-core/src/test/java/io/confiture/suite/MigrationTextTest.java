package io.confiture.suite;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks what is said of words and statements in migrations that would have no effect, or another than in the checks. */
class MigrationTextTest {

    @Test
    void a_misspelled_directive_does_not_go_unnoticed(@TempDir Path temp) {
        new TestProject(temp)
                .up("001_a", "-- confiture:idempotant\nCREATE TABLE a (id int);\n")
                .down("001_a", "DROP TABLE a;")
                .run("migrations")
                .fails("migrations/001_a/up", "confiture:idempotant means nothing", "did you mean idempotent?", ":1:1");
    }

    @Test
    void a_comment_that_only_names_confiture_is_none(@TempDir Path temp) {
        new TestProject(temp)
                .up("001_a", "-- confiture: the tool\nCREATE TABLE a (id int);\n")
                .down("001_a", "DROP TABLE a;")
                .run("migrations/001_a")
                .passes("migrations/001_a/up", "migrations/001_a/round-trip");
    }

    @Test
    void what_the_runner_refuses_is_said_beside_up(@TempDir Path temp) {
        new TestProject(temp)
                .up("001_a", "CREATE TABLE a (id int);\nCOMMIT;\nCREATE TABLE b (id int);\n")
                .down("001_a", "DROP TABLE b;\nDROP TABLE a;")
                .run("migrations/001_a")
                .notes("migrations/001_a/up", "migrate up refuses this file: COMMIT would end");
    }

    @Test
    void another_tools_files_are_not_the_runners_business(@TempDir Path temp) {
        Results results = new TestProject(temp)
                .settings("migration: {layout: golang-migrate}")
                .up("001_a", "BEGIN;\nCREATE TABLE a (id int);\nCOMMIT;\nBEGIN;\nCREATE TABLE b (id int);\nCOMMIT;\n")
                .down("001_a", "DROP TABLE b;\nDROP TABLE a;")
                .run("migrations/001_a");
        org.assertj.core.api.Assertions.assertThat(
                        results.passes("migrations/001_a/up").noted("migrations/001_a/up"))
                .noneMatch(f -> f.rule().id().startsWith("run/"));
    }
}
