package io.confiture.assertions.pgtap;

import static io.confiture.assertions.ConfitureAssertions.assertThat;

class AccessTwinsTest extends PgTapTwins {
    /** Roles belong to the server, and other tests make theirs: these are the ones that the examples are about. */
    private static final String OURS = "access_";

    /** pgTAP lists all roles; those of other tests and PostgreSQL's own are taken from the server itself. */
    private static final String OTHERS = " || array(select rolname from pg_roles where rolname not like 'access\\_%'";

    @Override
    String setup() {
        return """
            do $$
            declare r text;
            begin
                foreach r in array array['access_app', 'access_admin', 'access_editors', 'access_staff', 'access_guest'] loop
                    if not exists (select from pg_roles where rolname = r) then
                        execute format('create role %I', r);
                    end if;
                end loop;
            end $$;
            alter role access_app login;
            alter role access_admin login superuser;
            grant access_editors to access_app;
            grant access_staff to access_editors;

            create schema shop;
            create table shop.users (id bigint primary key, email text not null, bio text);
            create table notes (id int, tenant int);
            create sequence shop.numbers;
            create sequence counter;
            grant usage on schema shop to access_app;
            grant select, insert on shop.users to access_app with grant option;
            grant update (bio) on shop.users to access_app;
            grant delete on shop.users to access_editors;
            grant select on notes to public;
            grant select (id), update (id) on notes to access_guest;
            grant usage, select on shop.numbers to access_app;
            grant select on counter to access_editors;
            do $$ begin
                execute format('revoke all on database %I from public', current_database());
                execute format('grant connect on database %I to access_app', current_database());
            end $$;

            create function shop.area(a int, b int) returns int language sql as 'select a * b';
            create function answer() returns int language sql as 'select 1';
            revoke execute on function shop.area from public;
            grant execute on function shop.area to access_editors;
            revoke usage on language plpgsql from public;
            grant usage on language plpgsql to access_app;
            grant create on tablespace pg_default to access_app;
            create foreign data wrapper wrapper;
            create server remote foreign data wrapper wrapper;
            grant usage on foreign data wrapper wrapper to access_app;
            grant usage on foreign server remote to access_editors;

            create policy tenant on notes for select to access_app, access_editors using (tenant = 1);
            create policy everybody on notes using (true);
            create policy own on shop.users for insert to access_guest with check (id = 1);
            """;
    }

    @Override
    void define() {
        roles();
        attributes();
        privileges();
        privilegesOnOthers();
        policies();
    }

    private void roles() {
        // pgTAP counts PostgreSQL's own roles, those that begin with pg_; ours leave them out.
        twin("roles_are")
                .passes(
                        "roles_are(array['access_admin', 'access_app', 'access_editors', 'access_guest',"
                                + " 'access_staff']::name[]"
                                + OTHERS + "))",
                        db -> assertThat(db)
                                .roles()
                                .filteredOn(name -> name.startsWith(OURS))
                                .containsExactlyInAnyOrder(
                                        "access_admin", "access_app", "access_editors", "access_guest", "access_staff"))
                .fails("roles_are(array['access_app']::name[]" + OTHERS + "), '')", db -> assertThat(db)
                        .roles()
                        .filteredOn(name -> name.startsWith(OURS))
                        .containsExactlyInAnyOrder("access_app"))
                .fails(
                        "roles_are(array['access_app'])",
                        db -> assertThat(db).roles().containsExactlyInAnyOrder("access_app"));
        twin("users_are")
                .passes(
                        "users_are(array['access_admin', 'access_app']::name[]" + OTHERS + " and rolcanlogin))",
                        db -> assertThat(db)
                                .users()
                                .filteredOn(name -> name.startsWith(OURS))
                                .containsExactlyInAnyOrder("access_admin", "access_app"))
                .fails(
                        "users_are(array['access_admin', 'access_guest']::name[]" + OTHERS + " and rolcanlogin), '')",
                        db -> assertThat(db)
                                .users()
                                .filteredOn(name -> name.startsWith(OURS))
                                .containsExactlyInAnyOrder("access_admin", "access_guest"));
        twin("groups_are")
                .passes(
                        "groups_are(array['access_editors', 'access_guest', 'access_staff']::name[]" + OTHERS
                                + " and not rolcanlogin))",
                        db -> assertThat(db)
                                .groups()
                                .filteredOn(name -> name.startsWith(OURS))
                                .containsExactlyInAnyOrder("access_editors", "access_guest", "access_staff"))
                .fails(
                        "groups_are(array['access_editors']::name[]" + OTHERS + " and not rolcanlogin), '')",
                        db -> assertThat(db)
                                .groups()
                                .filteredOn(name -> name.startsWith(OURS))
                                .containsExactlyInAnyOrder("access_editors"));
        twin("has_role")
                .passes("has_role('access_app')", db -> assertThat(db).hasRole("access_app"))
                .passes("has_role('pg_monitor', '')", db -> assertThat(db).hasRole("pg_monitor"))
                .fails("has_role('access_ap')", db -> assertThat(db).hasRole("access_ap"))
                .fails("has_role('ACCESS_APP', '')", db -> assertThat(db).hasRole("ACCESS_APP"));
        twin("hasnt_role")
                .passes("hasnt_role('access_ap')", db -> assertThat(db).doesNotHaveRole("access_ap"))
                .fails("hasnt_role('access_app', '')", db -> assertThat(db).doesNotHaveRole("access_app"));
        twin("has_user")
                .passes("has_user('access_app')", db -> assertThat(db).hasUser("access_app"))
                .fails("has_user('access_guest', '')", db -> assertThat(db).hasUser("access_guest"));
        twin("hasnt_user")
                .passes("hasnt_user('access_guest')", db -> assertThat(db).doesNotHaveUser("access_guest"))
                .fails("hasnt_user('access_app', '')", db -> assertThat(db).doesNotHaveUser("access_app"));
        twin("has_group")
                .passes("has_group('access_editors')", db -> assertThat(db).hasGroup("access_editors"))
                .fails("has_group('access_app', '')", db -> assertThat(db).hasGroup("access_app"));
        twin("hasnt_group")
                .passes("hasnt_group('access_app')", db -> assertThat(db).doesNotHaveGroup("access_app"))
                .fails("hasnt_group('access_editors', '')", db -> assertThat(db).doesNotHaveGroup("access_editors"));
    }

    private void attributes() {
        twin("is_superuser")
                .passes(
                        "is_superuser('access_admin')",
                        db -> assertThat(db).role("access_admin").isSuperuser())
                .fails(
                        "is_superuser('access_app', '')",
                        db -> assertThat(db).role("access_app").isSuperuser())
                .fails(
                        "is_superuser('access_ap')",
                        db -> assertThat(db).role("access_ap").isSuperuser());
        twin("isnt_superuser")
                .passes(
                        "isnt_superuser('access_app')",
                        db -> assertThat(db).role("access_app").isNotSuperuser())
                .fails(
                        "isnt_superuser('access_admin', '')",
                        db -> assertThat(db).role("access_admin").isNotSuperuser())
                .fails(
                        "isnt_superuser('access_ap')",
                        db -> assertThat(db).role("access_ap").isNotSuperuser());
        // pgTAP means who was made a member itself; isMemberOf also means those who are one through other roles.
        twin("is_member_of")
                .passes(
                        "is_member_of('access_editors', 'access_app')",
                        db -> assertThat(db).role("access_app").isDirectMemberOf("access_editors"))
                .passes(
                        "is_member_of('access_staff', array['access_editors'], '')",
                        db -> assertThat(db).role("access_staff").members().contains("access_editors"))
                .passes(
                        "is_member_of('access_editors', 'access_app', '')",
                        db -> assertThat(db).role("access_app").isMemberOf("access_editors"))
                .fails(
                        "is_member_of('access_staff', 'access_app')",
                        db -> assertThat(db).role("access_app").isDirectMemberOf("access_staff"))
                .fails(
                        "is_member_of('access_staff', 'access_guest')",
                        db -> assertThat(db).role("access_guest").isMemberOf("access_staff"))
                .fails(
                        "is_member_of('access_staf', 'access_guest')",
                        db -> assertThat(db).role("access_guest").isMemberOf("access_staf"))
                .fails(
                        "is_member_of('access_staff', 'access_gues')",
                        db -> assertThat(db).role("access_gues").isMemberOf("access_staff"));
        // For a member that does not exist pgTAP's passes; ours fails, since it would say nothing.
        twin("isnt_member_of")
                .passes(
                        "isnt_member_of('access_editors', 'access_guest')",
                        db -> assertThat(db).role("access_guest").isNotMemberOf("access_editors"))
                .passes(
                        "isnt_member_of('access_staff', 'access_app', '')",
                        db -> assertThat(db).role("access_app").isNotDirectMemberOf("access_staff"))
                .passes("isnt_member_of('access_editors', array['access_guest', 'access_staff'])", db -> assertThat(db)
                        .role("access_editors")
                        .members()
                        .doesNotContain("access_guest", "access_staff"))
                .fails(
                        "isnt_member_of('access_editors', 'access_app')",
                        db -> assertThat(db).role("access_app").isNotMemberOf("access_editors"))
                .fails(
                        "isnt_member_of('access_editor', 'access_app')",
                        db -> assertThat(db).role("access_app").isNotDirectMemberOf("access_editor"));
    }

    /**
     * pgTAP asks what a role may do, however it came to it, and so does {@code privileges}; {@code grants} has no twin. pgTAP does not
     * know MAINTAIN, which PostgreSQL 17 brought: who has all privileges on a table has one more here.
     */
    private void privileges() {
        twin("database_privs_are")
                .passes(
                        "database_privs_are(current_database(), 'access_app', array['CONNECT'])",
                        db -> assertThat(db).privileges("access_app").containsExactlyInAnyOrder("CONNECT"))
                .passes(
                        "database_privs_are(current_database(), 'access_guest', array[]::name[], '')",
                        db -> assertThat(db).privileges("access_guest").isEmpty())
                .passes(
                        "database_privs_are(current_database(), 'access_admin', array['CONNECT', 'CREATE',"
                                + " 'TEMPORARY'])",
                        db -> assertThat(db)
                                .privileges("access_admin")
                                .containsExactlyInAnyOrder("CONNECT", "CREATE", "TEMPORARY"))
                .fails(
                        "database_privs_are(current_database(), 'access_app', array['CONNECT', 'CREATE'])",
                        db -> assertThat(db).privileges("access_app").containsExactlyInAnyOrder("CONNECT", "CREATE"))
                .fails(
                        "database_privs_are(current_database(), 'access_ap', array[]::name[])",
                        db -> assertThat(db).privileges("access_ap").isEmpty());
        twin("schema_privs_are")
                .passes("schema_privs_are('shop', 'access_app', array['USAGE'])", db -> assertThat(db)
                        .schema("shop")
                        .privileges("access_app")
                        .containsExactlyInAnyOrder("USAGE"))
                .passes("schema_privs_are('shop', 'access_guest', array[]::name[], '')", db -> assertThat(db)
                        .schema("shop")
                        .privileges("access_guest")
                        .isEmpty())
                .fails("schema_privs_are('shop', 'access_app', array['CREATE'])", db -> assertThat(db)
                        .schema("shop")
                        .privileges("access_app")
                        .containsExactlyInAnyOrder("CREATE"))
                .fails("schema_privs_are('shpo', 'access_app', array['USAGE'])", db -> assertThat(db)
                        .schema("shpo")
                        .privileges("access_app")
                        .containsExactlyInAnyOrder("USAGE"))
                .fails("schema_privs_are('shop', 'access_ap', array['USAGE'])", db -> assertThat(db)
                        .schema("shop")
                        .privileges("access_ap")
                        .containsExactlyInAnyOrder("USAGE"));
        twin("table_privs_are")
                .passes(
                        "table_privs_are('shop', 'users', 'access_app', array['DELETE', 'INSERT', 'SELECT'])",
                        db -> assertThat(db)
                                .table("shop.users")
                                .privileges("access_app")
                                .containsExactlyInAnyOrder("SELECT", "INSERT", "DELETE"))
                .passes("table_privs_are('notes', 'access_guest', array['SELECT'])", db -> assertThat(db)
                        .table("notes")
                        .privileges("access_guest")
                        .containsExactlyInAnyOrder("SELECT"))
                .passes("table_privs_are('shop', 'users', 'access_guest', array[]::name[], '')", db -> assertThat(db)
                        .table("shop.users")
                        .privileges("access_guest")
                        .isEmpty())
                .fails("table_privs_are('shop', 'users', 'access_app', array['SELECT', 'INSERT'])", db -> assertThat(db)
                        .table("shop.users")
                        .privileges("access_app")
                        .containsExactlyInAnyOrder("SELECT", "INSERT"))
                .fails("table_privs_are('notes', 'access_guest', array[]::name[], '')", db -> assertThat(db)
                        .table("notes")
                        .privileges("access_guest")
                        .isEmpty())
                .fails("table_privs_are('notes', 'access_gest', array[]::name[])", db -> assertThat(db)
                        .table("notes")
                        .privileges("access_gest")
                        .isEmpty())
                .fails("table_privs_are('nots', 'access_guest', array[]::name[])", db -> assertThat(db)
                        .table("nots")
                        .privileges("access_guest")
                        .isEmpty());
        twin("any_column_privs_are")
                .passes(
                        "any_column_privs_are('shop', 'users', 'access_app', array['INSERT', 'SELECT', 'UPDATE'])",
                        db -> assertThat(db)
                                .table("shop.users")
                                .anyColumnPrivileges("access_app")
                                .containsExactlyInAnyOrder("SELECT", "INSERT", "UPDATE"))
                .passes(
                        "any_column_privs_are('notes', 'access_guest', array['SELECT', 'UPDATE'], '')",
                        db -> assertThat(db)
                                .table("notes")
                                .anyColumnPrivileges("access_guest")
                                .containsExactlyInAnyOrder("SELECT", "UPDATE"))
                .fails(
                        "any_column_privs_are('shop', 'users', 'access_app', array['INSERT', 'SELECT'])",
                        db -> assertThat(db)
                                .table("shop.users")
                                .anyColumnPrivileges("access_app")
                                .containsExactlyInAnyOrder("SELECT", "INSERT"));
        twin("column_privs_are")
                .passes(
                        "column_privs_are('shop', 'users', 'bio', 'access_app', array['INSERT', 'SELECT', 'UPDATE'])",
                        db -> assertThat(db)
                                .table("shop.users")
                                .column("bio")
                                .privileges("access_app")
                                .containsExactlyInAnyOrder("SELECT", "INSERT", "UPDATE"))
                .passes("column_privs_are('notes', 'tenant', 'access_guest', array['SELECT'], '')", db -> assertThat(db)
                        .table("notes")
                        .column("tenant")
                        .privileges("access_guest")
                        .containsExactlyInAnyOrder("SELECT"))
                .fails(
                        "column_privs_are('shop', 'users', 'email', 'access_app', array['INSERT', 'SELECT', 'UPDATE'],"
                                + " '')",
                        db -> assertThat(db)
                                .table("shop.users")
                                .column("email")
                                .privileges("access_app")
                                .containsExactlyInAnyOrder("SELECT", "INSERT", "UPDATE"))
                .fails("column_privs_are('notes', 'tenat', 'access_guest', array['SELECT'])", db -> assertThat(db)
                        .table("notes")
                        .column("tenat")
                        .privileges("access_guest")
                        .containsExactlyInAnyOrder("SELECT"));
    }

    private void privilegesOnOthers() {
        twin("sequence_privs_are")
                .passes(
                        "sequence_privs_are('shop', 'numbers', 'access_app', array['SELECT', 'USAGE'])",
                        db -> assertThat(db)
                                .sequence("shop.numbers")
                                .privileges("access_app")
                                .containsExactlyInAnyOrder("SELECT", "USAGE"))
                .passes("sequence_privs_are('counter', 'access_app', array['SELECT'], '')", db -> assertThat(db)
                        .sequence("counter")
                        .privileges("access_app")
                        .containsExactlyInAnyOrder("SELECT"))
                .fails("sequence_privs_are('shop', 'numbers', 'access_app', array['USAGE'], '')", db -> assertThat(db)
                        .sequence("shop.numbers")
                        .privileges("access_app")
                        .containsExactlyInAnyOrder("USAGE"))
                .fails("sequence_privs_are('counte', 'access_app', array['SELECT'])", db -> assertThat(db)
                        .sequence("counte")
                        .privileges("access_app")
                        .containsExactlyInAnyOrder("SELECT"));
        twin("function_privs_are")
                .passes(
                        "function_privs_are('shop', 'area', array['int', 'integer'], 'access_app', array['EXECUTE'])",
                        db -> assertThat(db)
                                .function("shop.area", "int", "int")
                                .privileges("access_app")
                                .containsExactlyInAnyOrder("EXECUTE"))
                .passes(
                        "function_privs_are('answer', array[]::name[], 'access_guest', array['EXECUTE'], '')",
                        db -> assertThat(db)
                                .function("answer")
                                .privileges("access_guest")
                                .containsExactlyInAnyOrder("EXECUTE"))
                .passes(
                        "function_privs_are('shop', 'area', array['int', 'int'], 'access_guest', array[]::name[])",
                        db -> assertThat(db)
                                .function("shop.area", "int", "int")
                                .privileges("access_guest")
                                .isEmpty())
                .fails(
                        "function_privs_are('shop', 'area', array['int', 'int'], 'access_guest', array['EXECUTE'])",
                        db -> assertThat(db)
                                .function("shop.area", "int", "int")
                                .privileges("access_guest")
                                .containsExactlyInAnyOrder("EXECUTE"))
                .fails(
                        "function_privs_are('shop', 'aera', array['int', 'int'], 'access_app', array['EXECUTE'], '')",
                        db -> assertThat(db)
                                .function("shop.aera", "int", "int")
                                .privileges("access_app")
                                .containsExactlyInAnyOrder("EXECUTE"));
        twin("language_privs_are")
                .passes("language_privs_are('plpgsql', 'access_app', array['USAGE'])", db -> assertThat(db)
                        .language("plpgsql")
                        .privileges("access_app")
                        .containsExactlyInAnyOrder("USAGE"))
                .passes("language_privs_are('sql', 'access_guest', array['USAGE'], '')", db -> assertThat(db)
                        .language("sql")
                        .privileges("access_guest")
                        .containsExactlyInAnyOrder("USAGE"))
                .passes("language_privs_are('plpgsql', 'access_guest', array[]::name[])", db -> assertThat(db)
                        .language("plpgsql")
                        .privileges("access_guest")
                        .isEmpty())
                .fails("language_privs_are('plpgsql', 'access_guest', array['USAGE'], '')", db -> assertThat(db)
                        .language("plpgsql")
                        .privileges("access_guest")
                        .containsExactlyInAnyOrder("USAGE"))
                .fails("language_privs_are('plpgsq', 'access_app', array['USAGE'])", db -> assertThat(db)
                        .language("plpgsq")
                        .privileges("access_app")
                        .containsExactlyInAnyOrder("USAGE"));
        twin("tablespace_privs_are")
                .passes("tablespace_privs_are('pg_default', 'access_app', array['CREATE'])", db -> assertThat(db)
                        .tablespace("pg_default")
                        .privileges("access_app")
                        .containsExactlyInAnyOrder("CREATE"))
                .passes("tablespace_privs_are('pg_default', 'access_guest', array[]::name[], '')", db -> assertThat(db)
                        .tablespace("pg_default")
                        .privileges("access_guest")
                        .isEmpty())
                .fails("tablespace_privs_are('pg_default', 'access_guest', array['CREATE'], '')", db -> assertThat(db)
                        .tablespace("pg_default")
                        .privileges("access_guest")
                        .containsExactlyInAnyOrder("CREATE"))
                .fails("tablespace_privs_are('pg_defalt', 'access_guest', array[]::name[])", db -> assertThat(db)
                        .tablespace("pg_defalt")
                        .privileges("access_guest")
                        .isEmpty());
        twin("fdw_privs_are")
                .passes("fdw_privs_are('wrapper', 'access_app', array['USAGE'])", db -> assertThat(db)
                        .foreignDataWrapper("wrapper")
                        .privileges("access_app")
                        .containsExactlyInAnyOrder("USAGE"))
                .fails("fdw_privs_are('wrapper', 'access_guest', array['USAGE'], '')", db -> assertThat(db)
                        .foreignDataWrapper("wrapper")
                        .privileges("access_guest")
                        .containsExactlyInAnyOrder("USAGE"))
                .fails("fdw_privs_are('wraper', 'access_app', array['USAGE'])", db -> assertThat(db)
                        .foreignDataWrapper("wraper")
                        .privileges("access_app")
                        .containsExactlyInAnyOrder("USAGE"));
        twin("server_privs_are")
                .passes("server_privs_are('remote', 'access_app', array['USAGE'])", db -> assertThat(db)
                        .foreignServer("remote")
                        .privileges("access_app")
                        .containsExactlyInAnyOrder("USAGE"))
                .passes("server_privs_are('remote', 'access_guest', array[]::name[], '')", db -> assertThat(db)
                        .foreignServer("remote")
                        .privileges("access_guest")
                        .isEmpty())
                .fails("server_privs_are('remote', 'access_app', array[]::name[], '')", db -> assertThat(db)
                        .foreignServer("remote")
                        .privileges("access_app")
                        .isEmpty());
    }

    private void policies() {
        twin("policies_are")
                .passes(
                        "policies_are('public', 'notes', array['everybody', 'tenant'])",
                        db -> assertThat(db).table("notes").policies().containsExactlyInAnyOrder("tenant", "everybody"))
                .passes(
                        "policies_are('shop', 'users', array['own'], '')",
                        db -> assertThat(db).table("shop.users").policies().containsExactlyInAnyOrder("own"))
                .fails(
                        "policies_are('public', 'notes', array['tenant'])",
                        db -> assertThat(db).table("notes").policies().containsExactlyInAnyOrder("tenant"))
                .fails("policies_are('notes', array['tenant', 'everybody', 'none'])", db -> assertThat(db)
                        .table("notes")
                        .policies()
                        .containsExactlyInAnyOrder("tenant", "everybody", "none"));
        // For PUBLIC pgTAP's list is empty, and so it is for a policy that does not exist.
        twin("policy_roles_are")
                .passes(
                        "policy_roles_are('public', 'notes', 'tenant', array['access_app', 'access_editors'])",
                        db -> assertThat(db)
                                .table("notes")
                                .policy("tenant")
                                .roles()
                                .containsExactlyInAnyOrder("access_app", "access_editors"))
                .passes("policy_roles_are('users', 'own', array['access_guest'], '')", db -> assertThat(db)
                        .table("shop.users")
                        .policy("own")
                        .roles()
                        .containsExactlyInAnyOrder("access_guest"))
                .fails("policy_roles_are('notes', 'tenant', array['access_app'])", db -> assertThat(db)
                        .table("notes")
                        .policy("tenant")
                        .roles()
                        .containsExactlyInAnyOrder("access_app"))
                .fails("policy_roles_are('public', 'notes', 'tenat', array['access_app'])", db -> assertThat(db)
                        .table("notes")
                        .policy("tenat")
                        .roles()
                        .containsExactlyInAnyOrder("access_app"));
        twin("policy_cmd_is")
                .passes(
                        "policy_cmd_is('public', 'notes', 'tenant'::name, 'SELECT')",
                        db -> assertThat(db).table("notes").policy("tenant").isForCommand("SELECT"))
                .passes(
                        "policy_cmd_is('notes', 'everybody', 'all')",
                        db -> assertThat(db).table("notes").policy("everybody").isForCommand("all"))
                .passes(
                        "policy_cmd_is('shop', 'users', 'own'::name, 'insert', '')",
                        db -> assertThat(db).table("shop.users").policy("own").isForCommand("INSERT"))
                .fails(
                        "policy_cmd_is('public', 'notes', 'tenant'::name, 'UPDATE')",
                        db -> assertThat(db).table("notes").policy("tenant").isForCommand("UPDATE"))
                .fails(
                        "policy_cmd_is('notes', 'tenat', 'SELECT')",
                        db -> assertThat(db).table("notes").policy("tenat").isForCommand("SELECT"));
    }
}
