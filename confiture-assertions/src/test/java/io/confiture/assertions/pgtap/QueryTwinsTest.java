package io.confiture.assertions.pgtap;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static io.confiture.assertions.ConfitureAssertions.row;

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
        ordered();
        sets();
        bags();
        single();
    }

    private void ordered() {
        // pgTAP compares names of prepared statements and cursors as well; ours takes the text of queries.
        twin("results_eq")
                .passes(
                        "results_eq('select id, email from users order by id', 'values (1, ''a@b.c''), (2, ''b@b.c''), (3, ''c@b.c'')')",
                        db -> assertThat(db)
                                .query("select id, email from users order by id")
                                .containsExactly(row(1, "a@b.c"), row(2, "b@b.c"), row(3, "c@b.c")))
                .passes(
                        "results_eq('select role from users order by id', array['admin', 'admin', null])",
                        db -> assertThat(db)
                                .query("select role from users order by id")
                                .containsExactly(row("admin"), row("admin"), row((Object) null)))
                .passes(
                        "results_eq('select id from users order by id', 'values (1), (2), (3)')",
                        db -> assertThat(db)
                                .query("select id from users order by id")
                                .hasSameRowsAs("values (1), (2), (3)"))
                .fails(
                        "results_eq('select id from users order by id', array[1, 3, 2])",
                        db -> assertThat(db)
                                .query("select id from users order by id")
                                .containsExactly(row(1), row(3), row(2)))
                .fails(
                        "results_eq('select id from users order by id', array[1, 2])",
                        db -> assertThat(db)
                                .query("select id from users order by id")
                                .containsExactly(row(1), row(2)))
                .fails(
                        "results_eq('select id from users order by id', 'values (1), (2), (3), (4)')",
                        db -> assertThat(db)
                                .query("select id from users order by id")
                                .hasSameRowsAs("values (1), (2), (3), (4)"))
                // Of the same values, but of other types.
                .fails(
                        "results_eq('select id from users order by id', array[1, 2, 3]::bigint[])",
                        db -> assertThat(db)
                                .query("select id from users order by id")
                                .hasSameRowsAs("values (1::bigint), (2), (3)"))
                .fails(
                        "results_eq('select id from users order by id', array['1', '2', '3'])",
                        db -> assertThat(db)
                                .query("select id from users order by id")
                                .containsExactly(row("1"), row("2"), row("3")))
                .fails(
                        "results_eq('select id, email from users order by id', 'select id from users order by id')",
                        db -> assertThat(db)
                                .query("select id, email from users order by id")
                                .hasSameRowsAs("select id from users order by id"));
        twin("results_ne")
                .passes(
                        "results_ne('select id from users order by id', array[1, 3, 2])",
                        db -> assertThat(db)
                                .query("select id from users order by id")
                                .doesNotHaveSameRowsAs("values (1), (3), (2)"))
                .passes(
                        "results_ne('select id from users order by id', array[1, 2])",
                        db -> assertThat(db)
                                .query("select id from users order by id")
                                .doesNotHaveSameRowsAs("values (1), (2)"))
                .fails(
                        "results_ne('select id from users order by id', array[1, 2, 3])",
                        db -> assertThat(db)
                                .query("select id from users order by id")
                                .doesNotHaveSameRowsAs("values (1), (2), (3)"))
                // A difference of types is no difference of rows.
                .fails(
                        "results_ne('select id from users order by id', array['a', 'b'])",
                        db -> assertThat(db)
                                .query("select id from users order by id")
                                .doesNotHaveSameRowsAs("values ('a'), ('b')"));
    }

    private void sets() {
        twin("set_eq")
                .passes(
                        "set_eq('select role from users', array['admin', null])",
                        db -> assertThat(db)
                                .query("select role from users")
                                .containsOnly(row((Object) null), row("admin")))
                .passes(
                        "set_eq('select id from users', 'values (3), (2), (1), (1)')",
                        db -> assertThat(db)
                                .query("select id from users")
                                .hasSameDistinctRowsAs("values (3), (2), (1), (1)"))
                .passes(
                        "set_eq('select id from users', 'values (3::numeric), (2.0), (1)')",
                        db -> assertThat(db)
                                .query("select id from users")
                                .hasSameDistinctRowsAs("values (3::numeric), (2.0), (1)"))
                .fails(
                        "set_eq('select id from users', array[1, 2])",
                        db -> assertThat(db).query("select id from users").containsOnly(row(1), row(2)))
                .fails(
                        "set_eq('select id from users', 'values (1), (2), (3), (4)')",
                        db -> assertThat(db)
                                .query("select id from users")
                                .hasSameDistinctRowsAs("values (1), (2), (3), (4)"))
                .fails(
                        "set_eq('select id from users', 'select email from users')",
                        db -> assertThat(db)
                                .query("select id from users")
                                .hasSameDistinctRowsAs("select email from users"));
        twin("set_ne")
                .passes(
                        "set_ne('select id from users', array[1, 2])",
                        db -> assertThat(db)
                                .query("select id from users")
                                .doesNotHaveSameDistinctRowsAs("values (1), (2)"))
                .fails(
                        "set_ne('select id from users', array[1, 2, 3, 3])",
                        db -> assertThat(db)
                                .query("select id from users")
                                .doesNotHaveSameDistinctRowsAs("values (1), (2), (3), (3)"))
                .fails(
                        "set_ne('select id from users', 'select email from users')",
                        db -> assertThat(db)
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
                .fails(
                        "set_has('select id from users', 'values (2), (4)')",
                        db -> assertThat(db).query("select id from users").containsAllDistinctRowsOf("values (2), (4)"));
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
                .passes(
                        "bag_eq('select role from users', array['admin', null, 'admin'])",
                        db -> assertThat(db)
                                .query("select role from users")
                                .containsExactlyInAnyOrder(row("admin"), row((Object) null), row("admin")))
                .passes(
                        "bag_eq('select id, role from users', 'values (3, null), (2, ''admin''), (1, ''admin'')')",
                        db -> assertThat(db)
                                .query("select id, role from users")
                                .hasSameRowsInAnyOrderAs("values (3, null), (2, 'admin'), (1, 'admin')"))
                .fails(
                        "bag_eq('select role from users', array['admin', null])",
                        db -> assertThat(db)
                                .query("select role from users")
                                .containsExactlyInAnyOrder(row("admin"), row((Object) null)))
                .fails(
                        "bag_eq('select id from users', 'values (1), (2), (3), (3)')",
                        db -> assertThat(db)
                                .query("select id from users")
                                .hasSameRowsInAnyOrderAs("values (1), (2), (3), (3)"));
        twin("bag_ne")
                .passes(
                        "bag_ne('select role from users', array['admin', null])",
                        db -> assertThat(db)
                                .query("select role from users")
                                .doesNotHaveSameRowsInAnyOrderAs("values ('admin'), (null)"))
                .fails(
                        "bag_ne('select role from users', array['admin', null, 'admin'])",
                        db -> assertThat(db)
                                .query("select role from users")
                                .doesNotHaveSameRowsInAnyOrderAs("values ('admin'), (null), ('admin')"));
        twin("bag_has")
                .passes(
                        "bag_has('select role from users', 'values (''admin''), (''admin'')')",
                        db -> assertThat(db)
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
                .fails(
                        "bag_hasnt('select role from users', 'values (''admin''), (''guest'')')",
                        db -> assertThat(db)
                                .query("select role from users")
                                .doesNotContainAnyRowOf("values ('admin'), ('guest')"));
    }

    private void single() {
        twin("is_empty")
                .passes("is_empty('select from users where id > 3')", db -> assertThat(db)
                        .query("select from users where id > 3")
                        .isEmpty())
                .fails("is_empty('select id from users')", db -> assertThat(db)
                        .query("select id from users")
                        .isEmpty());
        twin("isnt_empty")
                .passes("isnt_empty('select id from users')", db -> assertThat(db)
                        .query("select id from users")
                        .isNotEmpty())
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
