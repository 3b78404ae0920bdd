package io.confiture.suite;

import io.confiture.migration.Migration;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.history.LedgerRecord;
import io.confiture.migration.layout.MigrationFiles;
import io.confiture.migration.ledger.AppliedMigration;
import io.confiture.migration.ledger.AppliedMigration.Kind;
import io.confiture.migration.ledger.Checksum;
import io.confiture.migration.ledger.LedgerEntry;
import io.confiture.migration.ledger.LedgerState;
import io.confiture.project.Project;
import io.confiture.project.ProjectRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From what an environment has, {@code migrate up} leads to where all migrations lead, or it is said before. */
class PlanTest {
    private static final String ID = "migrations/chain/plan-production";

    private TestProject project;

    @BeforeEach
    void two_migrations(@TempDir Path temp) {
        project = new TestProject(temp);
        add("001_users", "CREATE TABLE users (id int PRIMARY KEY, name text);", "DROP TABLE users;");
        add("003_orders", "CREATE TABLE orders (id int PRIMARY KEY);", "DROP TABLE orders;");
    }

    private void add(String id, String up, String down) {
        project.up(id, up).down(id, down);
    }

    private void outOfOrderIsAllowed() {
        project.settings("migration: {out_of_order: true}\n");
    }

    /** Record a ledger that has these, in this order, with the checksums of the files as they are now. */
    private void recorded(String... ids) throws IOException {
        Project loaded = Project.load(ProjectRequest.of(project.root()));
        MigrationSet set = MigrationFiles.discover(loaded);
        List<AppliedMigration> rows = new ArrayList<>();
        for (String id : ids) {
            Migration migration = set.find(id).orElseThrow();
            rows.add(new AppliedMigration(
                    rows.size() + 1L,
                    LedgerEntry.version(migration),
                    migration.name(),
                    migration.repeatable() ? Kind.REPEATABLE : Kind.MIGRATION,
                    Instant.parse("2026-11-01T10:00:00Z"),
                    5L,
                    Checksum.of(migration)));
        }
        LedgerState state = new LedgerState(true, rows, List.of());
        new LedgerRecord("production", Instant.parse("2026-11-22T18:00:00Z"), state)
                .write(project.root().resolve("db/ledgers"));
    }

    @Test
    void nothing_recorded_is_skipped() {
        project.run("migrations/chain/plan")
                .skips("migrations/chain/plan", "no ledger is recorded in db/ledgers: confiture migrate record");
    }

    @Test
    void pending_ones_at_the_end_pass() throws IOException {
        recorded("001_users", "003_orders");
        add("004_items", "CREATE TABLE items (id int REFERENCES orders);", "DROP TABLE items;");
        project.run(ID).passes(ID);
    }

    @Test
    void one_that_comes_too_late_fails_where_up_would_refuse_it() throws IOException {
        recorded("001_users", "003_orders");
        add("002_items", "CREATE TABLE items (id int);", "DROP TABLE items;");
        project.run(ID)
                .fails(
                        ID,
                        "on production, 002_items is not applied although later ones are",
                        "at db/migrations/002_items.up.sql");
    }

    @Test
    void one_that_comes_late_and_may_passes_when_it_does_not_matter() throws IOException {
        recorded("001_users", "003_orders");
        outOfOrderIsAllowed();
        add("002_items", "CREATE TABLE items (id int);", "DROP TABLE items;");
        project.run(ID).passes(ID);
    }

    @Test
    void one_that_comes_late_and_gives_another_catalog_fails_with_the_difference() throws IOException {
        add(
                "003_orders",
                "ALTER TABLE users ALTER name SET DEFAULT 'late';",
                "ALTER TABLE users ALTER name DROP DEFAULT;");
        recorded("001_users", "003_orders");
        outOfOrderIsAllowed();
        add(
                "002_default",
                "ALTER TABLE users ALTER name SET DEFAULT 'early';",
                "ALTER TABLE users ALTER name DROP DEFAULT;");
        project.run(ID)
                .fails(
                        ID,
                        "production after migrate up is not what all migrations in their order give",
                        "all migrations in order: 'late'::text",
                        "production:              'early'::text",
                        "at db/ledgers/production.yaml");
    }

    @Test
    void one_that_comes_late_and_cannot_run_fails_with_the_statement() throws IOException {
        add("004_rename", "ALTER TABLE users RENAME name TO title;", "ALTER TABLE users RENAME title TO name;");
        recorded("001_users", "003_orders", "004_rename");
        outOfOrderIsAllowed();
        add("002_index", "CREATE INDEX users_name ON users (name);", "DROP INDEX users_name;");
        project.run(ID)
                .fails(
                        ID,
                        "002_index is pending on production and cannot be applied to what it has: column \"name\" does not"
                                + " exist",
                        "at db/migrations/002_index.up.sql:1:1");
    }

    @Test
    void an_environment_that_got_them_in_another_order_fails_although_nothing_is_pending() throws IOException {
        add(
                "003_orders",
                "ALTER TABLE users ALTER name SET DEFAULT 'late';",
                "ALTER TABLE users ALTER name DROP DEFAULT;");
        add(
                "002_default",
                "ALTER TABLE users ALTER name SET DEFAULT 'early';",
                "ALTER TABLE users ALTER name DROP DEFAULT;");
        recorded("001_users", "003_orders", "002_default");
        project.run(ID).fails(ID, "what production has is not what all migrations in their order give");
    }

    @Test
    void one_that_was_edited_since_fails() throws IOException {
        recorded("001_users", "003_orders");
        project.up("001_users", "CREATE TABLE users (id bigint PRIMARY KEY, name text);")
                .run(ID)
                .fails(
                        ID,
                        "on production, 001_users was edited after it was applied (up)",
                        "at db/migrations/001_users.up.sql");
    }

    @Test
    void an_edit_that_is_only_warned_of_is_a_note() throws IOException {
        recorded("001_users");
        project.settings("migration: {on_checksum_mismatch: warn}\n")
                .up("001_users", "CREATE TABLE users (id bigint PRIMARY KEY, name text);")
                .run(ID)
                .notes(ID, "001_users was edited after it was applied");
    }

    @Test
    void one_without_a_file_fails() throws IOException {
        recorded("001_users", "003_orders");
        Files.delete(project.root().resolve("db/migrations/001_users.up.sql"));
        Files.delete(project.root().resolve("db/migrations/001_users.down.sql"));
        project.run(ID).fails(ID, "on production, 001_users is applied and has no file");
    }

    @Test
    void a_chain_that_cannot_be_applied_aborts() throws IOException {
        recorded("001_users");
        add("002_bad", "SELECT 1 / 0;", "SELECT 1;");
        project.run(ID).aborts(ID, "the migrations cannot be applied to an empty database");
    }

    @Test
    void repeatable_ones_run_again_when_they_changed(@TempDir Path temp) throws IOException {
        project = new TestProject(temp)
                .file("db/migration/V1__a.sql", "CREATE TABLE a (id int);")
                .file("db/migration/R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT id FROM a;");
        recorded("V1__a", "R__v");
        project.file("db/migration/V2__b.sql", "CREATE TABLE b (id int);")
                .run(ID)
                .passes(ID);
        project.file("db/migration/R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT id, 1 AS one FROM a;")
                .run(ID)
                .passes(ID);
    }

    @Test
    void each_recorded_environment_is_a_check() throws IOException {
        recorded("001_users");
        String text = Files.readString(project.root().resolve("db/ledgers/production.yaml"));
        project.file("db/ledgers/staging.yaml", text.replace("production", "staging"))
                .run(ID, "migrations/chain/plan-staging")
                .passes(ID, "migrations/chain/plan-staging");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # nothing                                                       | the file holds nothing
                    environment: staging                                            | the file is of production and says staging
                    {environment: production, recorded: today}                      | production.yaml:1:37
                    {environment: production, recorded: 2026-01-01T00:00:00Z, applied: [{name: a}]} | the key version is missing
                    {environment: production, recorded: 2026-01-01T00:00:00Z, rows: []} | there is no key rows
                    """)
    void a_record_that_cannot_be_read_fails_with_the_place(String text, String part) {
        project.file("db/ledgers/production.yaml", text).run(ID).fails(ID, part, "at db/ledgers/production.yaml");
    }
}
