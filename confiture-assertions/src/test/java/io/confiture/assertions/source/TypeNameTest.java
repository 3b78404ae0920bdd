package io.confiture.assertions.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.confiture.assertions.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypeNameTest {
    private static final TestDatabase DATABASE = TestDatabase.with("""
        create schema shop;
        create schema "Odd.One";
        create type shop.mood as enum ('happy', 'sad');
        create domain price as numeric(10,2);
        create type "Odd.One"."My ""Type\""" as (a int);
        create type public.pair as (a int, b int);
        create table seen (id int);
        create role types_stranger;
        """);

    @AfterAll
    static void drop() {
        DATABASE.close();
        // Roles belong to the whole server, which other tests share.
        try (TestDatabase other = TestDatabase.with("drop role types_stranger")) {
            assertThat(other.database()).isNotNull();
        }
    }

    /** What a column of that type has is what we must find. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "int",
                "INTEGER",
                "int4",
                "int2",
                "smallint",
                "bigint",
                "int8",
                "real",
                "float",
                "float(24)",
                "float(25)",
                "float8",
                "double precision",
                "boolean",
                "bool",
                "text",
                "uuid",
                "json",
                "jsonb",
                "bytea",
                "numeric",
                "numeric(10,2)",
                "numeric ( 10 , 2 )",
                "numeric(10)",
                "numeric(3,-2)",
                "decimal(4,1)",
                "dec(4)",
                "varchar",
                "varchar(20)",
                "character varying",
                "character varying(20)",
                "char varying(7)",
                "char",
                "char(5)",
                "character(5)",
                "character",
                "nchar(3)",
                "nchar varying(3)",
                "national character(4)",
                "national char varying(4)",
                "bpchar",
                "bpchar(5)",
                "\"char\"",
                "pg_catalog.\"char\"",
                "pg_catalog.varchar(9)",
                "\"varchar\"(9)",
                "bit",
                "bit(3)",
                "bit varying",
                "bit varying(3)",
                "varbit(3)",
                "\"bit\"",
                "timestamp",
                "timestamp(3)",
                "timestamp with time zone",
                "timestamp(3) with time zone",
                "timestamp (3) without time zone",
                "timestamptz(3)",
                "timestamptz",
                "time",
                "time(2)",
                "time with time zone",
                "time(2) with time zone",
                "timetz(2)",
                "time without time zone",
                "date",
                "timestamp(9)",
                "interval",
                "interval(3)",
                "interval year",
                "interval month",
                "interval day",
                "interval hour",
                "interval minute",
                "interval second",
                "interval second(2)",
                "interval year to month",
                "interval day to hour",
                "interval day to minute",
                "interval day to second",
                "interval day to second(4)",
                "interval hour to minute",
                "interval hour to second(1)",
                "interval minute to second",
                "interval minute to second(5)",
                "text[]",
                "text[3]",
                "text[][]",
                "text[3][4]",
                "text array",
                "text array[4]",
                "varchar(20)[]",
                "numeric(10,2)[]",
                "timestamp(3)[]",
                "interval(3)[]",
                "shop.mood",
                "SHOP.Mood",
                "shop.mood[]",
                "price",
                "price[]",
                "public.price",
                "\"Odd.One\".\"My \"\"Type\"\"\"",
                "U&\"pr\\0069ce\"",
                "pair",
                "seen",
                "int4range",
                "regclass",
                "/* a */ text -- b",
                "numeric('10', 2)",
                "_text",
                "name",
            })
    void a_type_is_what_a_column_of_it_has(String text) throws SQLException {
        try (Connection connection = DATABASE.source().getConnection()) {
            connection.setAutoCommit(false);
            DatabaseSource source = DatabaseSource.of(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("create temporary table probe (a " + text + "\n)");
            }
            Answer column = source.askOne("""
                select atttypid::bigint as type, atttypmod as modifier, format_type(atttypid, atttypmod) as text
                from pg_attribute where attrelid = 'probe'::regclass and attname = 'a'\
                """).orElseThrow();

            TypeName expected = TypeName.of(source, column.number("type"), (int) column.number("modifier"));

            assertThat(TypeName.find(source, text)).contains(expected);
            assertThat(TypeName.find(DatabaseSource.of(DATABASE.source()), text))
                    .contains(expected);
            assertThat(expected).hasToString(column.text("text"));
            connection.rollback();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nonsense",
                "mood",
                "shop.nonsense",
                "nowhere.mood",
                "a.b.c",
                "int(3)",
                "text(3)",
                "price(3)",
                "varchar(0)",
                "varchar(-1)",
                "varchar()",
                "varchar(a)",
                "varchar(1,2)",
                "varchar(20",
                "varchar 20)",
                "numeric(2000)",
                "numeric(1,2,3)",
                "float(0)",
                "float(54)",
                "float(99999999999)",
                "bit(0)",
                "double",
                "double text",
                "national",
                "timestamp with",
                "time zone",
                "timestamp with time zone(3)",
                "interval year to day",
                "interval month to year",
                "interval second to day",
                "interval day to",
                "interval(3) day",
                "interval day(3)",
                "interval day to hour(2)",
                "text[",
                "text]",
                "text[]]",
                "text[a]",
                "text array[]",
                "text array[1][2]",
                "text array array",
                "setof text",
                "text;",
                "text; drop table seen",
                "text) ; drop table seen; --",
                "text, int",
                "text collate \"C\"",
                "text not null",
                "seen.id%type",
                "\"text",
                "text\"",
                "\"\"",
                "'text'",
                "text\0",
                "$1",
                "1",
                ".text",
                "text.",
                "public..price",
                "int4 /*",
                "select",
                "text'); drop table seen; --",
                "numeric('10'''); drop table seen; --', 2)",
                "numeric(-a)",
                "numeric((1))",
                "numeric(select 1)",
                "numeric(1+1)",
                "numeric(1",
                "\"Mood\"",
                "shop.MOOD\u00a0",
            })
    void what_is_no_type_is_not_found(String text) {
        DatabaseSource source = DatabaseSource.of(DATABASE.source());

        assertThat(TypeName.find(source, text)).isEmpty();
        assertThat(source.ask("select * from seen")).isEmpty();
    }

    @Test
    void the_modifier_counts_and_the_spelling_does_not() {
        DatabaseSource source = DatabaseSource.of(DATABASE.source());

        assertThat(TypeName.find(source, "int")).isEqualTo(TypeName.find(source, "pg_catalog.int4"));
        assertThat(TypeName.find(source, "numeric")).isNotEqualTo(TypeName.find(source, "numeric(10,2)"));
        assertThat(TypeName.inSignature(source, "decimal(10,2)")).isEqualTo("numeric");
        assertThat(TypeName.inSignature(source, "char(5)")).isEqualTo("character");
        assertThat(TypeName.inSignature(source, "shop.mood")).isEqualTo("shop.mood");
        assertThat(TypeName.inSignature(source, "nonsense")).isEqualTo("nonsense");
        assertThat(TypeName.find(source, "varchar(20)").orElseThrow())
                .hasToString("character varying(20)")
                .hasSameHashCodeAs(
                        TypeName.find(source, "character varying(20)").orElseThrow());
    }

    @Test
    void the_search_path_is_the_one_of_the_connection() throws SQLException {
        try (Connection connection = DATABASE.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = shop");

            DatabaseSource source = DatabaseSource.of(connection);

            assertThat(TypeName.find(source, "mood"))
                    .isEqualTo(TypeName.find(source, "shop.mood"))
                    .isPresent();
            assertThat(TypeName.find(source, "price")).isEmpty();
            assertThat(TypeName.find(source, "public.price")).get().hasToString("public.price");
        }
    }

    @Test
    void an_open_transaction_goes_on_whatever_is_asked() throws SQLException {
        try (Connection connection = DATABASE.source().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("insert into seen values (1)");
            statement.execute("savepoint confiture_type");
            statement.execute("insert into seen values (2)");
            DatabaseSource source = DatabaseSource.of(connection);

            assertThat(TypeName.find(source, "varchar(20)")).isPresent();
            assertThat(TypeName.find(source, "varchar(0)")).isEmpty();
            assertThat(TypeName.find(source, "nonsense")).isEmpty();

            assertThat(source.ask("select * from seen")).hasSize(2);
            statement.execute("rollback to savepoint confiture_type");
            assertThat(source.ask("select * from seen")).hasSize(1);
            connection.rollback();
        }
    }

    @Test
    void a_transaction_that_sql_began_goes_on_as_well() throws SQLException {
        try (Connection connection = DATABASE.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("begin; set transaction read only");
            DatabaseSource source = DatabaseSource.of(connection);

            assertThat(TypeName.find(source, "varchar(0)")).isEmpty();
            assertThat(TypeName.find(source, "varchar(7)")).isPresent();
            assertThat(source.askOne("show transaction_read_only").orElseThrow().text("transaction_read_only"))
                    .isEqualTo("on");

            statement.execute("rollback");
        }
    }

    @Test
    void a_transaction_that_failed_already_is_told() throws SQLException {
        try (Connection connection = DATABASE.source().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute("select 1/0"));

            assertThatExceptionOfType(SourceException.class)
                    .isThrownBy(() -> TypeName.find(DatabaseSource.of(connection), "text"))
                    .withMessageContaining("roll the transaction back");
            connection.rollback();
        }
    }

    @Test
    void a_schema_that_may_not_be_used_is_no_missing_type() throws SQLException {
        try (Connection connection = DATABASE.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("begin; set local role types_stranger");
            DatabaseSource source = DatabaseSource.of(connection);

            assertThatExceptionOfType(SourceException.class)
                    .isThrownBy(() -> TypeName.find(source, "shop.mood"))
                    .withMessageContaining("permission denied for schema shop (SQLSTATE 42501)");
            assertThat(TypeName.find(source, "text")).isPresent();

            statement.execute("rollback");
        }
    }
}
