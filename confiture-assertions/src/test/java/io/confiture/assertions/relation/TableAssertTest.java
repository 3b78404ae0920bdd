package io.confiture.assertions.relation;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.confiture.assertions.Failing;
import io.confiture.assertions.TestDatabase;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TableAssertTest {
    private static final TestDatabase DATABASE = TestDatabase.with("""
        create schema shop;
        create schema archive;
        create table shop.users (id bigint primary key, email text not null, bio text)
            with (fillfactor = 70, autovacuum_enabled = off, toast.autovacuum_enabled = false);
        create unique index users_email_key on shop.users (email);
        comment on table shop.users is 'Who may log in';
        create unlogged table shop.cache (id int);
        create table shop.orders (id int, placed date) partition by range (placed);
        create table shop.orders_2024 partition of shop.orders for values from ('2024-01-01') to ('2025-01-01');
        create table archive.orders_2023 partition of shop.orders for values from ('2023-01-01') to ('2024-01-01')
            partition by list (id);
        create table archive.orders_2023_one partition of archive.orders_2023 for values in (1);
        create table shop.animals (name text);
        create table shop.cats () inherits (shop.animals);
        create table shop.lions () inherits (shop.cats);
        create table shop.cubs () inherits (shop.lions, shop.cats);
        create table archive.dodos () inherits (shop.animals);
        create table shop.notes (id int);
        """);

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private static TableAssert table(String name) {
        return assertThat(DATABASE.source()).schema("shop").table(name);
    }

    private static String fails(String name, Consumer<TableAssert> assertion) {
        return Failing.message(() -> assertion.accept(table(name)));
    }

    @Test
    void owner_comment_and_options_can_be_asked() {
        table("users")
                .hasComment("Who may log in")
                .hasOption("fillfactor", "70")
                .hasOption("autovacuum_enabled", "off")
                .hasOption("toast.autovacuum_enabled", "false");
        table("notes").hasNoComment().doesNotHaveOption("fillfactor");
        assertThat(fails("users", users -> users.isOwnedBy("nobody"))).startsWith("""

            Expecting table shop.users
            to have the owner:
              "nobody"
            but was:
            """);
        assertThat(fails("users", users -> users.hasOption("fillfactor", "90"))).isEqualTo("""

            Expecting table shop.users
            to have the option fillfactor:
              "90"
            but was:
              "70\"\
            """);
        assertThat(fails("notes", notes -> notes.hasOption("fillfactor", "70"))).endsWith("\nbut it has none");
        fails("users", users -> users.doesNotHaveOption("fillfactor"));
        fails("users", users -> users.hasComment("Who may"));
        fails("users", TableAssert::hasNoComment);
    }

    @Test
    void where_and_how_rows_are_stored_can_be_asked() {
        table("users").isPermanent().isInTablespace("pg_default").hasAccessMethod("heap");
        table("cache").isUnlogged();
        assertThat(fails("cache", TableAssert::isPermanent)).isEqualTo("""

            Expecting table shop.cache
            to be permanent
            but it is unlogged\
            """);
        fails("users", TableAssert::isUnlogged);
        fails("users", TableAssert::isTemporary);
        fails("users", users -> users.isInTablespace("fast"));
        fails("users", users -> users.hasAccessMethod("columnar"));
    }

    @Test
    void columns_come_sorted_or_in_their_order() {
        table("users").columns().containsExactly("bio", "email", "id");
        table("users").columnsInOrder().containsExactly("id", "email", "bio");
        table("users").hasColumn("id").doesNotHaveColumn("password");
        Failing.message(() -> table("users").columnsInOrder().containsExactly("email", "id", "bio"));
        fails("users", users -> users.hasColumn("ctid"));
        fails("users", users -> users.doesNotHaveColumn("id"));
    }

    @Test
    void forced_row_security_needs_enabled_row_security() {
        try (TestDatabase own = TestDatabase.with("create table notes (id int)")) {
            assertThat(own.source()).table("notes").hasNoRowSecurity().doesNotForceRowSecurity();
            own.run("alter table notes force row level security");
            assertThat(own.source()).table("notes").hasNoRowSecurity().doesNotForceRowSecurity();
            assertThat(Failing.message(
                            () -> assertThat(own.source()).table("notes").forcesRowSecurity()))
                    .isEqualTo("""

                        Expecting table public.notes
                        to have row security forced
                        but it has it disabled, though forced\
                        """);
            Failing.message(() -> assertThat(own.source()).table("notes").hasRowSecurity());
            own.run("alter table notes enable row level security");
            assertThat(own.source()).table("notes").hasRowSecurity().forcesRowSecurity();
            Failing.message(() -> assertThat(own.source()).table("notes").hasNoRowSecurity());
            assertThat(Failing.message(
                            () -> assertThat(own.source()).table("notes").doesNotForceRowSecurity()))
                    .endsWith("not have row security forced\nbut it has it forced");
            own.run("alter table notes no force row level security");
            assertThat(own.source()).table("notes").hasRowSecurity().doesNotForceRowSecurity();
        }
    }

    @Test
    void replica_identity_is_a_way_or_an_index() {
        try (TestDatabase own =
                TestDatabase.with("create table users (id int primary key, email text not null unique)")) {
            assertThat(own.source()).table("users").hasReplicaIdentity(ReplicaIdentity.DEFAULT);
            own.run("alter table users replica identity full");
            assertThat(own.source()).table("users").hasReplicaIdentity(ReplicaIdentity.FULL);
            Failing.message(() -> assertThat(own.source()).table("users").hasReplicaIdentityIndex("users_email_key"));
            own.run("alter table users replica identity nothing");
            assertThat(own.source()).table("users").hasReplicaIdentity(ReplicaIdentity.NOTHING);
            own.run("alter table users replica identity using index users_email_key");
            assertThat(own.source()).table("users").hasReplicaIdentityIndex("users_email_key");
            assertThat(Failing.message(
                            () -> assertThat(own.source()).table("users").hasReplicaIdentity(ReplicaIdentity.DEFAULT)))
                    .contains("\"DEFAULT\"", "\"USING INDEX users_email_key\"");
            Failing.message(() -> assertThat(own.source()).table("users").hasReplicaIdentityIndex("users_pkey"));
        }
    }

    @Test
    void partitions_of_other_schemas_have_their_schema_before_their_name() {
        table("orders").partitions().containsExactly("archive.orders_2023", "orders_2024");
        table("orders").isPartitionedBy("range (placed)").isPartitionedBy("RANGE(Placed)");
        table("orders").partition("orders_2024").isPartitionOf("orders").isNotPartitioned();
        table("orders")
                .partition("archive.orders_2023")
                .isPartitionOf("shop.orders")
                .isPartitionedBy("list (id)")
                .partition("orders_2023_one")
                .isNotPartitionOf("shop.orders")
                .isDescendantOf("shop.orders", 2);
        table("notes").isNotPartitionOf("orders").partitions().isEmpty();
        assertThat(fails("orders", orders -> orders.partition("orders_2025")))
                .contains(
                        "there is no partition orders_2025; did you mean orders_2024?",
                        "What there is: archive.orders_2023, orders_2024");
        assertThat(fails("orders", orders -> orders.partition("orders_2024").isPartitionOf("users")))
                .isEqualTo("""

                    Expecting table shop.orders_2024
                    to be a partition of shop.users
                    but it is a partition of shop.orders\
                    """);
        assertThat(fails("notes", notes -> notes.isPartitionOf("orders"))).endsWith("but it is no partition");
        assertThat(fails("notes", notes -> notes.isNotPartitionOf("ordres")))
                .contains("there is no table ordres; did you mean orders?");
        assertThat(fails("orders", orders -> orders.isPartitionedBy("range (id)")))
                .contains("RANGE (placed)");
        assertThat(fails("notes", notes -> notes.isPartitionedBy("range (id)"))).endsWith("but it has none");
        fails("orders_2024", part -> part.isNotPartitionOf("orders"));
    }

    @Test
    void a_partition_that_is_being_detached_is_none_any_more() {
        try (TestDatabase own = TestDatabase.with("""
            create table orders (id int) partition by list (id);
            create table first partition of orders for values in (1);
            create table rest partition of orders for values in (2);
            """)) {
            own.run("update pg_catalog.pg_inherits set inhdetachpending = true where inhrelid = 'first'::regclass");
            assertThat(own.source()).table("orders").partitions().containsExactly("rest");
            assertThat(own.source()).table("first").isNotPartitionOf("orders");
        }
    }

    @Test
    void descent_is_told_with_its_generations() {
        table("animals").inheritingTables().containsExactly("archive.dodos", "cats");
        table("animals")
                .hasInheritingTables()
                .isAncestorOf("cubs", 3)
                .isAncestorOf("cubs")
                .isNotAncestorOf("cubs", 1);
        table("cubs").isDescendantOf("cats", 1).isDescendantOf("cats", 2).hasNoInheritingTables();
        table("orders").hasNoInheritingTables().isAncestorOf("orders_2024", 1).isNotAncestorOf("cats");
        assertThat(fails("cubs", cubs -> cubs.isDescendantOf("cats", 3))).isEqualTo("""

            Expecting table shop.cubs
            to be a descendant of shop.cats in generation 3
            but it is one in generation 1 and 2\
            """);
        assertThat(fails("notes", notes -> notes.isAncestorOf("cats"))).isEqualTo("""

            Expecting table shop.notes
            to be an ancestor of shop.cats
            but it is not\
            """);
        assertThat(fails("notes", notes -> notes.isNotAncestorOf("catz"))).isEqualTo("""

            Expecting schema shop
            to have table:
              "catz"
            but there is no table catz; did you mean cats?
            What there is: animals, cache, cats, cubs, lions, notes, orders, orders_2024, users\
            """);
        fails("notes", TableAssert::hasInheritingTables);
        fails("animals", TableAssert::hasNoInheritingTables);
        fails("cats", cats -> cats.isNotDescendantOf("animals"));
        assertThatIllegalArgumentException().isThrownBy(() -> table("cats").isAncestorOf("cubs", 0));
    }
}
