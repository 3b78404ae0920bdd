package io.confiture.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check {@code locks}, from files to its answer. */
class LocksTest {

    private static final String CHECK = "migrations/002_change/locks";

    private TestProject project(Path root, String up) {
        return new TestProject(root)
                .up("001_base", """
                        CREATE TABLE parent (id int PRIMARY KEY);
                        CREATE TABLE users (id int PRIMARY KEY, name text, age int, parent_id int);
                        CREATE TABLE orders (id int PRIMARY KEY, note text);
                        CREATE MATERIALIZED VIEW totals AS SELECT count(*) AS n FROM orders;
                        CREATE UNIQUE INDEX totals_n ON totals (n);
                        """)
                .down("001_base", "DROP TABLE users, orders, parent CASCADE;")
                .up("002_change", up)
                .down("002_change", "SELECT 1;");
    }

    private Results run(Path root, String up) {
        return project(root, up).run(CHECK);
    }

    @Test
    void a_column_without_default_passes_and_says_what_was_measured(@TempDir Path root) {
        run(root, "ALTER TABLE users ADD COLUMN bio text;")
                .notes(CHECK, "ALTER TABLE users ADD COLUMN bio text: ACCESS EXCLUSIVE on users, no rewrite, no scan");
    }

    @Test
    void a_rewrite_fails_with_place_lock_and_a_way_around(@TempDir Path root) {
        run(root, "SELECT 1;\nALTER TABLE users ALTER COLUMN age TYPE bigint;")
                .fails(
                        CHECK,
                        "ALTER TABLE users ALTER COLUMN age TYPE bigint rewrites users while nobody else can read or write users",
                        "at db/migrations/002_change.up.sql:2:1",
                        "2 | ALTER TABLE users ALTER COLUMN age TYPE bigint;",
                        "ACCESS EXCLUSIVE on users: readers and writers wait",
                        "Fix: Add a column of the new type",
                        "Rule: migration/locks");
    }

    @Test
    void set_not_null_reads_the_table_unless_a_check_says_so_already(@TempDir Path root) {
        run(root, "ALTER TABLE users ALTER age SET NOT NULL;")
                .fails(CHECK, "reads users from end to end", "CHECK (.. IS NOT NULL) NOT VALID");
        Results safe = new TestProject(root.resolve("b"))
                .up("001_base", "CREATE TABLE users (age int);")
                .down("001_base", "DROP TABLE users;")
                .up("002_check", "ALTER TABLE users ADD CONSTRAINT c CHECK (age IS NOT NULL) NOT VALID;")
                .down("002_check", "ALTER TABLE users DROP CONSTRAINT c;")
                .up("003_validate", "ALTER TABLE users VALIDATE CONSTRAINT c;")
                .down("003_validate", "SELECT 1;")
                .up("004_set", "ALTER TABLE users ALTER age SET NOT NULL;")
                .down("004_set", "ALTER TABLE users ALTER age DROP NOT NULL;")
                .run("migrations/002_check/locks", "migrations/003_validate/locks", "migrations/004_set/locks");
        safe.passes("migrations/002_check/locks", "migrations/003_validate/locks", "migrations/004_set/locks");
    }

    @Test
    void a_lock_of_an_earlier_statement_is_still_held_while_a_later_one_works(@TempDir Path root) {
        run(root, "ALTER TABLE users ADD COLUMN bio text;\nUPDATE users SET bio = name;")
                .fails(
                        CHECK,
                        "UPDATE users SET bio = name reads users from end to end",
                        "002_change.up.sql:2:1",
                        "ACCESS EXCLUSIVE on users, taken by ALTER TABLE users ADD COLUMN bio text at"
                                + " db/migrations/002_change.up.sql:1:1: readers and writers wait",
                        "a migration of its own");
    }

    @Test
    void work_on_another_table_counts_against_the_lock_too(@TempDir Path root) {
        run(root, "ALTER TABLE users ADD COLUMN bio text;\nCREATE INDEX ON orders (note);")
                .fails(CHECK, "reads orders from end to end while nobody else can read or write users");
    }

    @Test
    void locks_go_with_their_transaction(@TempDir Path root) {
        run(root, "BEGIN; ALTER TABLE users ADD COLUMN bio text; COMMIT;\nUPDATE users SET bio = name;")
                .passes(CHECK);
    }

    @Test
    void statements_that_stand_alone_are_measured_too(@TempDir Path root) {
        run(root, """
                CREATE INDEX CONCURRENTLY users_name ON users (name);
                ALTER TABLE users ALTER age SET NOT NULL;""").fails(CHECK, "002_change.up.sql:2:1", "reads users");
    }

    @Test
    void what_is_made_in_the_migration_may_be_locked_and_read(@TempDir Path root) {
        run(root, """
                CREATE TABLE notes (id int, text text);
                INSERT INTO notes SELECT g, 'x' FROM generate_series(1, 100) g;
                CREATE INDEX ON notes (text);
                ALTER TABLE notes ALTER id TYPE bigint, ALTER text SET NOT NULL;
                CREATE TEMP TABLE t AS SELECT 1 AS a;
                ALTER TABLE t ALTER a TYPE bigint;""").passes(CHECK);
    }

    @Test
    void a_row_that_is_looked_up_is_no_table_that_is_read(@TempDir Path root) {
        run(root, """
                INSERT INTO users (id) SELECT g FROM generate_series(1, 5) g;
                ANALYZE users;
                ALTER TABLE orders ADD COLUMN x int;
                UPDATE users SET name = 'x' WHERE id = 3;""").passes(CHECK);
    }

    @Test
    void a_column_that_only_an_empty_table_can_get_is_no_long_work(@TempDir Path root) {
        run(root, "ALTER TABLE users ADD COLUMN bio text NOT NULL;").passes(CHECK);
        run(root.resolve("b"), "ALTER TABLE users ADD COLUMN bio text NOT NULL DEFAULT random()::text;")
                .fails(CHECK, "rewrites users");
    }

    @Test
    void truncate_and_drop_read_nothing(@TempDir Path root) {
        run(root, "TRUNCATE users; DROP TABLE orders CASCADE;").passes(CHECK);
    }

    @Test
    void an_approval_in_the_settings_passes_and_shows_its_reason(@TempDir Path root) {
        project(root, "ALTER TABLE users ALTER age TYPE bigint;")
                .settings("migration: {locks: {approve: {002_change: the table is small}}}")
                .run(CHECK)
                .notes(CHECK, "rewrite of users", "(allowed: the table is small)");
    }

    @Test
    void an_approval_of_nothing_is_said(@TempDir Path root) {
        project(root, "ALTER TABLE users ADD bio text;")
                .settings("migration: {locks: {approve: {002_change: the table is small, 009_none: typing error}}}")
                .run(CHECK, "migrations/chain/lock-approvals")
                .notes(CHECK, "migration.locks.approve.002_change approves nothing")
                .fails("migrations/chain/lock-approvals", "009_none: there is no such migration");
    }

    @Test
    void a_comment_allows_one_statement_and_no_other(@TempDir Path root) {
        run(root, """
                -- confiture:allow migration/locks only ten rows
                ALTER TABLE users ALTER age TYPE bigint;""").notes(CHECK, "rewrite of users", "(allowed: only ten rows)");
        Results other = run(root.resolve("b"), """
                -- confiture:allow migration/locks only ten rows
                ALTER TABLE users ALTER age TYPE bigint;
                ALTER TABLE orders ALTER note TYPE varchar(5);""");
        other.fails(CHECK, "rewrites orders");
        assertThat(other.textOf(CHECK)).doesNotContain("rewrites users");
    }

    @Test
    void a_comment_that_allows_nothing_is_said_here_and_not_by_up(@TempDir Path root) {
        Results results = project(root, """
                -- confiture:allow migration/locks the table is small
                ALTER TABLE users ADD bio text;""").run(CHECK, "migrations/002_change/up");
        results.notes(CHECK, "an allowance of migration/locks that allows nothing");
        assertThat(results.notesOf("migrations/002_change/up")).isEmpty();
    }

    @Test
    void the_budget_may_protect_writers_as_well(@TempDir Path root) {
        run(root, "CREATE INDEX ON users (name);").passes(CHECK);
        String settings = "migration: {locks: {budget: writers_go_on}}";
        project(root.resolve("b"), "CREATE INDEX ON users (name);")
                .settings(settings)
                .run(CHECK)
                .fails(CHECK, "while nobody else can write users", "SHARE on users: writers wait", "CONCURRENTLY");
        project(root.resolve("c"), "REFRESH MATERIALIZED VIEW CONCURRENTLY totals;")
                .settings(settings)
                .run(CHECK)
                .passes(CHECK);
        project(root.resolve("d"), "ALTER TABLE users ADD FOREIGN KEY (parent_id) REFERENCES parent;")
                .settings(settings)
                .run(CHECK)
                .fails(CHECK, "nobody else can write parent, users", "NOT VALID");
    }

    @Test
    void the_budget_may_be_anything(@TempDir Path root) {
        project(root, "ALTER TABLE users ALTER age TYPE bigint; DO $$BEGIN UPDATE users SET age = 1; COMMIT; END$$;")
                .settings("migration: {locks: {budget: any}}")
                .run(CHECK)
                .passes(CHECK);
    }

    @Test
    void what_cannot_be_known_is_not_green(@TempDir Path root) {
        String up = "DO $$BEGIN UPDATE users SET age = 1; COMMIT; END$$;";
        run(root, up).skips(CHECK, "it is not known what DO", "002_change.up.sql:1:1", "ends transactions itself");
        run(root.resolve("b"), "-- confiture:allow migration/locks batches of ten\n" + up)
                .passes(CHECK);
        run(root.resolve("c"), up + "\nREINDEX TABLE users;")
                .fails(CHECK, "REINDEX TABLE users builds index users_pkey anew");
    }

    @Test
    void no_measure_without_an_up_that_runs(@TempDir Path root) {
        run(root, "ALTER TABLE nobody ADD x int;").aborts(CHECK, "the up script of 002_change fails");
    }

    @Test
    void a_migration_of_which_nothing_is_sent_is_not_green(@TempDir Path temp) {
        new TestProject(temp)
                .up("001_a", "-- confiture:allow sql/beyond-database the administrator runs it\nCREATE DATABASE x;\n")
                .down("001_a", "-- nothing\n")
                .run("migrations/001_a/locks")
                .skips("migrations/001_a/locks", "no statement of it was sent");
    }
}
