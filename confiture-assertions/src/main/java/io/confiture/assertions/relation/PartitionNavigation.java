package io.confiture.assertions.relation;

import io.confiture.assertions.object.Navigable;
import io.confiture.assertions.object.Navigation;
import io.confiture.assertions.source.Answer;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.SqlWords;
import java.util.Optional;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;

/**
 * Leads from a partitioned table to its partitions, and asserts on both.
 *
 * <p>A partition of another schema than the table's has that schema's name before its own. One that is being detached
 * ({@code DETACH PARTITION .. CONCURRENTLY}) is none any more, since queries on the table do not see its rows.
 */
public interface PartitionNavigation<SELF> extends Navigable<SELF> {

    /**
     * Lead to the assertions on a partition.
     *
     * <pre>{@code
     * assertThat(db).table("orders").partition("orders_2024");   // passes after create table orders_2024 partition of orders ..
     * assertThat(db).table("orders").partition("orders_2025");   // fails there
     * }</pre>
     *
     * @throws AssertionError if there is no partition of this name
     */
    default TableAssert partition(String name) {
        Navigation navigation = navigation();
        Optional<DatabaseObject> found =
                navigation.absent() ? Optional.empty() : navigation.scope().find(RelationLookups.PARTITION, name);
        return found.map(partition -> navigation.nest(
                        RelationLookups.exactly(partition.source(), partition.oid()),
                        TableAssert.class,
                        TableAssert::new))
                .orElseGet(() -> navigation.to(RelationLookups.PARTITION, name, TableAssert.class, TableAssert::new));
    }

    /**
     * Lead to AssertJ's assertions on the names of the direct partitions, sorted.
     *
     * <pre>{@code
     * assertThat(db).table("orders").partitions().containsExactly("orders_2024");   // passes where this is the only one
     * assertThat(db).table("orders").partitions().isEmpty();                        // fails there
     * }</pre>
     */
    default ListAssert<String> partitions() {
        return navigation().names(RelationLookups.PARTITION);
    }

    /**
     * Verify that the table is partitioned.
     *
     * <pre>{@code
     * assertThat(db).table("orders").isPartitioned();   // passes for create table orders (..) partition by range (placed)
     * assertThat(db).table("orders").isPartitioned();   // fails for create table orders (..)
     * }</pre>
     *
     * @throws AssertionError if it is not
     */
    default SELF isPartitioned() {
        navigation().expect(true, partitioned(), "be partitioned", "is not");
        return self();
    }

    /**
     * Verify that the table is not partitioned.
     *
     * <pre>{@code
     * assertThat(db).table("users").isNotPartitioned();   // passes for create table users (..)
     * assertThat(db).table("users").isNotPartitioned();   // fails for create table users (..) partition by hash (id)
     * }</pre>
     *
     * @throws AssertionError if it is
     */
    default SELF isNotPartitioned() {
        navigation().expect(false, partitioned(), "not be partitioned", "is");
        return self();
    }

    /**
     * Verify that the table is partitioned in this way: strategy and key as in {@code PARTITION BY}. Blanks and the case of letters
     * outside of quotes are the same.
     *
     * <pre>{@code
     * assertThat(db).table("orders").isPartitionedBy("range (placed)");   // passes for .. partition by range (placed)
     * assertThat(db).table("orders").isPartitionedBy("list (region)");    // fails there
     * }</pre>
     *
     * @throws AssertionError if it is partitioned otherwise, or not at all
     */
    default SELF isPartitionedBy(String key) {
        Question question = Question.from(navigation());
        if (!question.subject().absent()) {
            @Nullable
            String was = question.subject()
                    .ask("select pg_catalog.pg_get_partkeydef(?::pg_catalog.oid) as value")
                    .text("value");
            boolean same = was != null && SqlWords.of(was).equals(SqlWords.of(key));
            question.expectEqual("partition key", key, same ? key : was);
        }
        return self();
    }

    /**
     * Verify that the table is a direct partition of another. A name without a schema's is looked up in this table's schema first,
     * then in the search path.
     *
     * <pre>{@code
     * assertThat(db).table("orders_2024").isPartitionOf("orders");   // passes after create table orders_2024 partition of orders ..
     * assertThat(db).table("orders_2024").isPartitionOf("users");    // fails there
     * }</pre>
     *
     * @throws AssertionError if it is not, or there is no such table
     */
    default SELF isPartitionOf(String table) {
        partitionOf(table, true);
        return self();
    }

    /**
     * Verify that the table is no direct partition of another, which must exist.
     *
     * <pre>{@code
     * assertThat(db).table("orders_2019").isNotPartitionOf("orders");   // passes after alter table orders detach partition orders_2019
     * assertThat(db).table("orders_2024").isNotPartitionOf("orders");   // fails where it is one
     * }</pre>
     *
     * @throws AssertionError if it is, or there is no such table
     */
    default SELF isNotPartitionOf(String table) {
        partitionOf(table, false);
        return self();
    }

    private void partitionOf(String table, boolean expected) {
        Question question = Question.from(navigation());
        question.other(table).ifPresent(other -> {
            Optional<Answer> parent =
                    question.subject().source().askOne("""
                            select i.inhparent::bigint as oid from pg_catalog.pg_inherits i
                            join pg_catalog.pg_class c on c.oid = i.inhrelid
                            where c.relispartition and not i.inhdetachpending and c.oid = ?\
                            """, question.subject().oid());
            boolean is =
                    parent.filter(found -> found.number("oid") == other.oid()).isPresent();
            String of = parent.map(found -> RelationLookups.exactly(other.source(), found.number("oid")))
                    .map(found -> "is a partition of " + found.qualifiedName())
                    .orElse("is no partition");
            question.expectState(
                    is == expected, (expected ? "be" : "not be") + " a partition of " + other.qualifiedName(), of);
        });
    }

    private static String partitioned() {
        return "select c.relkind = 'p' as yes from pg_catalog.pg_class c where c.oid = ?";
    }
}
