package io.confiture.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementKindTest {
    private static StatementKind kind(String sql) {
        return Sql.statement(sql).kind();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "create table t ()|CREATE TABLE",
                "/* a */ Create /* b */ Temp Table t ()|CREATE TABLE",
                "create unique index on t (a)|CREATE INDEX",
                "create or replace view v as select 1|CREATE VIEW",
                "create recursive view v (a) as select 1|CREATE VIEW",
                "create materialized view v as select 1|CREATE MATERIALIZED VIEW",
                "create foreign data wrapper w|CREATE FOREIGN DATA WRAPPER",
                "create foreign table t ()|CREATE FOREIGN TABLE",
                "create user mapping for u server s|CREATE USER MAPPING",
                "create user u|CREATE USER",
                "create constraint trigger t after insert on a|CREATE TRIGGER",
                "create text search configuration c (copy = a)|CREATE TEXT SEARCH CONFIGURATION",
                "create operator @@ (a = b)|CREATE OPERATOR",
                "create operator class c for type int using btree as storage int|CREATE OPERATOR CLASS",
                "create default conversion c for 'a' to 'b' from f|CREATE CONVERSION",
                "create trusted procedural language l|CREATE LANGUAGE",
                "alter default privileges grant select on tables to u|ALTER DEFAULT PRIVILEGES",
                "alter type t add value 'a'|ALTER TYPE",
                "drop access method m|DROP ACCESS METHOD",
                "refresh materialized view v|REFRESH MATERIALIZED VIEW",
                "import foreign schema s from server x into y|IMPORT FOREIGN SCHEMA",
                "do $$ $$|DO",
                "with a as (select 1) select 2|WITH",
                "(select 1) union (select 2)|SELECT",
                "insert into t values (1)|INSERT",
                "set search_path = a|SET",
                "start transaction|START TRANSACTION",
                "security label on table t is 'a'|SECURITY LABEL",
                "discard temp|DISCARD",
                "prepare p as select 1|PREPARE",
                "42|~~"
            })
    void names_the_command_by_its_keywords(String sql, String command) {
        assertThat(kind(sql).command()).isEqualTo(command);
        assertThat(kind(sql).is(command)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "begin, BEGIN",
        "begin isolation level serializable, BEGIN",
        "start transaction, BEGIN",
        "commit, COMMIT",
        "commit work, COMMIT",
        "end, COMMIT",
        "commit and chain, COMMIT_AND_CHAIN",
        "commit and no chain, COMMIT",
        "rollback, ROLLBACK",
        "abort transaction, ROLLBACK",
        "rollback work and chain, ROLLBACK_AND_CHAIN",
        "rollback to a, ROLLBACK_TO",
        "rollback transaction to savepoint a, ROLLBACK_TO",
        "savepoint a, SAVEPOINT",
        "release a, RELEASE",
        "prepare transaction 'a', PREPARE_TRANSACTION",
        "commit prepared 'a', COMMIT_PREPARED",
        "rollback prepared 'a', ROLLBACK_PREPARED",
        "set transaction read only, SET_TRANSACTION",
        "set local transaction read only, SET_TRANSACTION"
    })
    void tells_transaction_control(String sql, TransactionControl control) {
        assertThat(kind(sql).transactionControl()).contains(control);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"select 1", "prepare p as select 1", "set search_path = a", "create table begin ()", "call p()"})
    void tells_no_transaction_control_for_others(String sql) {
        assertThat(kind(sql).transactionControl()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "create database Shop, shop",
        "drop database if exists \"Shop\", Shop",
        "alter database shop set search_path = a, shop",
        "alter database shop owner to u, shop",
        "create tablespace t location '/t', t",
        "drop tablespace if exists t, t",
        "alter tablespace t rename to u, t",
        "comment on database shop is 'a', shop",
        "grant connect on database shop to u, shop",
        "revoke all on tablespace t from u, t",
        "create subscription s connection 'a' publication p, s",
        "drop subscription s, s"
    })
    void tells_what_reaches_beyond_the_database_and_names_it(String sql, String name) {
        assertThat(kind(sql).reachesBeyondDatabase()).isTrue();
        assertThat(kind(sql).objectName()).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter system set work_mem = '1MB'",
                "grant set on parameter work_mem to u",
                "do $$ begin execute 'alter database x set a = 1'; end $$",
                "do 'begin alter database x set a = 1; end'",
                "select 1\\; drop database x"
            })
    void tells_what_reaches_beyond_the_database_without_a_name_of_its_own(String sql) {
        assertThat(kind(sql).reachesBeyondDatabase()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table database ()",
                // Both stay in the database, but for privileges on shared objects, which a throwaway role does not
                // have.
                "reassign owned by a to b",
                "drop owned by a",
                "grant select on t to database_owner",
                "comment on table t is 'drop database x'",
                "create subscription s connection 'a' publication p with (connect = false)",
                "do $$ begin raise notice 'please drop database x'; end $$",
                "select 'create database a'"
            })
    void takes_nothing_else_for_it(String sql) {
        assertThat(kind(sql).reachesBeyondDatabase()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create role r",
                "alter user u set a = 1",
                "drop group if exists g",
                "grant a to b",
                "revoke a from b",
                "comment on role r is 'a'",
                "do $$ begin create role r; end $$",
                "do $$ begin if true then execute 'create user ' || x; end if; end $$",
                "do $a$ begin execute $b$ drop role r $b$; end $a$",
                "do $$ begin execute format('alter role %I', a); end $$",
                "create function f() returns void language sql as 'create role r'"
            })
    void tells_what_touches_roles(String sql) {
        assertThat(kind(sql).touchesRoles()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create user mapping for u server s", "drop user mapping for u server s", "grant select on t to b",
                "grant select (a) on t to b", "set role r", "do $$ begin raise notice 'please create role x'; end $$",
                "do $$ begin create user mapping for u server s; end $$", "create table role ()"
            })
    void takes_nothing_else_for_roles(String sql) {
        assertThat(kind(sql).touchesRoles()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "do $$ begin insert into t values (1); commit; end $$",
                "create procedure p() language plpgsql as $$ begin if a then rollback; end if; end $$",
                "do $$ begin loop commit and chain; end loop; end $$"
            })
    void tells_bodies_that_control_transactions(String sql) {
        assertThat(kind(sql).controlsTransactionInside()).isTrue();
    }

    @Test
    void takes_a_column_for_no_commit() {
        assertThat(kind("do $$ begin perform commit from t; select rollback, x; end $$")
                        .controlsTransactionInside())
                .isFalse();
    }

    @Test
    void joins_the_flags_of_a_group() {
        StatementKind kind = kind("select 1\\; vacuum\\; create role r");
        assertThat(kind.command()).isEqualTo("SELECT");
        assertThat(kind.refusedInTransactionBlock()).isTrue();
        assertThat(kind.touchesRoles()).isTrue();
    }
}
