package io.confiture.assertions.routine;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.confiture.assertions.ConfitureSoftAssertions;
import io.confiture.assertions.DatabaseAssert;
import io.confiture.assertions.Failing;
import io.confiture.assertions.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class FunctionAssertTest {
    private static final TestDatabase DATABASE = TestDatabase.with("""
        create schema shop;
        create type shop.mood as enum ('sad', 'happy');
        create function area(integer, integer) returns bigint language sql as 'select $1::bigint * $2';
        create function area(width numeric(5,2), height numeric = 1.5, out area numeric) language sql
            immutable strict leakproof parallel safe security definer set search_path = pg_catalog, shop set work_mem = '8MB'
            as 'select width * height';
        create function area() returns void language sql stable parallel restricted begin atomic select 1; end;
        comment on function area(integer, integer) is 'of a rectangle';
        create function alone(text, shop.mood[]) returns char(5) language sql as $$ select 'x' /* %d */ $$;
        create function totals(since date, inout factor int, variadic tags text[])
            language plpgsql as 'begin factor = 1; end';
        create function report(since date) returns table ("Day" date, total numeric(10,2)) language sql as 'select since, 1.0';
        create function names() returns setof text language sql as $$ select 'a' $$;
        create function shop."odd.name"(integer) returns integer language sql as 'select 1';
        create procedure tidy(days integer, out removed integer) language plpgsql as 'begin removed = 0; end';
        create aggregate biggest(integer) (sfunc = int4larger, stype = integer);
        create function numbered() returns bigint language internal window as 'window_row_number';
        """);

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private static void passes(Consumer<DatabaseAssert> assertion) {
        assertion.accept(assertThat(DATABASE.source()));
    }

    private static String fails(Consumer<DatabaseAssert> assertion) {
        return Failing.message(() -> assertion.accept(assertThat(DATABASE.source())));
    }

    @Test
    void one_of_several_overloads_must_be_told_by_its_arguments() {
        passes(db -> db.function("area", "int", "int").returns("bigint"));
        passes(db -> db.function("area", "decimal(1)", "numeric").returns("numeric"));
        passes(db -> db.function("area()").returnsVoid());
        passes(db -> db.function("alone").returns("char").hasArgumentTypes("text", "shop.mood[]"));
        passes(db -> db.function("shop.\"odd.name\"", "int").returns("int"));
        passes(db -> db.schema("shop").function("odd.name").returns("int"));
        passes(db -> db.hasFunction("area").hasFunction("area()").hasFunction("area", "int4", "int4"));
        passes(db -> db.doesNotHaveFunction("area", "int").doesNotHaveFunction("alone()"));

        assertThat(fails(db -> db.function("area"))).isEqualTo("""

            Expecting the search path
            to have one function named:
              "area"
            but there are several: area(), area(integer, integer), area(numeric, numeric)
            Tell which one is meant by the types of its arguments.\
            """);
    }

    @Test
    void a_missing_function_is_told_with_its_overloads_or_the_nearest_name() {
        assertThat(fails(db -> db.function("area", "int", "text"))).isEqualTo("""

            Expecting the search path
            to have function:
              "area(integer, text)"
            but there is no function area(integer, text); did you mean area(integer, integer)?
            What there is: area(), area(integer, integer), area(numeric, numeric)\
            """);
        assertThat(fails(db -> db.hasFunction("aera"))).isEqualTo("""

            Expecting the search path
            to have function:
              "aera"
            but there is no function aera; did you mean area?
            What there is: alone, area, biggest, names, numbered, report, totals\
            """);
        assertThat(fails(db -> db.hasFunction("aera", "int", "int"))).contains("did you mean area(integer, integer)?");
        assertThat(fails(db -> db.function("alone()"))).contains("What there is: alone(text, shop.mood[])");
        assertThat(fails(db -> db.doesNotHaveFunction("area", "int", "int"))).isEqualTo("""

            Expecting the search path
            not to have function:
              "area(integer, integer)"
            but it is there\
            """);
        assertThat(fails(db -> db.hasFunctions("area", "volume", "names", "price")))
                .isEqualTo("""

                    Expecting the search path
                    to have functions:
                      ["area", "volume", "names", "price"]
                    but these are not there:
                      ["volume", "price"]\
                    """);
        assertThatIllegalArgumentException().isThrownBy(() -> passes(db -> db.hasFunctions()));
    }

    @Test
    void percent_signs_in_what_is_expected_are_only_that() {
        assertThat(fails(db -> db.function("alone").doesNotHaveBodyContaining("%d")))
                .contains("not to have a body with %d");
        assertThat(fails(db -> db.function("alone").hasSetting("50%s", "on"))).contains("to have the setting 50%s:");
    }

    @Test
    void a_procedure_is_no_function() {
        passes(db -> db.hasProcedure("tidy").doesNotHaveFunction("tidy").hasRoutine("tidy", "int"));
        passes(db -> db.hasAggregate("biggest").hasFunction("biggest").doesNotHaveAggregate("area"));
        passes(db -> db.procedures().containsExactly("tidy"));
        passes(db -> db.aggregates().containsExactly("biggest"));
        passes(db -> db.routines().contains("tidy", "area").doesNotHaveDuplicates());
        passes(db -> db.procedure("tidy").isProcedure().isNotAggregate());
        passes(db -> db.aggregate("biggest", "int").isAggregate().isNotNormalFunction());

        fails(db -> db.hasFunction("tidy"));
        fails(db -> db.procedure("area"));
        fails(db -> db.hasAggregate("area"));
        fails(db -> db.doesNotHaveRoutine("tidy"));
        fails(db -> db.doesNotHaveProcedure("tidy"));
        assertThat(fails(db -> db.routine("numbered").isNormalFunction())).isEqualTo("""

            Expecting routine public.numbered()
            to be a normal function
            but it is not\
            """);
    }

    @Test
    void arguments_are_written_as_postgresql_writes_them() {
        passes(db -> db.function("area", "numeric", "numeric")
                .arguments()
                .containsExactly("width numeric", "height numeric DEFAULT 1.5", "OUT area numeric"));
        passes(db -> db.function("totals")
                .arguments()
                .containsExactly("since date", "INOUT factor integer", "VARIADIC tags text[]"));
        passes(db -> db.function("area", "int", "int").arguments().containsExactly("integer", "integer"));
        passes(db -> db.function("report").arguments().containsExactly("since date"));
        passes(db -> db.procedure("tidy").arguments().containsExactly("days integer", "OUT removed integer"));
        passes(db -> db.function("totals")
                .hasArgumentTypes("date", "int4", "text[]")
                .hasArgument("factor")
                .hasArgument("tags", "text[]")
                .hasNoArgumentDefault("factor")
                .isVariadic());
        passes(db -> db.function("area", "numeric", "numeric")
                .hasArgumentTypes("numeric", "numeric")
                .hasArgument("area", "numeric")
                .hasArgumentDefault("height", "1.5")
                .isNotVariadic());

        assertThat(fails(db -> db.function("totals").hasArgumentTypes("date", "int")))
                .isEqualTo("""

                    Expecting function public.totals(date, integer, text[])
                    to have the argument types:
                      ["date", "int"]
                    but was:
                      ["date", "integer", "text[]"]\
                    """);
        assertThat(fails(db -> db.function("totals").hasArgument("facotr")))
                .contains("there is no argument facotr; did you mean factor?", "What there is: since, factor, tags");
        fails(db -> db.function("totals").hasArgument("factor", "text"));
        fails(db -> db.function("totals").hasArgument("facotr", "int"));
        fails(db -> db.function("totals").hasArgumentDefault("factor", "1"));
        fails(db -> db.function("totals").hasNoArgumentDefault("facotr"));
        fails(db -> db.function("totals").isNotVariadic());
        fails(db -> db.function("area", "numeric", "numeric").hasNoArgumentDefault("height"));
        fails(db -> db.function("area()").isVariadic());
        fails(db -> db.function("report").hasArgument("total"));
        fails(db -> db.function("area", "int", "int").hasArgument(""));
    }

    @Test
    void results_are_a_value_rows_or_a_table() {
        passes(db -> db.function("names").returnsSetOf("text"));
        passes(db -> db.function("report")
                .returnsTable("\"Day\" date", "total numeric(10,2)")
                .returnsSetOf("record"));
        passes(db -> db.function("totals").returns("int"));

        assertThat(fails(db -> db.function("names").returns("text"))).isEqualTo("""

            Expecting function public.names()
            to have the result type:
              "text"
            but was:
              "SETOF text\"\
            """);
        assertThat(fails(db -> db.function("report").returnsTable("day date", "total numeric")))
                .isEqualTo("""

                    Expecting function public.report(date)
                    to have the table as result:
                      ["day date", "total numeric"]
                    but was:
                      ["Day date", "total numeric"]\
                    """);
        assertThat(fails(db -> db.function("names").returnsTable("names text"))).endsWith("but was:\n  \"SETOF text\"");
        fails(db -> db.function("names").returnsTable());
        fails(db -> db.function("report").returnsTable("\"Day\" date"));
        fails(db -> db.function("alone").returns("nonsense"));
        fails(db -> db.function("alone").returnsVoid());
        fails(db -> db.function("alone").returnsSetOf("char"));
    }

    @Test
    void what_the_planner_takes_for_granted_is_declared() {
        passes(db -> db.function("area", "numeric", "numeric")
                .isImmutable()
                .isParallelSafe()
                .isLeakproof()
                .isStrict());
        passes(db -> db.function("area()")
                .isStable()
                .isParallelRestricted()
                .isNotLeakproof()
                .isNotStrict());
        passes(db -> db.function("names").isVolatile().isParallelUnsafe());

        assertThat(fails(db -> db.function("names").isStable())).isEqualTo("""

            Expecting function public.names()
            to be STABLE
            but it is VOLATILE\
            """);
        assertThat(fails(db -> db.function("names").isParallelSafe())).endsWith("but it is PARALLEL UNSAFE");
        fails(db -> db.function("names").isParallelRestricted());
        fails(db -> db.function("area()").isParallelUnsafe());
        fails(db -> db.function("area()").isLeakproof());
        fails(db -> db.function("area", "numeric", "numeric").isNotLeakproof());
    }

    @Test
    void settings_and_bodies_are_read() {
        passes(db -> db.function("area", "numeric", "numeric")
                .hasSetting("search_path", "pg_catalog, shop")
                .hasSetting("WORK_MEM", "8MB")
                .doesNotHaveSetting("role")
                .isSecurityDefiner()
                .hasLanguage("sql"));
        passes(db -> db.function("names").doesNotHaveSetting("search_path").isSecurityInvoker());
        passes(db -> db.function("totals").hasBodyContaining("factor = 1").doesNotHaveBodyContaining("raise"));
        passes(db -> db.function("area()").hasBodyContaining("BEGIN ATOMIC"));
        passes(db -> db.function("area", "int", "int").hasComment("of a rectangle"));
        passes(db -> db.function("area()").hasNoComment());

        assertThat(fails(db -> db.function("area", "numeric", "numeric").hasSetting("search_path", "shop")))
                .endsWith("to have the setting search_path:\n  \"shop\"\nbut was:\n  \"pg_catalog, shop\"");
        fails(db -> db.function("names").hasSetting("search_path", "shop"));
        fails(db -> db.function("area", "numeric", "numeric").doesNotHaveSetting("search_path"));
        fails(db -> db.function("totals").hasBodyContaining("raise"));
        fails(db -> db.function("totals").doesNotHaveBodyContaining("factor"));
        fails(db -> db.function("area()").hasComment("of a rectangle"));
        fails(db -> db.function("area", "int", "int").hasNoComment());
    }

    @Test
    void owners_and_privileges_are_asked() throws SQLException {
        try (Connection connection = DATABASE.source().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("""
                create role routines_caller;
                create role routines_holder;
                grant create on schema public to routines_holder;
                alter procedure tidy owner to routines_holder;
                revoke execute on function names from public;
                grant execute on function names to routines_caller\
                """);
            DatabaseAssert db = assertThat(connection);

            db.procedure("tidy").isOwnedBy("routines_holder");
            db.function("names").privileges("routines_caller").containsExactlyInAnyOrder("EXECUTE");
            db.function("names").privileges("routines_holder").isEmpty();
            assertThat(Failing.message(() -> db.function("names").isOwnedBy("routines_holder")))
                    .contains("to have the owner");
            connection.rollback();
        }
    }

    @Test
    void signatures_do_not_depend_on_the_search_path() throws SQLException {
        try (Connection connection = DATABASE.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = shop");
            DatabaseAssert db = assertThat(connection);

            db.function("public.alone", "text", "mood[]").hasArgumentTypes("text", "shop.mood[]");
            db.doesNotHaveFunction("alone");
            db.functions().containsExactly("odd.name");
        }
    }

    @Test
    void what_is_missing_is_told_once_by_soft_assertions() {
        ConfitureSoftAssertions softly = new ConfitureSoftAssertions();

        softly.assertThat(DATABASE.source())
                .function("area")
                .isImmutable()
                .returns("int")
                .hasArgument("a")
                .hasSetting("a", "b")
                .hasBodyContaining("c")
                .isProcedure();
        softly.assertThat(DATABASE.source())
                .function("aera")
                .returnsTable("a int")
                .isVariadic();
        softly.assertThat(DATABASE.source())
                .schema("shpo")
                .hasFunctions("a")
                .hasFunction("b")
                .function("c")
                .isStrict();
        softly.assertThat(DATABASE.source())
                .function("names")
                .isStrict()
                .returns("int")
                .isAggregate();

        assertThat(softly.assertionErrorsCollected())
                .extracting(Throwable::getMessage)
                .satisfiesExactly(
                        error -> assertThat(error).contains("but there are several"),
                        error -> assertThat(error).contains("no function aera; did you mean area?"),
                        error -> assertThat(error).contains("no schema shpo"),
                        error -> assertThat(error).contains("to be STRICT"),
                        error -> assertThat(error).contains("to have the result type"),
                        error -> assertThat(error).contains("to be an aggregate"));
    }
}
