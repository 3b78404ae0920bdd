package io.confiture.assertions.access;

import io.confiture.assertions.error.ShouldBe;
import io.confiture.assertions.error.ShouldExist;
import io.confiture.assertions.object.Navigation;
import io.confiture.assertions.source.Answer;
import io.confiture.assertions.source.DatabaseObject;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ListAssert;

/** Asks how roles belong to each other, and reports what is not as expected. */
final class Memberships {
    /** What was granted; and whoever owns the database is a member of pg_database_owner, whose oid never changes. */
    private static final String GRANTED = """
        with recursive edge as (
            select m.roleid, m.member from pg_catalog.pg_auth_members m
            union select 6171::oid, d.datdba from pg_catalog.pg_database d where d.datname = pg_catalog.current_database()
        ), above as (
            select e.roleid from edge e where e.member = ?::bigint::oid
            union select e.roleid from edge e join above a on e.member = a.roleid
        )
        """;

    private final Navigation navigation;
    private final DatabaseObject role;

    private Memberships(Navigation navigation, DatabaseObject role) {
        this.navigation = navigation;
        this.role = role;
    }

    static Memberships of(Navigation navigation) {
        return new Memberships(
                navigation, Objects.requireNonNull(navigation.scope().parent()));
    }

    void expect(boolean yes, Question question, String other) {
        if (navigation.absent()) {
            return;
        }
        Roles roles = new Roles(role.source());
        roles.find(other)
                .ifPresentOrElse(
                        found -> {
                            if (is(question, found) != yes) {
                                navigation.report(ShouldBe.shouldBe(
                                        role,
                                        (yes ? "" : "not ") + question.should + " " + other,
                                        (yes ? question.no : question.yes) + "; it is a member of " + all()));
                            }
                        },
                        () -> navigation.report(
                                ShouldExist.shouldExist("database", "role", other, roles.names(), role.definedAt())));
    }

    ListAssert<String> members() {
        return names("members", "m.member", "m.roleid");
    }

    ListAssert<String> memberships() {
        return names("memberships", "m.roleid", "m.member");
    }

    private ListAssert<String> names(String nouns, String wanted, String given) {
        List<Answer> found = navigation.absent()
                ? List.of()
                : role.source()
                        .ask(
                                "select distinct r.rolname::text collate \"C\" as name from pg_catalog.pg_auth_members"
                                        + " m join pg_catalog.pg_roles r on r.oid = " + wanted + " where " + given
                                        + " = ? order by 1",
                                role.oid());
        return navigation.names(
                nouns,
                found.stream().map(row -> String.valueOf(row.text("name"))).toList());
    }

    private boolean is(Question question, long other) {
        return role.source()
                .askOne(question.sql, role.oid(), other)
                .orElseThrow()
                .flag("yes");
    }

    /** Say what the role is a member of, and what of it is not by itself. */
    private String all() {
        List<String> names = role.source().ask(GRANTED + """
            select r.rolname || case when exists (select 1 from edge e where e.member = ?::bigint::oid and e.roleid = a.roleid)
                                     then '' else ' (through others)' end as name
            from above a join pg_catalog.pg_roles r on r.oid = a.roleid order by r.rolname collate "C"
            """, role.oid(), role.oid()).stream()
                .map(row -> String.valueOf(row.text("name")))
                .toList();
        return names.isEmpty() ? "no role" : String.join(", ", names);
    }

    /** Is what can be asked about a role and another. */
    enum Question {
        MEMBER(
                GRANTED + "select exists (select 1 from above a where a.roleid = ?::bigint::oid) as yes",
                "be a member of"),
        DIRECT(
                "select exists (select 1 from pg_catalog.pg_auth_members m where m.member = ? and m.roleid = ?) as yes",
                "be a member by itself of"),
        USAGE(has("'USAGE'"), "have the privileges of", "does not have them", "has them"),
        SET(
                has("case when pg_catalog.current_setting('server_version_num')::int < 160000 then 'MEMBER' else"
                        + " 'SET' end"),
                "be allowed to SET ROLE to",
                "is not allowed to",
                "is allowed to"),
        ADMIN(has("'MEMBER WITH ADMIN OPTION'"), "have the admin option on", "does not have it", "has it");

        private final String sql;
        private final String should;
        private final String no;
        private final String yes;

        Question(String sql, String should) {
            this(sql, should, "is not", "is");
        }

        Question(String sql, String should, String no, String yes) {
            this.sql = sql;
            this.should = should;
            this.no = no;
            this.yes = yes;
        }

        private static String has(String privilege) {
            return "select pg_catalog.pg_has_role(?::bigint::oid, ?::bigint::oid, " + privilege + ") as yes";
        }
    }
}
