package io.confiture.assertions.access;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.confiture.assertions.ConfitureSoftAssertions;
import io.confiture.assertions.Failing;
import io.confiture.assertions.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PolicyAssertTest {
    private static final TestDatabase DATABASE = TestDatabase.with("""
        do $$
        declare r text;
        begin
            foreach r in array array['policy_app', 'policy_team', 'policy_guest'] loop
                if not exists (select from pg_roles where rolname = r) then execute format('create role %I', r); end if;
            end loop;
        end $$;
        grant policy_team to policy_app;
        create schema shop;
        create schema bare;
        create table shop.notes (id int, tenant int);
        create table shop.open (id int);
        create table members (tenant int, name text);
        alter table shop.notes enable row level security;
        create policy tenant on shop.notes for update to policy_team using (tenant = 1) with check (tenant=1 and id>0);
        create policy strict on shop.notes as restrictive for select
            using (exists (select 1 from members m where m.tenant = notes.tenant and m.name = current_user));
        create policy adding on shop.notes for insert with check (true);
        create policy removing on shop.notes for delete using (false);
        comment on policy tenant on shop.notes is 'one''s own';
        """);

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private static PolicyAssert policy(String name) {
        return assertThat(DATABASE.source()).table("shop.notes").policy(name);
    }

    @Test
    void policies_have_properties() {
        policy("tenant")
                .isForCommand("UPDATE")
                .isPermissive()
                .hasUsing("tenant = 1")
                .hasUsing("(tenant = 1)")
                .hasWithCheck("tenant = 1 AND id > 0")
                .hasComment("one's own")
                .roles()
                .containsExactly("policy_team");
        policy("strict")
                .isRestrictive()
                .isForCommand("select")
                .hasUsing("exists (select 1 from members as m where m.tenant=notes.tenant AND m.name=current_user)")
                .hasNoWithCheck()
                .hasNoComment()
                .roles()
                .containsExactly("PUBLIC");
        policy("adding").isForCommand("INSERT").hasNoUsing();
        policy("removing").isForCommand("DELETE");
        policy("tenant").appliesTo("policy_app").appliesTo("policy_team");
        policy("strict").appliesTo("policy_app");
        policy("tenant").doesNotApplyTo("policy_guest");
    }

    @Test
    void queries_within_expressions_are_compared() {
        assertThat(Failing.message(() -> policy("strict")
                        .hasUsing("exists (select 1 from members m where m.tenant = notes.id and m.name"
                                + " = current_user)")))
                .startsWith("""

                    Expecting policy shop.notes.strict
                    to have the USING expression:
                    """)
                .contains("m.tenant = notes.id", "but was:", "m.tenant = notes.tenant");
    }

    @Test
    void a_pool_of_one_connection_is_enough() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(DATABASE.source());
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(1000);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            assertThat(pool)
                    .table("shop.notes")
                    .policy("tenant")
                    .hasUsing("tenant=1")
                    .hasWithCheck("tenant=1 and id>0");
        }
    }

    @Test
    void failures_say_what_the_policy_is() {
        assertThat(Failing.message(() -> policy("tenant").isForCommand("SELECT")))
                .isEqualTo("""

                    Expecting policy shop.notes.tenant
                    to have the command:
                      "SELECT"
                    but was:
                      "UPDATE\"\
                    """);
        assertThat(Failing.message(() -> policy("tenant").isForCommand("SELEKT")))
                .contains("did you mean SELECT?");
        assertThat(Failing.message(() -> policy("tenant").isRestrictive()))
                .contains("to be restrictive\nbut it is permissive");
        assertThat(Failing.message(() -> policy("strict").isPermissive()))
                .contains("to be permissive\nbut it is restrictive");
        assertThat(Failing.message(() -> policy("tenant").hasUsing("tenant = 2")))
                .contains("(tenant = 1)");
        assertThat(Failing.message(() -> policy("tenant").hasUsing("tenat = 2")))
                .contains("column \"tenat\" does not exist");
        assertThat(Failing.message(
                        () -> policy("adding").hasWithCheck("true) as expression from only shop.notes; select (1")))
                .contains("it is more than one statement");
        assertThat(Failing.message(() -> policy("adding").hasUsing("true"))).contains("but it has none");
        assertThat(Failing.message(() -> policy("tenant").hasNoUsing())).contains("(tenant = 1)");
        assertThat(Failing.message(() -> policy("tenant").hasNoWithCheck())).contains("id > 0");
        assertThat(Failing.message(() -> policy("tenant").hasNoComment())).contains("one's own");
        assertThat(Failing.message(() -> policy("strict").hasComment("x"))).contains("but it has none");
        assertThat(Failing.message(() -> policy("tenant").doesNotApplyTo("policy_app")))
                .contains("but it does");
        assertThat(Failing.message(() -> policy("tenant").appliesTo("policy_ap")))
                .contains("did you mean policy_app?");
        assertThat(Failing.message(() -> policy("tenat"))).contains("there is no policy tenat; did you mean tenant?");
        assertThat(Failing.message(
                        () -> assertThat(DATABASE.source()).table("shop.notes").hasPolicy("none")))
                .contains("there is no policy none");
        assertThat(Failing.message(
                        () -> assertThat(DATABASE.source()).table("shop.notes").doesNotHavePolicy("tenant")))
                .contains("not to have policy");
        assertThat(Failing.message(() -> assertThat(DATABASE.source())
                        .table("shop.open")
                        .policies()
                        .isNotEmpty()))
                .contains("policies of table shop.open");
    }

    @Test
    void a_schema_is_secured_when_all_its_tables_are() {
        assertThat(Failing.message(
                        () -> assertThat(DATABASE.source()).schema("shop").hasRowSecurityOnAllTables()))
                .isEqualTo("""

                    Expecting schema shop
                    to have row security enabled on all 2 tables
                    but it is disabled on:
                      ["open"]\
                    """);
        assertThat(Failing.message(
                        () -> assertThat(DATABASE.source()).schema("bare").hasRowSecurityOnAllTables()))
                .contains("but it has no table");
        DATABASE.run("create schema safe; create table safe.t (id int); alter table safe.t enable row level security");
        assertThat(DATABASE.source()).schema("safe").hasRowSecurityOnAllTables();
    }

    @Test
    void soft_assertions_go_on() {
        ConfitureSoftAssertions softly = new ConfitureSoftAssertions();

        softly.assertThat(DATABASE.source())
                .table("shop.notes")
                .policy("tenat")
                .isRestrictive()
                .isForCommand("NONE")
                .hasUsing("x")
                .hasNoWithCheck()
                .hasNoComment()
                .appliesTo("nobody")
                .roles()
                .isEmpty();
        softly.assertThat(DATABASE.source()).schema("shpo").hasRowSecurityOnAllTables();

        assertThat(softly.assertionErrorsCollected()).hasSize(2);
    }
}
