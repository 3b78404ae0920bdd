package io.confiture.sync.check;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecidedCheckTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path root;

    @Test
    void a_column_that_looks_personal_is_kept_only_after_a_review() {
        String schema = """
                CREATE TABLE users (id int PRIMARY KEY, email text, phone text, profile jsonb, c1 text, username_count int);
                COMMENT ON COLUMN users.c1 IS 'the customer''s date of birth';
                """;
        new SyncProject(root, schema)
                .table(
                        "users",
                        "id: {keep: a surrogate key}",
                        "email: {keep: nobody reads it}",
                        "phone: {keep: {reason: only of our own staff, reviewed: true}}",
                        "profile: {keep: settings}",
                        "c1: {keep: a constant}",
                        "username_count: {keep: a number}")
                .run("sync/users/decided")
                .fails(
                        "sync/users/decided",
                        "users.email is kept although it may hold an e-mail address: its name says \"email\"",
                        "users.profile is kept although it may hold a document",
                        "users.c1 is kept although it may hold a day of birth: its comment says \"date of birth\"",
                        "reviewed: true");
    }

    @Test
    void every_column_needs_a_decision_and_every_decision_a_column() {
        new SyncProject(root, "CREATE TABLE t (a int, b int);")
                .table("t", "a: {keep: a number}", "bb: {keep: a number}")
                .run("sync/t/decided", "sync/tables")
                .fails(
                        "sync/t/decided",
                        "nothing is decided about the column t.b",
                        "the table t has no column bb",
                        "b?")
                .passes("sync/tables");
    }

    @Test
    void a_strategy_that_does_not_exist_fails_its_table_and_aborts_its_rule() {
        new SyncProject(root, "CREATE TABLE t (a text, b text);")
                .table("t", "a: {mask: emial}", "b: {mask: email}")
                .run("sync/t")
                .fails("sync/t/decided", "no strategy emial", "email")
                .aborts("sync/t/a/fits", "see decided")
                .passes("sync/t/b/fits");
    }

    @Test
    void tables_without_decisions_and_decisions_without_tables_are_found() {
        new SyncProject(root, "CREATE TABLE t (a int); CREATE TABLE forgotten (email text);")
                .table("t", "a: {keep: a number}")
                .table("tt", "a: {keep: a number}")
                .run("sync/tables", "sync/t/decided", "sync/tt/decided")
                .fails("sync/tables", "nothing is decided about the table forgotten", "no table tt")
                .passes("sync/t/decided")
                .aborts("sync/tt/decided", "there is no table tt: see sync/tables");
    }

    @Test
    void errors_of_a_file_fail_files_and_abort_the_rule_that_they_are_about() {
        new SyncProject(root, "CREATE TABLE t (a text, b text);")
                .table("t", "a: {mask: {strategy: email, strategi: x}}", "b: {kep: a number}")
                .run("sync")
                .fails("sync/files", "kep");
    }

    @Test
    void a_schema_that_does_not_build_aborts_with_its_cause() {
        new SyncProject(root, "CREATE TABEL t (a int);")
                .table("t", "a: {mask: digits}")
                .run("sync")
                .passes("sync/files")
                .aborts("sync/tables", "the schema does not build")
                .aborts("sync/t/decided", "the schema does not build")
                .aborts("sync/t/complete", "the schema does not build")
                .aborts("sync/t/a/fits", "the schema does not build")
                .aborts("sync/t/a/leaks-nothing", "the schema does not build");
    }

    @Test
    void a_table_without_rows_has_nothing_to_mask() {
        new SyncProject(root, "CREATE TABLE t (a int); CREATE TABLE log (email text);")
                .table("t", "a: {keep: a number}")
                .file("log", "tables:\n  log: {without_rows: nobody needs it}\n")
                .run("sync")
                .green()
                .passes("sync/log/decided");
    }
}
