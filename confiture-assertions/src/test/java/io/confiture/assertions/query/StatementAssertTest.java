package io.confiture.assertions.query;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static io.confiture.assertions.query.SqlState.CHECK_VIOLATION;
import static io.confiture.assertions.query.SqlState.FOREIGN_KEY_VIOLATION;
import static io.confiture.assertions.query.SqlState.NOT_NULL_VIOLATION;
import static io.confiture.assertions.query.SqlState.UNDEFINED_TABLE;
import static io.confiture.assertions.query.SqlState.UNIQUE_VIOLATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confiture.assertions.ConfitureSoftAssertions;
import io.confiture.assertions.Failing;
import io.confiture.assertions.TestDatabase;
import io.confiture.assertions.source.SourceException;
import java.sql.Connection;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementAssertTest {
    private static final TestDatabase DATABASE = TestDatabase.with("""
        create schema shop;
        create table shop.users (id int primary key, email text not null unique, boss int,
            constraint boss_exists foreign key (boss) references shop.users deferrable initially deferred,
            constraint not_empty check (email <> ''));
        insert into shop.users values (1, 'a@b.c'), (2, 'b@b.c');
        create function shop.refuse() returns int language plpgsql as $$
        begin
            raise exception 'no' using errcode = 'ZZ001', detail = 'the detail', hint = 'the hint';
        end $$;
        """);

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private static DataSource db() {
        return DATABASE.source();
    }

    @Test
    void errors_are_known_by_state_constraint_table_and_column() {
        assertThat(db())
                .statement("insert into shop.users values (3, 'a@b.c')")
                .failsWith(UNIQUE_VIOLATION)
                .failsWith("23505")
                .onConstraint("users_email_key")
                .onTable("users")
                .onTable("shop.users")
                .withDetail("Key (email)=(a@b.c) already exists.")
                .withMessageContaining("users_email_key")
                .errorMessage()
                .endsWith("\"users_email_key\"");
        assertThat(db())
                .statement("insert into shop.users values (3, ?)", (Object) null)
                .failsWith(NOT_NULL_VIOLATION)
                .onColumn("email");
        assertThat(db()).statement("insert into shop.users values (3, '')").failsWith(CHECK_VIOLATION);
        assertThat(db())
                .statement("select shop.refuse()")
                .failsWith("ZZ001")
                .withMessage("no")
                .withHint("the hint");
    }

    @Test
    void deferred_constraints_are_checked() {
        assertThat(db())
                .statement("insert into shop.users values (3, 'x', 7)")
                .failsWith(FOREIGN_KEY_VIOLATION)
                .onConstraint("boss_exists");
        assertThat(db())
                .statement("insert into shop.users values (3, 'x', 7); insert into shop.users values (7, 'y')")
                .succeeds()
                .affects(2);
        assertThat(Failing.message(() -> assertThat(db())
                        .statement("insert into shop.users values (3, 'x', 7)")
                        .succeeds()))
                .isEqualTo("""

                    Expecting the statement
                      insert into shop.users values (3, 'x', 7)
                    to succeed
                    but it failed:
                      ERROR: insert or update on table "users" violates foreign key constraint "boss_exists" (SQLSTATE foreign_key_violation (23503))
                      when its deferred constraints were checked, as COMMIT does
                      DETAIL: Key (boss)=(7) is not present in table "users".
                      SCHEMA: shop
                      TABLE: users
                      CONSTRAINT: boss_exists\
                    """);
    }

    @Test
    void what_waits_in_the_callers_transaction_is_not_blamed_on_the_statement() throws Exception {
        try (Connection connection = db().getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("insert into shop.users values (8, 'h', 9)");
            assertThatThrownBy(
                            () -> assertThat(connection).statement("select 1").succeeds())
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("breaks a deferred constraint already");
            connection.createStatement().execute("insert into shop.users values (9, 'i')");
            assertThat(connection).statement("select 1").succeeds();
            assertThat(connection)
                    .statement("delete from shop.users where id = 9")
                    .failsWith(FOREIGN_KEY_VIOLATION);
            assertThat(connection).query("select from shop.users").hasRowCount(4);
            connection.commit();
            connection.createStatement().execute("delete from shop.users where id > 7");
            connection.commit();
        }
    }

    @Test
    void another_error_is_shown_whole() {
        assertThat(Failing.message(() -> assertThat(db())
                        .statement("update shop.users set email = ''\nwhere id = 1;\nselect *\nfrom nope")
                        .failsWith(UNDEFINED_TABLE)))
                .isEqualTo("""

                    Expecting the statement
                      update shop.users set email = ''
                      where id = 1;
                      select *
                      from nope
                    to fail with undefined_table (42P01)
                    but it failed otherwise:
                      ERROR: new row for relation "users" violates check constraint "not_empty" (SQLSTATE check_violation (23514))
                      DETAIL: Failing row contains (1, , null).
                      SCHEMA: shop
                      TABLE: users
                      CONSTRAINT: not_empty\
                    """);
        assertThat(Failing.message(() -> assertThat(db())
                        .statement("select 1;\nselect *\nfrom nope")
                        .failsWith(UNIQUE_VIOLATION)))
                .endsWith("""
                    ERROR: relation "nope" does not exist (SQLSTATE undefined_table (42P01))
                    3 | from nope
                      |      ^\
                    """.indent(2).stripTrailing());
        assertThat(Failing.message(
                        () -> assertThat(db()).statement("select shop.refuse()").onConstraint("x")))
                .contains(
                        "to fail on constraint x",
                        "ERROR: no (SQLSTATE ZZ001)",
                        "CONTEXT: PL/pgSQL function shop.refuse()");
    }

    @Test
    void an_error_inside_of_a_function_shows_the_command_there() {
        assertThat(Failing.message(() -> assertThat(db())
                        .statement("do $$ begin perform nope from shop.users; end $$")
                        .succeeds()))
                .contains("""
                    ERROR: column "nope" does not exist (SQLSTATE undefined_column (42703))
                    in a command that it runs:
                    1 | SELECT nope from shop.users
                      |        ^
                    CONTEXT: PL/pgSQL function inline_code_block line 1 at PERFORM\
                    """.indent(2).stripTrailing());
    }

    @Test
    void a_statement_that_succeeds_did_not_fail() {
        assertThat(Failing.message(() ->
                        assertThat(db()).statement("delete from shop.users").failsWith(UNIQUE_VIOLATION)))
                .isEqualTo("""

                    Expecting the statement
                      delete from shop.users
                    to fail with unique_violation (23505)
                    but it succeeded; rows affected: 2\
                    """);
        assertThat(Failing.message(() -> assertThat(db()).statement("select 1").fails()))
                .contains("to fail\nbut it succeeded");
        assertThat(Failing.message(() -> assertThat(db()).statement("select 1").errorMessage()))
                .contains("but it succeeded");
        assertThatThrownBy(() -> assertThat(db()).statement("select 1 / 0").failsWith("division"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("five characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"onConstraint", "onTable", "onColumn", "withMessage", "withDetail", "withHint"})
    void what_differs_is_told(String what) {
        StatementAssert assertion = assertThat(db()).statement("insert into shop.users values (1, 'z')");
        assertThat(Failing.message(() -> {
                    switch (what) {
                        case "onConstraint" -> assertion.onConstraint("other");
                        case "onTable" -> assertion.onTable("public.users");
                        case "onColumn" -> assertion.onColumn("other");
                        case "withMessage" -> assertion.withMessage("other");
                        case "withDetail" -> assertion.withDetail("other");
                        default -> assertion.withHint("other");
                    }
                }))
                .contains("but it failed otherwise", "users_pkey");
    }

    @Test
    void rows_affected_are_counted() {
        assertThat(db()).statement("update shop.users set boss = null").affects(2);
        assertThat(db())
                .statement("update shop.users set boss = null returning id")
                .affects(2);
        assertThat(db())
                .statement("update shop.users set boss = null where id = ?", 1)
                .affects(1);
        assertThat(db()).statement("create table t ()").affects(0);
        assertThat(Failing.message(() ->
                        assertThat(db()).statement("delete from shop.users").affects(1)))
                .isEqualTo("""

                    Expecting the statement
                      delete from shop.users
                    to affect 1 row
                    but it affected 2\
                    """);
        assertThat(Failing.message(
                        () -> assertThat(db()).statement("delete from nope").affects(0)))
                .contains("undefined_table");
        assertThat(db()).query("select from shop.users").hasRowCount(2);
    }

    @Test
    void notices_have_their_severity() throws Exception {
        String sql = "do $$ begin raise notice 'one'; raise warning 'two'; end $$";
        assertThat(db()).statement(sql).notices().containsExactly("NOTICE: one", "WARNING: two");
        try (Connection connection = db().getConnection()) {
            connection.createStatement().execute("set client_min_messages = error");
            assertThat(connection).statement(sql).notices().hasSize(2);
        }
        assertThat(Failing.message(
                        () -> assertThat(db()).statement(sql).notices().isEmpty()))
                .contains("[notices of do $$");
        assertThat(Failing.message(() ->
                        assertThat(db()).statement("select 1 / 0").notices().isEmpty()))
                .contains("division by zero");
    }

    @Test
    void times_are_compared() {
        assertThat(db()).statement("select pg_sleep(0.01)").completesWithin(Duration.ofSeconds(5), 3);
        assertThat(db()).statement("select 1").isNotSlowerThan("select pg_sleep(0.02)", 1);
        assertThat(db()).statement("select pg_sleep(?)", 0.001).isNotSlowerThan("select pg_sleep(?)", 2, 0.03);
        assertThat(db())
                .statement("insert into shop.users values (3, 'x')")
                .takesAbout(Duration.ZERO, Duration.ofSeconds(5));
        assertThat(Failing.message(() ->
                        assertThat(db()).statement("select pg_sleep(0.02)").completesWithin(Duration.ofMillis(10))))
                .containsPattern("to complete within 10.000 ms\nbut it took \\d+\\.\\d{3} ms");
        assertThat(Failing.message(() ->
                        assertThat(db()).statement("select pg_sleep(0.02)").completesWithin(Duration.ofMillis(10), 3)))
                .containsPattern("but the median of 3 runs from [0-9.]+ ms to [0-9.]+ ms is [0-9.]+ ms");
        assertThat(Failing.message(() ->
                        assertThat(db()).statement("select pg_sleep(0.02)").isNotSlowerThan("select 1", 1.5)))
                .containsPattern(
                        "to take at most 1.5 times as long as\n  select 1\nbut it takes [0-9.]+ times as long:")
                .contains("the median of 10 runs");
    }

    @Test
    void what_fails_has_no_time() {
        assertThat(Failing.message(
                        () -> assertThat(db()).statement("select 1 / 0").completesWithin(Duration.ofSeconds(9))))
                .contains("division by zero");
        assertThat(Failing.message(
                        () -> assertThat(db()).statement("select 1 / 0").completesWithin(Duration.ofSeconds(9), 2)))
                .contains("division by zero");
        assertThat(Failing.message(() -> assertThat(db()).statement("select 1").isNotSlowerThan("select 1 / 0", 9)))
                .contains("select 1 / 0", "division by zero");
        assertThatThrownBy(() -> assertThat(db()).statement("select 1").completesWithin(Duration.ofSeconds(1), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"commit", "begin", "rollback", "select 1; commit", "", "-- nothing"})
    void transactions_are_not_for_statements(String sql) {
        assertThatThrownBy(() -> assertThat(db()).statement(sql).succeeds())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void soft_assertions_collect() {
        ConfitureSoftAssertions softly = new ConfitureSoftAssertions();
        softly.assertThat(db())
                .as("insert")
                .statement("select 1 / 0")
                .succeeds()
                .affects(7)
                .fails();
        softly.assertThat(db()).statement("select 1 / 0").errorMessage().contains("one");
        assertThat(softly.assertionErrorsCollected()).hasSize(3);
        assertThat(softly.assertionErrorsCollected().get(0)).hasMessageContaining("[insert]");
    }

    @ParameterizedTest
    @EnumSource
    void states_have_the_names_that_the_server_gives_them(SqlState state) {
        // PL/pgSQL knows conditions by name.
        assertThat(db())
                .statement("do $$ begin raise " + state.name().toLowerCase(java.util.Locale.ROOT) + "; end $$")
                .failsWith(state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vacuum", "do 'begin commit; end'"})
    void that_a_statement_cannot_be_in_a_transaction_is_no_failure_of_its_own(String sql) {
        assertThatThrownBy(() -> assertThat(db()).statement(sql).fails())
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith(
                        "an assertion runs everything in a transaction, which this cannot be in: ERROR: ");
    }
}
