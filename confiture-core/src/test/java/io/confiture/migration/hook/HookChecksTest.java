package io.confiture.migration.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.migration.code.Services;
import io.confiture.suite.Results;
import io.confiture.suite.TestProject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hooks in the check tree. */
class HookChecksTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temp;

    private TestProject project;

    @BeforeEach
    void a_project() {
        project = new TestProject(temp)
                .up("001_log", "CREATE TABLE log (entry text);")
                .down("001_log", "DROP TABLE log;")
                .up("002_more", "ALTER TABLE log ADD COLUMN version text;")
                .down("002_more", "ALTER TABLE log DROP COLUMN version;");
    }

    @Test
    void a_project_without_hooks_has_no_checks_of_them() {
        assertThat(project.run().byId().keySet())
                .contains("migrations/chain/files")
                .noneMatch(id -> id.startsWith("hooks"));
    }

    @Test
    void a_hook_runs_on_what_all_migrations_leave_and_leaves_no_trace() {
        project.file("db/hooks/after_execute/write.sql", """
                        INSERT INTO log (entry, version)
                        VALUES (current_setting('confiture.migration'), current_setting('confiture.version'));
                        DO $$ BEGIN ASSERT (SELECT entry FROM log) = '002_more'; END $$;
                        """)
                .file("db/hooks/after_rollback/again.sql", """
                        DO $$ BEGIN ASSERT (SELECT count(*) FROM log) = 0;
                                    ASSERT current_setting('confiture.direction') = 'down'; END $$;
                        """)
                .file("db/hooks/after_plan_migration/ledger.sql", "SELECT version FROM tb_confiture;")
                .file("db/hooks/before_execute/vacuum.sql", "-- confiture:hook transaction=outside\nVACUUM log;")
                .run()
                .green()
                .passes(
                        "hooks/files",
                        "hooks/after_execute/write/runs",
                        "hooks/after_rollback/again/runs",
                        "hooks/after_plan_migration/ledger/runs",
                        "hooks/before_execute/vacuum/runs");
    }

    @Test
    void what_fails_is_told_with_its_place_and_a_warning_is_one() {
        project.file("db/hooks/before_execute/a.sql", "SELECT\n  nix FROM log;")
                .file("db/hooks/before_execute/b.sql", "-- confiture:hook on-error=warn\nSELECT 1/0;")
                .file("db/hooks/before_execute/c.sql", "DO $$ BEGIN RAISE EXCEPTION 'no rows here'; END $$;")
                .file("db/hooks/before_execute/d.sql", "SELECT entry FROM log;")
                .run()
                .fails(
                        "hooks/before_execute/a/runs",
                        "column \"nix\" does not exist",
                        "db/hooks/before_execute/a.sql:2:3")
                .notes("hooks/before_execute/b/runs", "division by zero")
                .skips("hooks/before_execute/c/runs", "it refuses on the throwaway database: no rows here")
                .passes("hooks/before_execute/d/runs");
    }

    @Test
    void what_is_wrong_with_the_files_is_one_check() {
        project.file("db/hooks/before_exekute/a.sql", "SELECT 1;")
                .file("db/hooks/before_execute/b.sql", "SELECT 'open;")
                .run()
                .fails("hooks/files", "there is no phase before_exekute", "db/hooks/before_execute/b.sql:1:8");
    }

    @Test
    void where_the_migrations_do_not_run_no_hook_does() {
        project.up("003_broken", "SELECT 1/0;")
                .down("003_broken", "SELECT 1;")
                .file("db/hooks/before_execute/a.sql", "SELECT 1;")
                .run()
                .aborts("hooks/before_execute/a/runs", "003_broken cannot be applied");
    }

    @Test
    void hooks_in_java_are_shown_and_not_tried() {
        Results results =
                Services.with(temp, Hook.class, List.of(HookSetTest.InJava.class.getName()), () -> project.file(
                                "db/hooks/before_execute/c_sql.sql", "SELECT 1;")
                        .run());

        results.skips("hooks/before_execute/b_java/runs", "hooks in Java are not tried")
                .passes("hooks/files", "hooks/before_execute/c_sql/runs");
    }
}
