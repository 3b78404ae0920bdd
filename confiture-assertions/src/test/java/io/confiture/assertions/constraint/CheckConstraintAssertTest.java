package io.confiture.assertions.constraint;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.assertions.Failing;
import io.confiture.assertions.TestDatabase;
import io.confiture.assertions.relation.TableAssert;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class CheckConstraintAssertTest {
    private static final TestDatabase DATABASE = TestDatabase.with("""
        create function ok(text) returns boolean language sql immutable as 'select $1 <> ''''';
        create table goods (
            name text constraint named check (name collate "C" > 'a'),
            state varchar(10) constraint known check (state in ('new', 'old')),
            price numeric constraint priced check (price > 0),
            weight numeric, height numeric, constraint light check (weight < height * 2),
            tags jsonb constraint tagged check (tags ? 'x'),
            word text constraint worded check (ok(word)));
        alter table goods add constraint later check (weight > 0) not valid;
        alter table goods add constraint never check (height > 0) not enforced;
        alter table goods add constraint own check (price < 1000) no inherit;
        comment on constraint priced on goods is 'no gifts';
        create table heirs () inherits (goods);
        create table parts (id int, size int constraint sized check (size > 0)) partition by range (id);
        create table parts_1 partition of parts for values from (0) to (10);
        """);

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private static TableAssert goods() {
        return assertThat(DATABASE.source()).table("goods");
    }

    private static CheckConstraintAssert check(String name) {
        return goods().checkConstraint(name);
    }

    private static String fails(Consumer<TableAssert> assertion) {
        return Failing.message(() -> assertion.accept(goods()));
    }

    @Test
    void conditions_are_compared_by_the_server() {
        check("priced").hasCondition("price > 0").hasCondition("(price)>(0)::numeric");
        check("known").hasCondition("state IN ('new','old')");
        check("light").hasCondition("weight < height*2");
        check("tagged").hasCondition("tags ? 'x'");
        check("named").hasCondition("name collate \"C\" > 'a'");
        check("worded").hasCondition("ok(word)");
        assertThat(DATABASE.source()).table("parts").checkConstraintOn("size").hasCondition("size > 0");
        assertThat(DATABASE.source()).table("heirs").checkConstraint("priced").hasCondition("price > 0");
    }

    @Test
    void another_condition_is_told() {
        assertThat(fails(goods -> goods.checkConstraint("priced").hasCondition("price >= 0")))
                .isEqualTo("""

                    Expecting check constraint public.goods.priced
                    to have the condition:
                      price >= 0
                    but was:
                      (price > (0)::numeric)\
                    """);
        assertThat(fails(goods -> goods.checkConstraint("priced").hasCondition("pirce > 0")))
                .isEqualTo("""

                    Expecting check constraint public.goods.priced
                    to have the condition:
                      pirce > 0
                    but was:
                      (price > (0)::numeric)
                    The server does not understand the expected one: ERROR: column "pirce" does not exist\
                    """);
        assertThat(fails(goods -> goods.checkConstraint("known").hasCondition("state in ('new')")))
                .contains("state in ('new')");
        assertThat(fails(goods -> goods.checkConstraint("priced").hasCondition("price > 0), (true")))
                .contains("more than one expression");
        assertThat(fails(goods -> goods.checkConstraint("priced").hasCondition("price > 0); select (1")))
                .contains("more than one statement");
    }

    @Test
    void what_the_planner_writes_alike_is_told_apart() {
        assertThat(fails(goods -> goods.checkConstraint("named").hasCondition("name > 'a'")))
                .contains("to have the condition");
        assertThat(fails(goods -> goods.checkConstraint("worded").hasCondition("word <> ''")))
                .contains("to have the condition");
    }

    @Test
    void a_condition_that_is_refused_does_not_end_the_transaction() throws SQLException {
        try (Connection connection = DATABASE.source().getConnection()) {
            connection.setAutoCommit(false);
            CheckConstraintAssert priced = assertThat(connection).table("goods").checkConstraint("priced");
            assertThat(Failing.message(() -> priced.hasCondition("pirce > 0"))).contains("pirce");
            priced.hasCondition("price > 0");
            connection.rollback();
        }
    }

    @Test
    void settings_of_the_session_do_not_matter() throws SQLException {
        try (Connection connection = DATABASE.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = ''");
            statement.execute("set quote_all_identifiers = on");
            statement.execute("set standard_conforming_strings = off");
            statement.execute("set default_transaction_read_only = on");
            statement.execute("set enable_seqscan = off");
            TableAssert goods = assertThat(connection).table("public.goods");
            goods.checkConstraint("priced").hasCondition("price > 0");
            goods.checkConstraint("known").hasCondition("state in ('new', 'old')");
            goods.checkConstraint("worded").hasCondition("public.ok(word)");
            goods.checkConstraintOn("weight", "height").hasCondition("weight < height * 2");
            goods.hasCheckConstraintOn("tags").doesNotHaveIndexOn("lower(name)").doesNotHavePrimaryKey("name");
            statement.execute("reset all");
        }
    }

    @Test
    void columns_have_no_order() {
        goods().hasCheckConstraintOn("height", "weight")
                .hasCheckConstraintOn("weight", "height")
                .doesNotHaveCheckConstraintOn("name", "state")
                .checkConstraintOn("height", "weight")
                .hasColumns("weight", "height");
        assertThat(fails(goods -> goods.checkConstraint("light").hasColumns("weight", "weight")))
                .contains("to have the columns", "[\"weight\", \"weight\"]");
        assertThat(fails(goods -> goods.checkConstraint("light").hasColumns("weight")))
                .contains("to have the columns");
        assertThat(fails(goods -> goods.hasCheckConstraintOn("wieght")))
                .contains("there is no column wieght; did you mean weight?");
        assertThat(fails(goods -> goods.checkConstraintOn("price")))
                .contains("to have one check constraint on", "own (price)\n  priced (price)");
    }

    @Test
    void a_constraint_may_be_not_valid_not_enforced_or_not_inherited() {
        check("later").isNotValidated().isEnforced();
        check("never").isNotEnforced();
        check("own").isNoInherit().hasNoComment();
        check("priced").isInheritable().isValidated().isEnforced().hasComment("no gifts");
        assertThat(DATABASE.source())
                .table("heirs")
                .checkConstraints()
                .contains("priced")
                .doesNotContain("own");
        assertThat(fails(goods -> goods.checkConstraint("priced").isNoInherit()))
                .contains("be NO INHERIT");
        assertThat(fails(goods -> goods.checkConstraint("own").isInheritable())).contains("but it is NO INHERIT");
        assertThat(fails(goods -> goods.checkConstraint("priced").hasNoComment()))
                .contains("no gifts");
        assertThat(fails(goods -> goods.checkConstraint("own").hasComment("x"))).contains("but it has none");
        assertThat(fails(goods -> goods.doesNotHaveCheckConstraint())).contains("to have no check constraint");
        assertThat(fails(goods -> goods.checkConstraint("lght"))).contains("did you mean light?");
    }
}
