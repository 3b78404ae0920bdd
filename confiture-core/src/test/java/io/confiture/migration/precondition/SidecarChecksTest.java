package io.confiture.migration.precondition;

import io.confiture.suite.Results;
import io.confiture.suite.TestProject;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Preconditions in the check tree: read without a database, asked on the throwaway one. */
class SidecarChecksTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temp;

    private TestProject project;

    @BeforeEach
    void two_migrations() {
        project = new TestProject(temp)
                .up("001_users", "CREATE TABLE users (id int PRIMARY KEY);")
                .down("001_users", "DROP TABLE users;")
                .up("002_name", "ALTER TABLE users ADD COLUMN name text;")
                .down("002_name", "ALTER TABLE users DROP COLUMN name;");
    }

    private Results run(String yaml) {
        return project.file("db/migrations/002_name.yaml", yaml).run();
    }

    @Test
    void what_holds_at_that_point_of_the_chain_is_silent() {
        run("""
                up_preconditions:
                  - {type: TableExists, table: users}
                  - {type: ColumnNotExists, table: users, column: name}
                down_preconditions:
                  - {type: ColumnExists, table: users, column: name}
                """).green().passes("migrations/002_name/up", "migrations/002_name/down", "migrations/002_name/up-again");
    }

    @Test
    void all_that_does_not_hold_fails_up_with_its_places_and_nothing_is_run() {
        run("""
                up_preconditions:
                  - {type: TableExists, table: accounts}
                  - {type: TableExists, table: users}
                  - {type: ColumnExists, table: users, column: name}
                """)
                .fails(
                        "migrations/002_name/up",
                        "the table public.accounts does not exist",
                        "db/migrations/002_name.yaml:2:5",
                        "the column public.users.name does not exist",
                        "db/migrations/002_name.yaml:4:5")
                .aborts("migrations/002_name/round-trip", "fails");
    }

    @Test
    void what_does_not_hold_before_down_fails_down() {
        run("down_preconditions: [{type: ColumnNotExists, table: users, column: name}]")
                .passes("migrations/002_name/up")
                .fails("migrations/002_name/down", "the column public.users.name exists")
                .aborts("migrations/002_name/round-trip", "fails");
    }

    @Test
    void what_does_not_hold_for_want_of_rows_is_a_note() {
        run("""
                up_preconditions:
                  - {type: RowCountGreaterThan, table: users, min_count: 0}
                  - {type: CustomSQL, sql: 'SELECT count(*) FROM users', description: there are users}
                """).green().notes("migrations/002_name/up", "has 0 row(s), not more than 0");
    }

    @Test
    void a_query_that_cannot_be_asked_is_no_matter_of_rows() {
        run("up_preconditions: [{type: TableIsEmpty, table: nix}]")
                .fails("migrations/002_name/up", "relation \"public.nix\" does not exist");
    }

    @Test
    void a_file_that_says_something_else_is_found_without_a_database() {
        run("up_preconditions: [{type: TableExist, table: users}]")
                .fails(
                        "migrations/chain/files",
                        "there is no precondition TableExist",
                        "did you mean TableExists?",
                        "db/migrations/002_name.yaml:1:27");
    }

    @Test
    void a_file_of_no_migration_is_found() {
        project.file("db/migrations/002_names.yaml", "up_preconditions: []")
                .run()
                .fails(
                        "migrations/chain/files",
                        "db/migrations/002_names.yaml belongs to no migration",
                        "rename it to 002_name.yaml");
    }

    @Test
    void two_files_for_one_migration_are_found() {
        project.file("db/migrations/002_name.yml", "up_preconditions: []");
        run("up_preconditions: []").fails("migrations/chain/files", "002_name.yml stands beside");
    }
}
