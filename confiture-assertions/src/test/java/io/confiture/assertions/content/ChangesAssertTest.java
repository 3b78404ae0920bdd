package io.confiture.assertions.content;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static io.confiture.assertions.ConfitureAssertions.row;
import static io.confiture.assertions.Failing.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confiture.assertions.ConfitureSoftAssertions;
import io.confiture.assertions.TestDatabase;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangesAssertTest {
    private static final String SETUP = """
            create schema shop;
            create table shop.users (id int primary key, email text, rate numeric, at timestamptz default now(), length interval);
            insert into shop.users (id, email, rate, length) values (1, 'a@b.c', 1.0, '1 day'), (2, null, 2, '1 hour'),
              (3, '', 3, null);
            create table log (line text);
            insert into log values ('x'), ('x'), (null);
            create table parts (id int, day date, primary key (id, day)) partition by range (day);
            create table parts_2026 partition of parts for values from ('2026-01-01') to ('2027-01-01');
            create table big (id int primary key, n int);
            insert into big select n, n from generate_series(1, 10001) n;
            create view v as select 1 as one;
            """;

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private TestDatabase database;

    @BeforeEach
    void make() {
        database = TestDatabase.with(SETUP);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private DataSource db() {
        return database.source();
    }

    private ThrowingCallable sql(String sql) {
        return () -> database.run(sql);
    }

    @Test
    void rows_added_changed_and_deleted_are_told_by_their_keys() {
        ChangesAssert changes = assertThat(db()).changesOf(sql("""
                insert into shop.users (id, email) values (4, 'new');
                update shop.users set email = 'x@y.z', rate = 1.00 where id = 1;
                delete from shop.users where id = 2;
                update shop.users set email = email;
                """));

        changes.areOnlyIn("shop.users").areOnlyIn("users").areIn("users");
        TableChangesAssert users =
                changes.in("users").haveAdded(1).haveChanged(1).haveDeleted(1);
        users.haveChangedOnly("email", "rate");
        users.added("id", "email").containsExactly(row(4, "new"));
        users.deleted("id", "email", "length").singleElement().satisfies(gone -> {
            assertThat(gone.get(0)).isEqualTo(2);
            assertThat(gone.get(1)).isNull();
        });
        users.changed("email").containsExactly(row(1, "a@b.c", "x@y.z"));
        users.changed("rate").containsExactly(row(1, new BigDecimal("1.0"), 1));
        users.changed("length").isEmpty();
        assertThat(message(users::areNone)).satisfies(text -> assertThat(text)
                .startsWith(
                        "\nExpecting changes of table shop.users\nto be none\nbut there are 1 added, 1 changed, 1 deleted:\n"
                                + "  + id=4, email=new, rate=NULL, at=")
                .contains("\n  ~ id=1: email a@b.c -> x@y.z, rate 1.0 -> 1.00\n  - id=2, email=NULL, rate=2, at="));
        message(() -> users.haveAdded(2));
        message(() -> users.haveChanged(0));
        message(() -> users.haveDeleted(0));
        message(() -> users.haveChangedOnly("email"));
        message(() -> users.haveChangedOnly("email", "rate", "at"));
        message(() -> users.added("id").containsExactly(row(5)));
    }

    @Test
    void an_action_that_changes_nothing_and_one_that_changes_more_are_told_apart() {
        ChangesAssert none = assertThat(db()).changesOf(sql("update shop.users set rate = rate; select 1"));

        none.areNone().in("users").areNone();
        assertThat(message(() -> none.areOnlyIn("users"))).isEqualTo("""

                Expecting changes of 4 tables
                to be in users and nowhere else
                but nothing changed:
                  shop.users: none""");
        message(() -> none.areIn("users"));
        ChangesAssert two =
                assertThat(db()).changesOf(sql("insert into log values ('y'); delete from shop.users where id = 3"));
        assertThat(message(() -> two.areOnlyIn("users"))).isEqualTo("""

                Expecting changes of 4 tables
                to be in users and nowhere else
                but these are not so:
                  public.log: 1 added, 0 changed, 0 deleted
                    + line=y""");
        two.areIn("users").areOnlyIn("users", "log");
        assertThat(message(two::areNone)).contains("shop.users: 0 added, 0 changed, 1 deleted", "- id=3, email=''");
        message(() -> two.areIn("log", "big"));
        assertThatThrownBy(two::areOnlyIn).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_change_of_the_text_alone_is_a_change() {
        assertThat(db())
                .changesOf(sql("update shop.users set length = '24 hours' where id = 1"), "shop.users")
                .in("users")
                .haveChangedOnly("length");
    }

    @Test
    void tables_without_a_key_are_bags() {
        ChangesAssert changes = assertThat(db())
                .changesOf(sql("delete from log where line is null; insert into log values ('x'), ('z')"), "log");

        TableChangesAssert log = changes.in("log").haveAdded(2).haveDeleted(1);
        log.added().containsExactlyInAnyOrder(row("x"), row("z"));
        log.deleted("line").containsExactly(row((Object) null));
        assertThat(message(() -> log.haveChanged(0))).contains("rows are not known by a primary key");
        message(() -> log.haveChangedOnly("line"));
        assertThat(message(() -> log.changed("line"))).contains("rows are not known by a primary key");
    }

    @Test
    void new_tables_dropped_tables_and_new_columns_are_changes() {
        ChangesAssert changes = assertThat(db()).changesOf(sql("""
                create table fresh as select 1 as id;
                drop table log;
                alter table shop.users add column age int default 7;
                alter table shop.users add column bio text;
                truncate big;
                """));

        changes.areOnlyIn("fresh", "log", "users", "big").in("log").haveDeleted(3);
        changes.in("fresh").haveAdded(1);
        changes.in("users").haveChanged(3).haveChangedOnly("age");
    }

    @Test
    void partitions_are_one_table_unless_one_is_named() {
        ChangesAssert whole = assertThat(db()).changesOf(sql("insert into parts values (1, '2026-02-01')"));

        whole.areOnlyIn("parts").in("parts").haveAdded(1);
        assertThat(db())
                .changesOf(sql("insert into parts values (2, '2026-02-01')"), "parts_2026")
                .in("parts_2026")
                .added("id")
                .containsExactly(row(2));
    }

    @Test
    void of_a_big_table_only_whether_it_changed_is_known() {
        ChangesAssert changes = assertThat(db()).changesOf(sql("update big set n = 0 where id = 77"), "big");

        assertThat(message(changes::areNone))
                .contains("there were 10001 rows and are 10001: more than 10000 are not compared one by one");
        changes.areOnlyIn("big");
        assertThat(message(() -> changes.in("big").haveChanged(1)))
                .contains("to have changed 1", "not compared one by one");
        message(() -> changes.in("big").areNone());
        assertThat(message(() -> changes.in("big").added("id"))).contains("not compared one by one");
        assertThat(db())
                .changesOf(sql("update big set n = n"), "big")
                .areNone()
                .in("big")
                .haveAdded(0);
        assertThat(db()).changesOf(sql("delete from big where id < 5"), "big").areOnlyIn("big");
    }

    @Test
    void on_a_connection_what_its_transaction_does_is_seen() throws SQLException {
        try (Connection connection = db().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            ChangesAssert changes = assertThat(connection).changesOf(() -> {
                statement.execute("set timezone = 'Asia/Tokyo'; set intervalstyle = 'iso_8601'");
                statement.execute("delete from shop.users where id = 1");
            });
            changes.areOnlyIn("shop.users").in("users").haveDeleted(1);
            assertThat(db()).changesOf(() -> {}).areNone();
            connection.rollback();
            statement.execute("set search_path = shop");
            assertThat(connection)
                    .changesOf(() -> statement.execute("delete from users"), "users")
                    .in("users")
                    .haveDeleted(3);
            connection.rollback();
        }
        assertThat(db()).table("shop.users").rows().haveCount(3);
    }

    @Test
    void the_exception_of_an_action_is_thrown() {
        assertThatThrownBy(() -> assertThat(db()).changesOf(() -> {
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> assertThat(db()).changesOf(() -> {
                    throw new IOException("no");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void what_is_not_looked_at_never_passes() {
        assertThat(message(() -> assertThat(db()).changesOf(() -> {}, "lgo")))
                .contains("there is no table lgo; did you mean log?");
        message(() -> assertThat(db()).changesOf(() -> {}, "v"));
        ChangesAssert log = assertThat(db()).changesOf(() -> {}, "log");
        assertThat(message(() -> log.in("users"))).contains("changes of table public.log", "there is no table users");
        message(() -> log.areIn("users"));
        message(() -> log.in("log").added("lien"));
        TestDatabase empty = TestDatabase.with("select 1");
        try {
            assertThat(message(
                            () -> assertThat(empty.source()).changesOf(() -> {}).areNone()))
                    .contains("there is no table, so nothing was looked at");
        } finally {
            empty.close();
        }
    }

    @Test
    void soft_assertions_go_on() {
        ConfitureSoftAssertions softly = new ConfitureSoftAssertions();

        softly.assertThat(db())
                .changesOf(() -> {}, "lgo")
                .areIn("lgo")
                .in("lgo")
                .haveAdded(1)
                .added()
                .hasSize(0);
        softly.assertThat(db())
                .changesOf(sql("insert into log values ('q')"), "log")
                .as("logging")
                .areNone()
                .in("log")
                .haveAdded(2);
        softly.assertThat(db()).changesOf(() -> {}, "log").in("lgo").haveAdded(1);

        assertThat(softly.assertionErrorsCollected())
                .extracting(Throwable::getMessage)
                .satisfiesExactly(
                        one -> assertThat(one).contains("there is no table lgo"),
                        two -> assertThat(two).contains("[logging]", "to be none"),
                        three -> assertThat(three).contains("[logging]", "to have added 2"),
                        four -> assertThat(four).contains("there is no table lgo"));
    }
}
