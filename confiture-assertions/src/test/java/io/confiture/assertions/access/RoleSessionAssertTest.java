package io.confiture.assertions.access;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static io.confiture.assertions.query.Row.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confiture.assertions.ConfitureSoftAssertions;
import io.confiture.assertions.Failing;
import io.confiture.assertions.TestDatabase;
import io.confiture.assertions.source.SourceException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RoleSessionAssertTest {
    private static final TestDatabase DATABASE = TestDatabase.with("""
        do $$
        declare r text;
        begin
            foreach r in array array['rls_app', 'rls_owner', 'rls_backup', 'rls_guest', 'rls_tester'] loop
                if not exists (select from pg_roles where rolname = r) then execute format('create role %I', r); end if;
            end loop;
        end $$;
        alter role rls_backup bypassrls;
        grant rls_app to rls_tester;
        create table notes (id int primary key, tenant int, text text);
        insert into notes values (1, 7, 'ours'), (2, 8, 'theirs'), (3, 8, 'theirs too');
        alter table notes owner to rls_owner;
        alter table notes enable row level security;
        create policy tenant on notes using (tenant = current_setting('app.tenant', true)::int);
        create table secrets (id int);
        insert into secrets values (1);
        create table closed (id int);
        insert into closed values (1);
        alter table closed enable row level security;
        create table mine (sub text);
        insert into mine values ('ann'), ('bob');
        alter table mine enable row level security;
        create policy own on mine for select to rls_app
            using (sub = current_setting('request.jwt.claims', true)::json ->> 'sub');
        create table empty (id int);
        create table child (note int references notes deferrable initially deferred);
        create procedure stop() language plpgsql as 'begin raise exception ''no'' using errcode = ''P0001''; end';
        grant select, insert, update, delete on notes, closed, mine, empty, child to rls_app, rls_backup, rls_guest;
        """);

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private static RoleSessionAssert tenant(int tenant) {
        return assertThat(DATABASE.source()).asRole("rls_app").with("app.tenant", String.valueOf(tenant));
    }

    @Test
    void a_role_sees_what_its_policies_let_through() {
        tenant(7)
                .canSee("notes")
                .canSee("public.notes", row(1, 7, "ours"))
                .canSee("select id from notes", row(1))
                .canSeeExactly("select id, text from notes", row(1, "ours"))
                .cannotSee("select id from notes", row(2))
                .cannotSee("select id from notes where tenant = 8");
        tenant(8).canSeeExactly("select id from notes", row(3), row(2));
        tenant(9).canSeeExactly("notes").cannotSee("notes");
        assertThat(DATABASE.source())
                .asRole("rls_app")
                .withClaim("sub", "ann")
                .withClaim("role", "member")
                .canSeeExactly("mine", row("ann"))
                .cannotSee("mine", row("bob"));
    }

    @Test
    void a_row_that_is_kept_back_is_told_apart_from_one_that_is_not_there_and_the_policy_is_named() {
        assertThat(Failing.message(() -> tenant(7).canSee("select id from notes", row(1), row(2), row(4))))
                .isEqualTo("""

                    Expecting role rls_app with app.tenant = 7
                    to see:
                      [row(1), row(2), row(4)]
                    of
                      select id from notes
                    but it saw:
                      [row(1)]
                    Not seen, though the connection's own user sees it: [row(2)]
                    Not seen, and not by the connection's own user either: [row(4)]
                    Row security of table public.notes, for role rls_app and SELECT:
                      policy tenant (permissive, for ALL) using (tenant = (current_setting('app.tenant'::text, true))::integer)\
                    """);
        assertThat(Failing.message(() -> tenant(9).canSee("notes"))).endsWith("""
            to see rows of
              select * from "notes"
            but it saw:
              []
            The connection's own user sees 3 rows
            Row security of table public.notes, for role rls_app and SELECT:
              policy tenant (permissive, for ALL) using (tenant = (current_setting('app.tenant'::text, true))::integer)\
            """);
        assertThat(Failing.message(() -> tenant(9).canSee("empty")))
                .contains(
                        "The connection's own user sees no row either",
                        "Row security of table public.empty is disabled");
        assertThat(Failing.message(() -> tenant(7).canSeeExactly("select id from notes")))
                .contains("to see exactly no row of", "[row(1)]");
        assertThat(Failing.message(() -> tenant(7).canSeeExactly("select id from notes", row(1), row(1))))
                .contains("to see exactly:");
    }

    @Test
    void texts_stand_for_what_postgresql_reads_and_what_cannot_be_compared_says_so() {
        tenant(7)
                .canSeeExactly(
                        "select id, date '2026-01-02', array[1, 2] from notes", row(1, "2026-01-02", List.of(1, 2)))
                .cannotSee("select id, date '2026-01-02' from notes", row(2, "2026-01-02"));
        assertThat(Failing.message(() -> tenant(7).cannotSee("select id from notes", row("two"))))
                .contains("but that cannot be compared: \"two\" in row(\"two\")");
        assertThat(Failing.message(() -> tenant(7).canSee("select id from notes", row(1, 2))))
                .contains("that cannot be compared: row(1, 2) has 2 values");
        assertThat(Failing.message(() -> tenant(7).cannotSee("select n from generate_series(1, 10001) n", row(0))))
                .contains("but it saw 10001 rows: compare a part of them");
    }

    @Test
    void a_refusal_is_no_answer() {
        assertThat(Failing.message(() -> tenant(7).canSee("secrets", row(1)))).isEqualTo("""

            Expecting role rls_app with app.tenant = 7
            to see:
              [row(1)]
            of
              select * from "secrets"
            but was not answered: permission denied for table secrets (SQLSTATE 42501)\
            """);
        assertThat(Failing.message(() -> tenant(7).cannotSee("secrets")))
                .contains("permission denied for table secrets");
        assertThat(Failing.message(() -> tenant(7).canSeeExactly("secrets")))
                .contains("permission denied for table secrets");
        assertThat(Failing.message(() -> tenant(7).cannotSee("notse"))).contains("does not exist", "42P01");
        tenant(7).isDenied("select * from secrets");
        assertThat(Failing.message(() -> tenant(7).isDenied("select * from notes")))
                .contains("to lack a privilege for", "but it ran, on 1 row", "policy tenant");
    }

    @Test
    void what_nobody_sees_says_nothing() {
        assertThat(Failing.message(() -> tenant(7).cannotSee("select id from notes", row(2), row(5))))
                .contains("this says nothing", "Not there: [row(5)]");
        assertThat(Failing.message(() -> tenant(7).cannotSee("empty"))).contains("this says nothing");
        assertThat(Failing.message(() -> tenant(7).cannotSee("select id from notes", row(1))))
                .contains("not to see:", "it saw:");
    }

    @Test
    void messages_say_why_row_security_does_not_hold_a_role_back_or_lets_nothing_through() {
        assertThat(Failing.message(
                        () -> assertThat(DATABASE.source()).asRole("rls_backup").cannotSee("notes")))
                .contains("does not hold for role rls_backup: it has BYPASSRLS");
        assertThat(Failing.message(
                        () -> assertThat(DATABASE.source()).asRole("rls_owner").cannotSee("notes")))
                .contains("does not hold for role rls_owner: it owns the table, and row security is not forced");
        assertThat(Failing.message(() -> tenant(7).canSee("closed")))
                .contains("Row security of table public.closed lets nothing through: no permissive policy for SELECT"
                        + " holds for role rls_app");
        assertThat(Failing.message(
                        () -> assertThat(DATABASE.source()).asRole("rls_guest").canSee("mine")))
                .contains("no permissive policy for SELECT holds for role rls_guest");
        assertThat(Failing.message(() -> assertThat(DATABASE.source())
                        .asRole("rls_app")
                        .withClaim("sub", "ann")
                        .canUpdate("update mine set sub = 'ann'")))
                .contains("lets nothing through: no permissive policy for UPDATE holds for role rls_app", "policy own");
    }

    @Test
    void messages_say_whose_policies_decide_about_what_is_seen_through_views() {
        DATABASE.run("""
            create view all_notes as select id from notes;
            create view own_notes with (security_invoker) as select id from notes;
            grant select on all_notes, own_notes to rls_app\
            """);

        assertThat(Failing.message(() -> tenant(7).cannotSee("all_notes", row(2))))
                .contains("View all_notes is not security_invoker: what decides beneath it is what holds for its"
                        + " owner, ");
        assertThat(Failing.message(() -> tenant(7).canSee("own_notes", row(2))))
                .contains("policy tenant")
                .doesNotContain("View");
    }

    @Test
    void changes_are_tried() {
        tenant(7)
                .canInsert("insert into notes values (10, 7, 'new')")
                .cannotInsert("insert into notes values (10, 8, 'new')")
                .violatesPolicy("insert into notes values (10, 8, 'new')")
                .canUpdate("update notes set text = 'new' where tenant = 7")
                .cannotUpdate("update notes set text = 'new' where tenant = 8")
                .cannotUpdate("update notes set tenant = 8")
                .canDelete("delete from notes")
                .canDelete("with ours as (select 1 as id) delete from notes using ours where notes.id = ours.id")
                .canInsert("with recursive n (id) as (select 20), \"insert\" as (select id from n)"
                        + " insert into notes select id, 7, 'new' from \"insert\" returning id")
                .cannotDelete("delete from notes where tenant = 8")
                .cannotInsert("insert into secrets values (2)")
                .isDenied("insert into secrets values (2)")
                .canRun("select 1");
        assertThat(Failing.message(() -> tenant(7).canInsert("insert into notes values (10, 8, 'new')")))
                .isEqualTo("""

                    Expecting role rls_app with app.tenant = 7
                    to be able to run
                      insert into notes values (10, 8, 'new')
                    but a policy refuses it: new row violates row-level security policy for table "notes" (SQLSTATE 42501)
                    Row security of table public.notes, for role rls_app and INSERT:
                      policy tenant (permissive, for ALL) using (tenant = (current_setting('app.tenant'::text, true))::integer)\
                    """);
        assertThat(Failing.message(() -> tenant(7).canUpdate("update notes set text = 'new' where tenant = 8")))
                .contains("it ran on no row, and would on 2 rows as the connection's own user: row security lets none"
                        + " through");
        assertThat(Failing.message(() -> tenant(7).cannotUpdate("update notes set text = 'new' where tenant = 9")))
                .contains("it ran on no row, and would on none");
        assertThat(Failing.message(() -> tenant(7).canDelete("delete from notes where tenant = 9")))
                .contains("there is nothing to run it on");
        assertThat(Failing.message(() -> tenant(7).cannotInsert("insert into notes values (1, 7, 'again')")))
                .contains("it failed for another reason", "SQLSTATE 23505");
        assertThat(Failing.message(() -> tenant(7).canInsert("insert into child values (99)")))
                .contains("SQLSTATE 23503");
        assertThat(Failing.message(() -> tenant(7).cannotDelete("delete from notes")))
                .contains("but it ran, on 1 row");
        assertThat(Failing.message(() -> tenant(7).canRun("call stop()"))).contains("no (SQLSTATE P0001)");
        assertThat(Failing.message(() -> tenant(7).violatesPolicy("insert into secrets values (1)")))
                .contains("to violate a policy by", "a privilege is missing");
    }

    @Test
    void nothing_remains() throws SQLException {
        try (Connection connection = DATABASE.source().getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("insert into notes values (20, 7, 'not committed')");
                statement.execute("set local app.tenant = '8'");
                statement.execute("set local role rls_owner");
                statement.execute("reset role");
            }
            String user = value(connection, "select current_user");

            assertThat(connection)
                    .asRole("rls_app")
                    .with("app.tenant", "7")
                    .canSeeExactly("select id from notes", row(1), row(20))
                    .canDelete("delete from notes")
                    .isDenied("select * from secrets");

            assertThat(value(connection, "select current_user")).isEqualTo(user);
            assertThat(value(connection, "select current_setting('app.tenant')"))
                    .isEqualTo("8");
            assertThat(value(connection, "select count(*) from notes")).isEqualTo("4");
            connection.rollback();
        }
        try (Connection connection = DATABASE.source().getConnection()) {
            assertThat(connection).asRole("rls_app").with("app.tenant", "7").canDelete("delete from notes");
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(value(connection, "select count(*) from notes")).isEqualTo("3");
        }
        try (Connection connection = DATABASE.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("begin");
            statement.execute("insert into notes values (20, 7, 'not committed')");
            assertThat(connection).asRole("rls_app").with("app.tenant", "7").canSee("select id from notes", row(20));
            assertThat(value(connection, "select count(*) from notes")).isEqualTo("4");
            statement.execute("rollback");
            statement.execute("set role rls_tester");
            assertThat(connection).asRole("rls_app").with("app.tenant", "7").canSee("select id from notes", row(1));
            assertThat(value(connection, "select current_user")).isEqualTo("rls_tester");
        }
    }

    @Test
    void what_waited_to_be_refused_before_is_not_blamed_on_the_role() throws SQLException {
        try (Connection connection = DATABASE.source().getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("insert into child values (98)");
            }
            assertThat(connection)
                    .asRole("rls_app")
                    .with("app.tenant", "7")
                    .canSee("notes")
                    .canInsert("insert into child values (1)");
            connection.rollback();
        }
    }

    private static String value(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet set = statement.executeQuery(sql)) {
            set.next();
            return set.getString(1);
        }
    }

    @Test
    void a_user_that_is_held_back_itself_proves_nothing_by_what_it_does_not_see() throws SQLException {
        try (Connection connection = DATABASE.source().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local session authorization rls_tester");
            statement.execute("set local app.tenant = '8'");

            assertThat(connection).asRole("rls_app").canSeeExactly("select id from notes", row(2), row(3));
            assertThat(Failing.message(
                            () -> assertThat(connection).asRole("rls_app").cannotSee("select id from notes", row(1))))
                    .contains("this says nothing");
            assertThatThrownBy(() -> assertThat(connection).asRole("rls_owner").canSee("notes"))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("may not become role rls_owner");
            connection.rollback();
        }
    }

    @Test
    void names_that_do_not_exist_are_failures_or_refused() {
        assertThat(Failing.message(() -> assertThat(DATABASE.source()).asRole("rls_ap")))
                .contains("there is no role rls_ap; did you mean rls_app?");
        assertThat(Failing.message(() -> tenant(7).with("statment_timeout", "5s")))
                .contains("there is no setting statment_timeout; did you mean statement_timeout?");
        assertThatThrownBy(() -> tenant(7).with("role", "rls_owner")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tenant(7).canInsert("delete from notes")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tenant(7).canInsert("with n as (select 1) select * from n"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tenant(7)
                        .canDelete("with gone as (delete from notes where false returning id)"
                                + " select count(*) from gone"))
                .hasMessageContaining("this is no DELETE, but a SELECT");
        assertThatThrownBy(() -> tenant(7).canInsert("with insert as (select 1) select * from insert"))
                .hasMessageContaining("this is no INSERT, but a SELECT");
        assertThatThrownBy(() -> tenant(7).canRun("commit")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tenant(7).canRun("select 1; select 2")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Claims.add("{\"sub\":\"ann\"}", "app", Map.of("roles", List.of("a", 1))))
                .isEqualTo("{\"sub\":\"ann\",\"app\":{\"roles\":[\"a\",1]}}");
        assertThatThrownBy(() -> Claims.add("[]", "sub", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Claims.add("{", "sub", 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void soft_assertions_go_on() {
        ConfitureSoftAssertions softly = new ConfitureSoftAssertions();

        softly.assertThat(DATABASE.source()).asRole("rls_ap").canSee("notes").isDenied("select 1");
        softly.assertThat(DATABASE.source())
                .as("tenants")
                .asRole("rls_app")
                .with("app.tenant", "7")
                .canSee("notes", row(2, 8, "theirs"))
                .cannotDelete("delete from notes")
                .canSee("notes");

        assertThat(softly.assertionErrorsCollected())
                .extracting(Throwable::getMessage)
                .satisfiesExactly(
                        first -> assertThat(first).contains("there is no role rls_ap"),
                        second -> assertThat(second).contains("[tenants]", "Not seen"),
                        third -> assertThat(third).contains("[tenants]", "but it ran, on 1 row"));
    }
}
