package io.confiture.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checks of decisions about copies of production, as part of whole projects. */
class SyncChecksTest {

    private static final String RIGHT = """
            tables:
              users:
                columns:
                  id: {keep: a surrogate key}
                  email: {mask: email}
                  note: {null: true}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path root;

    @SuppressWarnings("NullAway.Init")
    private TestProject project;

    @BeforeEach
    void begin() {
        project = new TestProject(root)
                .schema("a.sql", "CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL UNIQUE, note text);");
    }

    @Test
    void right_decisions_are_green() {
        project.file("db/sync/a.yaml", RIGHT)
                .run("sync")
                .green()
                .passes("sync/files", "sync/tables", "sync/users/decided", "sync/users/email/fits")
                .passes("sync/users/email/unique", "sync/users/email/deterministic")
                .passes("sync/users/email/hostile-values", "sync/users/note/fits")
                .skips("sync/users/email/linked", "neither a foreign key nor a link has users.email")
                .skips("sync/users/note/unique", "no unique key has users.note");
    }

    @Test
    void a_project_without_decisions_has_no_such_checks() {
        assertThat(project.run().byId().keySet()).noneMatch(id -> id.startsWith("sync"));
    }

    @Test
    void a_folder_without_files_is_one_failure_that_says_so() {
        project.file("db/sync/README.md", "later");
        Results results = project.run("sync").fails("sync/files", "db/sync decides about no table");
        assertThat(results.byId()).containsOnlyKeys("sync/files");
    }

    @Test
    void a_misspelled_column_is_found_before_it_leaks() {
        project.file("db/sync/a.yaml", RIGHT.replace("email:", "emial:"))
                .run("sync")
                .fails(
                        "sync/users/decided",
                        "nothing is decided about the column users.email",
                        "the table users has no column emial",
                        "email")
                .aborts("sync/users/emial/fits", "see");
    }

    @Test
    void the_tree_comes_from_the_files_and_its_ids_are_words() {
        project.file("db/sync/a.yaml", RIGHT + """
                  '"Order Items"':
                    columns:
                      '"a/b"': {mask: email}
                  shop.orders: {without_rows: nobody needs them}
                """);
        assertThat(project.run("sync").byId().keySet())
                .containsExactly(
                        "sync/files",
                        "sync/approved",
                        "sync/tables",
                        "sync/users/decided",
                        "sync/users/complete",
                        "sync/users/email/fits",
                        "sync/users/email/unique",
                        "sync/users/email/linked",
                        "sync/users/email/deterministic",
                        "sync/users/email/hostile-values",
                        "sync/users/email/leaks-nothing",
                        "sync/users/note/fits",
                        "sync/users/note/unique",
                        "sync/users/note/linked",
                        "sync/users/note/leaks-nothing",
                        "sync/Order Items/decided",
                        "sync/Order Items/complete",
                        "sync/Order Items/a/b/fits",
                        "sync/Order Items/a/b/unique",
                        "sync/Order Items/a/b/linked",
                        "sync/Order Items/a/b/deterministic",
                        "sync/Order Items/a/b/hostile-values",
                        "sync/Order Items/a/b/leaks-nothing",
                        "sync/shop.orders/decided",
                        "sync/shop.orders/complete");
    }

    @Test
    void discovery_never_throws_whatever_a_file_holds() {
        for (String text :
                new String[] {"", "tables: 7", "[", "\u0000", "tables:\n  users: {columns: {id: {kep: x}}}", "- a"}) {
            Results results = project.file("db/sync/a.yaml", text).run("sync/files");
            results.fails("sync/files", "db/sync");
        }
    }

    @Test
    void a_copy_that_fails_although_the_decisions_are_in_order_is_red() {
        new TestProject(root.resolve("other"))
                .schema("a.sql", "CREATE TABLE t (low int NOT NULL, high int NOT NULL, CHECK (low * 2 = high));")
                .file(
                        "db/sync/a.yaml",
                        "tables:\n  t:\n    columns:\n      low: {mask: digits}\n      high: {keep: a number}\n")
                .run("sync")
                .passes("sync/t/decided")
                .fails("sync/t/complete", "the decisions cannot be rehearsed", "the copy failed")
                .aborts("sync/t/low/leaks-nothing", "the copy failed");
    }
}
