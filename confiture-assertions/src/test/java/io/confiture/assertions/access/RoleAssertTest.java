package io.confiture.assertions.access;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.assertions.ConfitureSoftAssertions;
import io.confiture.assertions.DatabaseAssert;
import io.confiture.assertions.Failing;
import io.confiture.assertions.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RoleAssertTest {
    private static final TestDatabase DATABASE = TestDatabase.with("""
        do $$
        declare r text;
        begin
            foreach r in array array['role_all', 'role_none', 'role_super', 'role_team', 'role_lead', 'role_owner', 'role.dotted'] loop
                if not exists (select from pg_roles where rolname = r) then execute format('create role %I', r); end if;
            end loop;
            execute format('alter role role_all in database %I set work_mem = ''1MB''', current_database());
        end $$;
        alter role role_all login createrole createdb replication bypassrls connection limit 20;
        alter role role_all set statement_timeout = '5s';
        alter role role_all set work_mem = '2MB';
        alter role role_all set app.tenant = '7';
        alter role role_none noinherit;
        alter role role_super superuser;
        comment on role role_all is 'may do much';
        grant role_team to role_all with admin option;
        grant role_lead to role_team;
        grant role_team to role_none with inherit false, set false;
        """);

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private static DatabaseAssert db() {
        return assertThat(DATABASE.source());
    }

    @Test
    void attributes() {
        db().role("role_all")
                .canLogin()
                .inherits()
                .canCreateRoles()
                .canCreateDatabases()
                .canReplicate()
                .bypassesRowSecurity()
                .isNotSuperuser()
                .hasConnectionLimit(20);
        db().role("role_none")
                .cannotLogin()
                .doesNotInherit()
                .cannotCreateRoles()
                .cannotCreateDatabases()
                .cannotReplicate()
                .doesNotBypassRowSecurity()
                .hasNoConnectionLimit();
    }

    @Test
    void the_other_side_of_each_attribute_fails() {
        assertThat(Failing.message(() -> db().role("role_all").cannotLogin())).isEqualTo("""

            Expecting role role_all
            to not have LOGIN
            but it has it\
            """);
        assertThat(Failing.message(() -> db().role("role_none").canLogin()))
                .contains("to have LOGIN\nbut it has NOLOGIN");
        assertThat(Failing.message(() -> db().role("role_none").inherits())).contains("to have INHERIT");
        assertThat(Failing.message(() -> db().role("role_all").doesNotInherit()))
                .contains("not have INHERIT");
        assertThat(Failing.message(() -> db().role("role_none").canCreateRoles()))
                .contains("create roles\nbut it is not");
        assertThat(Failing.message(() -> db().role("role_all").cannotCreateRoles()))
                .contains("create roles\nbut it is");
        assertThat(Failing.message(() -> db().role("role_none").canCreateDatabases()))
                .contains("create databases");
        assertThat(Failing.message(() -> db().role("role_all").cannotCreateDatabases()))
                .contains("create databases");
        assertThat(Failing.message(() -> db().role("role_none").canReplicate())).contains("replicate");
        assertThat(Failing.message(() -> db().role("role_all").cannotReplicate()))
                .contains("replicate");
        assertThat(Failing.message(() -> db().role("role_none").bypassesRowSecurity()))
                .contains("bypass row security");
        assertThat(Failing.message(() -> db().role("role_all").doesNotBypassRowSecurity()))
                .contains("bypass row security");
        assertThat(Failing.message(() -> db().role("role_all").hasConnectionLimit(10)))
                .contains("\"10\"", "\"20\"");
        assertThat(Failing.message(() -> db().role("role_all").hasNoConnectionLimit()))
                .contains("\"20\"");
        assertThat(Failing.message(() -> db().role("role_none").hasConnectionLimit(1)))
                .contains("but it has none");
    }

    @Test
    void a_superuser_may_do_what_its_attributes_do_not_say() {
        db().role("role_super")
                .isSuperuser()
                .canCreateRoles()
                .canCreateDatabases()
                .canReplicate()
                .bypassesRowSecurity();
        assertThat(Failing.message(() -> db().role("role_super").doesNotBypassRowSecurity()))
                .contains("but it does");
    }

    @Test
    void settings_of_this_database_stand_above_those_of_all() {
        db().role("role_all")
                .hasSetting("statement_timeout", "5s")
                .hasSetting("work_mem", "1MB")
                .hasSetting("Work_Mem", "1MB")
                .hasSetting("app.tenant", "7")
                .doesNotHaveSetting("lock_timeout")
                .doesNotHaveSetting("app.user");
        assertThat(Failing.message(() -> db().role("role_all").hasSetting("work_mem", "2MB")))
                .isEqualTo("""

                    Expecting role role_all
                    to have the setting work_mem:
                      "2MB"
                    but was:
                      "1MB\"\
                    """);
        assertThat(Failing.message(() -> db().role("role_all").doesNotHaveSetting("app.tenant")))
                .contains("\"7\"");
        assertThat(Failing.message(() -> db().role("role_all").doesNotHaveSetting("statment_timeout")))
                .contains("there is no setting statment_timeout; did you mean statement_timeout?");
    }

    @Test
    void comments() {
        db().role("role_all").hasComment("may do much");
        db().role("role_none").hasNoComment();
        assertThat(Failing.message(() -> db().role("role_none").hasComment("x")))
                .contains("but it has none");
        assertThat(Failing.message(() -> db().role("role_all").hasNoComment())).contains("may do much");
    }

    @Test
    void memberships_are_told_apart_from_what_they_give() {
        db().role("role_all")
                .isMemberOf("role_team")
                .isDirectMemberOf("role_team")
                .isMemberOf("role_lead")
                .isNotDirectMemberOf("role_lead")
                .inheritsFrom("role_lead")
                .canBecome("role_lead")
                .isAdminOf("role_team")
                .isNotAdminOf("role_lead");
        db().role("role_none")
                .isMemberOf("role_team")
                .doesNotInheritFrom("role_team")
                .cannotBecome("role_team");
        db().role("role_super")
                .isNotMemberOf("role_team")
                .inheritsFrom("role_team")
                .canBecome("role_team")
                .isAdminOf("role_team");
        db().role("role_team").members().containsExactly("role_all", "role_none");
        db().role("role_team").memberships().containsExactly("role_lead");
        db().role("role_lead").isNotMemberOf("role_lead").memberships().isEmpty();
    }

    @Test
    void a_failure_lists_the_memberships() {
        assertThat(Failing.message(() -> db().role("role_all").isNotMemberOf("role_lead")))
                .isEqualTo("""

                    Expecting role role_all
                    to not be a member of role_lead
                    but it is; it is a member of role_lead (through others), role_team\
                    """);
        assertThat(Failing.message(() -> db().role("role_lead").isMemberOf("role_team")))
                .contains("but it is not; it is a member of no role");
        assertThat(Failing.message(() -> db().role("role_all").isDirectMemberOf("role_lead")))
                .contains("by itself");
        assertThat(Failing.message(() -> db().role("role_all").isNotDirectMemberOf("role_team")))
                .contains("but it is;");
        assertThat(Failing.message(() -> db().role("role_none").inheritsFrom("role_team")))
                .contains("does not have them");
        assertThat(Failing.message(() -> db().role("role_all").doesNotInheritFrom("role_team")))
                .contains("has them");
        assertThat(Failing.message(() -> db().role("role_none").canBecome("role_team")))
                .contains("is not allowed to");
        assertThat(Failing.message(() -> db().role("role_all").cannotBecome("role_team")))
                .contains("is allowed to");
        assertThat(Failing.message(() -> db().role("role_none").isAdminOf("role_team")))
                .contains("does not have it");
        assertThat(Failing.message(() -> db().role("role_all").isNotAdminOf("role_team")))
                .contains("has it");
        assertThat(Failing.message(() -> db().role("role_all").isNotMemberOf("role_tema")))
                .contains("there is no role role_tema; did you mean role_team?");
    }

    @Test
    void who_owns_the_database_is_a_member_of_its_owners() {
        DATABASE.run("do $$ begin execute format('alter database %I owner to role_owner', current_database()); end $$");

        db().role("role_owner").isMemberOf("pg_database_owner");
        db().role("role_lead").isNotMemberOf("pg_database_owner");
    }

    @Test
    void names_are_taken_as_they_are() {
        db().hasRole("role.dotted")
                .hasGroup("role.dotted")
                .roles()
                .contains("role.dotted")
                .doesNotContain("pg_monitor");
        db().role("pg_monitor").cannotLogin();
        assertThat(Failing.message(() -> db().role("role.doted"))).startsWith("""

            Expecting database
            to have role:
              "role.doted"
            but there is no role role.doted; did you mean role.dotted?
            """);
        assertThat(Failing.message(() -> db().users().contains("role_none"))).contains("users of database");
    }

    @Test
    void soft_assertions_go_on_without_a_role_that_is_missing() {
        ConfitureSoftAssertions softly = new ConfitureSoftAssertions();

        softly.assertThat(DATABASE.source())
                .role("role_al")
                .isSuperuser()
                .hasSetting("statment_timeout", "1s")
                .hasConnectionLimit(1)
                .isMemberOf("nobody")
                .members()
                .isEmpty();
        softly.assertThat(DATABASE.source())
                .role("role_all")
                .isSuperuser()
                .isNotMemberOf("role_team")
                .canLogin();

        assertThat(softly.assertionErrorsCollected())
                .extracting(Throwable::getMessage)
                .satisfiesExactly(
                        first -> assertThat(first).contains("there is no role role_al"),
                        second -> assertThat(second).contains("be a superuser"),
                        third -> assertThat(third).contains("not be a member of role_team"));
    }
}
