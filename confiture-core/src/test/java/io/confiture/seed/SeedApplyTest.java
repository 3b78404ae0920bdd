package io.confiture.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.SeedTransaction;
import io.confiture.project.SourceLocation;
import io.confiture.project.TableName;
import io.confiture.seed.AppliedFile.State;
import io.confiture.seed.ApplyResult.Ending;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is stored in a real database after seeds were applied; asked of the database, over a connection of its own. */
class SeedApplyTest {

    private static final TableName T = new TableName("public", "t");

    @SuppressWarnings("NullAway.Init")
    private static Servers servers;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path root;

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @SuppressWarnings("NullAway.Init")
    private Session observer;

    private final List<SeedFile> files = new ArrayList<>();

    @BeforeAll
    static void start() {
        servers = Servers.of(ServerChoice.embedded());
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @BeforeEach
    void open() {
        database = servers.server().create(DatabaseSettings.defaults());
        observer = database.connect();
        new Query(observer)
                .send(
                        "CREATE TABLE t (id int PRIMARY KEY, name text);"
                                + "CREATE TABLE u (id int, t int CONSTRAINT u_needs_t REFERENCES t DEFERRABLE INITIALLY DEFERRED)");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private SeedApplyTest file(String name, String sql) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, sql);
            files.add(new SeedFile(file, name));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DatabaseUrl url() {
        return DatabaseUrl.parse(database.jdbcUrl());
    }

    private ApplyResult apply(SeedTransaction transaction, boolean continueOnError, boolean dryRun) {
        return apply(transaction, continueOnError, dryRun, ApplyProgress.NONE);
    }

    private ApplyResult apply(
            SeedTransaction transaction, boolean continueOnError, boolean dryRun, ApplyProgress progress) {
        ApplyPlan plan = new ApplyPlan(files, transaction, continueOnError, dryRun);
        return new SeedApply(root, SourceLocation.of(root, "db"), plan, progress).run(url());
    }

    private static List<State> states(ApplyResult result) {
        return result.files().stream().map(AppliedFile::state).toList();
    }

    private String stored() {
        return String.valueOf(new Query(observer).value("SELECT string_agg(id::text, ',' ORDER BY id) FROM t"));
    }

    @Test
    void commits_for_real() {
        file("1.sql", "INSERT INTO t VALUES (1, 'a'), (2, 'b');").file("2.sql", "INSERT INTO u VALUES (1, 2);");
        ApplyResult result = apply(SeedTransaction.SAVEPOINT, false, false);
        assertThat(result.succeeded()).isTrue();
        assertThat(result.ending()).isEqualTo(Ending.COMMITTED);
        assertThat(states(result)).containsExactly(State.STORED, State.STORED);
        assertThat(result.tables())
                .containsExactly(new TableCount(T, 0L, 2L), new TableCount(new TableName("public", "u"), 0L, 1L));
        assertThat(result.rows()).isEqualTo(3);
        assertThat(stored()).isEqualTo("1,2");
    }

    @Test
    void keeps_the_files_before_the_one_that_fails_and_does_not_run_those_behind() {
        file("1.sql", "INSERT INTO t VALUES (1);")
                .file("2.sql", "INSERT INTO t VALUES (2);\nINSERT INTO t VALUES (1);")
                .file("3.sql", "INSERT INTO t VALUES (3);");
        ApplyResult result = apply(SeedTransaction.SAVEPOINT, false, false);
        assertThat(result.succeeded()).isFalse();
        assertThat(states(result)).containsExactly(State.STORED, State.FAILED, State.NOT_RUN);
        assertThat(stored()).isEqualTo("1");
    }

    @Test
    void stores_the_files_behind_the_last_failure_too_when_it_goes_on() {
        file("1.sql", "INSERT INTO t VALUES (1);")
                .file("2.sql", "INSERT INTO t VALUES (2);\nINSERT INTO nothing VALUES (1);")
                .file("3.sql", "INSERT INTO t VALUES (3);")
                .file("4.sql", "COMMIT;")
                .file("5.sql", "INSERT INTO t VALUES (5);");
        ApplyResult result = apply(SeedTransaction.SAVEPOINT, true, false);
        assertThat(result.succeeded()).isFalse();
        assertThat(states(result))
                .containsExactly(State.STORED, State.FAILED, State.STORED, State.FAILED, State.STORED);
        assertThat(result.tables()).containsExactly(new TableCount(T, 0L, 3L));
        assertThat(stored()).isEqualTo("1,3,5");
    }

    @Test
    void stores_nothing_in_a_dry_run_and_says_what_would_be() {
        new Query(observer).send("INSERT INTO t VALUES (7)");
        file("1.sql", "INSERT INTO t VALUES (1);").file("2.sql", "INSERT INTO t VALUES (2);");
        for (SeedTransaction transaction : SeedTransaction.values()) {
            ApplyResult result = apply(transaction, false, true);
            assertThat(result.succeeded()).isTrue();
            assertThat(result.ending()).isEqualTo(Ending.DRY_RUN);
            assertThat(states(result)).containsOnly(State.ROLLED_BACK);
            assertThat(result.tables()).containsExactly(new TableCount(T, 1L, 3L));
            assertThat(stored()).isEqualTo("7");
        }
    }

    @Test
    void names_the_deferred_constraint_that_forbids_the_commit_and_stores_nothing() {
        file("1.sql", "INSERT INTO t VALUES (1);").file("2.sql", "INSERT INTO u VALUES (1, 99);");
        ApplyResult result = apply(SeedTransaction.SAVEPOINT, false, false);
        assertThat(result.succeeded()).isFalse();
        assertThat(result.ending()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(states(result)).containsExactly(State.ROLLED_BACK, State.ROLLED_BACK);
        assertThat(result.problems().get(0).message()).contains("u_needs_t");
        assertThat(result.problems().get(0).location()).hasToString("2.sql");
        assertThat(result.tables()).contains(new TableCount(T, 0L, 0L));
        assertThat(stored()).isEqualTo("null");
    }

    @Test
    void gives_each_file_a_transaction_of_its_own_when_asked() {
        file("1.sql", "INSERT INTO t VALUES (1);")
                .file("2.sql", "INSERT INTO u VALUES (1, 99);")
                .file("3.sql", "INSERT INTO t VALUES (99);");
        ApplyResult stops = apply(SeedTransaction.TRANSACTION, false, false);
        assertThat(states(stops)).containsExactly(State.STORED, State.FAILED, State.NOT_RUN);
        assertThat(Objects.requireNonNull(
                                Objects.requireNonNull(stops.files().get(1).load())
                                        .failure())
                        .findings()
                        .get(0)
                        .message())
                .contains("u_needs_t");
        assertThat(stored()).isEqualTo("1");
        new Query(observer).send("TRUNCATE t CASCADE");
        assertThat(states(apply(SeedTransaction.TRANSACTION, true, false)))
                .containsExactly(State.STORED, State.FAILED, State.STORED);
        assertThat(stored()).isEqualTo("1,99");
        new Query(observer).send("TRUNCATE t CASCADE");
        assertThat(states(apply(SeedTransaction.TRANSACTION, true, true)))
                .containsExactly(State.ROLLED_BACK, State.FAILED, State.ROLLED_BACK);
        assertThat(stored()).isEqualTo("null");
    }

    @Test
    void counts_what_functions_and_triggers_wrote() {
        new Query(observer).send("""
                CREATE TABLE audit (n int);
                CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS
                    $$ BEGIN INSERT INTO audit VALUES (1); RETURN NEW; END $$;
                CREATE TRIGGER noted AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION note()""");
        file("1.sql", "DO $$ BEGIN INSERT INTO t VALUES (1), (2); END $$;");
        ApplyResult result = apply(SeedTransaction.SAVEPOINT, false, false);
        assertThat(result.tables())
                .containsExactlyInAnyOrder(
                        new TableCount(T, null, 2L), new TableCount(new TableName("public", "audit"), null, 2L));
        assertThat(result.rows()).isZero();
    }

    @Test
    void counts_a_table_that_was_emptied_first() {
        new Query(observer).send("INSERT INTO t VALUES (7), (8), (9)");
        file("1.sql", "TRUNCATE TABLE ONLY t, u;\nINSERT INTO t VALUES (1);");
        assertThat(apply(SeedTransaction.SAVEPOINT, false, false).tables())
                .containsExactly(new TableCount(T, 3L, 1L), new TableCount(new TableName("public", "u"), 0L, 0L));
    }

    @Test
    void says_what_is_stored_when_the_connection_is_killed() {
        file("1.sql", "INSERT INTO t VALUES (1);")
                .file("2.sql", "INSERT INTO t VALUES (2);")
                .file("3.sql", "INSERT INTO t VALUES (3);");
        ApplyProgress killer = new ApplyProgress() {
            @Override
            public void begins(SeedFile file, int number, int total) {
                if (number == 3) {
                    new Query(observer)
                            .rows("SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
                                    + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
                }
            }
        };
        ApplyResult together = apply(SeedTransaction.SAVEPOINT, true, false, killer);
        assertThat(together.ending()).isEqualTo(Ending.CONNECTION_LOST);
        assertThat(together.succeeded()).isFalse();
        assertThat(states(together)).containsExactly(State.ROLLED_BACK, State.ROLLED_BACK, State.FAILED);
        assertThat(together.tables()).containsExactly(new TableCount(T, 0L, 0L));
        assertThat(stored()).isEqualTo("null");
        ApplyResult alone = apply(SeedTransaction.TRANSACTION, true, false, killer);
        assertThat(alone.ending()).isEqualTo(Ending.CONNECTION_LOST);
        assertThat(states(alone).subList(0, 2)).containsExactly(State.STORED, State.STORED);
        assertThat(stored()).isEqualTo("1,2");
    }

    @Test
    void lets_two_applications_at_once_not_mix() throws Exception {
        file("1.sql", "INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING;")
                .file("2.sql", "INSERT INTO t SELECT 2 WHERE NOT EXISTS (SELECT FROM t WHERE id = 2);")
                .file("3.sql", "INSERT INTO u VALUES (1, 1);");
        CountDownLatch both = new CountDownLatch(2);
        ApplyProgress meet = new ApplyProgress() {
            @Override
            public void begins(SeedFile file, int number, int total) {
                if (number == 1) {
                    both.countDown();
                    try {
                        both.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        };
        CompletableFuture<ApplyResult> one =
                CompletableFuture.supplyAsync(() -> apply(SeedTransaction.SAVEPOINT, false, false, meet));
        CompletableFuture<ApplyResult> two =
                CompletableFuture.supplyAsync(() -> apply(SeedTransaction.SAVEPOINT, false, false, meet));
        // The second waits at row 1 until the first has committed, and then sees row 2.
        assertThat(List.of(one.get(), two.get())).allMatch(ApplyResult::succeeded);
        assertThat(stored()).isEqualTo("1,2");
        assertThat(new Query(observer).value("SELECT count(*) FROM u")).isEqualTo("2");
    }

    @Test
    void applies_nothing_in_files_of_comments() {
        file("1.sql", "-- INSERT INTO t VALUES (1);\n").file("2.sql", "");
        ApplyResult result = apply(SeedTransaction.SAVEPOINT, false, false);
        assertThat(result.succeeded()).isTrue();
        assertThat(result.tables()).isEmpty();
    }

    @Test
    void loads_a_hundred_thousand_rows_in_either_form() {
        StringBuilder insert = new StringBuilder("INSERT INTO t VALUES (0, 'x')");
        StringBuilder copy = new StringBuilder("COPY t FROM stdin;\n");
        for (int i = 1; i < 100_000; i++) {
            insert.append(",\n(").append(i).append(", 'it''s; (row) ").append(i).append("')");
            copy.append(200_000 + i).append("\ta;b\\\\c\n");
        }
        file("1.sql", insert.append(";").toString())
                .file("2.sql", copy.append("\\.\n").toString());
        ApplyResult result = apply(SeedTransaction.SAVEPOINT, false, false);
        assertThat(result.succeeded()).isTrue();
        assertThat(result.rows()).isEqualTo(199_999);
        assertThat(result.tables()).containsExactly(new TableCount(T, 0L, 199_999L));
    }

    @Test
    void never_shows_the_password() {
        String secret = "Sup3rSecret";
        DatabaseUrl wrong = DatabaseUrl.parse(
                "postgresql://nobody:" + secret + "@" + servers.server().info().address() + "/" + database.name());
        SeedApply apply = new SeedApply(
                root,
                SourceLocation.of(root, "db"),
                new ApplyPlan(List.of(), SeedTransaction.SAVEPOINT, false, false),
                ApplyProgress.NONE);
        assertThatThrownBy(() -> apply.run(wrong))
                .isInstanceOf(PostgresException.class)
                .hasMessageNotContaining(secret)
                .hasMessageContaining(database.name());
    }

    @Test
    void tries_files_in_a_dry_run_as_if_each_had_its_own_transaction() {
        file("1.sql", "INSERT INTO t VALUES (1);")
                .file("2.sql", "INSERT INTO u VALUES (1, 2); INSERT INTO t VALUES (2);")
                .file("3.sql", "INSERT INTO u VALUES (1, 3); INSERT INTO t VALUES (3);");
        assertThat(apply(SeedTransaction.TRANSACTION, false, true).succeeded()).isTrue();
        assertThat(apply(SeedTransaction.TRANSACTION, false, false).succeeded()).isTrue();
        assertThat(stored()).isEqualTo("1,2,3");
    }
}
