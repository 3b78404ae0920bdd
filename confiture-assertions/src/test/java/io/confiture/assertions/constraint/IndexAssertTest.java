package io.confiture.assertions.constraint;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confiture.assertions.ConfitureSoftAssertions;
import io.confiture.assertions.Failing;
import io.confiture.assertions.TestDatabase;
import io.confiture.assertions.cluster.TestTablespace;
import io.confiture.assertions.relation.TableAssert;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IndexAssertTest {
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static TestDatabase database;

    @BeforeAll
    static void create() {
        TestTablespace.create();
        database = TestDatabase.with("""
            create schema shop;
            create table shop.users (id bigint primary key, email text, phone text, tags text[], active boolean, "Odd.Name" int);
            insert into shop.users values (1, 'a', '1'), (2, 'a', '2');
            create unique index phone on shop.users (phone) include (email, active) nulls not distinct with (fillfactor = 70);
            create index mixed on shop.users (lower(email), id desc, phone text_pattern_ops nulls first) where active and email is not null;
            create index tagged on shop.users using gin (tags);
            create index "Odd.Index" on shop.users ("Odd.Name") tablespace structure_space;
            create index email_1 on shop.users (email);
            create index email_2 on shop.users (email) where active;
            comment on index shop.phone is 'for logins';
            alter table shop.users cluster on users_pkey;
            create table parts (id int) partition by range (id);
            create table parts_1 partition of parts for values from (0) to (10);
            create index parts_idx on only parts (id);
            create materialized view seen as select 1 as id;
            """);
        assertThatThrownBy(() -> database.run("create unique index concurrently broken on shop.users (email)"))
                .hasMessageContaining("broken");
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    private static TableAssert users() {
        return assertThat(database.source()).table("shop.users");
    }

    private static IndexAssert index(String name) {
        return users().index(name);
    }

    private static String fails(String index, Consumer<IndexAssert> assertion) {
        return Failing.message(() -> assertion.accept(index(index)));
    }

    @Test
    void an_index_is_on_columns_and_expressions() {
        index("mixed")
                .hasColumns("lower(email)", "id", "phone")
                .hasColumns("LOWER( email )", "id", "phone")
                .covers()
                .isAscending("lower(email)")
                .isDescending("id")
                .isNullsFirst("id")
                .isNullsLast("lower(email)")
                .isNullsFirst("phone")
                .isAscending("phone")
                .usesOperatorClass("phone", "text_pattern_ops")
                .usesOperatorClass("lower(email)", "text_ops")
                .isPartial()
                .hasPredicate("active and email is not null");
        index("Odd.Index").hasColumns("Odd.Name").isNotPartial();
        index("phone").hasColumns("phone").covers("active", "email");
    }

    @Test
    void other_columns_are_told() {
        assertThat(fails("mixed", index -> index.hasColumns("email", "id", "phone")))
                .isEqualTo("""

                    Expecting index shop.users.mixed
                    to have the columns:
                      ["email", "id", "phone"]
                    but was:
                      ["lower(email)", "id", "phone"]\
                    """);
        assertThat(fails("phone", index -> index.covers("email")))
                .contains("included columns", "[\"email\", \"active\"]");
        assertThat(fails("phone", index -> index.covers("email", "email")))
                .contains("included columns", "[\"email\", \"active\"]");
        assertThat(fails("mixed", index -> index.isDescending("lower(email)")))
                .contains("to be descending by lower(email)", "but it is not");
        assertThat(fails("mixed", index -> index.isAscending("id"))).contains("ascending by id");
        assertThat(fails("mixed", index -> index.isNullsLast("id"))).contains("NULLS LAST by id");
        assertThat(fails("mixed", index -> index.isNullsFirst("lower(email)"))).contains("NULLS FIRST by lower(email)");
        assertThat(fails("mixed", index -> index.isAscending("email"))).contains("to have the column", "\"email\"");
        assertThat(fails("phone", index -> index.isAscending("email"))).contains("to have the column");
        assertThat(fails("tagged", index -> index.isAscending("tags"))).contains("ascending by tags");
        assertThat(fails("mixed", index -> index.usesOperatorClass("phone", "text_ops")))
                .contains("operator class for phone", "text_pattern_ops");
        assertThat(fails("mixed", index -> index.hasPredicate("active"))).isEqualTo("""

            Expecting index shop.users.mixed
            to have the predicate:
              active
            but was:
              (active AND (email IS NOT NULL))\
            """);
        assertThat(fails("phone", index -> index.hasPredicate("active"))).contains("but it has none");
        assertThat(fails("mixed", index -> index.isNotPartial())).contains("to have all rows");
        assertThat(fails("phone", index -> index.isPartial())).contains("to be partial");
    }

    @Test
    void properties_can_be_asked_for() {
        index("phone")
                .isUnique()
                .isNotPrimary()
                .isNullsNotDistinct()
                .usesMethod("btree")
                .isOwnedBy("postgres")
                .isInTablespace("pg_default")
                .hasOption("fillfactor", "70")
                .doesNotHaveOption("deduplicate_items")
                .hasComment("for logins")
                .isValid()
                .isReady()
                .isNotClustered();
        index("users_pkey").isPrimary().isUnique().isClustered().hasNoComment();
        index("tagged").usesMethod("gin").isNotUnique();
        index("Odd.Index").isInTablespace("structure_space");
    }

    @Test
    void other_properties_are_told() {
        assertThat(fails("tagged", index -> index.isUnique())).contains("to be unique");
        assertThat(fails("phone", index -> index.isNotUnique())).contains("not be unique");
        assertThat(fails("phone", index -> index.isPrimary())).contains("hold the primary key");
        assertThat(fails("users_pkey", index -> index.isNotPrimary())).contains("not hold the primary key");
        assertThat(fails("users_pkey", index -> index.isNullsNotDistinct())).contains("NULLS NOT DISTINCT");
        assertThat(fails("tagged", index -> index.usesMethod("gist"))).contains("\"gist\"", "\"gin\"");
        assertThat(fails("tagged", index -> index.isOwnedBy("nobody"))).contains("owner");
        assertThat(fails("Odd.Index", index -> index.isInTablespace("pg_default")))
                .contains("structure_space");
        assertThat(fails("phone", index -> index.hasOption("fillfactor", "90"))).contains("option fillfactor", "70");
        assertThat(fails("phone", index -> index.doesNotHaveOption("fillfactor")))
                .contains("option fillfactor", "70");
        assertThat(fails("tagged", index -> index.hasOption("fastupdate", "off")))
                .contains("but it has none");
        assertThat(fails("phone", index -> index.hasComment("x"))).contains("for logins");
        assertThat(fails("phone", index -> index.hasNoComment())).contains("for logins");
        assertThat(fails("users_pkey", index -> index.isNotClustered())).contains("clustered");
        assertThat(fails("phone", index -> index.isClustered())).contains("clustered");
    }

    @Test
    void an_index_that_could_not_be_built_is_invalid() {
        index("broken").isInvalid().isNotReady();
        assertThat(database.source()).table("parts").index("parts_idx").isInvalid();
        assertThat(fails("broken", index -> index.isValid())).isEqualTo("""

            Expecting index shop.users.broken
            to be valid
            but it is invalid: queries do not use it\
            """);
        assertThat(fails("broken", index -> index.isReady())).contains("to be ready");
        assertThat(fails("phone", index -> index.isInvalid())).contains("to be invalid");
        assertThat(fails("phone", index -> index.isNotReady())).contains("not be ready");
    }

    @Test
    void an_index_is_found_by_what_it_is_on() {
        users().hasIndexOn("lower(email)", "id", "phone")
                .hasIndexOn("id")
                .doesNotHaveIndexOn("upper(email)")
                .doesNotHaveIndexOn("active")
                .indexOn("phone")
                .isUnique();
        assertThat(Failing.message(() -> users().indexOn("email")))
                .contains("to have one index on", "broken (email)\n  email_1 (email)\n  email_2 (email)");
        assertThat(Failing.message(() -> users().doesNotHaveIndexOn("emial")))
                .contains("there is no column emial; did you mean email?");
        assertThat(Failing.message(() -> users().doesNotHaveIndexOn("lower(emial)")))
                .contains("there is no column lower(emial)");
        assertThat(Failing.message(() -> users().doesNotHaveIndexOn("tags"))).contains("but there is tagged");
        assertThat(Failing.message(() -> users().hasIndexOn("active"))).contains("to have index on", "tagged (tags)");
    }

    @Test
    void an_index_is_found_in_the_database_and_in_a_schema() {
        assertThat(database.source())
                .index("shop.mixed")
                .hasColumns("lower(email)", "id", "phone")
                .hasPredicate("active and email is not null");
        assertThat(database.source()).schema("shop").hasIndex("phone").doesNotHaveIndex("parts_idx");
        assertThat(database.source()).indexes().containsExactly("parts_idx");
        assertThat(database.source()).materializedView("seen").indexes().isEmpty();
        assertThat(Failing.message(
                        () -> assertThat(database.source()).schema("shop").index("phones")))
                .contains("there is no index phones; did you mean phone?");
        assertThat(Failing.message(() -> assertThat(database.source()).doesNotHaveIndex("shop.phone")))
                .contains("not to have index");
    }

    @Test
    void soft_assertions_go_on_after_an_index_that_is_missing() {
        ConfitureSoftAssertions softly = new ConfitureSoftAssertions();

        softly.assertThat(database.source())
                .table("shop.users")
                .index("phones")
                .isUnique()
                .isValid()
                .hasColumns("x")
                .covers("x")
                .isAscending("x")
                .usesOperatorClass("x", "y")
                .hasPredicate("x")
                .isPartial()
                .hasOption("x", "y")
                .hasComment("x");
        softly.assertThat(database.source())
                .table("shop.users")
                .index("phone")
                .hasColumns("x")
                .isInvalid()
                .isPrimary();

        assertThat(softly.assertionErrorsCollected())
                .extracting(Throwable::getMessage)
                .satisfiesExactly(
                        first -> assertThat(first).contains("did you mean phone?"),
                        second -> assertThat(second).contains("to have the columns"),
                        third -> assertThat(third).contains("to be invalid"),
                        fourth -> assertThat(fourth).contains("primary key"));
    }
}
