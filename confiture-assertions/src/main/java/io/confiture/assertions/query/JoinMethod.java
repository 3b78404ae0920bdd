package io.confiture.assertions.query;

/** Names the ways in which PostgreSQL joins. */
public enum JoinMethod {
    /** For each row of one side the other is looked through, by an index at best. */
    NESTED_LOOP("Nested Loop"),
    /** One side is put into a hash table. */
    HASH_JOIN("Hash Join"),
    /** Both sides are sorted. */
    MERGE_JOIN("Merge Join");

    private final String node;

    JoinMethod(String node) {
        this.node = node;
    }

    /** Return what EXPLAIN calls it. */
    String node() {
        return node;
    }
}
