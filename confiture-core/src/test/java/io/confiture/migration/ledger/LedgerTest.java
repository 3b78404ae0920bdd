package io.confiture.migration.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.project.TableName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the ledger says and keeps, on a real server. */
class LedgerTest {

    /** The table of the original, as its releases 0.4.1 to 0.44 make it; there the id comes from uuid-ossp. */
    static final String ORIGINAL = """
            CREATE TABLE tb_confiture (
                id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
                pk_confiture BIGINT GENERATED ALWAYS AS IDENTITY UNIQUE,
                slug TEXT NOT NULL UNIQUE,
                version VARCHAR(255) NOT NULL UNIQUE,
                name VARCHAR(255) NOT NULL,
                applied_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
                execution_time_ms INTEGER,
                checksum VARCHAR(64));
            CREATE INDEX idx_tb_confiture_applied_at ON tb_confiture (applied_at DESC);
            INSERT INTO tb_confiture (slug, version, name, applied_at, execution_time_ms, checksum) VALUES
                ('base_20250101_000000_baseline', '001', 'base', '2025-01-01 00:00:00.5+00', 0, NULL),
                ('add_bio_20250102_000000', '002', 'add_bio', '2025-01-02+00', 17, 'aa')""";

    private static final TableName TABLE = TableName.parse("tb_confiture");
    private static final RunOrigin ORIGIN = RunOrigin.here("migrate up", "1.2.3");

    private static Servers servers;

    private Database database;
    private Session session;
    private Query query;

    @BeforeAll
    static void servers() {
        servers = Servers.of(ServerChoice.embedded());
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @BeforeEach
    void empty_database() {
        database = servers.server().create(DatabaseSettings.defaults());
        session = database.connect();
        query = new Query(session);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    static LedgerEntry entry(String version, String name) {
        return new LedgerEntry(
                version,
                name,
                false,
                new Checksum("u" + version, "d" + version, null),
                Instant.parse("2026-01-02T03:04:05.678901Z"),
                Duration.ofMillis(42),
                List.of(new StatementRecord(3, "CREATE TABLE", Duration.ofNanos(1_234_567), 0)));
    }

    private Ledger ledger() {
        return new Ledger(session, TABLE);
    }

    private Ledger created() {
        ledger().create();
        return ledger();
    }

    private void inTransaction(Runnable writes) {
        session.begin();
        writes.run();
        session.commit();
    }

    private String value(String sql) {
        return String.valueOf(query.value(sql));
    }

    private List<String> versions() {
        return ledger().read().applied().stream().map(AppliedMigration::version).toList();
    }

    @Test
    void reading_a_database_without_ledger_finds_nothing_and_makes_nothing() {
        query.send("SET default_transaction_read_only = on");
        assertThat(ledger().read()).isEqualTo(LedgerState.NONE);
        assertThat(value("SELECT count(*) FROM pg_class WHERE relname LIKE 'tb\\_confiture%'"))
                .isEqualTo("0");
    }

    @Test
    void is_found_by_its_schema_and_not_by_the_search_path() {
        query.send("CREATE SCHEMA app; SET search_path = app, public");
        query.send("CREATE TABLE app.tb_confiture (nothing int)");
        ledger().create();
        assertThat(value("SELECT string_agg(n.nspname || '.' || c.relname, ' ' ORDER BY 1) FROM pg_class c"
                        + " JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind = 'r' AND nspname = 'public'"))
                .isEqualTo("public.tb_confiture public.tb_confiture_history public.tb_confiture_journal");
        query.send("SET search_path = ''");
        inTransaction(() -> ledger().writer(ORIGIN).applied(entry("1", "a")));
        assertThat(versions()).containsExactly("1");
    }

    @Test
    void records_what_is_applied_with_its_history() {
        LedgerWriter writer = created().writer(ORIGIN);
        inTransaction(() -> writer.applied(entry("001", "add 'it' \\ now")));
        AppliedMigration row = ledger().read().applied().get(0);
        assertThat(row.version()).isEqualTo("001");
        assertThat(row.name()).isEqualTo("add 'it' \\ now");
        assertThat(row.kind()).isEqualTo(AppliedMigration.Kind.MIGRATION);
        assertThat(row.executionMillis()).isEqualTo(42);
        assertThat(row.checksum()).isEqualTo(new Checksum("u001", "d001", null));
        assertThat(row.appliedAt())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        assertThat(query.rows("SELECT version, direction, result, started_at, duration_ms, checksum_up, statements,"
                        + " command, tool_version, session_role = session_user, active_role = current_user,"
                        + " application, backend_pid = pg_backend_pid(), database = current_database(), run"
                        + " FROM tb_confiture_history"))
                .containsExactly(List.of(
                        "001",
                        "up",
                        "succeeded",
                        "2026-01-02 03:04:05.678901+00",
                        "42",
                        "u001",
                        "[{\"ms\": 1.234, \"line\": 3, \"rows\": 0, \"command\": \"CREATE TABLE\"}]",
                        "migrate up",
                        "1.2.3",
                        "t",
                        "t",
                        value("SHOW application_name"),
                        "t",
                        "t",
                        ORIGIN.run().toString()));
    }

    @Test
    void writes_nothing_when_the_transaction_rolls_back() {
        LedgerWriter writer = created().writer(ORIGIN);
        session.begin();
        writer.applied(entry("1", "a"));
        session.rollback();
        assertThat(versions()).isEmpty();
        assertThat(value("SELECT count(*) FROM tb_confiture_history")).isEqualTo("0");
    }

    @Test
    void a_committing_writer_ends_the_transaction_in_the_same_message() {
        LedgerWriter writer = created().writer(ORIGIN).committing();
        session.begin();
        writer.applied(entry("1", "a"));
        assertThat(session.transactionState()).isEqualTo(io.confiture.postgres.TransactionState.IDLE);
        session.begin();
        writer.reverted(entry("1", "a"));
        assertThat(session.transactionState()).isEqualTo(io.confiture.postgres.TransactionState.IDLE);
        assertThat(versions()).isEmpty();
        assertThat(value("SELECT string_agg(direction, ' ' ORDER BY pk_history) FROM tb_confiture_history"))
                .isEqualTo("up down");
    }

    @Test
    void a_committing_writer_commits_nothing_when_the_commit_is_refused() {
        LedgerWriter writer = created().writer(ORIGIN).committing();
        query.send("CREATE TABLE p (id int PRIMARY KEY);"
                + " CREATE TABLE c (p int REFERENCES p DEFERRABLE INITIALLY DEFERRED)");
        session.begin();
        query.send("INSERT INTO c VALUES (1)");
        assertThatThrownBy(() -> writer.applied(entry("1", "a")))
                .isInstanceOfSatisfying(
                        PostgresException.class, e -> assertThat(e.sqlState()).isEqualTo("23503"));
        session.rollback();
        session.begin();
        assertThatThrownBy(() -> query.send("SELECT 1/0")).isInstanceOf(PostgresException.class);
        assertThatThrownBy(() -> writer.applied(entry("1", "a")))
                .isInstanceOfSatisfying(
                        PostgresException.class, e -> assertThat(e.sqlState()).isEqualTo("25P02"));
        session.rollback();
        assertThat(versions()).isEmpty();
    }

    @Test
    void two_migrations_of_one_name_in_one_second_do_not_collide() {
        LedgerWriter writer = created().writer(ORIGIN);
        inTransaction(() -> {
            writer.applied(entry("001", "add_column"));
            writer.applied(entry("002", "add_column"));
            writer.baselined(List.of(entry("003", "add_column"), entry("004", "add_column")));
        });
        assertThat(versions()).containsExactly("001", "002", "003", "004");
        assertThat(value("SELECT count(DISTINCT slug) FROM tb_confiture WHERE slug LIKE 'add\\_column\\_20%'"))
                .isEqualTo("4");
    }

    @Test
    void a_version_is_recorded_once() {
        LedgerWriter writer = created().writer(ORIGIN);
        inTransaction(() -> writer.applied(entry("1", "a")));
        session.begin();
        assertThatThrownBy(() -> writer.applied(entry("1", "a")))
                .isInstanceOfSatisfying(
                        PostgresException.class, e -> assertThat(e.sqlState()).isEqualTo("23505"));
        session.rollback();
    }

    @Test
    void a_repeatable_one_is_recorded_again() {
        LedgerWriter writer = created().writer(ORIGIN);
        LedgerEntry first = new LedgerEntry(
                "R__v", "v", true, new Checksum("a", null, null), Instant.now(), Duration.ZERO, List.of());
        LedgerEntry second = new LedgerEntry(
                "R__v", "v", true, new Checksum("b", null, null), Instant.now(), Duration.ZERO, List.of());
        inTransaction(() -> writer.applied(first));
        inTransaction(() -> writer.applied(second));
        assertThat(ledger().read().applied())
                .extracting(AppliedMigration::version, AppliedMigration::kind, a -> a.checksum()
                        .up())
                .containsExactly(tuple("R__v", AppliedMigration.Kind.REPEATABLE, "b"));
        assertThat(value("SELECT count(*) FROM tb_confiture_history")).isEqualTo("2");
    }

    @Test
    void taking_back_what_is_not_there_is_an_error_and_leaves_no_history() {
        LedgerWriter writer = created().writer(ORIGIN);
        session.begin();
        assertThatThrownBy(() -> writer.reverted(entry("1", "a")))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("public.tb_confiture has no row of version 1 any more");
        session.commit();
        assertThat(value("SELECT count(*) FROM tb_confiture_history")).isEqualTo("0");
    }

    @Test
    void repairing_sets_checksums_and_says_so() {
        LedgerWriter writer = created().writer(ORIGIN);
        inTransaction(() -> writer.applied(entry("1", "a")));
        Checksum now = new Checksum("new", null, "side");
        inTransaction(
                () -> writer.repaired(new LedgerEntry("1", "a", false, now, Instant.now(), Duration.ZERO, List.of())));
        assertThat(ledger().read().applied().get(0).checksum()).isEqualTo(now);
        assertThat(value("SELECT direction || checksum_up FROM tb_confiture_history ORDER BY pk_history DESC LIMIT 1"))
                .isEqualTo("repairnew");
    }

    @Test
    void a_failed_attempt_is_in_the_history_only() {
        LedgerWriter writer = created().writer(ORIGIN);
        writer.failed(Direction.UP, entry("1", "a"), "relation \"x\" does not exist", "42P01");
        writer.failed(Direction.UP, entry("1", "a"), "connection lost", null);
        assertThat(versions()).isEmpty();
        assertThat(query.rows("SELECT result, error, sqlstate FROM tb_confiture_history ORDER BY pk_history"))
                .containsExactly(
                        List.of("failed", "relation \"x\" does not exist", "42P01"),
                        java.util.Arrays.asList("failed", "connection lost", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE tb_confiture_history SET name = 'x'",
                "DELETE FROM tb_confiture_history",
                "DELETE FROM tb_confiture_history WHERE false",
                "TRUNCATE tb_confiture_history",
                "SET session_replication_role = replica; DELETE FROM tb_confiture_history"
            })
    void the_history_is_not_changed_even_by_a_superuser(String sql) {
        LedgerWriter writer = created().writer(ORIGIN);
        inTransaction(() -> writer.applied(entry("1", "a")));
        assertThatThrownBy(() -> query.send(sql))
                .isInstanceOfSatisfying(
                        PostgresException.class, e -> assertThat(e.sqlState()).isEqualTo("42501"))
                .hasMessageContaining("the history of migrations is append-only");
        assertThat(value("SELECT count(*) FROM tb_confiture_history")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"read committed", "serializable"})
    void eight_creators_at_once_make_one_ledger(String isolation) throws Exception {
        query.send("ALTER DATABASE " + database.name() + " SET default_transaction_isolation = '" + isolation + "'");
        for (int round = 0; round < 5; round++) {
            atOnce(TableName.parse("ledger_" + round));
            assertThat(new Ledger(session, TableName.parse("ledger_" + round))
                            .read()
                            .exists())
                    .isTrue();
        }
    }

    @Test
    void eight_at_once_take_over_the_originals_table() throws Exception {
        query.send(ORIGINAL);
        atOnce(TABLE);
        assertOriginalRows();
    }

    private void atOnce(TableName table) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Session own = database.connect();
                all.add(() -> {
                    new Ledger(own, table).create();
                    own.close();
                    return true;
                });
            }
            for (Future<Boolean> one : threads.invokeAll(all)) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void what_is_lost_of_it_is_made_again() {
        LedgerWriter writer = created().writer(ORIGIN);
        inTransaction(() -> writer.applied(entry("1", "a")));
        query.send("DROP TABLE tb_confiture_history, tb_confiture_journal");
        assertThat(versions()).containsExactly("1");
        ledger().create();
        inTransaction(() -> writer.applied(entry("2", "b")));
        assertThat(versions()).containsExactly("1", "2");
        assertThatThrownBy(() -> query.send("DELETE FROM tb_confiture_history")).hasMessageContaining("append-only");
    }

    @Test
    void the_originals_table_is_read_as_it_is() {
        query.send(ORIGINAL);
        query.send("SET default_transaction_read_only = on");
        assertOriginalRows();
        assertThat(value("SELECT count(*) FROM pg_attribute WHERE attrelid = 'tb_confiture'::regclass AND attnum > 0"))
                .isEqualTo("8");
    }

    @Test
    void the_originals_table_is_taken_over_without_losing_rows() {
        query.send(ORIGINAL);
        ledger().create();
        ledger().create();
        assertOriginalRows();
        inTransaction(() -> ledger().writer(ORIGIN).applied(entry("003", "c")));
        assertThat(versions()).containsExactly("001", "002", "003");
        query.send("INSERT INTO tb_confiture (slug, version, name, execution_time_ms, checksum)"
                + " VALUES ('d_20260101_000000', '004', 'd', 1, NULL)");
        assertThat(ledger().read().applied().get(3).kind()).isEqualTo(AppliedMigration.Kind.MIGRATION);
    }

    private void assertOriginalRows() {
        assertThat(ledger().read().applied())
                .extracting(
                        AppliedMigration::version,
                        AppliedMigration::kind,
                        AppliedMigration::appliedAt,
                        AppliedMigration::executionMillis,
                        AppliedMigration::checksum)
                .containsExactly(
                        tuple(
                                "001",
                                AppliedMigration.Kind.BASELINE,
                                Instant.parse("2025-01-01T00:00:00.5Z"),
                                0L,
                                Checksum.UNKNOWN),
                        tuple(
                                "002",
                                AppliedMigration.Kind.MIGRATION,
                                Instant.parse("2025-01-02T00:00:00Z"),
                                17L,
                                new Checksum("aa", null, null)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE tb_confiture (version text, name text)",
                "CREATE VIEW tb_confiture AS SELECT 1 AS version",
                "CREATE TABLE tb_confiture_history (version text)",
                "CREATE TABLE tb_confiture_journal (version text)"
            })
    void a_table_of_that_name_that_is_no_ledger_is_refused_and_not_touched(String sql) {
        query.send(sql);
        String before = value("SELECT string_agg(attrelid::regclass || attname, ',' ORDER BY 1) FROM pg_attribute"
                + " WHERE attrelid >= 16384");
        for (Runnable use : List.<Runnable>of(() -> ledger().read(), () -> ledger().create())) {
            assertThatThrownBy(use::run)
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining("exists and is not a ledger of Confiture")
                    .hasMessageContaining("migration.tracking_table");
        }
        assertThat(value("SELECT string_agg(attrelid::regclass || attname, ',' ORDER BY 1) FROM pg_attribute"
                        + " WHERE attrelid >= 16384"))
                .isEqualTo(before);
    }

    @Test
    void any_name_that_postgres_takes_will_do() {
        query.send("CREATE SCHEMA \"We'ird \"\"Söhne\"\" \\ $$\"");
        TableName name = TableName.parse("\"We'ird \"\"Söhne\"\" \\ $$\".\"Le'dg\"\"er; %s\"");
        Ledger ledger = new Ledger(session, name);
        ledger.create();
        inTransaction(() -> {
            ledger.writer(ORIGIN).applied(entry("1", "a"));
            ledger.writer(ORIGIN).reverted(entry("1", "a"));
            ledger.writer(ORIGIN).applied(entry("1", "a"));
        });
        ledger.journal().begin("2", Direction.UP, List.of("SELECT 1"));
        ledger.journal().finish(ledger.writer(ORIGIN), Direction.UP, entry("2", "b"));
        assertThat(ledger.read().applied())
                .extracting(AppliedMigration::version)
                .containsExactly("1", "2");
        assertThatThrownBy(
                        () -> query.send("DELETE FROM " + new TableName(name.schema(), name.name() + "_history").sql()))
                .hasMessageContaining("append-only");
    }

    @Test
    void a_name_that_leaves_no_room_for_the_history_is_refused() {
        TableName fits = new TableName(null, "t".repeat(49));
        new Ledger(session, fits).create();
        assertThat(new Ledger(session, fits).read().exists()).isTrue();
        assertThatThrownBy(() -> new Ledger(session, new TableName(null, "t".repeat(50))))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("1 byte(s) too long");
    }

    @Test
    void a_schema_that_does_not_exist_is_not_made() {
        Ledger ledger = new Ledger(session, TableName.parse("ops.applied"));
        assertThat(ledger.read()).isEqualTo(LedgerState.NONE);
        assertThatThrownBy(ledger::create)
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("the schema of the ledger ops.applied does not exist; run CREATE SCHEMA \"ops\"");
        assertThat(session.transactionState()).isEqualTo(io.confiture.postgres.TransactionState.IDLE);
    }

    @Test
    void who_may_not_create_is_told_what_to_grant() {
        query.send("CREATE ROLE ledger_guest; SET ROLE ledger_guest");
        try {
            assertThat(ledger().read()).isEqualTo(LedgerState.NONE);
            assertThatThrownBy(() -> ledger().create())
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining("permission denied for schema public")
                    .hasMessageContaining("GRANT CREATE, USAGE ON SCHEMA \"public\"");
            query.send("RESET ROLE");
            ledger().create();
            query.send("SET ROLE ledger_guest");
            assertThatThrownBy(() -> ledger().read())
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining("may not be read")
                    .hasMessageContaining("GRANT SELECT");
        } finally {
            query.send("RESET ROLE; DROP ROLE ledger_guest");
        }
    }

    @Test
    void needs_no_extension_and_creates_nothing_twice() {
        ledger().create();
        String before = value("SELECT max(oid) FROM pg_class");
        query.send("SET default_transaction_read_only = on");
        ledger().create();
        assertThat(value("SELECT max(oid) FROM pg_class")).isEqualTo(before);
        assertThat(value("SELECT string_agg(extname, ',') FROM pg_extension")).isEqualTo("plpgsql");
    }

    @Test
    void times_do_not_depend_on_the_sessions_settings() {
        LedgerWriter writer = created().writer(ORIGIN);
        query.send("SET TimeZone = 'Asia/Kathmandu'; SET DateStyle = 'ISO, DMY'; SET IntervalStyle = 'sql_standard'");
        inTransaction(() -> writer.applied(entry("1", "a")));
        assertThat(ledger().read().applied().get(0).appliedAt())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        assertThat(
                        value(
                                "SELECT (started_at = '2026-01-02 03:04:05.678901+00'::timestamptz)::text FROM tb_confiture_history"))
                .isEqualTo("true");
    }
}
