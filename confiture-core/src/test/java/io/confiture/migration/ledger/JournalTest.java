package io.confiture.migration.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confiture.migration.ledger.UnfinishedRun.Entry;
import io.confiture.migration.ledger.UnfinishedRun.State;
import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.project.TableName;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How far a migration came, on a real server. */
class JournalTest {

    private static final List<String> STATEMENTS = List.of("SELECT 1", "SELECT 2", "SELECT 1");

    private static Servers servers;

    private Database database;
    private Session session;
    private Ledger ledger;
    private Journal journal;

    @BeforeAll
    static void servers() {
        servers = Servers.of(ServerChoice.embedded());
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @BeforeEach
    void ledger() {
        database = servers.server().create(DatabaseSettings.defaults());
        session = database.connect();
        ledger = new Ledger(session, TableName.parse("tb_confiture"));
        ledger.create();
        journal = ledger.journal();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private List<State> states() {
        return ledger.read().unfinished().get(0).statements().stream()
                .map(Entry::state)
                .toList();
    }

    @Test
    void follows_each_statement() {
        journal.begin("7", Direction.UP, STATEMENTS);
        assertThat(states()).containsExactly(State.WAITING, State.WAITING, State.WAITING);
        journal.started("7", Direction.UP, 0);
        assertThat(states()).containsExactly(State.STARTED, State.WAITING, State.WAITING);
        journal.done("7", Direction.UP, 0);
        journal.started("7", Direction.UP, 1);
        assertThat(states()).containsExactly(State.DONE, State.STARTED, State.WAITING);
        journal.done("7", Direction.UP, 1);
        UnfinishedRun run = ledger.read().unfinished().get(0);
        assertThat(run.version()).isEqualTo("7");
        assertThat(run.direction()).isEqualTo(Direction.UP);
        assertThat(run.next()).isEqualTo(run.statements().get(2));
        assertThat(run.statements())
                .extracting(Entry::sha256)
                .containsExactlyElementsOf(
                        STATEMENTS.stream().map(Journal::digest).toList())
                .allMatch(sum -> sum.length() == 64);
        Entry second = run.statements().get(1);
        assertThat(second.doneAt()).isAfterOrEqualTo(second.startedAt());
    }

    @Test
    void survives_the_connection() {
        journal.begin("7", Direction.DOWN, STATEMENTS);
        journal.started("7", Direction.DOWN, 0);
        session.close();
        session = database.connect();
        ledger = new Ledger(session, TableName.parse("tb_confiture"));
        assertThat(states()).containsExactly(State.STARTED, State.WAITING, State.WAITING);
    }

    @Test
    void becomes_a_row_of_ledger_and_history_at_its_end_or_stays() {
        LedgerWriter writer = ledger.writer(RunOrigin.here("migrate up", "1"));
        journal.begin("7", Direction.UP, STATEMENTS);
        journal.finish(writer.committing(), Direction.UP, LedgerTest.entry("7", "a"));
        assertThat(ledger.read().unfinished()).isEmpty();
        assertThat(ledger.read().applied()).hasSize(1);
        journal.begin("8", Direction.UP, STATEMENTS);
        new Query(session).send("INSERT INTO tb_confiture (slug, version, name) VALUES ('x', '8', 'x')");
        assertThatThrownBy(() -> journal.finish(writer, Direction.UP, LedgerTest.entry("8", "b")))
                .isInstanceOf(PostgresException.class);
        assertThat(ledger.read().unfinished()).hasSize(1);
        journal.begin("7", Direction.DOWN, STATEMENTS);
        journal.finish(writer, Direction.DOWN, LedgerTest.entry("7", "a"));
        assertThat(ledger.read().applied())
                .extracting(AppliedMigration::version)
                .containsExactly("8");
        assertThat(
                        new Query(session)
                                .value(
                                        "SELECT string_agg(direction || version, ' ' ORDER BY pk_history) FROM tb_confiture_history"))
                .isEqualTo("up7 down7");
    }

    @Test
    void a_second_run_of_the_same_is_refused() {
        journal.begin("7", Direction.UP, STATEMENTS);
        assertThatThrownBy(() -> journal.begin("7", Direction.UP, STATEMENTS))
                .isInstanceOfSatisfying(
                        PostgresException.class, e -> assertThat(e.sqlState()).isEqualTo("23505"));
        journal.forget("7", Direction.UP);
        assertThat(ledger.read().unfinished()).isEmpty();
    }

    @Test
    void goes_with_the_transaction_that_it_is_written_in() {
        journal.begin("7", Direction.UP, STATEMENTS);
        session.begin();
        journal.done("7", Direction.UP, 0);
        session.rollback();
        assertThat(states()).containsOnly(State.WAITING);
        session.begin();
        assertThatThrownBy(() -> journal.finish(
                        ledger.writer(RunOrigin.here("migrate up", "1")), Direction.UP, LedgerTest.entry("7", "a")))
                .isInstanceOf(IllegalStateException.class);
        session.rollback();
    }

    @Test
    void takes_over_what_was_edited_before_it_was_sent() {
        journal.begin("7", Direction.UP, STATEMENTS);
        journal.done("7", Direction.UP, 0);
        journal.started("7", Direction.UP, 1);
        journal.waiting("7", Direction.UP, 1);
        assertThat(states()).containsExactly(State.DONE, State.WAITING, State.WAITING);
        journal.rewrite("7", Direction.UP, 1, List.of("SELECT 3"));
        UnfinishedRun run = ledger.read().unfinished().get(0);
        assertThat(run.statements())
                .extracting(Entry::sha256)
                .containsExactly(Journal.digest("SELECT 1"), Journal.digest("SELECT 3"));
        assertThat(run.next()).isEqualTo(run.statements().get(1));
        journal.rewrite("7", Direction.UP, 1, List.of());
        assertThat(states()).containsExactly(State.DONE);
    }
}
