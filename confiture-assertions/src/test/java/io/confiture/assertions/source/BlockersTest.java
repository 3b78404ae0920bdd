package io.confiture.assertions.source;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confiture.assertions.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class BlockersTest {
    private static final TestDatabase DATABASE = TestDatabase.with("""
        create table users (id int, bio text default 'a' || 'b', check (id > 0));
        insert into users values (1)""");

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void a_question_that_waits_too_long_for_a_lock_says_who_holds_it() throws SQLException {
        try (Connection other = DATABASE.source().getConnection();
                Connection connection = DATABASE.source().getConnection()) {
            other.setAutoCommit(false);
            run(other, "alter table users add name text");
            // So that nobody waits for half a minute.
            run(connection, "set lock_timeout = '100ms'");

            says(() -> assertThat(connection).catalog().isEqualTo(connection));
            says(() -> assertThat(connection).table("users").rows().haveCount(1));
            says(() -> assertThat(connection).changesOf(() -> {}).areNone());
            says(() -> DatabaseSource.of(connection).ask("select from public.users"));
            assertThat(connection)
                    .query("select current_setting('lock_timeout')")
                    .textValue()
                    .isEqualTo("100ms");
            other.rollback();
            assertThat(connection).table("users").rows().haveCount(1);
        }
    }

    @Test
    void a_question_that_is_cancelled_says_who_holds_a_lock() throws SQLException {
        try (Connection other = DATABASE.source().getConnection();
                Connection connection = DATABASE.source().getConnection()) {
            other.setAutoCommit(false);
            run(other, "lock table users");
            run(connection, "set statement_timeout = '200ms'");

            assertThatThrownBy(() -> DatabaseSource.of(connection).ask("select from public.users"))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("\nThese are locked:\n  public.users: session ")
                    .hasMessageEndingWith(", idle in transaction, which last ran: lock table users");
            other.rollback();
        }
    }

    private static void says(ThrowingCallable assertion) {
        assertThatThrownBy(assertion)
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("lock timeout")
                .hasMessageContaining("\nThese are locked:\n  public.users: session ")
                .hasMessageEndingWith(", idle in transaction, which last ran: alter table users add name text");
    }

    @Test
    void the_limit_of_a_session_without_one_is_set_for_questions_only() throws SQLException {
        try (Connection connection = DATABASE.source().getConnection()) {
            assertThat(connection)
                    .rowsOf("select current_setting('lock_timeout') as v")
                    .values("v")
                    .areIn("30s");
            connection.setAutoCommit(false);
            run(connection, "select 1");
            assertThat(connection)
                    .rowsOf("select current_setting('lock_timeout') as v")
                    .values("v")
                    .areIn("30s");
            assertThat(connection).catalog().isNotNull();
            assertThat(connection)
                    .query("select current_setting('lock_timeout')")
                    .textValue()
                    .isEqualTo("0");
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
