package io.confiture.assertions.relation;

/** Names what logical replication sends of the old row when one is updated or deleted, where that is no index of one's choice. */
public enum ReplicaIdentity {
    /** The primary key's columns; nothing without a primary key. */
    DEFAULT,
    /** All columns. */
    FULL,
    /** Nothing: updates and deletes of published tables fail. */
    NOTHING
}
