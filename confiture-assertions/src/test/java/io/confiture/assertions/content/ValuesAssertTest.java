package io.confiture.assertions.content;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static io.confiture.assertions.Failing.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confiture.assertions.TestDatabase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ValuesAssertTest {
    private static final TestDatabase DATABASE = TestDatabase.with("""
            create type mood as enum ('good', 'bad', 'none');
            create table users (id int primary key, active boolean not null default true);
            insert into users values (1, true), (2, true), (3, false);
            create table orders (id int primary key, user_id int, status text, total numeric, at timestamptz, day date, mood mood);
            insert into orders values
              (1, 1, 'new', 10.50, now() - interval '1 hour', '2026-01-01', 'good'),
              (2, 1, 'paid', 0, now() - interval '2 hours', '2026-01-02', 'good'),
              (3, 3, 'it''s \\', 99, now() - interval '3 hours', '2026-01-04', null),
              (4, null, null, null, null, null, null);
            create table lines (order_id int, number int, primary key (order_id, number));
            insert into lines values (1, 10), (1, 20), (2, 10), (2, 30);
            create table prices (product int, since date, until date, primary key (product, since));
            insert into prices values (1, '2026-01-01', '2026-02-01'), (1, '2026-02-01', '2026-03-01'), (1, '2026-03-05', null),
              (2, '2026-01-01', '2026-01-10');
            create table faults (id int primary key, since int, until int);
            insert into faults values (1, 1, 5), (2, 4, 9), (3, 20, 20), (4, null, 3), (5, 30, null), (6, 40, 50);
            create table empty (id int, at timestamptz);
            """);
    private static final DataSource DB = DATABASE.source();

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private static ValuesAssert orders(String column) {
        return assertThat(DB).table("orders").rows().values(column);
    }

    @Test
    void values_are_unique_where_none_is_there_twice() {
        orders("id").areUnique();
        orders("status").areUnique();
        assertThat(message(() -> orders("user_id").areUnique())).isEqualTo("""

                Expecting rows of table public.orders
                to have unique values in user_id
                but 1 value is there more than once:
                  user_id=1, rows=2""");
    }

    @Test
    void null_can_be_refused_wholly_partly_or_everywhere() {
        orders("id").areNotNull();
        assertThat(message(() -> orders("total").areNotNull())).contains("1 of 4 rows does not", "id=4, total=NULL");
        orders("total").areNotNullInAtLeast(0.75).areNotAllNull();
        assertThat(message(() -> orders("total").areNotNullInAtLeast(0.76)))
                .endsWith("to have a value in total in at least 0.76 of the rows\nbut only 3 of 4 have one");
        assertThat(message(() -> assertThat(DB)
                        .table("orders")
                        .rows()
                        .where("id = 4")
                        .values("total")
                        .areNotAllNull()))
                .endsWith("but it is NULL in all 1");
        assertThatThrownBy(() -> orders("total").areNotNullInAtLeast(75)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> orders("total").areNotNullInAtLeast(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void values_are_compared_with_those_that_are_given() {
        orders("status").areIn("new", "paid", "it's \\").areNotIn("lost");
        assertThat(message(() -> orders("status").areIn("new", "paid"))).isEqualTo("""

                Expecting rows of table public.orders
                to have only the values 'new', 'paid' in status
                but 1 of 4 rows does not:
                  id=3, status=it's \\""");
        assertThat(message(() -> orders("status").areNotIn("paid", "lost"))).contains("id=2");
        orders("user_id").areIn(1, 3L);
        orders("mood").areIn(Mood.good);
        orders("day").areBetween(LocalDate.of(2026, 1, 1), "2026-01-04");
        orders("total")
                .areBetween(0, 99)
                .are(">=", 0)
                .are("<", new BigDecimal("99.01"))
                .are("<>", 7);
        assertThat(message(() -> orders("total").areBetween(1, 99))).contains("id=2, total=0");
        assertThat(message(() -> orders("total").are(">", 0)))
                .contains("to have values > (0) in total", "id=2, total=0");
        assertThatThrownBy(() -> orders("total").are("=) or (true", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> orders("total").areIn()).isInstanceOf(IllegalArgumentException.class);
    }

    private enum Mood {
        good
    }

    @Test
    void what_looks_at_values_fails_where_all_are_null() {
        ValuesAssert nothing =
                assertThat(DB).table("orders").rows().where("id = 4").values("status");

        assertThat(message(() -> nothing.areIn("new"))).contains("but all of them have NULL in status");
        message(nothing::areUnique);
        message(() -> nothing.areNotIn("new"));
        message(() -> nothing.areBetween("a", "b"));
        message(nothing::areNotBlank);
        message(() -> assertThat(DB)
                .table("orders")
                .rows()
                .where("id = 4")
                .values("user_id")
                .referTo("users", "id"));
        message(nothing::areNotConstant);
        message(nothing::areNotNull);
        assertThat(DB)
                .table("orders")
                .rows()
                .where("id = 4")
                .allowingNoRows()
                .values("status")
                .areIn("new")
                .areUnique();
    }

    @Test
    void where_there_are_no_rows_everything_fails() {
        ValuesAssert empty = assertThat(DB).table("empty").rows().values("id");

        message(empty::areUnique);
        message(empty::areNotNull);
        message(empty::areNotAllNull);
        message(() -> empty.areNotNullInAtLeast(0));
        message(empty::areNotConstant);
        message(() -> empty.areIn(1));
        message(() -> empty.areNotIn(1));
        message(() -> empty.areBetween(1, 2));
        message(() -> empty.are("<", 2));
        message(empty::areNotBlank);
        message(() -> empty.referTo("users", "id"));
        message(() -> empty.haveSameCardinalityAs("empty", "id"));
        message(empty::areSequential);
        message(() -> assertThat(DB).table("empty").rows().values("at").areRecent(Duration.ofDays(1)));
        assertThat(DB)
                .table("empty")
                .rows()
                .allowingNoRows()
                .values("at")
                .areRecent(Duration.ofDays(1))
                .areNotAllNull();
    }

    @Test
    void blank_texts_are_found() {
        orders("status").areNotBlank();
        assertThat(message(() -> assertThat(DB)
                        .rowsOf("select * from (values ('a'), (' '), (E'\\t\\n'), ('')) v (t)")
                        .values("t")
                        .areNotBlank()))
                .contains("3 of 4 rows do not", "t='', row=(\"\")", "t=\\t".replace("\\t", "\t") + "\\n");
    }

    @Test
    void values_refer_to_another_table() {
        orders("user_id").referTo("users", "id");
        assertThat(message(() -> orders("user_id").referTo("users", "id", "active")))
                .isEqualTo("""

                Expecting rows of table public.orders
                to refer to id in the rows of table public.users where active
                but 1 of 4 rows does not:
                  id=3, user_id=3""");
        assertThat(DB).table("orders").rows().where("id < 3").values("user_id").referTo("public.users", "id", "active");
        message(() -> orders("user_id").referTo("uesrs", "id"));
        message(() -> orders("user_id").referTo("users", "di"));
        assertThat(DB).table("orders").rows().values("id").referTo("orders", "id");
    }

    @Test
    void each_value_is_as_often_there_as_elsewhere() {
        orders("user_id").haveSameCardinalityAs("orders", "user_id");
        assertThat(message(() -> orders("user_id").haveSameCardinalityAs("users", "id")))
                .contains(
                        "to have each value of user_id as often as id in the rows of table public.users",
                        "but 3 values are not",
                        "user_id=1, here=2, there=1",
                        "user_id=2, here=0, there=1",
                        "user_id=NULL, here=1, there=0");
    }

    @Test
    void the_newest_value_is_recent() {
        orders("at").areRecent(Duration.ofMinutes(61));
        assertThat(message(() -> orders("at").areRecent(Duration.ofMinutes(59))))
                .contains("to have a value in at not older than PT59M", "but the newest is 2");
        assertThat(DB)
                .rowsOf("select (now() at time zone 'UTC') - interval '1 hour' as at")
                .values("at")
                .areRecent(Duration.ofMinutes(61));
        message(() -> assertThat(DB)
                .rowsOf("select (now() at time zone 'UTC') - interval '1 hour' as at")
                .values("at")
                .areRecent(Duration.ofMinutes(59)));
        message(() -> orders("day").areRecent(Duration.ofDays(1)));
    }

    @Test
    void values_differ_where_there_are_two() {
        orders("status").areNotConstant();
        assertThat(message(() -> orders("mood").areNotConstant())).endsWith("but the only one is good");
    }

    @Test
    void values_follow_each_other_in_steps() {
        orders("id").areSequential();
        assertThat(message(() -> orders("day").areSequentialBy(Duration.ofDays(1))))
                .isEqualTo("""

                Expecting rows of table public.orders
                to have values in day that follow each other in steps of PT24H
                but 1 of 4 rows does not:
                  id=3, day=2026-01-04""");
        assertThat(DB).table("orders").rows().where("id < 3").values("day").areSequentialBy(Duration.ofDays(1));
        assertThat(DB)
                .table("lines")
                .rows()
                .where("order_id = 1")
                .values("number")
                .areSequentialBy(10, "order_id");
        assertThat(message(() ->
                        assertThat(DB).table("lines").rows().values("number").areSequentialBy(10, "order_id")))
                .contains("order_id=2, number=30");
        message(() -> assertThat(DB)
                .rowsOf("select 1 as n union all select 1")
                .values("n")
                .areSequential());
        assertThat(message(
                        () -> assertThat(DB).rowsOf("select 1 as n").values("n").areSequential()))
                .contains("there are no two values to compare");
    }

    @Test
    void ranges_are_exclusive() {
        RowsAssert prices = assertThat(DB).table("prices").rows();
        Ranges ranges = Ranges.between("since", "until").per("product");

        prices.haveExclusiveRanges(ranges);
        assertThat(message(() -> prices.haveExclusiveRanges(ranges.withoutGaps())))
                .isEqualTo("""

                Expecting rows of table public.prices
                to have ranges from since to until that end before the next begins and leave no gap for each product
                but 1 of 4 rows does not:
                  product=1, since=2026-02-01, until=2026-03-01""");
        assertThat(message(() -> prices.haveExclusiveRanges(ranges.withGaps()))).contains("since=2026-01-01");
        prices.where("since > '2026-01-15'")
                .haveExclusiveRanges(ranges.withGaps().per());
        prices.where("product = 1 and since < '2026-03-01'").haveExclusiveRanges(ranges.withoutGaps());
        assertThat(message(() ->
                        assertThat(DB).table("faults").rows().haveExclusiveRanges(Ranges.between("since", "until"))))
                .contains("4 of 6 rows do not", "id=1", "id=3", "id=4", "id=5");
    }
}
