package io.confiture.assertions.constraint;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confiture.assertions.ConfitureSoftAssertions;
import io.confiture.assertions.Failing;
import io.confiture.assertions.TestDatabase;
import io.confiture.assertions.relation.TableAssert;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class KeyAssertsTest {
    private static final TestDatabase DATABASE = TestDatabase.with("""
        create table users (
            tenant int, id bigint, email text, phone text,
            constraint users_pk primary key (id, tenant) include (email) deferrable initially deferred,
            constraint users_phone unique nulls not distinct (phone) include (id, email),
            unique (email, tenant));
        comment on constraint users_pk on users is 'never reused';
        comment on constraint users_phone on users is 'one each';
        create table log (at int, number int unique);
        create extension btree_gist;
        create table prices (item int, during daterange, primary key (item, during without overlaps));
        create table slots (item int, during daterange, unique (item, during without overlaps));
        """);

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private static TableAssert table(String name) {
        return assertThat(DATABASE.source()).table(name);
    }

    private static String fails(String name, Consumer<TableAssert> assertion) {
        return Failing.message(() -> assertion.accept(table(name)));
    }

    @Test
    void a_primary_key_has_columns_in_an_order() {
        table("users")
                .hasPrimaryKey()
                .hasPrimaryKey("id", "tenant")
                .doesNotHavePrimaryKey("tenant", "id")
                .doesNotHavePrimaryKey("id")
                .primaryKey()
                .hasColumns("id", "tenant")
                .covers("email")
                .hasComment("never reused")
                .isDeferrable()
                .isInitiallyDeferred();
        table("log").doesNotHavePrimaryKey();
        table("prices").primaryKey().isWithoutOverlaps().covers().hasNoComment().isNotDeferrable();
    }

    @Test
    void a_missing_or_unwanted_primary_key_is_told() {
        assertThat(fails("users", users -> users.hasPrimaryKey("tenant", "id"))).isEqualTo("""

            Expecting table public.users
            to have primary key on:
              ["tenant", "id"]
            but it has:
              users_pk (id, tenant)\
            """);
        assertThat(fails("log", log -> log.hasPrimaryKey("at"))).isEqualTo("""

            Expecting table public.log
            to have primary key on:
              ["at"]
            but it has none\
            """);
        assertThat(fails("log", TableAssert::primaryKey)).isEqualTo("""

            Expecting table public.log
            to have a primary key
            but it has none\
            """);
        assertThat(fails("users", users -> users.doesNotHavePrimaryKey("id", "tenant")))
                .isEqualTo("""

                    Expecting table public.users
                    not to have primary key on:
                      ["id", "tenant"]
                    but there is users_pk\
                    """);
        assertThat(fails("users", users -> users.doesNotHavePrimaryKey()))
                .contains("to have no primary key", "but it has users_pk (id, tenant)");
    }

    @Test
    void what_differs_in_a_primary_key_is_told() {
        assertThat(fails("users", users -> users.primaryKey().hasColumns("tenant", "id")))
                .contains("primary key public.users.users_pk", "[\"tenant\", \"id\"]", "[\"id\", \"tenant\"]");
        assertThat(fails("users", users -> users.primaryKey().covers())).contains("included columns", "[\"email\"]");
        assertThat(fails("users", users -> users.primaryKey().isWithoutOverlaps()))
                .contains("be WITHOUT OVERLAPS");
        assertThat(fails("users", users -> users.primaryKey().hasComment("reused")))
                .contains("to have the comment", "never reused");
        assertThat(fails("users", users -> users.primaryKey().hasNoComment()))
                .contains("not to have a comment", "never reused");
        assertThat(fails("users", users -> users.primaryKey().isNotDeferrable()))
                .contains("be NOT DEFERRABLE");
        assertThat(fails("users", users -> users.primaryKey().isInitiallyImmediate()))
                .contains("be INITIALLY IMMEDIATE");
        assertThat(fails("prices", prices -> prices.primaryKey().isDeferrable()))
                .contains("be DEFERRABLE");
        assertThat(fails("prices", prices -> prices.primaryKey().isInitiallyDeferred()))
                .contains("be INITIALLY DEFERRED");
    }

    @Test
    void a_column_that_is_not_there_fails_even_where_no_key_is_expected() {
        assertThat(fails("log", log -> log.doesNotHavePrimaryKey("nubmer"))).isEqualTo("""

            Expecting table public.log
            to have column:
              "nubmer"
            but there is no column nubmer; did you mean number?
            What there is: at, number\
            """);
        assertThatThrownBy(() -> table("log").doesNotHavePrimaryKey(new String[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_unique_constraint_is_found_by_name_and_by_columns() {
        table("users")
                .hasUniqueConstraint()
                .hasUniqueConstraintOn("email", "tenant")
                .doesNotHaveUniqueConstraintOn("tenant", "email")
                .uniqueConstraintOn("phone")
                .isNullsNotDistinct()
                .covers("email", "id")
                .hasComment("one each");
        table("users").uniqueConstraint("users_phone").hasColumns("phone");
        table("users")
                .uniqueConstraintOn("email", "tenant")
                .isNullsDistinct()
                .hasNoComment()
                .isNotDeferrable();
        table("users").uniqueConstraints().containsExactly("users_email_tenant_key", "users_phone");
        table("slots").uniqueConstraintOn("item", "during").isWithoutOverlaps();
    }

    @Test
    void what_differs_in_a_unique_constraint_is_told() {
        assertThat(fails("users", users -> users.uniqueConstraint("users_phon")))
                .contains("there is no unique constraint users_phon; did you mean users_phone?");
        assertThat(fails("users", users -> users.uniqueConstraintOn("id")))
                .contains(
                        "to have unique constraint on",
                        "users_email_tenant_key (email, tenant)\n  users_phone (phone)");
        assertThat(fails("users", users -> users.doesNotHaveUniqueConstraint()))
                .contains("to have no unique constraint");
        assertThat(fails("users", users -> users.doesNotHaveUniqueConstraintOn("phone")))
                .contains("but there is users_phone");
        assertThat(fails("users", users -> users.uniqueConstraintOn("phone").isNullsDistinct()))
                .contains("be NULLS DISTINCT");
        assertThat(fails("users", users -> users.uniqueConstraintOn("email", "tenant")
                        .isNullsNotDistinct()))
                .contains("be NULLS NOT DISTINCT");
        assertThat(fails("users", users -> users.uniqueConstraintOn("phone").covers("id")))
                .contains("included columns");
        assertThat(fails("users", users -> users.uniqueConstraintOn("phone").hasColumns("email")))
                .contains("to have the columns");
        assertThat(fails("users", users -> users.uniqueConstraintOn("phone").hasComment("two")))
                .contains("\"two\"", "\"one each\"");
        assertThat(fails("users", users -> users.uniqueConstraintOn("phone").hasNoComment()))
                .contains("one each");
        assertThat(fails("users", users -> users.uniqueConstraintOn("phone").isWithoutOverlaps()))
                .contains("WITHOUT OVERLAPS");
    }

    @Test
    void constraints_are_listed_by_name() {
        table("users")
                .hasConstraint("users_pk")
                .hasConstraint("users_id_not_null")
                .doesNotHaveConstraint("users_key")
                .constraints()
                .containsExactly("users_email_tenant_key", "users_phone", "users_pk");
        assertThat(fails("users", users -> users.hasConstraint("users_kp"))).contains("did you mean users_pk?");
        assertThat(fails("users", users -> users.doesNotHaveConstraint("users_pk")))
                .contains("not to have constraint");
    }

    @Test
    void a_column_alone_is_asked_for_what_is_on_it() {
        table("log")
                .column("number")
                .hasUniqueConstraint()
                .isIndexed()
                .isNotPrimaryKey()
                .isNotForeignKey();
        table("log").column("at").isNotIndexed().doesNotHaveUniqueConstraint().doesNotHaveCheckConstraint();
        assertThat(fails("users", users -> users.column("id").isPrimaryKey())).contains("users_pk (id, tenant)");
        assertThat(fails("log", log -> log.column("at").isForeignKey())).contains("to have foreign key on");
        assertThat(fails("log", log -> log.column("at").references("users", "id")))
                .contains("to have foreign key on");
        assertThat(fails("log", log -> log.column("at").hasCheckConstraint())).contains("to have check constraint on");
        assertThat(fails("log", log -> log.column("at").isIndexed())).contains("log_number_key (number)");
        assertThat(fails("log", log -> log.column("number").isNotIndexed())).contains("but there is log_number_key");
        assertThat(fails("log", log -> log.column("number").doesNotHaveUniqueConstraint()))
                .contains("but there is log_number_key");
    }

    @Test
    void soft_assertions_go_on_after_a_key_that_is_missing() {
        ConfitureSoftAssertions softly = new ConfitureSoftAssertions();

        softly.assertThat(DATABASE.source())
                .table("log")
                .primaryKey()
                .hasColumns("at")
                .isDeferrable()
                .hasComment("x");
        softly.assertThat(DATABASE.source())
                .table("lgo")
                .hasPrimaryKey("at")
                .doesNotHavePrimaryKey()
                .column("x")
                .isPrimaryKey();
        softly.assertThat(DATABASE.source())
                .table("users")
                .primaryKey()
                .hasColumns("id")
                .isNotDeferrable();

        assertThat(softly.assertionErrorsCollected())
                .extracting(Throwable::getMessage)
                .satisfiesExactly(
                        first -> assertThat(first).contains("to have a primary key"),
                        second -> assertThat(second).contains("there is no table lgo"),
                        third -> assertThat(third).contains("to have the columns"),
                        fourth -> assertThat(fourth).contains("be NOT DEFERRABLE"));
    }
}
