package io.confiture.assertions.query;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static io.confiture.assertions.ConfitureAssertions.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confiture.assertions.ConfitureSoftAssertions;
import io.confiture.assertions.Failing;
import io.confiture.assertions.TestDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.presentation.StandardRepresentation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

class QueryAssertTest {
    private static final TestDatabase DATABASE = TestDatabase.with("""
        create type mood as enum ('happy', 'sad');
        create domain code as varchar(5);
        create table users (id int primary key, email text not null, mood mood);
        insert into users values (1, 'a@b.c', 'happy'), (2, 'b@b.c', 'sad'), (3, 'c@b.c', null);
        """);

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private enum Mood {
        happy,
        sad
    }

    private static DataSource db() {
        return DATABASE.source();
    }

    @Test
    void a_row_is_compared_with_a_row_and_a_query_with_nothing() {
        QueryAssert one = assertThat(DATABASE.source()).query("select 1, 'a'");

        one.row(0).isEqualTo(row(1, "a")).isNotEqualTo(row(1, "b"));
        assertThat(Failing.message(() -> one.row(0).isEqualTo(row(1, "b")))).contains("row(1, \"b\")", "unexpected");
        assertThat(Failing.message(() -> one.row(0).isNotEqualTo(row(1, "a"))))
                .contains("to have other values than row(1, \"a\") as row 0", "but it has these");
        assertThatThrownBy(() -> one.row(0).isNotEqualTo(List.of(1, "a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row(..)");
        assertThatThrownBy(() -> one.isEqualTo(row(1, "a"))).hasMessageContaining("containsExactly(row(..))");
        assertThatThrownBy(() -> one.isNotEqualTo(row(1, "a"))).hasMessageContaining("doesNotContain(row(..))");
    }

    @Test
    void values_of_every_type_are_compared_as_their_type_compares() {
        assertThat(db())
                .query("select 1::int2, 2::int4, 3::int8, 4.50::numeric, 0.1::float4, 0.2::float8, true, 'x'::text,"
                        + " 'y'::char(5)")
                .containsExactly(row(1, 2, 3, new BigDecimal("4.5"), 0.1, 0.2, true, "x", "y"));
        assertThat(db())
                .query("select 'NaN'::numeric, '-Infinity'::numeric, 'Infinity'::float8, 'NaN'::float4")
                .containsExactly(row(Double.NaN, Double.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, Double.NaN));
        assertThat(db())
                .query("select date '2024-01-02', timestamp '2024-01-02 03:04:05.000006', time '03:04', timetz"
                        + " '03:04+02'")
                .containsExactly(row(
                        LocalDate.of(2024, 1, 2),
                        LocalDateTime.of(2024, 1, 2, 3, 4, 5, 6000),
                        LocalTime.of(3, 4),
                        OffsetTime.parse("03:04+02:00")));
        OffsetDateTime time = OffsetDateTime.parse("2024-01-02T03:04:05+02:00");
        assertThat(db())
                .query("select timestamptz '2024-01-02 03:04:05+02', timestamptz '2024-01-02 03:04:05+02',"
                        + " timestamptz '2024-01-02 03:04:05+02'")
                .containsExactly(row(time, time.toInstant(), Timestamp.from(time.toInstant())));
        assertThat(db())
                .query("select '\\x0102'::bytea, '00000000-0000-0000-0000-000000000001'::uuid, interval '1 day 2"
                        + " hours', 'sad'::mood")
                .containsExactly(row(
                        new byte[] {1, 2},
                        UUID.fromString("00000000-0000-0000-0000-000000000001"),
                        Duration.ofHours(26),
                        Mood.sad));
        assertThat(db())
                .query("select '{1,null,3}'::int[], '{{a,b},{c,d}}'::text[], '{2024-01-02}'::date[], '{}'::int[],"
                        + " null::int[]")
                .containsExactly(row(
                        Arrays.asList(1, null, 3),
                        List.of(List.of("a", "b"), List.of("c", "d")),
                        List.of(LocalDate.of(2024, 1, 2)),
                        List.of(),
                        null));
    }

    @Test
    void json_is_compared_as_jsonb_compares_it() {
        assertThat(db())
                .query("select '{\"a\": 1.0, \"b\": [null, true]}'::jsonb, '{\"b\":[null,true],\"a\":1}'::json")
                .containsExactly(
                        row("{\"b\": [null, true], \"a\": 1}", Map.of("a", 1, "b", Arrays.asList(null, true))));
        assertThat(db()).query("select '\"1\"'::jsonb").doesNotContain(row("1"));
        assertThat(db()).query("select array['{\"a\":1}'::jsonb]").containsExactly(row(List.of("{\"a\": 1.00}")));
        assertThat(db()).query("select 'null'::jsonb").doesNotContain(row((Object) null));
        assertThat(Failing.message(
                        () -> assertThat(db()).query("select '{}'::jsonb as j").doesNotContain(row("{"))))
                .contains(
                        "\"{\" in row(\"{\") is a String, but column j has the type jsonb, for which a test gives JSON"
                                + " as a String");
    }

    @Test
    void texts_stand_for_what_postgresql_reads_from_them() {
        assertThat(db())
                .query("select interval '36 hours', daterange('2024-01-01', '2024-01-31', '[]'), inet '10.0.0.1/32',"
                        + " date '2024-01-02'")
                .containsExactly(row("1.5 days", "[2024-01-01,2024-02-01)", "10.0.0.1", "Jan 2, 2024"));
        assertThat(db())
                .query("select array[1,2], point(1,2), uuid '00000000-0000-0000-0000-00000000000A'")
                .containsExactly(row("{1, 2}", "(1.0, 2.0)", "00000000-0000-0000-0000-00000000000a"));
        assertThat(Failing.message(
                        () -> assertThat(db()).query("select mood from users").doesNotContain(row("hapy"))))
                .contains("\"hapy\" in row(\"hapy\") is no value of column mood of type mood: invalid input value for"
                        + " enum mood");
    }

    @Test
    void what_cannot_be_compared_fails_whatever_was_asked() {
        assertThat(Failing.message(
                        () -> assertThat(db()).query("select id from users").doesNotContain(row("1"))))
                .isEqualTo("""

                    Expecting the rows of
                      select id from users
                    not to contain any of 1 row
                    but that cannot be compared:
                      "1" in row("1") is a String, but column id has the type integer, for which a test gives number\
                    """);
        assertThat(Failing.message(() ->
                        assertThat(db()).query("select id, mood from users").doesNotContain(row(7))))
                .contains("row(7) has 1 value, but the query gives 2 columns: id, mood");
        assertThat(Failing.message(() ->
                        assertThat(db()).query("select timestamp 'now' as t").doesNotContain(row(Instant.EPOCH))))
                .contains("column t has the type timestamp without time zone, for which a test gives LocalDateTime");
        assertThat(Failing.message(
                        () -> assertThat(db()).query("select array[1] as a").doesNotContain(row(List.of("1")))))
                .contains("column a has the type integer[]");
    }

    @Test
    void a_comparison_with_no_rows_fails() {
        assertThatThrownBy(() -> assertThat(db()).query("select 1").contains())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> assertThat(db()).query("select 1").doesNotContain())
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Failing.message(() -> assertThat(db()).query("select 1").containsAllRowsOf("select 1 where false")))
                .contains("that gives no rows, so nothing was compared");
        assertThat(Failing.message(
                        () -> assertThat(db()).query("select 1").doesNotContainAnyRowOf("select 1 where false")))
                .contains("that gives no rows, so nothing was compared");
    }

    @Test
    void rows_in_another_order_or_other_rows_are_shown_in_their_place() {
        assertThat(Failing.message(() -> assertThat(db())
                        .query("select id, email from users order by id")
                        .containsExactly(row(1, "a@b.c"), row(2, "x@b.c"), row(3, "c@b.c"))))
                .isEqualTo("""

                    Expecting the rows of
                      select id, email from users order by id
                    to be exactly 3 rows, in this order
                    but there are 3 rows:
                        id | email
                        1  | "a@b.c"
                      - 2  | "x@b.c"
                      + 2  | "b@b.c"
                        3  | "c@b.c"
                      (- missing, + unexpected)\
                    """);
        assertThat(Failing.message(() -> assertThat(db())
                        .query("select id from users order by id")
                        .containsExactly(row(2), row(1), row(3))))
                .contains("but they are in another order:");
    }

    @Test
    void equal_rows_between_differences_are_counted() {
        assertThat(Failing.message(() -> assertThat(db())
                        .query("select g as n from generate_series(1, 100) g order by g")
                        .hasSameRowsAs("select case g when 50 then 0 else g end from generate_series(1, 100)"
                                + " t(g) order by t.g")))
                .isEqualTo("""

                    Expecting the rows of
                      select g as n from generate_series(1, 100) g order by g
                    to be those of
                      select case g when 50 then 0 else g end from generate_series(1, 100) t(g) order by t.g
                    in the same order
                    but there are 100 rows:
                        n
                        ... 47 equal rows
                        48
                        49
                      - 0
                      + 50
                        51
                        52
                        ... 48 equal rows
                      (- missing, + unexpected)\
                    """);
    }

    @Test
    void many_differences_are_counted_and_not_cut_silently() {
        String message = Failing.message(() -> assertThat(db())
                .query("select g from generate_series(1, 3000) g")
                .hasSameRowsInAnyOrderAs("select g + 1 from generate_series(1000, 3999) g"));
        assertThat(message).contains("  - ... and 970 more", "  + ... and 970 more");
        assertThat(message.lines()).hasSizeLessThan(120);
        String interleaved = Failing.message(() -> assertThat(db())
                .query("select g from generate_series(1, 1000) g order by g")
                .hasSameRowsAs(
                        "select case g % 2 when 0 then 0 else g end from generate_series(1, 1000) t(g) order by t.g"));
        assertThat(interleaved).containsPattern("\\.\\.\\. and \\d+ more missing, \\d+ more unexpected");
        assertThat(interleaved.lines()).hasSizeLessThan(200);
    }

    @Test
    void missing_and_unexpected_rows_are_told_with_their_number() {
        assertThat(Failing.message(() -> assertThat(db())
                        .query("select 1 as id union all select 1 union all select 2")
                        .containsExactlyInAnyOrder(row(1), row(2), row(2))))
                .isEqualTo("""

                    Expecting the rows of
                      select 1 as id union all select 1 union all select 2
                    to be exactly 3 rows, in any order
                    but there are 3 rows:
                        id
                      - 2
                      + 1
                      (- missing, + unexpected)\
                    """);
        assertThat(Failing.message(
                        () -> assertThat(db()).query("select id from users").contains(row(1), row(4))))
                .isEqualTo("""

                    Expecting the rows of
                      select id from users
                    to contain 2 rows
                    but of 3 rows these are missing:
                        id
                      - 4\
                    """);
    }

    @Test
    void more_rows_than_can_be_compared_fail_but_are_counted() {
        String sql = "select g from generate_series(1, 10001) g";
        assertThat(db()).query(sql).hasRowCount(10_001).isNotEmpty();
        assertThat(Failing.message(() -> assertThat(db()).query(sql).contains(row(1))))
                .contains("to be at most 10000 rows, as many as are compared", "but there are 10001");
        assertThat(Failing.message(() -> assertThat(db()).query("select 1").hasSameRowsAs(sql)))
                .contains("there are 10001");
        assertThat(Failing.message(() -> assertThat(db()).query(sql).isEmpty())).contains("there are 10001 rows");
        assertThat(Failing.message(() -> assertThat(db()).query(sql).column("g")))
                .contains("there are 10001");
    }

    @Test
    void types_that_differ_are_named() {
        assertThat(Failing.message(() ->
                        assertThat(db()).query("select 1, 'a'::varchar(9)").hasSameRowsAs("select 1::bigint, 'a'")))
                .isEqualTo("""

                    Expecting the rows of
                      select 1, 'a'::varchar(9)
                    to be those of
                      select 1::bigint, 'a'
                    in the same order
                    but the columns differ in number or type:
                      have: integer, character varying
                      want: bigint, text\
                    """);
        assertThat(db()).query("select 1, 'a'::varchar(9)").hasSameRowsInAnyOrderAs("select 1.0, 'a'");
        assertThat(Failing.message(
                        () -> assertThat(db()).query("select 1").doesNotHaveSameDistinctRowsAs("select 'a'")))
                .contains("have: integer", "want: text");
    }

    @Test
    void columns_have_names_and_types() {
        assertThat(db())
                .query("select id, email, mood, 'a'::code as code, array[mood] as moods from users")
                .hasColumns("id", "email", "mood", "code", "moods")
                .hasColumnTypes("int", "text", "mood", "varchar", "mood[]");
        assertThat(Failing.message(() ->
                        assertThat(db()).query("select id, email from users").hasColumns("email", "id")))
                .contains("to have the columns email, id", "but they have id, email");
        assertThat(Failing.message(() ->
                        assertThat(db()).query("select id, email from users").hasColumnTypes("bigint", "text")))
                .contains("to have the column types bigint, text", "but they have integer, text");
        assertThatThrownBy(() -> assertThat(db()).query("select 1").hasColumnTypes("varchar(3)"))
                .hasMessage("the types of results have no modifiers: character varying for varchar(3)");
        assertThatThrownBy(() -> assertThat(db()).query("select 1").hasColumnTypes("nope"))
                .hasMessage("there is no type nope");
    }

    @Test
    void values_lead_to_assertjs_own_assertions() {
        assertThat(db())
                .query("select count(*) from users")
                .value()
                .isEqualTo(3)
                .isNotEqualTo(4);
        assertThat(db()).query("select 'abc'").textValue().startsWith("a");
        assertThat(db()).query("select 1.50").numberValue().isEqualByComparingTo("1.5");
        assertThat(db()).query("select 1 < 2").booleanValue().isTrue();
        assertThat(db()).query("select null::text").textValue().isNull();
        assertThat(db()).query("select '{\"a\": [1]}'::jsonb").jsonValue().hasPath("/a");
        assertThat(db())
                .query("select 7::int8")
                .value()
                .asInstanceOf(InstanceOfAssertFactories.LONG)
                .isPositive();
        assertThat(db())
                .query("select id::int8 as id from users order by id")
                .column("id")
                .containsExactly(1, 2, 3);
        assertThat(db())
                .query("select id from users order by id")
                .rows()
                .hasSize(3)
                .first()
                .isEqualTo(row(1));
        assertThat(db())
                .query("select id, email from users order by id")
                .row(1)
                .hasValues(2, "b@b.c")
                .value("email")
                .isEqualTo("b@b.c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"select 1, 2", "select 1 where false", "values (1), (2)"})
    void a_value_is_the_only_one(String sql) {
        assertThat(Failing.message(() -> assertThat(db()).query(sql).value())).contains("to be a single value");
    }

    @Test
    void values_that_can_never_be_equal_do_not_just_differ() {
        assertThat(Failing.message(() -> assertThat(db())
                        .query("select count(*) from users")
                        .value()
                        .isNotEqualTo("4")))
                .contains("that cannot be compared: \"4\"", "has the type bigint");
        assertThat(Failing.message(() -> assertThat(db())
                        .query("select id from users")
                        .column("id")
                        .doesNotContain("4")))
                .contains("has the type integer");
        assertThat(Failing.message(() ->
                        assertThat(db()).query("select id from users").rows().doesNotContain(row(4, 4))))
                .contains("row(4, 4) has 2 values");
        assertThat(db())
                .query("select date '2024-01-02'")
                .value()
                .isEqualTo("2024-01-02")
                .isNotEqualTo("2024-01-03");
        assertThat(db()).query("select mood from users").column("mood").containsExactlyInAnyOrder("happy", null, "sad");
        assertThat(db()).query("select interval '1 day'").rows().containsExactly(row("24:00"));
    }

    @Test
    void values_of_another_sort_fail() {
        assertThat(Failing.message(
                        () -> assertThat(db()).query("select 'NaN'::numeric").numberValue()))
                .contains("to be a finite number", "it is NaN");
        assertThat(Failing.message(() -> assertThat(db()).query("select 1").textValue()))
                .contains("to be a text", "it is 1 of the type integer");
        assertThat(Failing.message(
                        () -> assertThat(db()).query("select null::jsonb").jsonValue()))
                .contains("to be JSON", "it is null of the type jsonb");
        assertThat(Failing.message(
                        () -> assertThat(db()).query("select id from users").column("ide")))
                .contains("there is no column ide; did you mean id?");
        assertThat(Failing.message(
                        () -> assertThat(db()).query("select 1 as a, 2 as a").column("a")))
                .contains("to have one column a", "they have 2 of this name");
        assertThat(Failing.message(
                        () -> assertThat(db()).query("select id from users").row(3)))
                .contains("to have a row 3, counted from 0", "there are 3 rows");
        assertThat(Failing.message(() -> assertThat(db())
                        .query("select id from users order by 1")
                        .row(0)
                        .hasValues(2)))
                .contains("to have row(2) as row 0", "- 2", "+ 1");
        assertThat(Failing.message(
                        () -> assertThat(db()).query("select 2").value().isEqualTo(1)))
                .contains("the equality of PostgreSQL's type int4");
    }

    @Test
    void a_query_that_fails_shows_where() {
        assertThat(Failing.message(() -> assertThat(db())
                        .query("select id,\n       emial\nfrom users")
                        .isNotEmpty()))
                .isEqualTo("""

                    Expecting the query
                      select id,
                             emial
                      from users
                    to succeed
                    but it failed:
                      ERROR: column "emial" does not exist (SQLSTATE undefined_column (42703))
                      2 |        emial
                        |        ^
                      HINT: Perhaps you meant to reference the column "users.email".\
                    """);
        assertThat(Failing.message(
                        () -> assertThat(db()).query("delete from users").isEmpty()))
                .contains("it gives no rows");
        assertThatThrownBy(() -> assertThat(db()).query("select 1; select 2").isNotEmpty())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("these are 2 statements");
    }

    @Test
    void parameters_and_operators() {
        assertThat(db()).query("select '{\"a\":1}'::jsonb ? 'a'").booleanValue().isTrue();
        assertThat(db())
                .query("select '{\"a\":1}'::jsonb ?? ?", "a")
                .booleanValue()
                .isTrue();
        assertThat(db())
                .query(
                        "select id from users where mood = ? and id = any (?) and email like ?",
                        Mood.sad,
                        List.of(1, 2),
                        "%@b.c")
                .containsExactly(row(2));
        assertThat(db())
                .query("select ?::int is null", (Object) null)
                .booleanValue()
                .isTrue();
        assertThat(db())
                .query("select ?::timestamptz = '1970-01-01 00:00+00'", Instant.EPOCH)
                .booleanValue()
                .isTrue();
        assertThat(Failing.message(() ->
                        assertThat(db()).query("select 1 where ? = 'a'", "b").isNotEmpty()))
                .contains("select 1 where ? = 'a'\n  with [\"b\"]");
    }

    @Test
    void what_a_query_changes_is_rolled_back() throws Exception {
        assertThat(db())
                .query("insert into users values (9, 'x', null) returning id")
                .containsExactly(row(9));
        assertThat(db()).query("select from users where id = 9").isEmpty();
        try (Connection connection = db().getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("insert into users values (8, 'x', null)");
            assertThat(connection).query("delete from users returning id").hasRowCount(4);
            assertThat(Failing.message(
                            () -> assertThat(connection).query("select nope").isEmpty()))
                    .contains("undefined_column");
            assertThat(connection).query("select from users").hasRowCount(4);
            connection.rollback();
        }
        try (Connection connection = db().getConnection()) {
            connection.createStatement().execute("begin");
            connection.createStatement().execute("insert into users values (8, 'x', null)");
            assertThat(connection).query("delete from users returning id").hasRowCount(4);
            assertThat(connection).query("select from users").hasRowCount(4);
            connection.createStatement().execute("rollback");
        }
        assertThat(db()).query("select from users").hasRowCount(3);
        assertThatThrownBy(() -> assertThat(db()).query("commit").isEmpty())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void settings_of_the_session_change_nothing() throws Exception {
        try (Connection connection = db().getConnection()) {
            connection
                    .createStatement()
                    .execute("set intervalstyle = 'sql_standard'; set bytea_output = 'escape'; set search_path = ''");
            assertThat(connection)
                    .query("select interval '1 mon 2 days -3 hours', '\\x01'::bytea, 'sad'::public.mood")
                    .containsExactly(row("1 mon 2 days -3 hours", new byte[] {1}, "sad"))
                    .hasColumnTypes("interval", "bytea", "public.mood");
        }
    }

    @Test
    void soft_assertions_collect_and_custom_representations_are_used() {
        ConfitureSoftAssertions softly = new ConfitureSoftAssertions();
        softly.assertThat(db())
                .query("select 1")
                .containsExactly(row(2))
                .isEmpty()
                .hasRowCount(1);
        softly.assertThat(db()).query("select 1").row(3).hasValues(7);
        softly.assertThat(db()).as("the count").query("select 2 as n").value().isEqualTo(3);
        softly.assertThat(db()).query("select nope").isEmpty();
        softly.assertThat(db()).query("select 1 as n").column("n").contains(5);
        assertThat(softly.assertionErrorsCollected()).hasSize(6);
        assertThat(softly.assertionErrorsCollected().get(3)).hasMessageContaining("[the count]");

        assertThat(Failing.message(() -> assertThat(db())
                        .query("select 'secret' as s")
                        .withRepresentation(new StandardRepresentation() {
                            @Override
                            public String toStringOf(Object object) {
                                return object instanceof String ? "***" : super.toStringOf(object);
                            }
                        })
                        .isEmpty()))
                .contains("+ ***")
                .doesNotContain("+ \"secret\"");
    }

    @Test
    void infinite_intervals_are_not_taken_for_empty_ones() {
        assertThat(db()).query("select 'infinity'::interval").containsExactly(row("infinity"));
        assertThat(db()).query("select 'infinity'::interval").doesNotContain(row("-infinity"), row(Duration.ZERO));
        assertThat(db()).query("select 'infinity'::interval").doesNotHaveSameRowsAs("select '0'::interval");
    }

    @Test
    void no_digits_are_lost_whatever_the_session_prints() throws SQLException {
        try (Connection connection = db().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set extra_float_digits = -5");

            assertThat(connection)
                    .query("select 0.1::float8 + 0.2::float8")
                    .doesNotContain(row(0.3))
                    .doesNotHaveSameRowsAs("select 0.3::float8");
        }
    }

    @Test
    void no_transaction_is_left_open_where_none_was() throws SQLException {
        try (Connection connection = db().getConnection()) {
            connection.setAutoCommit(false);

            assertThat(connection).table("users").column("email").hasType("text");
            assertThat(connection).query("select from users").isNotEmpty();

            assertThat(connection.unwrap(BaseConnection.class).getTransactionState())
                    .isEqualTo(TransactionState.IDLE);
        }
    }
}
