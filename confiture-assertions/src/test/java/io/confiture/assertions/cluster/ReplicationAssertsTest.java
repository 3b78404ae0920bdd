package io.confiture.assertions.cluster;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static io.confiture.assertions.trigger.Event.DELETE;
import static io.confiture.assertions.trigger.Event.INSERT;
import static io.confiture.assertions.trigger.Event.TRUNCATE;
import static io.confiture.assertions.trigger.Event.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.assertions.DatabaseAssert;
import io.confiture.assertions.Failing;
import io.confiture.assertions.TestDatabase;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Holds publications and subscriptions. */
class ReplicationAssertsTest {
    private static final TestDatabase DATABASE = TestDatabase.with("""
        create schema shop;
        create table shop.orders (id int primary key);
        create table shop.users (id int primary key);
        create table notes (id int primary key);
        create table parts (id int primary key) partition by range (id);
        create table parts_1 partition of parts for values from (0) to (10);
        create publication orders_out for table shop.orders, notes with (publish = 'insert, update');
        create publication everything for all tables;
        create publication schema_out for tables in schema shop;
        create publication parts_out for table parts with (publish_via_partition_root);
        create publication leaves_out for table parts;
        create publication leaf_out for table parts_1;
        create schema split;
        create table split.days (id int) partition by range (id);
        create table split.days_1 partition of split.days for values from (0) to (10);
        create publication split_out for tables in schema split;
        comment on publication orders_out is 'to the archive';
        create subscription orders_in connection 'dbname=nowhere' publication orders_out, users_out with (connect = false);
        comment on subscription orders_in is 'from the shop';
        """);

    @AfterAll
    static void drop() {
        DATABASE.run("alter subscription orders_in set (slot_name = none)");
        DATABASE.run("drop subscription orders_in");
        DATABASE.close();
    }

    private static DatabaseAssert db() {
        return assertThat(DATABASE.source());
    }

    private static String fails(Consumer<DatabaseAssert> assertion) {
        return Failing.message(() -> assertion.accept(db()));
    }

    @Test
    void a_publication_publishes_changes_of_tables() {
        db().publication("orders_out")
                .hasTable("shop.orders")
                .hasTable("notes")
                .doesNotHaveTable("shop.users")
                .isNotForAllTables()
                .publishes(INSERT, UPDATE)
                .isOwnedBy("postgres")
                .hasComment("to the archive")
                .tables()
                .containsExactly("public.notes", "shop.orders");
        db().publication("everything")
                .isForAllTables()
                .hasTable("shop.users")
                .publishes(INSERT, UPDATE, DELETE, TRUNCATE)
                .hasNoComment();
        db().publication("schema_out").hasTable("shop.users").doesNotHaveTable("notes");
        db().publication("parts_out").publishesViaRoot().tables().containsExactly("public.parts");
        db().hasPublication("everything")
                .doesNotHavePublication("nothing")
                .publications()
                .containsExactly(
                        "everything", "leaf_out", "leaves_out", "orders_out", "parts_out", "schema_out", "split_out");
    }

    @Test
    void a_partitioned_table_is_published_with_its_partitions() {
        for (String whole : List.of("parts_out", "leaves_out", "everything")) {
            db().publication(whole).hasTable("parts").hasTable("parts_1");
            assertThat(fails(db -> db.publication(whole).doesNotHaveTable("parts")))
                    .contains("not to have table");
            assertThat(fails(db -> db.publication(whole).doesNotHaveTable("parts_1")))
                    .contains("not to have table");
        }
        db().publication("leaves_out").tables().containsExactly("public.parts_1");
        db().publication("leaf_out").hasTable("parts_1").doesNotHaveTable("parts");
        assertThat(fails(db -> db.publication("leaf_out").hasTable("parts"))).contains("no table parts");
        db().publication("split_out")
                .hasTable("split.days")
                .hasTable("split.days_1")
                .doesNotHaveTable("parts");
        db().publication("schema_out").doesNotHaveTable("split.days").doesNotHaveTable("parts_1");
    }

    @Test
    void what_differs_in_a_publication_is_told() {
        assertThat(fails(db -> db.publication("orders_out").hasTable("shop.users")))
                .isEqualTo("""

                    Expecting publication orders_out
                    to have table:
                      "shop.users"
                    but there is no table shop.users; did you mean shop.orders?
                    What there is: public.notes, shop.orders\
                    """);
        assertThat(fails(db -> db.publication("orders_out").hasTable("orders"))).contains("no table orders");
        assertThat(fails(db -> db.publication("orders_out").doesNotHaveTable("shop.orders")))
                .contains("not to have table");
        assertThat(fails(db -> db.publication("orders_out").doesNotHaveTable("shop.uesrs")))
                .contains("Expecting database", "there is no table shop.uesrs");
        assertThat(fails(db -> db.publication("orders_out").publishes(INSERT))).contains("[INSERT, UPDATE]");
        assertThat(fails(db -> db.publication("orders_out").isForAllTables())).contains("be FOR ALL TABLES");
        assertThat(fails(db -> db.publication("everything").isNotForAllTables()))
                .contains("not be FOR ALL TABLES");
        assertThat(fails(db -> db.publication("orders_out").publishesViaRoot())).contains("publish via");
        assertThat(fails(db -> db.publication("orders_out").hasNoComment())).contains("to the archive");
        assertThat(fails(db -> db.publication("order_out"))).contains("did you mean orders_out?");
    }

    @Test
    void a_subscription_is_to_publications() {
        db().hasSubscription("orders_in")
                .doesNotHaveSubscription("users_in")
                .subscription("orders_in")
                .isDisabled()
                .subscribesTo("users_out", "orders_out")
                .isOwnedBy("postgres")
                .hasComment("from the shop");
        db().subscriptions().containsExactly("orders_in");
        assertThat(fails(db -> db.subscription("orders_in").isEnabled())).contains("to be enabled");
        assertThat(fails(db -> db.subscription("orders_in").subscribesTo("orders_out")))
                .contains("publications");
        assertThat(fails(db -> db.subscription("orders_in").subscribesTo("orders_out", "orders_out")))
                .contains("publications");
        assertThat(fails(db -> db.subscription("orders_in").hasNoComment())).contains("from the shop");
        assertThat(fails(db -> db.subscription("order_in"))).contains("did you mean orders_in?");
        try (TestDatabase other = TestDatabase.with("select 1")) {
            assertThat(other.source())
                    .doesNotHaveSubscription("orders_in")
                    .subscriptions()
                    .isEmpty();
        }
    }
}
