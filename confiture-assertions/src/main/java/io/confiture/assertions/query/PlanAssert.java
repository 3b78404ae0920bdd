package io.confiture.assertions.query;

import io.confiture.assertions.error.ShouldBehave;
import io.confiture.assertions.error.ShouldExist;
import io.confiture.assertions.error.ShouldRun;
import io.confiture.assertions.object.Navigation;
import io.confiture.assertions.source.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.assertj.core.api.AbstractAssert;

/**
 * Asserts on the plan of a query.
 *
 * <p>The planner counts the cost, and reads small tables as a whole whatever indexes they have. {@link #canUseIndex} asks what it
 * would do with a large one. A name without a schema means tables or indexes of this name in any schema; partitions count as what
 * they are parts of.
 */
public class PlanAssert extends AbstractAssert<PlanAssert, QueryPlan> {

    /** Assert on a plan. */
    public PlanAssert(QueryPlan actual) {
        super(actual, PlanAssert.class);
    }

    /**
     * Verify that the plan reads an index.
     *
     * <pre>{@code
     * // where users has many rows, and an index on email
     * assertThat(db).query("select from users where email = 'a'").plan().usesIndex("users_email_idx");          // passes
     * assertThat(db).query("select from users where lower(email) = 'a'").plan().usesIndex("users_email_idx");   // fails
     * }</pre>
     *
     * @throws AssertionError if it does not, or there is no such index
     */
    public PlanAssert usesIndex(String name) {
        root(actual.explain()).ifPresent(root -> {
            Set<PlannedRelations.Found> indexes = indexes(name);
            if (!indexes.isEmpty() && !reads(root, indexes, PlannedRelations.Found::index)) {
                report("use the index " + name, "it is:\n", root);
            }
        });
        return myself;
    }

    /**
     * Verify that the plan does not read an index.
     *
     * <pre>{@code
     * // where users has many rows, and an index on email
     * assertThat(db).query("select from users where bio = 'a'").plan().doesNotUseIndex("users_email_idx");     // passes
     * assertThat(db).query("select from users where email = 'a'").plan().doesNotUseIndex("users_email_idx");   // fails
     * }</pre>
     *
     * @throws AssertionError if it does, or there is no such index
     */
    public PlanAssert doesNotUseIndex(String name) {
        root(actual.explain()).ifPresent(root -> {
            if (reads(root, indexes(name), PlannedRelations.Found::index)) {
                report("not use the index " + name, "it is:\n", root);
            }
        });
        return myself;
    }

    /**
     * Verify that an index can serve the query: that the planner reads it once it avoids sequential scans ({@code enable_seqscan =
     * off}), as it does by itself where a table is large.
     *
     * <pre>{@code
     * // where users has an index on email, and how many rows ever
     * assertThat(db).query("select from users where email = 'a'").plan().canUseIndex("users_email_idx");          // passes
     * assertThat(db).query("select from users where lower(email) = 'a'").plan().canUseIndex("users_email_idx");   // fails
     * }</pre>
     *
     * @throws AssertionError if it does not, or there is no such index
     */
    public PlanAssert canUseIndex(String name) {
        root(actual.explainWithoutSequentialScans()).ifPresent(root -> {
            Set<PlannedRelations.Found> indexes = indexes(name);
            if (!indexes.isEmpty() && !reads(root, indexes, PlannedRelations.Found::index)) {
                report("be able to use the index " + name, "without sequential scans it is:\n", root);
            }
        });
        return myself;
    }

    /**
     * Verify that the plan reads a table as a whole.
     *
     * <pre>{@code
     * assertThat(db).query("select from users").plan().scansSequentially("users");                // passes
     * assertThat(db).query("select from users where id = 1").plan().scansSequentially("users");   // fails where users has many rows
     * }</pre>
     *
     * @throws AssertionError if it does not, or there is no such table
     */
    public PlanAssert scansSequentially(String table) {
        root(actual.explain()).ifPresent(root -> {
            Set<PlannedRelations.Found> tables = tables(table);
            if (!tables.isEmpty() && !reads(root, tables, PlanAssert::sequentially)) {
                report("scan the table " + table + " sequentially", "it is:\n", root);
            }
        });
        return myself;
    }

    /**
     * Verify that the plan reads a table, and never as a whole.
     *
     * <pre>{@code
     * // where users has many rows
     * assertThat(db).query("select from users where id = 1").plan().doesNotScanSequentially("users");   // passes
     * assertThat(db).query("select from users").plan().doesNotScanSequentially("users");                // fails
     * }</pre>
     *
     * @throws AssertionError if it does, or does not read the table at all
     */
    public PlanAssert doesNotScanSequentially(String table) {
        root(actual.explain()).ifPresent(root -> {
            Set<PlannedRelations.Found> tables = tables(table);
            String expected = "read the table " + table + ", but not sequentially";
            if (!tables.isEmpty() && !reads(root, tables, PlannedRelations.Found::table)) {
                report(expected, "it does not read it at all:\n", root);
            } else if (reads(root, tables, PlanAssert::sequentially)) {
                report(expected, "it is:\n", root);
            }
        });
        return myself;
    }

    /**
     * Verify that the plan joins in a way.
     *
     * <pre>{@code
     * assertThat(db).query("select from users join orders using (user_id)").plan().joinsBy(HASH_JOIN);     // passes where it does
     * assertThat(db).query("select from users join orders using (user_id)").plan().joinsBy(MERGE_JOIN);    // fails there
     * }</pre>
     *
     * @throws AssertionError if it does not
     */
    public PlanAssert joinsBy(JoinMethod method) {
        return hasNode(method.node());
    }

    /**
     * Verify that the plan has a node of a type.
     *
     * <pre>{@code
     * assertThat(db).query("select id from users limit 1").plan().hasNode("Limit");   // passes
     * assertThat(db).query("select id from users").plan().hasNode("Limit");           // fails
     * }</pre>
     *
     * @param type as EXPLAIN calls it
     * @throws AssertionError if it has none
     * @throws IllegalArgumentException if EXPLAIN has no such type
     */
    public PlanAssert hasNode(String type) {
        root(actual.explain())
                .filter(root -> !root.has(type))
                .ifPresent(root -> report("have a node " + type, "it is:\n", root));
        return myself;
    }

    /**
     * Verify that the plan has no node of a type.
     *
     * <pre>{@code
     * assertThat(db).query("select id from users").plan().doesNotHaveNode("Sort");                // passes
     * assertThat(db).query("select id from users order by bio").plan().doesNotHaveNode("Sort");   // fails without an index on bio
     * }</pre>
     *
     * @param type as EXPLAIN calls it
     * @throws AssertionError if it has one
     * @throws IllegalArgumentException if EXPLAIN has no such type
     */
    public PlanAssert doesNotHaveNode(String type) {
        root(actual.explain())
                .filter(root -> root.has(type))
                .ifPresent(root -> report("have no node " + type, "it is:\n", root));
        return myself;
    }

    /**
     * Verify how many rows the planner expects the query to give.
     *
     * <pre>{@code
     * assertThat(db).query("select from users where id = 1").plan().estimatesRowsBetween(1, 1);    // passes for the primary key
     * assertThat(db).query("select from users where id > 1").plan().estimatesRowsBetween(1, 1);    // fails where there are many
     * }</pre>
     *
     * @throws AssertionError if it expects fewer or more
     */
    public PlanAssert estimatesRowsBetween(long least, long most) {
        root(actual.explain())
                .filter(root -> root.number("Plan Rows") < least || root.number("Plan Rows") > most)
                .ifPresent(root -> report(
                        "expect between " + least + " and " + most + " rows",
                        "it expects " + root.number("Plan Rows") + ":\n",
                        root));
        return myself;
    }

    private Optional<PlanNode> root(QueryPlan.Explained explained) {
        ServerError error = explained.error();
        if (error != null) {
            navigation().report(ShouldRun.shouldRun("query", actual, error));
        }
        return Optional.ofNullable(explained.root());
    }

    private Set<PlannedRelations.Found> indexes(String name) {
        return find("index", name, PlannedRelations.INDEXES);
    }

    private Set<PlannedRelations.Found> tables(String name) {
        return find("table", name, PlannedRelations.TABLES);
    }

    private Set<PlannedRelations.Found> find(String noun, String name, String... kinds) {
        PlannedRelations relations = new PlannedRelations(actual.text().source(), kinds);
        Set<PlannedRelations.Found> found = relations.find(name);
        if (found.isEmpty()) {
            List<String> there = relations.names();
            navigation().report(ShouldExist.shouldExist("the database", noun, name, there, Optional.empty()));
        }
        return found;
    }

    private static boolean sequentially(PlannedRelations.Found table, PlanNode node) {
        return node.type().equals("Seq Scan") && table.table(node);
    }

    private static boolean reads(
            PlanNode root, Set<PlannedRelations.Found> any, BiPredicate<PlannedRelations.Found, PlanNode> how) {
        return root.all().anyMatch(node -> any.stream().anyMatch(each -> how.test(each, node)));
    }

    private void report(String expected, String was, PlanNode root) {
        navigation()
                .report(ShouldBehave.shouldBehave(
                        "plan of",
                        actual,
                        expected,
                        was + root.toString().indent(2).stripTrailing()));
    }

    private Navigation navigation() {
        return new Navigation(Scope.searchPath(actual.text().source()), info, false);
    }
}
