package io.confiture.assertions.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Is a node of a plan, with those beneath it.
 *
 * @param json as EXPLAIN (FORMAT JSON) writes it
 */
record PlanNode(JsonNode json) {
    /** All types that EXPLAIN knows. */
    private static final Set<String> TYPES = """
        Result
        ProjectSet
        ModifyTable
        Append
        Merge Append
        Recursive Union
        BitmapAnd
        BitmapOr
        Nested Loop
        Merge Join
        Hash Join
        Seq Scan
        Sample Scan
        Gather
        Gather Merge
        Index Scan
        Index Only Scan
        Bitmap Index Scan
        Bitmap Heap Scan
        Tid Scan
        Tid Range Scan
        Subquery Scan
        Function Scan
        Table Function Scan
        Values Scan
        CTE Scan
        Named Tuplestore Scan
        WorkTable Scan
        Foreign Scan
        Custom Scan
        Materialize
        Memoize
        Sort
        Incremental Sort
        Group
        Aggregate
        WindowAgg
        Unique
        SetOp
        LockRows
        Limit
        Hash
        """.lines().collect(Collectors.toUnmodifiableSet());

    /** What is worth a line of its own. */
    private static final List<String> DETAILS = List.of(
            "Index Cond", "Recheck Cond", "Hash Cond", "Merge Cond", "Join Filter", "Filter", "Sort Key", "Group Key");

    String type() {
        return text("Node Type");
    }

    /** Return a field, or the empty text. */
    String text(String field) {
        return json.path(field).asText("");
    }

    long number(String field) {
        return json.path(field).asLong();
    }

    /** Return the node and all beneath it. */
    Stream<PlanNode> all() {
        return Stream.concat(Stream.of(this), children().stream().flatMap(PlanNode::all));
    }

    /**
     * Tell whether there is a node of a type.
     *
     * @throws IllegalArgumentException if EXPLAIN has no such type
     */
    boolean has(String type) {
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException("EXPLAIN has no nodes of the type " + type);
        }
        return all().anyMatch(node -> node.type().equals(type));
    }

    private List<PlanNode> children() {
        List<PlanNode> children = new ArrayList<>();
        json.path("Plans").forEach(child -> children.add(new PlanNode(child)));
        return children;
    }

    /** Write the tree, a line for each node and for each condition of it. */
    @Override
    public String toString() {
        StringBuilder tree = new StringBuilder();
        write(tree, "");
        return tree.toString().stripTrailing();
    }

    private void write(StringBuilder tree, String indent) {
        tree.append(indent).append(type());
        if (!text("Index Name").isEmpty()) {
            tree.append(" using ").append(text("Index Name"));
        }
        if (!text("Relation Name").isEmpty()) {
            String schema = text("Schema");
            tree.append(" on ").append(schema.isEmpty() ? "" : schema + ".").append(text("Relation Name"));
        }
        tree.append(String.format(
                Locale.ROOT,
                " (rows=%d, cost=%.2f)\n",
                number("Plan Rows"),
                json.path("Total Cost").asDouble()));
        for (String detail : DETAILS) {
            JsonNode value = json.path(detail);
            if (!value.isMissingNode()) {
                tree.append(indent)
                        .append("    ")
                        .append(detail)
                        .append(": ")
                        .append(words(value))
                        .append('\n');
            }
        }
        children().forEach(child -> child.write(tree, indent + "  "));
    }

    private static String words(JsonNode value) {
        List<String> parts = new ArrayList<>();
        value.forEach(part -> parts.add(part.asText()));
        return value.isArray() ? String.join(", ", parts) : value.asText();
    }
}
