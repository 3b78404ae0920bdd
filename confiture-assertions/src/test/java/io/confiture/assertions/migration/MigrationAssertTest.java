package io.confiture.assertions.migration;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static io.confiture.migration.trace.LockMode.ACCESS_EXCLUSIVE;
import static io.confiture.migration.trace.LockMode.ACCESS_SHARE;
import static io.confiture.migration.trace.LockMode.ROW_EXCLUSIVE;
import static io.confiture.migration.trace.LockMode.SHARE;
import static io.confiture.migration.trace.LockMode.SHARE_UPDATE_EXCLUSIVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.assertions.ConfitureSoftAssertions;
import io.confiture.assertions.Failing;
import io.confiture.suite.DatabaseState;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationAssertTest {

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private TestProject project;

    @BeforeEach
    void a_project(@TempDir Path temp) {
        project = new TestProject(temp)
                .up("001_users", """
                    CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL);
                    CREATE TABLE orders (id int PRIMARY KEY);
                    CREATE SCHEMA shop;
                    CREATE TABLE shop.jars (id int PRIMARY KEY);
                    INSERT INTO users VALUES (1, 'a'), (2, 'b');
                    ALTER TABLE users ADD CONSTRAINT filled CHECK (email <> '') NOT VALID;\
                    """)
                .down("001_users", "DROP TABLE users, orders, shop.jars;\nDROP SCHEMA shop;");
    }

    @AfterEach
    void drop() {
        project.close();
    }

    /** Apply one migration to the database after the first. */
    private MigrationResult after(String sql) {
        project.up("002_tried", sql).down("002_tried", "SELECT 1;");
        return project.at(DatabaseState.afterMigration("001")).migrateUp().lastMigration();
    }

    @Test
    void a_column_that_is_added() {
        MigrationResult migration = after("ALTER TABLE users ADD COLUMN bio text;");

        assertThat(migration)
                .hasVersion("002")
                .appliesTo("001")
                .isUp()
                .runsInOneTransaction()
                .completesWithin(Duration.ofMinutes(1))
                .rewritesNothing()
                .doesNotScan()
                .doesNotScan("users", "orders")
                .rebuildsNoIndex()
                .changesRows(0)
                .raisesNoNotice()
                .locksOnly("users")
                .doesNotLock("orders", "shop.jars")
                .locks("users")
                .exactly(ACCESS_EXCLUSIVE)
                .atMost(ACCESS_EXCLUSIVE)
                .atLeast(SHARE)
                .withoutRewrite()
                .withoutScan();
        assertThat(migration).statements().containsExactly("ALTER TABLE users ADD COLUMN bio text");
        assertThat(migration).notices().isEmpty();
    }

    @Test
    void a_lock_that_is_too_strong_is_told_with_its_statement() {
        MigrationResult migration = after("ALTER TABLE users ADD COLUMN bio text;");

        assertThat(Failing.message(() -> assertThat(migration).locks("users").atMost(SHARE_UPDATE_EXCLUSIVE)))
                .isEqualTo("""

                    Expecting migration 002_tried
                    to lock users at most in the mode SHARE UPDATE EXCLUSIVE
                    but it takes ACCESS EXCLUSIVE:
                      ACCESS EXCLUSIVE on users, by ALTER TABLE users ADD COLUMN bio text at db/migrations/002_tried.up.sql:1:1\
                    """);
        assertThat(Failing.message(() -> assertThat(migration).locks("users").exactly(SHARE)))
                .contains("to lock users in the mode SHARE");
        assertThat(Failing.message(
                        () -> assertThat(migration).as("the bio").locks("users").withoutBlockingReaders()))
                .startsWith("[the bio]")
                .contains("to lock users and let others read it");
    }

    @Test
    void locks_are_compared_with_weaker_and_stronger_modes() {
        MigrationResult migration = after("UPDATE users SET email = 'c' WHERE id = 1;");

        assertThat(migration)
                .changesRows(1)
                .locks("users")
                .exactly(ROW_EXCLUSIVE)
                .withoutBlockingReaders()
                .withoutBlockingWriters();
        assertThat(Failing.message(() -> assertThat(migration).locks("users").atLeast(SHARE)))
                .contains("to lock users at least in the mode SHARE", "but it takes ROW EXCLUSIVE");
        assertThat(Failing.message(() -> assertThat(migration).locks("users").atMost(ACCESS_SHARE)))
                .contains("at most in the mode ACCESS SHARE");
        assertThat(Failing.message(() -> assertThat(migration).changesRows(2)))
                .contains("to change 2 rows", "but it changes 1");
        assertThat(Failing.message(() -> assertThat(migration).locksNothing())).contains("ROW EXCLUSIVE on users");
    }

    @Test
    void a_table_that_is_not_touched_takes_no_part() {
        MigrationResult migration = after("ALTER TABLE users ADD COLUMN bio text;");

        assertThat(Failing.message(() -> assertThat(migration).locks("orders").atMost(ACCESS_EXCLUSIVE)))
                .isEqualTo("""

                    Expecting migration 002_tried
                    to lock orders
                    but it takes no lock on it; it takes:
                      ACCESS EXCLUSIVE on users, by ALTER TABLE users ADD COLUMN bio text at db/migrations/002_tried.up.sql:1:1\
                    """);
        assertThat(Failing.message(() -> assertThat(migration).doesNotLock("orders", "users")))
                .contains("to take no lock on users", "but it does:");
        assertThat(Failing.message(() -> assertThat(migration).locksOnly("users", "orders")))
                .contains("to lock users, orders and nothing else", "but it locks users:");
    }

    @Test
    void a_table_that_is_not_there_is_told_with_the_nearest() {
        MigrationResult migration = after("ALTER TABLE users ADD COLUMN bio text;");

        assertThat(Failing.message(() -> assertThat(migration).locks("usres"))).isEqualTo("""

            Expecting the database of migration 002_tried
            to have table:
              "usres"
            but there is no table usres; did you mean users?
            What there is: orders, shop.jars, users\
            """);
        assertThat(Failing.message(() -> assertThat(migration).doesNotLock("usres")))
                .contains("did you mean users?");
        assertThat(Failing.message(() -> assertThat(migration).doesNotScan("usres")))
                .contains("did you mean users?");
        assertThat(Failing.message(() -> assertThat(migration).rewrites("usres")))
                .contains("did you mean users?");
        assertThat(Failing.message(() -> assertThat(migration).locksOnly("usres")))
                .contains("did you mean users?");
        assertThat(Failing.message(() -> assertThat(migration).doesNotLock("jars")))
                .contains("there is no table jars");
    }

    @Test
    void what_the_migration_makes_itself_nobody_waits_for() {
        MigrationResult migration = after("CREATE TABLE bios (id int PRIMARY KEY);\nINSERT INTO bios VALUES (1);");

        assertThat(migration).locksNothing().rewritesNothing().changesRows(1);
        assertThat(Failing.message(() -> assertThat(migration).locks("bios")))
                .contains("but it makes bios itself, so that nobody can wait for it");
        assertThat(Failing.message(() -> assertThat(migration).doesNotLock("bios")))
                .contains("but it makes bios itself, so that nobody can wait for it");
        assertThat(Failing.message(() -> assertThat(migration).doesNotScan("users", "bios")))
                .contains("but it makes bios itself, so that nobody can wait for it");
    }

    @Test
    void a_table_is_found_by_its_old_and_its_new_name() {
        MigrationResult migration = after("ALTER TABLE users RENAME TO people;");

        assertThat(migration).locks("users").exactly(ACCESS_EXCLUSIVE);
        assertThat(migration).locks("people").exactly(ACCESS_EXCLUSIVE);
        assertThat(Failing.message(() -> assertThat(migration).doesNotLock("people")))
                .contains("ACCESS EXCLUSIVE on users");
    }

    @Test
    void a_table_that_is_dropped_is_still_found() {
        assertThat(after("DROP TABLE shop.jars;"))
                .locksOnly("shop.jars")
                .locks("shop.jars")
                .exactly(ACCESS_EXCLUSIVE);
    }

    @Test
    void rewrites_and_scans() {
        MigrationResult rewrite = after("ALTER TABLE users ALTER COLUMN id TYPE bigint;");

        assertThat(rewrite)
                .rewrites("users")
                .scans("users")
                .locks("users")
                .withRewrite()
                .withScan();
        assertThat(Failing.message(() -> assertThat(rewrite).rewritesNothing()))
                .contains("to rewrite no table", "but it rewrites users", "rewrite of users");
        assertThat(Failing.message(() -> assertThat(rewrite).rewrites("orders")))
                .contains("to rewrite orders", "but it rewrites users");
        assertThat(Failing.message(() -> assertThat(rewrite).doesNotScan("orders", "users")))
                .contains("not to read orders, users from end to end", "but it reads users");
        assertThat(Failing.message(() -> assertThat(rewrite).doesNotScan()))
                .contains("to read no table from end to end");
        assertThat(Failing.message(() -> assertThat(rewrite).scans("orders")))
                .contains("to read orders from end to end");
        assertThat(Failing.message(() -> assertThat(rewrite).locks("users").withoutRewrite()))
                .isEqualTo("""

                    Expecting migration 002_tried
                    not to rewrite users
                    but it does:
                      ALTER TABLE users ALTER COLUMN id TYPE bigint at db/migrations/002_tried.up.sql:1:1\
                    """);
        assertThat(Failing.message(() -> assertThat(rewrite).locks("users").withoutScan()))
                .contains("not to read users from end to end");
    }

    @Test
    void the_rows_of_a_partitioned_table_are_in_its_partitions() {
        project.up("001_users", """
            CREATE TABLE events (id int, day int) PARTITION BY LIST (day);
            CREATE TABLE monday PARTITION OF events FOR VALUES IN (1);
            CREATE TABLE later PARTITION OF events DEFAULT PARTITION BY LIST (day);
            CREATE TABLE tuesday PARTITION OF later FOR VALUES IN (2);
            CREATE VIEW all_events AS SELECT * FROM events WHERE day > 0;
            INSERT INTO events VALUES (1, 1), (2, 2);\
            """);

        MigrationResult rewrite = after("DROP VIEW all_events; ALTER TABLE events ALTER COLUMN id TYPE bigint;");

        assertThat(rewrite)
                .rewrites("events")
                .scans("later")
                .locks("events")
                .withRewrite()
                .withScan();
        assertThat(Failing.message(() -> assertThat(rewrite).locks("events").withoutRewrite()))
                .contains("not to rewrite events", "but it does:");
        assertThat(Failing.message(() -> assertThat(rewrite).locks("later").withoutScan()))
                .contains("not to read later from end to end", "but it does:");
        assertThat(Failing.message(() -> assertThat(rewrite).doesNotScan("events")))
                .contains("but it reads monday, tuesday");

        MigrationResult part = after("SELECT count(*) FROM monday;");

        assertThat(part).scans("monday").doesNotScan("tuesday", "later");
        assertThat(Failing.message(() -> assertThat(part).scans("events"))).contains("but it reads monday");
        assertThat(Failing.message(() -> assertThat(part).doesNotScan("events")))
                .contains("but it reads monday");
        assertThat(Failing.message(() -> assertThat(part).doesNotScan("all_events")))
                .contains("but it reads monday");
    }

    @Test
    void what_is_not_rewritten_or_scanned_is_told() {
        MigrationResult migration = after("ALTER TABLE users VALIDATE CONSTRAINT filled;");

        assertThat(migration)
                .locks("users")
                .atMost(SHARE_UPDATE_EXCLUSIVE)
                .withoutRewrite()
                .withScan();
        assertThat(Failing.message(() -> assertThat(migration).locks("users").withRewrite()))
                .contains("to rewrite users", "but it does not:", "no rewrite, scan of users");
        assertThat(Failing.message(() -> assertThat(migration).rewrites("users")))
                .contains("but it rewrites no table");
    }

    @Test
    void statements_hold_what_those_before_them_locked() {
        MigrationResult migration =
                after("ALTER TABLE users ADD COLUMN bio text;\nUPDATE orders SET id = 2 WHERE id = 1;");

        assertThat(migration).locksOnly("orders", "users").runsInOneTransaction();
        assertThat(migration)
                .statement(1)
                .hasTextContaining("ADD COLUMN bio")
                .isMeasured()
                .completesWithin(Duration.ofMinutes(1))
                .locksOnly("users");
        assertThat(migration).statement(2).locks("orders").exactly(ROW_EXCLUSIVE);
        assertThat(migration).statement(2).locks("users").exactly(ACCESS_EXCLUSIVE);
        assertThat(Failing.message(() -> assertThat(migration).statement(1).locks("orders")))
                .contains(
                        "Expecting statement 1 of migration 002_tried, ALTER TABLE users ADD COLUMN bio text at"
                                + " db/migrations/002_tried.up.sql:1:1",
                        "but it takes no lock on it");
        assertThat(Failing.message(() -> assertThat(migration).statement(3)))
                .contains("to have a statement 3", "but it has 2:");
        assertThat(Failing.message(() -> assertThat(migration).statement(1).hasTextContaining("DROP")))
                .contains("to contain \"DROP\"");
        assertThat(Failing.message(() -> assertThat(migration).statement(1).completesWithin(Duration.ZERO)))
                .contains("to complete within PT0S");
        assertThat(Failing.message(() -> assertThat(migration).completesWithin(Duration.ZERO)))
                .contains("to complete within PT0S", "UPDATE orders SET id = 2");
    }

    @Test
    void what_cannot_be_measured_is_documented_and_says_so() {
        MigrationResult migration = after("CREATE INDEX CONCURRENTLY users_email ON users (email);\n"
                + "CREATE INDEX CONCURRENTLY orders_id ON orders (id);");

        assertThat(migration)
                .rewritesNothing()
                .locks("users")
                .atMost(SHARE_UPDATE_EXCLUSIVE)
                .withScan();
        assertThat(Failing.message(() -> assertThat(migration).locks("users").atMost(ROW_EXCLUSIVE)))
                .contains("SHARE UPDATE EXCLUSIVE on users", "(documented, not measured)");
        assertThat(Failing.message(() -> assertThat(migration).statement(1).isMeasured()))
                .contains("to be measured", "but it is not:", "(documented, not measured)");
        assertThat(Failing.message(() -> assertThat(migration).runsInOneTransaction()))
                .contains("to run in one transaction", "but it runs in 2");
    }

    @Test
    void what_is_not_known_does_not_pass() {
        MigrationResult migration = after("""
            ALTER TABLE users ADD COLUMN bio text;
            DO $$ BEGIN UPDATE users SET bio = ''; COMMIT; END $$;\
            """);

        assertThat(Failing.message(() -> assertThat(migration).rewritesNothing()))
                .isEqualTo("""

                    Expecting migration 002_tried
                    to rewrite no table
                    but it is not known whether it does:
                      DO '...' at db/migrations/002_tried.up.sql:2:1: it ends transactions itself, and the locks that it had are gone when it can be asked\
                    """);
        assertThat(Failing.message(() -> assertThat(migration).doesNotLock("orders")))
                .contains("it is not known");
        assertThat(Failing.message(() -> assertThat(migration).locks("users").atMost(ACCESS_EXCLUSIVE)))
                .contains("it is not known");
        assertThat(Failing.message(() -> assertThat(migration).changesRows(0))).contains("it is not known");
        assertThat(migration).statement(1).locks("users").exactly(ACCESS_EXCLUSIVE);
    }

    @Test
    void notices_are_what_the_server_said() {
        MigrationResult migration =
                after("CREATE TABLE IF NOT EXISTS users ();\nDO $$ BEGIN RAISE WARNING 'look out'; END $$;");

        assertThat(migration).raisesNotice("already exists, skipping").raisesNotice("look out");
        assertThat(migration)
                .notices()
                .containsExactly("NOTICE: relation \"users\" already exists, skipping", "WARNING: look out");
        assertThat(migration).statement(2).raisesNotice("look out");
        assertThat(Failing.message(() -> assertThat(migration).raisesNotice("deprecated")))
                .contains("to raise a notice with \"deprecated\"", "WARNING: look out");
        assertThat(Failing.message(() -> assertThat(migration).raisesNoNotice()))
                .contains("NOTICE: relation");
        assertThat(Failing.message(() -> assertThat(migration).statement(1).raisesNotice("look out")))
                .contains("already exists, skipping");
    }

    @Test
    void a_migration_that_is_taken_back() {
        project.up("002_tried", "ALTER TABLE users ADD COLUMN bio text;")
                .down("002_tried", "ALTER TABLE users DROP COLUMN bio;");
        MigrationSandbox db = project.at(DatabaseState.afterAllMigrations());
        MigrationResult migration = db.migrateDown().lastMigration();

        assertThat(migration)
                .isDown()
                .hasVersion("002")
                .appliesTo("002")
                .locks("users")
                .exactly(ACCESS_EXCLUSIVE);
        assertThat(Failing.message(() -> assertThat(migration).isUp()))
                .contains("to be applied", "but it was taken back");
        assertThat(Failing.message(() -> assertThat(migration).hasVersion("001")))
                .contains("but it is version 002");
        assertThat(Failing.message(() -> assertThat(migration).appliesTo("")))
                .contains("to apply to no version", "but it was run on version 002");
        assertThat(Failing.message(
                        () -> assertThat(db.migrateUp().lastMigration()).isDown()))
                .contains("but it was applied");
    }

    @Test
    void a_rebuilt_index() {
        MigrationResult migration = after("REINDEX INDEX users_pkey;");

        assertThat(Failing.message(() -> assertThat(migration).rebuildsNoIndex()))
                .contains("to build no index anew", "but it builds users_pkey");
        assertThat(Failing.message(() -> assertThat(migration).locks("users").atMost(SHARE)))
                .contains("ACCESS EXCLUSIVE on index users_pkey of users");
    }

    @Test
    void soft_assertions_tell_all_and_what_is_missing_once() {
        MigrationResult migration = after("ALTER TABLE users ADD COLUMN bio text;");
        ConfitureSoftAssertions softly = new ConfitureSoftAssertions();

        softly.assertThat(migration).locks("usres").atMost(SHARE).withRewrite().withoutScan();
        softly.assertThat(migration).locks("users").atMost(SHARE).withRewrite().withoutScan();
        softly.assertThat(migration).statement(7).locks("users").atMost(SHARE);
        softly.assertThat(migration).statement(7).doesNotLock("users").isMeasured();
        softly.assertThat(migration).rewrites("users").rewritesNothing().hasVersion("9");
        softly.assertThat(migration).statements().isEmpty();

        assertThat(softly.assertionErrorsCollected())
                .extracting(Throwable::getMessage)
                .satisfiesExactly(
                        m -> assertThat(m).contains("did you mean users?"),
                        m -> assertThat(m).contains("at most in the mode SHARE"),
                        m -> assertThat(m).contains("to rewrite users"),
                        m -> assertThat(m).contains("to have a statement 7"),
                        m -> assertThat(m).contains("to have a statement 7"),
                        m -> assertThat(m).contains("to rewrite users"),
                        m -> assertThat(m).contains("to be version 9"),
                        m -> assertThat(m).contains("ALTER TABLE"));
    }
}
