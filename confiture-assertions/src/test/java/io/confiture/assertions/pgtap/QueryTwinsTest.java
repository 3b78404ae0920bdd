package io.confiture.assertions.pgtap;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static io.confiture.assertions.ConfitureAssertions.row;
import static io.confiture.assertions.query.SqlState.CHECK_VIOLATION;
import static io.confiture.assertions.query.SqlState.DIVISION_BY_ZERO;
import static io.confiture.assertions.query.SqlState.UNIQUE_VIOLATION;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.InstanceOfAssertFactories.LONG;

import java.time.Duration;

class QueryTwinsTest extends PgTapTwins {

    @Override
    String setup() {
        return """
            create table users (id int primary key, email text not null unique, role text, born date,
                constraint known_role check (role in ('admin', 'guest')));
            insert into users values (1, 'a@b.c', 'admin', '2001-02-03'), (2, 'b@b.c', 'admin', null),
                (3, 'c@b.c', null, '2003-04-05');
            """;
    }

    @Override
    void define() {
        scalars();
        patterns();
        errors();
        messages();
        times();
        ordered();
        sets();
        bags();
        single();
    }

    private void scalars() {
        twin("ok")
                .passes("ok((select count(*) = 3 from users))", db -> assertThat(db)
                        .query("select count(*) = 3 from users")
                        .booleanValue()
                        .isTrue())
                .fails("ok((select count(*) = 4 from users))", db -> assertThat(db)
                        .query("select count(*) = 4 from users")
                        .booleanValue()
                        .isTrue())
                .fails("ok(null::boolean)", db -> assertThat(db)
                        .query("select null::boolean")
                        .booleanValue()
                        .isTrue());
        twin("is")
                .passes("is((select email from users where id = 1), 'a@b.c')", db -> assertThat(db)
                        .query("select email from users where id = 1")
                        .value()
                        .isEqualTo("a@b.c"))
                .passes("is((select role from users where id = 3), null)", db -> assertThat(db)
                        .query("select role from users where id = 3")
                        .value()
                        .isNull())
                .passes(
                        "is(1.0, 1.00)",
                        db -> assertThat(db).query("select 1.0").value().isEqualTo(1))
                .fails("is((select email from users where id = 1), 'x@b.c')", db -> assertThat(db)
                        .query("select email from users where id = 1")
                        .value()
                        .isEqualTo("x@b.c"))
                .fails("is((select role from users where id = 3), 'admin')", db -> assertThat(db)
                        .query("select role from users where id = 3")
                        .value()
                        .isEqualTo("admin"));
        twin("isnt")
                .passes("isnt((select email from users where id = 1), 'x@b.c')", db -> assertThat(db)
                        .query("select email from users where id = 1")
                        .value()
                        .isNotEqualTo("x@b.c"))
                .passes("isnt((select role from users where id = 3), 'admin')", db -> assertThat(db)
                        .query("select role from users where id = 3")
                        .value()
                        .isNotEqualTo("admin"))
                .fails("isnt((select email from users where id = 1), 'a@b.c')", db -> assertThat(db)
                        .query("select email from users where id = 1")
                        .value()
                        .isNotEqualTo("a@b.c"));
        twin("cmp_ok")
                .passes("cmp_ok((select count(*) from users), '>', 2::bigint)", db -> assertThat(db)
                        .query("select count(*) from users")
                        .value()
                        .asInstanceOf(LONG)
                        .isGreaterThan(2))
                .fails("cmp_ok((select count(*) from users), '<', 3::bigint)", db -> assertThat(db)
                        .query("select count(*) from users")
                        .value()
                        .asInstanceOf(LONG)
                        .isLessThan(3));
        twin("isa_ok")
                .passes("isa_ok((select id from users where id = 1), 'integer')", db -> assertThat(db)
                        .query("select id from users where id = 1")
                        .hasColumnTypes("integer"))
                .fails("isa_ok((select id from users where id = 1), 'bigint')", db -> assertThat(db)
                        .query("select id from users where id = 1")
                        .hasColumnTypes("bigint"));
        twin("pass")
                .passes("pass('reached')", db -> assertThatNoException().isThrownBy(() -> {}))
                .fails("check_test(pass('reached'), false)", db -> assertThatThrownBy(() -> {})
                        .isInstanceOf(AssertionError.class));
        twin("fail")
                .passes("check_test(fail('reached'), false)", db -> assertThatThrownBy(() -> fail("reached"))
                        .hasMessage("reached"))
                .fails("fail('reached')", db -> fail("reached"));
    }

    private void patterns() {
        twin("matches")
                .passes("matches((select email from users where id = 1), '@b[.]c$')", db -> assertThat(db)
                        .query("select email from users where id = 1")
                        .textValue()
                        .containsPattern("@b[.]c$"))
                .fails("matches((select email from users where id = 1), '@B[.]c$')", db -> assertThat(db)
                        .query("select email from users where id = 1")
                        .textValue()
                        .containsPattern("@B[.]c$"));
        twin("imatches")
                .passes("imatches((select email from users where id = 1), '@B[.]C$')", db -> assertThat(db)
                        .query("select email from users where id = 1")
                        .textValue()
                        .containsPattern("(?i)@B[.]C$"))
                .fails("imatches((select email from users where id = 1), '^B')", db -> assertThat(db)
                        .query("select email from users where id = 1")
                        .textValue()
                        .containsPattern("(?i)^B"));
        twin("doesnt_match")
                .passes("doesnt_match((select email from users where id = 1), '^B')", db -> assertThat(db)
                        .query("select email from users where id = 1")
                        .textValue()
                        .doesNotContainPattern("^B"))
                .fails("doesnt_match((select email from users where id = 1), '^a')", db -> assertThat(db)
                        .query("select email from users where id = 1")
                        .textValue()
                        .doesNotContainPattern("^a"));
        twin("doesnt_imatch")
                .passes("doesnt_imatch((select email from users where id = 1), '^B')", db -> assertThat(db)
                        .query("select email from users where id = 1")
                        .textValue()
                        .doesNotContainPattern("(?i)^B"))
                .fails("doesnt_imatch((select email from users where id = 1), '^A')", db -> assertThat(db)
                        .query("select email from users where id = 1")
                        .textValue()
                        .doesNotContainPattern("(?i)^A"));
        twin("alike")
                .passes(
                        "alike((select email from users where id = 1), 'a%')",
                        db -> assertThat(db)
                                .query("select email from users where id = 1")
                                .textValue()
                                .startsWith("a"))
                .fails(
                        "alike((select email from users where id = 1), 'A%')",
                        db -> assertThat(db)
                                .query("select email from users where id = 1")
                                .textValue()
                                .startsWith("A"));
        twin("ialike")
                .passes(
                        "ialike((select email from users where id = 1), 'A%')",
                        db -> assertThat(db)
                                .query("select email from users where id = 1")
                                .textValue()
                                .startsWithIgnoringCase("A"))
                .fails(
                        "ialike((select email from users where id = 1), 'B%')",
                        db -> assertThat(db)
                                .query("select email from users where id = 1")
                                .textValue()
                                .startsWithIgnoringCase("B"));
        twin("unalike")
                .passes(
                        "unalike((select email from users where id = 1), 'A%')",
                        db -> assertThat(db)
                                .query("select email from users where id = 1")
                                .textValue()
                                .doesNotStartWith("A"))
                .fails(
                        "unalike((select email from users where id = 1), 'a%')",
                        db -> assertThat(db)
                                .query("select email from users where id = 1")
                                .textValue()
                                .doesNotStartWith("a"));
        twin("unialike")
                .passes(
                        "unialike((select email from users where id = 1), 'B%')",
                        db -> assertThat(db)
                                .query("select email from users where id = 1")
                                .textValue()
                                .doesNotStartWithIgnoringCase("B"))
                .fails(
                        "unialike((select email from users where id = 1), 'A%')",
                        db -> assertThat(db)
                                .query("select email from users where id = 1")
                                .textValue()
                                .doesNotStartWithIgnoringCase("A"));
    }

    private void errors() {
        twin("throws_ok")
                .passes("throws_ok('insert into users values (4, ''a@b.c'')', '23505')", db -> assertThat(db)
                        .statement("insert into users values (4, 'a@b.c')")
                        .failsWith(UNIQUE_VIOLATION)
                        .onConstraint("users_email_key"))
                .passes("throws_ok('select 1 / 0', '22012', 'division by zero')", db -> assertThat(db)
                        .statement("select 1 / 0")
                        .failsWith(DIVISION_BY_ZERO)
                        .withMessage("division by zero"))
                .passes(
                        "throws_ok('select 1 / 0')",
                        db -> assertThat(db).statement("select 1 / 0").fails())
                .passes(
                        "throws_ok('select 1 / 0', 'division by zero')",
                        db -> assertThat(db).statement("select 1 / 0").fails().withMessage("division by zero"))
                .passes(
                        "throws_ok('select 1 / 0', 22012)",
                        db -> assertThat(db).statement("select 1 / 0").failsWith("22012"))
                .fails(
                        "throws_ok('select 1 / 1')",
                        db -> assertThat(db).statement("select 1 / 1").fails())
                .fails("throws_ok('insert into users values (4, ''d@b.c'', ''boss'')', '23505')", db -> assertThat(db)
                        .statement("insert into users values (4, 'd@b.c', 'boss')")
                        .failsWith(UNIQUE_VIOLATION))
                .fails("throws_ok('select 1 / 0', '22012', 'division')", db -> assertThat(db)
                        .statement("select 1 / 0")
                        .failsWith(DIVISION_BY_ZERO)
                        .withMessage("division"))
                .fails(
                        "throws_ok('select 1 / 0', 'division')",
                        db -> assertThat(db).statement("select 1 / 0").fails().withMessage("division"));
        // Constraints that are deferred to the end of the transaction are checked by ours, and not by pgTAP's.
        twin("lives_ok")
                .passes("lives_ok('insert into users values (4, ''d@b.c'')')", db -> assertThat(db)
                        .statement("insert into users values (4, 'd@b.c')")
                        .succeeds())
                .fails("lives_ok('insert into users values (1, ''d@b.c'')')", db -> assertThat(db)
                        .statement("insert into users values (1, 'd@b.c')")
                        .succeeds());
    }

    private void messages() {
        twin("throws_like")
                .passes(
                        "throws_like('select 1 / 0', 'division%')",
                        db -> assertThat(db)
                                .statement("select 1 / 0")
                                .errorMessage()
                                .startsWith("division"))
                .fails(
                        "throws_like('select 1 / 0', 'Division%')",
                        db -> assertThat(db)
                                .statement("select 1 / 0")
                                .errorMessage()
                                .startsWith("Division"))
                .fails(
                        "throws_like('select 1 / 1', '%')",
                        db -> assertThat(db)
                                .statement("select 1 / 1")
                                .errorMessage()
                                .startsWith(""));
        twin("throws_ilike")
                .passes(
                        "throws_ilike('select 1 / 0', '%ZERO%')",
                        db -> assertThat(db)
                                .statement("select 1 / 0")
                                .errorMessage()
                                .containsIgnoringCase("ZERO"))
                .fails(
                        "throws_ilike('select 1 / 0', '%ONE%')",
                        db -> assertThat(db)
                                .statement("select 1 / 0")
                                .errorMessage()
                                .containsIgnoringCase("ONE"));
        twin("throws_matching")
                .passes(
                        "throws_matching('insert into users values (4, ''d@b.c'', ''boss'')', 'check constraint"
                                + " \"known_role\"$')",
                        db -> assertThat(db)
                                .statement("insert into users values (4, 'd@b.c', 'boss')")
                                .failsWith(CHECK_VIOLATION)
                                .errorMessage()
                                .containsPattern("check constraint \"known_role\"$"))
                .fails("throws_matching('select 1 / 0', 'ZERO$')", db -> assertThat(db)
                        .statement("select 1 / 0")
                        .errorMessage()
                        .containsPattern("ZERO$"));
        twin("throws_imatching")
                .passes("throws_imatching('select 1 / 0', '^division.*ZERO$')", db -> assertThat(db)
                        .statement("select 1 / 0")
                        .fails()
                        .withMessageMatching("(?i)division.*ZERO"))
                .fails(
                        "throws_imatching('select 1 / 0', '^ZERO')",
                        db -> assertThat(db).statement("select 1 / 0").fails().withMessageMatching("(?i)ZERO.*"));
    }

    private void times() {
        // pgTAP forgets whole minutes: it takes 60.001 s for a millisecond.
        twin("performs_ok")
                .passes(
                        "performs_ok('select 1', 10000)",
                        db -> assertThat(db).statement("select 1").completesWithin(Duration.ofSeconds(10)))
                .fails(
                        "performs_ok('select pg_sleep(0.05)', 20)",
                        db -> assertThat(db).statement("select pg_sleep(0.05)").completesWithin(Duration.ofMillis(20)));
        twin("performs_within")
                .passes("performs_within('select pg_sleep(0.02)', 1000, 995, 5)", db -> assertThat(db)
                        .statement("select pg_sleep(0.02)")
                        .takesAbout(Duration.ofMillis(1000), Duration.ofMillis(995), 5))
                .fails("performs_within('select pg_sleep(0.02)', 5, 10, 5)", db -> assertThat(db)
                        .statement("select pg_sleep(0.02)")
                        .takesAbout(Duration.ofMillis(5), Duration.ofMillis(10), 5));
    }

    private void ordered() {
        // pgTAP compares names of prepared statements and cursors as well; ours takes the text of queries.
        twin("results_eq")
                .passes(
                        "results_eq('select id, email from users order by id', 'values (1, ''a@b.c''), (2, ''b@b.c''),"
                                + " (3, ''c@b.c'')')",
                        db -> assertThat(db)
                                .query("select id, email from users order by id")
                                .containsExactly(row(1, "a@b.c"), row(2, "b@b.c"), row(3, "c@b.c")))
                .passes(
                        "results_eq('select role from users order by id', array['admin', 'admin', null])",
                        db -> assertThat(db)
                                .query("select role from users order by id")
                                .containsExactly(row("admin"), row("admin"), row((Object) null)))
                .passes("results_eq('select id from users order by id', 'values (1), (2), (3)')", db -> assertThat(db)
                        .query("select id from users order by id")
                        .hasSameRowsAs("values (1), (2), (3)"))
                .fails("results_eq('select id from users order by id', array[1, 3, 2])", db -> assertThat(db)
                        .query("select id from users order by id")
                        .containsExactly(row(1), row(3), row(2)))
                .fails("results_eq('select id from users order by id', array[1, 2])", db -> assertThat(db)
                        .query("select id from users order by id")
                        .containsExactly(row(1), row(2)))
                .fails("results_eq('select id from users order by id', 'values (1), (2), (3), (4)')", db -> assertThat(
                                db)
                        .query("select id from users order by id")
                        .hasSameRowsAs("values (1), (2), (3), (4)"))
                // Of the same values, but of other types.
                .fails("results_eq('select id from users order by id', array[1, 2, 3]::bigint[])", db -> assertThat(db)
                        .query("select id from users order by id")
                        .hasSameRowsAs("values (1::bigint), (2), (3)"))
                .fails("results_eq('select id from users order by id', array['1', '2', '3'])", db -> assertThat(db)
                        .query("select id from users order by id")
                        .containsExactly(row("1"), row("2"), row("3")))
                .fails(
                        "results_eq('select id, email from users order by id', 'select id from users order by id')",
                        db -> assertThat(db)
                                .query("select id, email from users order by id")
                                .hasSameRowsAs("select id from users order by id"));
        twin("results_ne")
                .passes("results_ne('select id from users order by id', array[1, 3, 2])", db -> assertThat(db)
                        .query("select id from users order by id")
                        .doesNotHaveSameRowsAs("values (1), (3), (2)"))
                .passes("results_ne('select id from users order by id', array[1, 2])", db -> assertThat(db)
                        .query("select id from users order by id")
                        .doesNotHaveSameRowsAs("values (1), (2)"))
                .fails("results_ne('select id from users order by id', array[1, 2, 3])", db -> assertThat(db)
                        .query("select id from users order by id")
                        .doesNotHaveSameRowsAs("values (1), (2), (3)"))
                // A difference of types is no difference of rows.
                .fails("results_ne('select id from users order by id', array['a', 'b'])", db -> assertThat(db)
                        .query("select id from users order by id")
                        .doesNotHaveSameRowsAs("values ('a'), ('b')"));
    }

    private void sets() {
        twin("set_eq")
                .passes("set_eq('select role from users', array['admin', null])", db -> assertThat(db)
                        .query("select role from users")
                        .containsOnly(row((Object) null), row("admin")))
                .passes("set_eq('select id from users', 'values (3), (2), (1), (1)')", db -> assertThat(db)
                        .query("select id from users")
                        .hasSameDistinctRowsAs("values (3), (2), (1), (1)"))
                .passes("set_eq('select id from users', 'values (3::numeric), (2.0), (1)')", db -> assertThat(db)
                        .query("select id from users")
                        .hasSameDistinctRowsAs("values (3::numeric), (2.0), (1)"))
                .fails(
                        "set_eq('select id from users', array[1, 2])",
                        db -> assertThat(db).query("select id from users").containsOnly(row(1), row(2)))
                .fails("set_eq('select id from users', 'values (1), (2), (3), (4)')", db -> assertThat(db)
                        .query("select id from users")
                        .hasSameDistinctRowsAs("values (1), (2), (3), (4)"))
                .fails("set_eq('select id from users', 'select email from users')", db -> assertThat(db)
                        .query("select id from users")
                        .hasSameDistinctRowsAs("select email from users"));
        twin("set_ne")
                .passes("set_ne('select id from users', array[1, 2])", db -> assertThat(db)
                        .query("select id from users")
                        .doesNotHaveSameDistinctRowsAs("values (1), (2)"))
                .fails("set_ne('select id from users', array[1, 2, 3, 3])", db -> assertThat(db)
                        .query("select id from users")
                        .doesNotHaveSameDistinctRowsAs("values (1), (2), (3), (3)"))
                .fails("set_ne('select id from users', 'select email from users')", db -> assertThat(db)
                        .query("select id from users")
                        .doesNotHaveSameDistinctRowsAs("select email from users"));
        // Where the second query gives no rows, pgTAP passes has and hasnt; ours fail, since nothing was compared.
        twin("set_has")
                .passes(
                        "set_has('select id from users', 'values (2), (2)')",
                        db -> assertThat(db).query("select id from users").containsAllDistinctRowsOf("values (2), (2)"))
                .passes(
                        "set_has('select id from users', 'values (2)')",
                        db -> assertThat(db).query("select id from users").contains(row(2)))
                .fails("set_has('select id from users', 'values (2), (4)')", db -> assertThat(db)
                        .query("select id from users")
                        .containsAllDistinctRowsOf("values (2), (4)"));
        twin("set_hasnt")
                .passes(
                        "set_hasnt('select id from users', 'values (4), (5)')",
                        db -> assertThat(db).query("select id from users").doesNotContain(row(4), row(5)))
                .passes(
                        "set_hasnt('select id from users', 'values (4)')",
                        db -> assertThat(db).query("select id from users").doesNotContainAnyRowOf("values (4)"))
                .fails(
                        "set_hasnt('select id from users', 'values (3), (4)')",
                        db -> assertThat(db).query("select id from users").doesNotContainAnyRowOf("values (3), (4)"));
    }

    private void bags() {
        twin("bag_eq")
                .passes("bag_eq('select role from users', array['admin', null, 'admin'])", db -> assertThat(db)
                        .query("select role from users")
                        .containsExactlyInAnyOrder(row("admin"), row((Object) null), row("admin")))
                .passes(
                        "bag_eq('select id, role from users', 'values (3, null), (2, ''admin''), (1, ''admin'')')",
                        db -> assertThat(db)
                                .query("select id, role from users")
                                .hasSameRowsInAnyOrderAs("values (3, null), (2, 'admin'), (1, 'admin')"))
                .fails("bag_eq('select role from users', array['admin', null])", db -> assertThat(db)
                        .query("select role from users")
                        .containsExactlyInAnyOrder(row("admin"), row((Object) null)))
                .fails("bag_eq('select id from users', 'values (1), (2), (3), (3)')", db -> assertThat(db)
                        .query("select id from users")
                        .hasSameRowsInAnyOrderAs("values (1), (2), (3), (3)"));
        twin("bag_ne")
                .passes("bag_ne('select role from users', array['admin', null])", db -> assertThat(db)
                        .query("select role from users")
                        .doesNotHaveSameRowsInAnyOrderAs("values ('admin'), (null)"))
                .fails("bag_ne('select role from users', array['admin', null, 'admin'])", db -> assertThat(db)
                        .query("select role from users")
                        .doesNotHaveSameRowsInAnyOrderAs("values ('admin'), (null), ('admin')"));
        twin("bag_has")
                .passes("bag_has('select role from users', 'values (''admin''), (''admin'')')", db -> assertThat(db)
                        .query("select role from users")
                        .containsAllRowsOf("values ('admin'), ('admin')"))
                .fails(
                        "bag_has('select role from users', 'values (''admin''), (''admin''), (''admin'')')",
                        db -> assertThat(db)
                                .query("select role from users")
                                .containsAllRowsOf("values ('admin'), ('admin'), ('admin')"));
        twin("bag_hasnt")
                .passes(
                        "bag_hasnt('select role from users', 'values (''guest'')')",
                        db -> assertThat(db).query("select role from users").doesNotContainAnyRowOf("values ('guest')"))
                .fails("bag_hasnt('select role from users', 'values (''admin''), (''guest'')')", db -> assertThat(db)
                        .query("select role from users")
                        .doesNotContainAnyRowOf("values ('admin'), ('guest')"));
    }

    private void single() {
        twin("is_empty")
                .passes("is_empty('select from users where id > 3')", db -> assertThat(db)
                        .query("select from users where id > 3")
                        .isEmpty())
                .fails(
                        "is_empty('select id from users')",
                        db -> assertThat(db).query("select id from users").isEmpty());
        twin("isnt_empty")
                .passes(
                        "isnt_empty('select id from users')",
                        db -> assertThat(db).query("select id from users").isNotEmpty())
                .fails("isnt_empty('select id from users where id > 3')", db -> assertThat(db)
                        .query("select id from users where id > 3")
                        .isNotEmpty());
        // Of several rows pgTAP looks at the first only; ours demands that there is one.
        twin("row_eq")
                .passes(
                        "row_eq('select * from users where id = 1', row(1, 'a@b.c', 'admin', '2001-02-03')::users)",
                        db -> assertThat(db)
                                .query("select * from users where id = 1")
                                .containsExactly(row(1, "a@b.c", "admin", "2001-02-03")))
                .passes(
                        "row_eq('select * from users order by id', row(1, 'a@b.c', 'admin', '2001-02-03')::users)",
                        db -> assertThat(db)
                                .query("select * from users order by id")
                                .row(0)
                                .hasValues(1, "a@b.c", "admin", "2001-02-03"))
                .fails(
                        "row_eq('select * from users where id = 1', row(1, 'a@b.c', null, '2001-02-03')::users)",
                        db -> assertThat(db)
                                .query("select * from users where id = 1")
                                .containsExactly(row(1, "a@b.c", null, "2001-02-03")));
    }
}
