package io.confiture.assertions.access;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confiture.assertions.ConfitureSoftAssertions;
import io.confiture.assertions.Failing;
import io.confiture.assertions.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PrivilegeTableTest {
    private static final TestDatabase DATABASE = TestDatabase.with("""
        do $$
        declare r text;
        begin
            foreach r in array array['table_app', 'table_guest'] loop
                if not exists (select from pg_roles where rolname = r) then execute format('create role %I', r); end if;
            end loop;
        end $$;
        create schema shop;
        create table shop.users (id int, email text, bio text);
        create table shop.orders (id int);
        create view shop.names as select email from shop.users;
        create sequence shop.numbers;
        create function shop.f(a int, b text) returns int language sql as 'select 1';
        create procedure shop.p() language sql as 'select 1';
        create type shop.mood as enum ('happy');
        create domain shop.positive as int;
        revoke execute on procedure shop.p from public;
        grant usage on schema shop to table_app, table_guest;
        grant select, insert on shop.users to table_app;
        grant update (bio), select (bio) on shop.users to table_app, table_guest;
        grant select on shop.names to public;
        grant usage on sequence shop.numbers to table_app;
        """);

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void what_roles_may_do_is_one_text() {
        assertThat(DATABASE.source())
                .schema("shop")
                .privilegeTable("table_app", "table_guest", "PUBLIC")
                .isEqualTo("""
                    object                        | table_app      | table_guest    | PUBLIC
                    schema shop                   | USAGE          | USAGE          |
                    table orders                  |                |                |
                    table users                   | INSERT, SELECT |                |
                    column users.bio              | UPDATE         | SELECT, UPDATE |
                    view names                    | SELECT         | SELECT         | SELECT
                    sequence numbers              | USAGE          |                |
                    function f(a integer, b text) | EXECUTE        | EXECUTE        | EXECUTE
                    procedure p()                 |                |                |
                    domain positive               | USAGE          | USAGE          | USAGE
                    type mood                     | USAGE          | USAGE          | USAGE\
                    """);
    }

    @Test
    void a_table_of_no_roles_says_nothing() {
        assertThatThrownBy(() -> assertThat(DATABASE.source()).schema("shop").privilegeTable())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name at least one role");
    }

    @Test
    void an_unknown_role_is_a_failure() {
        assertThat(Failing.message(
                        () -> assertThat(DATABASE.source()).schema("shop").privilegeTable("table_ap")))
                .contains("there is no role table_ap; did you mean table_app?");
        ConfitureSoftAssertions softly = new ConfitureSoftAssertions();
        softly.assertThat(DATABASE.source())
                .as("shop")
                .schema("shop")
                .privilegeTable("table_app")
                .contains("nothing");
        softly.assertThat(DATABASE.source()).schema("shpo").privilegeTable("table_ap");
        assertThat(softly.assertionErrorsCollected())
                .extracting(Throwable::getMessage)
                .satisfiesExactly(first -> assertThat(first).contains("[shop]", "nothing"), second -> assertThat(second)
                        .contains("there is no schema shpo"));
    }
}
