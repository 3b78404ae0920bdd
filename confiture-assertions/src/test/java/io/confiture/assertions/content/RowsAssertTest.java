package io.confiture.assertions.content;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static io.confiture.assertions.Failing.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confiture.assertions.ConfitureSoftAssertions;
import io.confiture.assertions.TestDatabase;
import io.confiture.assertions.source.SourceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RowsAssertTest {
    private static final TestDatabase DATABASE = TestDatabase.with("""
            create schema shop;
            create table shop.users (id bigint primary key, email text, country text, active boolean, "Odd ""Name" int);
            insert into shop.users values (1, 'a@b.c', 'de', true, 1), (2, 'a@b.c', 'de', false, 1), (3, null, 'de', true, 1),
              (4, null, 'de', true, 1);
            create table shop.copy as select * from shop.users;
            create table empty (id int, email text);
            create table bag (a int, b text);
            insert into bag values (1, 'x'), (1, 'x'), (2, ''), (3, null);
            create table docs (id int primary key, doc json, spot point);
            insert into docs values (1, '{"a": 1, "b": 2}', '(1,2)');
            create table docs_copy as select id, '{"b":2,"a":1}'::json as doc, spot from docs;
            """);
    private static final DataSource DB = DATABASE.source();

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void a_message_tells_how_many_break_the_rule_and_shows_some_by_their_key() {
        assertThat(message(() -> assertThat(DB).table("shop.users").rows().areNotNull("email", "country")))
                .isEqualTo("""

                        Expecting rows of table shop.users
                        to have no NULL in email, country
                        but 2 of 4 rows do not:
                          id=3, email=NULL, country=de
                          id=4, email=NULL, country=de""");
        assertThat(message(() -> assertThat(DB).table("shop.users").rows().areUnique("email", "country")))
                .isEqualTo("""

                        Expecting rows of table shop.users
                        to be unique in email, country
                        but 1 combination is there more than once:
                          email=a@b.c, country=de, rows=2""");
        assertThat(message(() -> assertThat(DB).table("bag").rows().allMatch("a < 2")))
                .isEqualTo("""

                        Expecting rows of table public.bag
                        to match a < 2 in every row
                        but 2 of 4 rows do not:
                          row=(2,"")
                          row=(3,)""");
    }

    @Test
    void not_more_than_five_rows_are_shown() {
        assertThat(message(() -> assertThat(DB)
                        .rowsOf("select n from generate_series(1, 20) n")
                        .noneMatch("n > 3")))
                .endsWith(
                        "but 17 of 20 rows do not:\n  row=(10)\n  row=(11)\n  row=(12)\n  row=(13)\n  row=(14)\n  and 12 more");
    }

    @Test
    void where_there_are_no_rows_nothing_passes_that_is_said_of_each() {
        RowsAssert empty = assertThat(DB).table("empty").rows();

        assertThat(message(() -> empty.areUnique("email"))).isEqualTo("""

                Expecting rows of table public.empty
                to be unique in email
                but there are none, so nothing was looked at
                Where that is right, say allowingNoRows()""");
        message(() -> empty.areNotNull("email"));
        message(() -> empty.allMatch("true"));
        message(() -> empty.noneMatch("true"));
        message(() -> empty.anyMatch("true"));
        message(() -> empty.haveExclusiveRanges(Ranges.between("id", "id")));
        message(() -> empty.comparedWith("empty").areEqual());
        message(() -> empty.comparedWith("empty").haveSameCount());
        empty.haveCount(0).haveCountBetween(0, 1).comparedWith("bag").haveFewerRows();
        RowsAssert allowed = empty.allowingNoRows();
        allowed.areUnique("email").areNotNull("email").allMatch("false").noneMatch("true");
        allowed.haveExclusiveRanges(Ranges.between("id", "id"));
        allowed.comparedWith("empty").areEqual().haveSameCount();
        message(() -> allowed.anyMatch("true"));
        message(() -> allowed.comparedWith("bag").haveSameCount());
        message(() -> allowed.comparedWith("bag").areEqualIn("id"));
    }

    @Test
    void rows_with_null_are_unique_as_in_a_constraint_but_all_null_says_nothing() {
        assertThat(DB).table("shop.users").rows().areUnique("id");
        assertThat(DB).table("shop.users").rows().where("id > 1").areUnique("email");
        assertThat(message(() -> assertThat(DB)
                        .table("shop.users")
                        .rows()
                        .where("id > 2")
                        .areUnique("email")))
                .contains("rows of table shop.users where id > 2", "but all of them have NULL in email");
    }

    @Test
    void conditions_narrow_the_rows_and_may_use_any_sql() {
        RowsAssert users = assertThat(DB).table("shop.users").rows();

        users.where("active").haveCount(3).where("email is not null -- those").haveCount(1);
        users.where("users.id = 1 or country ~ 'xy?'").haveCount(1);
        users.where("'{\"a\": 1}'::jsonb ? 'a'").haveCount(4);
        users.areNotNull("Odd \"Name").allMatch("\"Odd \"\"Name\" = 1");
        assertThatThrownBy(() -> users.where("nonsense").haveCount(1))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("nonsense");
    }

    @Test
    void counts_are_compared() {
        assertThat(message(() -> assertThat(DB).table("bag").rows().haveCount(5)))
                .isEqualTo("""

                Expecting rows of table public.bag
                to number 5
                but there are 4""");
        message(() -> assertThat(DB).table("bag").rows().haveCountBetween(5, 6));
        message(() -> assertThat(DB).table("bag").rows().haveCountBetween(1, 3));
        assertThat(DB).table("bag").rows().haveCount(4).haveCountBetween(4, 4);
        assertThat(message(() ->
                        assertThat(DB).table("bag").rows().comparedWith("empty").haveSameCount()))
                .isEqualTo("""

                        Expecting rows of table public.bag
                        to number as many as the rows of table public.empty
                        but there are 4 and 0""");
        message(() -> assertThat(DB).table("bag").rows().comparedWith("bag").haveFewerRows());
        assertThat(DB).table("shop.users").rows().comparedWith("copy").haveSameCount();
        assertThat(DB).table("empty").rows().comparedWith("shop.copy").haveFewerRows();
    }

    @Test
    void expressions_must_be_true_and_not_null() {
        RowsAssert users = assertThat(DB).table("shop.users").rows();

        users.allMatch("country = 'de'").noneMatch("email = 'x'").anyMatch("not active");
        assertThat(message(() -> users.allMatch("email like '%@%'"))).contains("2 of 4 rows", "id=3");
        assertThat(message(() -> users.noneMatch("not active"))).contains("to match not active in no row", "id=2");
        assertThat(message(() -> users.anyMatch("id > 9")))
                .endsWith("to match id > 9 in some row\nbut none of 4 rows does");
    }

    @Test
    void tables_are_compared_as_bags() {
        assertThat(DB)
                .table("shop.users")
                .rows()
                .comparedWith("copy")
                .areEqual()
                .areEqualIn("id");
        assertThat(DB).table("docs").rows().comparedWith("docs_copy").areEqual();
        RowComparisonAssert bag = assertThat(DB)
                .rowsOf("select * from (values (1, 'x'), (2, ''), (3, null), (9, 'y')) v (a, b)")
                .comparedWith("bag");
        assertThat(message(bag::areEqual)).isEqualTo("""

                Expecting rows of the query
                to be the rows of table public.bag in a, b
                but 2 rows are on one side only:
                  side=here, a=9, b=y
                  side=there, a=1, b=x""");
        assertThat(message(() -> assertThat(DB)
                        .table("shop.users")
                        .rows()
                        .comparedWith("bag")
                        .areEqual()))
                .contains("but their columns differ:", "  only here: id", "  only there: a");
        assertThat(DB)
                .rowsOf("select 1 as a union all select 1 union all select 2 union all select 3")
                .comparedWith("bag")
                .areEqualIgnoring("b");
        message(() -> assertThat(DB).rowsOf("select 1 as a").comparedWith("bag").areEqualIn("a"));
        message(() -> assertThat(DB)
                .rowsOf("select 1 as a where false")
                .comparedWith("bag")
                .areEqualIn("a"));
    }

    @Test
    void names_that_are_not_there_are_told_with_the_nearest() {
        assertThat(message(() -> assertThat(DB).table("shop.users").rows().areUnique("emial")))
                .isEqualTo("""

                        Expecting rows of table shop.users
                        to have column:
                          "emial"
                        but there is no column emial; did you mean email?
                        What there is: id, email, country, active, Odd "Name""");
        assertThat(message(() -> assertThat(DB).table("bag").rows().comparedWith("emty")))
                .contains("there is no table emty; did you mean empty?");
        assertThat(message(() ->
                        assertThat(DB).table("bag").rows().comparedWith("empty").areEqualIn("a")))
                .contains("rows of table public.empty", "there is no column a");
        message(() -> assertThat(DB).rowsOf("select 1 as a").areUnique("b"));
    }

    @Test
    void soft_assertions_reach_rows_and_tell_a_missing_table_once() {
        ConfitureSoftAssertions softly = new ConfitureSoftAssertions();

        softly.assertThat(DB).table("uesrs").rows().areUnique("x").values("y").areUnique();
        softly.assertThat(DB)
                .table("bag")
                .rows()
                .as("the bag")
                .areUnique("a")
                .where("a = 1")
                .areUnique("b");
        softly.assertThat(DB).table("bag").rows().comparedWith("bga").areEqual().haveSameCount();
        softly.assertThat(DB).table("bag").rows().values("c").areUnique().areIn("x");

        assertThat(softly.assertionErrorsCollected())
                .extracting(Throwable::getMessage)
                .satisfiesExactly(
                        one -> assertThat(one).contains("there is no table uesrs"),
                        two -> assertThat(two).contains("[the bag]", "unique in a"),
                        three -> assertThat(three).contains("[the bag]", "unique in b"),
                        four -> assertThat(four).contains("there is no table bga; did you mean bag?"),
                        five -> assertThat(five).contains("there is no column c"));
    }

    @Test
    void what_a_query_changes_is_rolled_back() {
        try (TestDatabase own = TestDatabase.with("""
                create table t (id int);
                insert into t values (1);
                create function remove() returns setof int language sql as 'delete from t returning id'""")) {
            assertThat(own.source()).rowsOf("select * from remove() as id").haveCount(1);
            assertThat(own.source()).table("t").rows().haveCount(1);
        }
    }

    @Test
    void a_transaction_goes_on_after_a_condition_that_the_server_refuses() throws SQLException {
        try (Connection connection = DB.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("insert into empty values (7)");

            assertThatThrownBy(
                            () -> assertThat(connection).table("empty").rows().allMatch("nonsense"))
                    .isInstanceOf(SourceException.class);

            assertThat(connection).table("empty").rows().haveCount(1);
            connection.rollback();
        }
    }

    @Test
    void composite_values_with_a_null_in_them_are_values() {
        try (TestDatabase own = TestDatabase.with("""
                create type pair as (a int, b int);
                create table t (id int primary key, p pair);
                insert into t values (1, row(1, null)), (2, row(1, null)), (3, row(null, null))""")) {
            RowsAssert rows = assertThat(own.source()).table("t").rows();

            rows.areNotNull("p").values("p").areNotNull();
            assertThat(message(() -> rows.areUnique("p"))).contains("p=(1,), rows=2");
            assertThat(message(() -> rows.values("p").areUnique())).contains("p=(1,), rows=2");
        }
    }

    @Test
    void json_is_unique_by_its_structure() {
        try (TestDatabase own = TestDatabase.with("""
                create table t (doc json);
                insert into t values ('{"a": 1}'), ('{"a":1}')""")) {
            RowsAssert rows = assertThat(own.source()).table("t").rows();

            assertThat(message(() -> rows.areUnique("doc"))).contains("rows=2");
            assertThat(message(() -> rows.values("doc").areUnique())).contains("rows=2");
            assertThat(message(() -> rows.values("doc").areNotConstant())).contains("the only one is");
        }
    }
}
