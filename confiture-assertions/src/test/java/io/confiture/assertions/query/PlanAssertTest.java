package io.confiture.assertions.query;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static io.confiture.assertions.query.JoinMethod.HASH_JOIN;
import static io.confiture.assertions.query.JoinMethod.MERGE_JOIN;
import static io.confiture.assertions.query.JoinMethod.NESTED_LOOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confiture.assertions.ConfitureSoftAssertions;
import io.confiture.assertions.Failing;
import io.confiture.assertions.TestDatabase;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PlanAssertTest {
    private static final TestDatabase DATABASE = TestDatabase.with("""
        create schema shop;
        create table shop.users (id int primary key, email text not null, bio text);
        create index users_email on shop.users (email);
        insert into shop.users select g, 'u' || g, 'bio' from generate_series(1, 20000) g;
        create table small (id int primary key, name text);
        create index small_name on small (name);
        insert into small values (1, 'a');
        create table parted (id int, day int) partition by range (day);
        create table parted_1 partition of parted for values from (0) to (10);
        create table parted_2 partition of parted for values from (10) to (20);
        create index parted_id on parted (id);
        insert into parted select g, g % 20 from generate_series(1, 20000) g;
        analyze;
        """);

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private static DataSource db() {
        return DATABASE.source();
    }

    private static PlanAssert plan(String sql) {
        return assertThat(db()).query(sql).plan();
    }

    @Test
    void indexes_that_are_read() {
        plan("select * from shop.users where id = 7")
                .usesIndex("users_pkey")
                .usesIndex("shop.users_pkey")
                .doesNotUseIndex("users_email")
                .doesNotScanSequentially("users")
                .doesNotScanSequentially("shop.users");
        assertThat(db())
                .query("select id from shop.users where email = ?", "u7")
                .plan()
                .usesIndex("users_email");
        plan("select * from parted where id = 7").usesIndex("parted_id").doesNotScanSequentially("parted");
        plan("select count(*) from shop.users").scansSequentially("users").doesNotUseIndex("users_email");
        plan("select count(*) from parted").scansSequentially("parted").scansSequentially("parted_1");
    }

    @Test
    void a_plan_without_the_index_is_shown() {
        assertThat(Failing.message(() -> plan("select id from shop.users where lower(email) = 'u7'")
                        .usesIndex("users_email")))
                .matches("""

                    Expecting the plan of
                      select id from shop.users where lower\\(email\\) = 'u7'
                    to use the index users_email
                    but it is:
                      Seq Scan on shop.users \\(rows=\\d+, cost=[0-9.]+\\)
                          Filter: \\(lower\\(users.email\\) = 'u7'::text\\)\
                    """);
        assertThat(Failing.message(() ->
                        plan("select id from shop.users where email = 'u7'").doesNotUseIndex("users_email")))
                .contains(
                        "to not use the index users_email",
                        "Index Scan using users_email on shop.users",
                        "Index Cond: ");
        assertThat(Failing.message(
                        () -> plan("select id from shop.users where id = 7").scansSequentially("users")))
                .contains("to scan the table users sequentially");
        assertThat(Failing.message(() -> plan("select count(*) from parted").doesNotScanSequentially("parted")))
                .contains("Append", "  Seq Scan on public.parted_1");
    }

    @Test
    void an_index_of_a_small_table_could_be_used() {
        assertThat(Failing.message(
                        () -> plan("select id from small where name = 'a'").usesIndex("small_name")))
                .contains("Seq Scan on public.small");
        plan("select id from small where name = 'a'").canUseIndex("small_name").scansSequentially("small");
        assertThat(Failing.message(() ->
                        plan("select id from small where upper(name) = 'A'").canUseIndex("small_name")))
                .contains("to be able to use the index small_name", "but without sequential scans it is:");
    }

    @Test
    void what_is_not_there_fails_instead_of_not_being_used() {
        assertThat(Failing.message(() -> plan("select id from small").doesNotUseIndex("small_nam")))
                .contains("there is no index small_nam; did you mean small_name?");
        assertThat(Failing.message(() -> plan("select id from small").doesNotUseIndex("shop.small_name")))
                .contains("there is no index shop.small_name");
        assertThat(Failing.message(() -> plan("select id from small").doesNotScanSequentially("smal")))
                .contains("there is no table smal; did you mean small?");
        assertThat(Failing.message(() -> plan("select id from small").doesNotScanSequentially("users")))
                .contains("but it does not read it at all:");
        assertThat(Failing.message(() -> plan("select id from nope").doesNotHaveNode("Sort")))
                .contains("relation \"nope\" does not exist", "1 | select id from nope\n    |                ^");
        assertThatThrownBy(() -> plan("select id from small").doesNotHaveNode("Srot"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void joins_nodes_and_estimates() {
        String join = "select * from shop.users a join shop.users b on a.id::text = b.email";
        plan(join).joinsBy(HASH_JOIN).hasNode("Hash").doesNotHaveNode("Sort");
        plan("select * from shop.users a, small b where a.id = b.id").joinsBy(NESTED_LOOP);
        assertThat(Failing.message(() -> plan(join).joinsBy(MERGE_JOIN)))
                .contains("to have a node Merge Join", "Hash Cond: ");
        assertThat(Failing.message(
                        () -> plan("select * from shop.users order by bio").doesNotHaveNode("Sort")))
                .contains("to have no node Sort", "Sort Key: users.bio");
        plan("select * from shop.users where id = 7").estimatesRowsBetween(1, 1);
        assertThat(Failing.message(() -> plan("select * from small").estimatesRowsBetween(2, 3)))
                .contains("to expect between 2 and 3 rows", "but it expects 1:");
    }

    @Test
    void nothing_runs_and_soft_assertions_collect() {
        plan("delete from small").hasNode("ModifyTable");
        assertThat(db()).query("select from small").hasRowCount(1);

        ConfitureSoftAssertions softly = new ConfitureSoftAssertions();
        softly.assertThat(db())
                .query("select id from small")
                .plan()
                .usesIndex("nope")
                .usesIndex("small_name")
                .hasNode("Sort");
        assertThat(softly.assertionErrorsCollected()).hasSize(3);
    }
}
