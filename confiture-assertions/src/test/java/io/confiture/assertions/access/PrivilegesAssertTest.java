package io.confiture.assertions.access;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confiture.assertions.ConfitureSoftAssertions;
import io.confiture.assertions.DatabaseAssert;
import io.confiture.assertions.Failing;
import io.confiture.assertions.TestDatabase;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.DatabaseSource;
import io.confiture.catalog.ObjectKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PrivilegesAssertTest {
    private static final TestDatabase DATABASE = TestDatabase.with("""
        do $$
        declare r text;
        begin
            foreach r in array array['priv_app', 'priv_owner', 'priv_team', 'priv_reader', 'priv_super', 'priv_guest'] loop
                if not exists (select from pg_roles where rolname = r) then execute format('create role %I', r); end if;
            end loop;
        end $$;
        alter role priv_super superuser;
        grant priv_team to priv_app;
        grant pg_read_all_data to priv_reader;
        create schema shop;
        create table shop.users (id int, email text);
        alter table shop.users owner to priv_owner;
        grant select on shop.users to priv_app;
        grant update on shop.users to priv_team;
        grant insert on shop.users to public;
        grant delete on shop.users to priv_app with grant option;
        grant references (email) on shop.users to priv_app;
        create table untouched (id int);
        alter table untouched owner to priv_owner;
        create function f() returns int language sql as 'select 1';
        create sequence numbers;
        grant usage on sequence numbers to priv_app;
        create domain positive as int;
        create procedure p() language sql as 'select 1';
        revoke execute on procedure p from public;
        grant execute on procedure p to priv_app with grant option;
        create view v as select 1 as one;
        grant select on v to priv_app;
        create materialized view m as select 1 as one;
        grant select on m to priv_team;
        create foreign data wrapper wrapper;
        create server remote foreign data wrapper wrapper;
        grant usage on foreign server remote to priv_app;
        create foreign table ft (id int) server remote;
        grant select on ft to priv_app;
        create type mood as enum ('happy');
        create type pair as (a int, b int);
        create type span as range (subtype = int);
        revoke usage on type mood, pair, span from public;
        grant usage on type mood, span to priv_app;
        grant usage on type pair to priv_team;
        alter default privileges for role priv_owner grant select on tables to priv_app;
        alter default privileges for role priv_owner in schema shop grant insert on tables to priv_app with grant option;
        alter default privileges for role priv_owner revoke execute on functions from public;
        alter default privileges for role priv_owner grant usage on sequences to priv_app;
        alter default privileges for role priv_owner grant usage on schemas to priv_team;
        """);

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private static DatabaseAssert db() {
        return assertThat(DATABASE.source());
    }

    @Test
    void what_a_role_has_is_told_apart_from_what_was_granted_to_it() {
        db().table("shop.users")
                .privileges("priv_app")
                .containsExactlyInAnyOrder("SELECT", "UPDATE", "INSERT", "DELETE");
        db().table("shop.users").grants("priv_app").containsExactlyInAnyOrder("SELECT", "DELETE");
        db().table("shop.users").grants("priv_team").containsExactlyInAnyOrder("UPDATE");
        db().table("shop.users").grants("PUBLIC").containsExactlyInAnyOrder("INSERT");
        db().table("shop.users").privileges("public").containsExactlyInAnyOrder("insert");
        db().table("shop.users").grantees().containsExactly("PUBLIC", "priv_app", "priv_owner", "priv_team");
        db().table("shop.users").privileges("priv_super").contains("SELECT", "TRUNCATE");
        db().table("shop.users").grants("priv_super").isEmpty();
        db().table("shop.users").privileges("priv_reader").containsExactlyInAnyOrder("SELECT", "INSERT");
    }

    @Test
    void the_owner_has_all_by_default() {
        db().table("untouched").grants("priv_owner").contains("SELECT", "TRUNCATE", "TRIGGER");
        db().table("untouched").grants("priv_owner").withGrantOption().isEmpty();
        db().table("untouched").privileges("priv_owner").withGrantOption().contains("SELECT");
        db().table("untouched").grantees().containsExactly("priv_owner");
    }

    @Test
    void grant_options_are_told() {
        db().table("shop.users").grants("priv_app").withGrantOption().containsExactlyInAnyOrder("DELETE");
        db().table("shop.users").privileges("priv_app").withGrantOption().containsExactlyInAnyOrder("DELETE");
        assertThat(Failing.message(() -> db().table("shop.users")
                        .grants("priv_app")
                        .withGrantOption()
                        .contains("SELECT")))
                .isEqualTo("""

                    Expecting role priv_app
                    to be granted on table shop.users with grant option at least:
                      ["SELECT"]
                    but it was granted:
                      ["DELETE"]
                    Missing: SELECT\
                    """);
    }

    @Test
    void columns_have_what_their_table_has_but_were_not_granted_it() {
        db().table("shop.users")
                .column("email")
                .privileges("priv_app")
                .containsExactlyInAnyOrder("SELECT", "UPDATE", "INSERT", "REFERENCES");
        db().table("shop.users").column("email").grants("priv_app").containsExactlyInAnyOrder("REFERENCES");
        db().table("shop.users").column("email").grantees().containsExactly("priv_app");
        db().table("shop.users").column("id").privileges("priv_app").doesNotContain("REFERENCES");
        db().table("shop.users").column("id").grants("priv_app").isEmpty();
        db().table("shop.users").anyColumnPrivileges("priv_app").contains("REFERENCES", "SELECT");
        db().table("shop.users").anyColumnGrants("priv_app").containsExactlyInAnyOrder("REFERENCES");
        assertThat(Failing.message(() -> db().table("shop.users")
                        .column("id")
                        .privileges("priv_guest")
                        .isEmpty()))
                .contains("column shop.users.id", "Not expected: INSERT (granted to PUBLIC)");
    }

    @Test
    void a_failure_says_how_the_role_came_to_what_it_should_not_have() {
        assertThat(Failing.message(() -> db().table("shop.users")
                        .privileges("priv_app")
                        .containsExactlyInAnyOrder("SELECT", "TRUNCATE")))
                .isEqualTo("""

                    Expecting role priv_app
                    to have on table shop.users exactly:
                      ["SELECT", "TRUNCATE"]
                    but it has:
                      ["DELETE", "INSERT", "SELECT", "UPDATE"]
                    Missing: TRUNCATE
                    Not expected: DELETE (granted to priv_app), INSERT (granted to PUBLIC), UPDATE (granted to priv_team)\
                    """);
        assertThat(Failing.message(
                        () -> db().table("shop.users").privileges("priv_app").doesNotContain("UPDATE")))
                .contains("none of:\n  [\"UPDATE\"]", "Not expected: UPDATE (granted to priv_team)");
        assertThat(Failing.message(
                        () -> db().table("shop.users").privileges("priv_owner").isEmpty()))
                .contains("SELECT (as the owner");
        assertThat(Failing.message(
                        () -> db().table("shop.users").privileges("priv_super").isEmpty()))
                .contains("SELECT (as a superuser)");
        assertThat(Failing.message(
                        () -> db().table("shop.users").privileges("priv_reader").doesNotContain("SELECT")))
                .contains("SELECT (as a member of pg_read_all_data)");
        assertThat(Failing.message(
                        () -> db().schema("shop").privileges("priv_guest").contains("USAGE")))
                .contains("on schema shop", "Missing: USAGE");
        assertThat(Failing.message(() -> db().privileges("priv_guest").doesNotContain("TEMP")))
                .contains("TEMPORARY (granted to PUBLIC)");
    }

    @Test
    void a_name_that_is_no_privilege_and_no_role_is_a_failure_everywhere() {
        assertThat(Failing.message(
                        () -> db().table("shop.users").privileges("priv_guest").doesNotContain("TRUNCAT")))
                .startsWith("""

                    Expecting table shop.users
                    to have privilege:
                      "TRUNCAT"
                    but there is no privilege TRUNCAT; did you mean TRUNCATE?
                    What there is: DELETE, INSERT,\
                    """);
        assertThat(Failing.message(
                        () -> db().schema("shop").privileges("priv_guest").doesNotContain("SELECT")))
                .contains("there is no privilege SELECT");
        assertThat(Failing.message(
                        () -> db().table("shop.users").grants("priv_ap").isEmpty()))
                .contains("there is no role priv_ap; did you mean priv_app?");
        assertThatThrownBy(() -> db().table("shop.users").grants("priv_app").doesNotContain())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> db().table("shop.users").grants("priv_app").contains())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void names_are_assertjs_list() {
        db().table("shop.users").grants("priv_app").names().containsExactly("DELETE", "SELECT");
        assertThat(Failing.message(() ->
                        db().table("shop.users").grants("priv_app").names().hasSize(1)))
                .contains("privileges of role priv_app on table shop.users");
    }

    @Test
    void every_kind_of_object_is_asked_in_its_catalog() {
        db().function("f").grants("PUBLIC").containsExactlyInAnyOrder("EXECUTE");
        db().procedure("p").grants("PUBLIC").isEmpty();
        db().procedure("p").grants("priv_app").withGrantOption().containsExactlyInAnyOrder("EXECUTE");
        db().sequence("numbers").grants("priv_app").containsExactlyInAnyOrder("USAGE");
        db().sequence("numbers").privileges("priv_app").doesNotContain("SELECT", "UPDATE");
        db().view("v").grants("priv_app").containsExactlyInAnyOrder("SELECT");
        db().view("v").anyColumnPrivileges("priv_app").containsExactlyInAnyOrder("SELECT");
        db().materializedView("m").grants("priv_team").containsExactlyInAnyOrder("SELECT");
        db().foreignTable("ft").grants("priv_app").containsExactlyInAnyOrder("SELECT");
        db().domain("positive").grants("PUBLIC").containsExactlyInAnyOrder("USAGE");
        db().enumType("mood").grants("PUBLIC").isEmpty();
        db().enumType("mood").grants("priv_app").containsExactlyInAnyOrder("USAGE");
        db().type("mood").privileges("priv_app").containsExactlyInAnyOrder("USAGE");
        db().compositeType("pair").grants("PUBLIC").isEmpty();
        db().compositeType("pair").grants("priv_team").containsExactlyInAnyOrder("USAGE");
        db().rangeType("span").grants("priv_app").containsExactlyInAnyOrder("USAGE");
        db().language("sql").grants("PUBLIC").containsExactlyInAnyOrder("USAGE");
        db().foreignServer("remote").grants("priv_app").containsExactlyInAnyOrder("USAGE");
        db().foreignDataWrapper("wrapper").grants("priv_app").isEmpty();
        db().tablespace("pg_default").grants("PUBLIC").isEmpty();
        db().grants("PUBLIC").containsExactlyInAnyOrder("CONNECT", "TEMP");
        assertThatThrownBy(() -> Securable.of(new DatabaseObject(
                        DatabaseSource.of(DATABASE.source()), ObjectKind.CAST, "cast", null, "c", null, 1, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no privileges on cast c");
    }

    @Test
    void default_privileges_are_those_of_postgresql_with_what_was_altered() {
        db().defaultPrivileges("priv_owner").onTables("priv_app").containsExactlyInAnyOrder("SELECT");
        db().defaultPrivileges("priv_owner")
                .inSchema("shop")
                .onTables("priv_app")
                .containsExactlyInAnyOrder("SELECT", "INSERT");
        db().defaultPrivileges("priv_owner")
                .inSchema("shop")
                .onTables("priv_app")
                .withGrantOption()
                .containsExactlyInAnyOrder("INSERT");
        db().defaultPrivileges("priv_owner")
                .inSchema("public")
                .onTables("priv_app")
                .containsExactlyInAnyOrder("SELECT");
        db().defaultPrivileges("priv_owner").onTables("priv_owner").contains("DELETE");
        db().defaultPrivileges("priv_owner").onFunctions("PUBLIC").isEmpty();
        db().defaultPrivileges("priv_app").onFunctions("PUBLIC").containsExactlyInAnyOrder("EXECUTE");
        db().defaultPrivileges("priv_owner").onSequences("priv_app").containsExactlyInAnyOrder("USAGE");
        db().defaultPrivileges("priv_owner").onTypes("PUBLIC").containsExactlyInAnyOrder("USAGE");
        db().defaultPrivileges("priv_owner").onSchemas("priv_team").containsExactlyInAnyOrder("USAGE");
        assertThat(Failing.message(() -> db().defaultPrivileges("priv_owner")
                        .inSchema("shop")
                        .onTables("priv_app")
                        .containsExactlyInAnyOrder("SELECT")))
                .isEqualTo("""

                    Expecting role priv_app
                    to be granted on new tables of role priv_owner in schema shop exactly:
                      ["SELECT"]
                    but it was granted:
                      ["INSERT", "SELECT"]
                    Not expected: INSERT\
                    """);
        assertThat(Failing.message(() -> db().defaultPrivileges("priv_owne"))).contains("did you mean priv_owner?");
        assertThat(Failing.message(() -> db().defaultPrivileges("priv_owner").inSchema("shpo")))
                .contains("did you mean shop?");
        assertThat(Failing.message(() -> db().defaultPrivileges("priv_owner").onTables("priv_ap")))
                .contains("did you mean priv_app?");
        assertThatThrownBy(() ->
                        db().defaultPrivileges("priv_owner").inSchema("shop").onSchemas("priv_app"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void soft_assertions_go_on() {
        ConfitureSoftAssertions softly = new ConfitureSoftAssertions();

        softly.assertThat(DATABASE.source())
                .table("usres")
                .grants("priv_app")
                .contains("SELECT")
                .withGrantOption()
                .isEmpty();
        softly.assertThat(DATABASE.source())
                .table("shop.users")
                .grants("priv_ap")
                .contains("SELEC")
                .names()
                .isEmpty();
        softly.assertThat(DATABASE.source())
                .as("users")
                .table("shop.users")
                .grants("priv_app")
                .contains("UPDATE")
                .doesNotContain("SELEKT")
                .isEmpty();
        softly.assertThat(DATABASE.source())
                .schema("shpo")
                .privileges("priv_app")
                .contains("USAGE");
        softly.assertThat(DATABASE.source())
                .defaultPrivileges("priv_owne")
                .inSchema("shpo")
                .onTables("x")
                .contains("y");

        assertThat(softly.assertionErrorsCollected())
                .extracting(Throwable::getMessage)
                .satisfiesExactly(
                        each -> assertThat(each).contains("there is no table usres"),
                        each -> assertThat(each).contains("there is no role priv_ap"),
                        each -> assertThat(each).contains("[users]", "Missing: UPDATE"),
                        each -> assertThat(each).contains("there is no privilege SELEKT"),
                        each -> assertThat(each).contains("Not expected: DELETE, SELECT"),
                        each -> assertThat(each).contains("there is no schema shpo"),
                        each -> assertThat(each).contains("there is no role priv_owne"));
    }
}
