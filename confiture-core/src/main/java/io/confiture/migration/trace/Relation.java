package io.confiture.migration.trace;

/**
 * Holds what is known about a relation from the moment it is first seen.
 *
 * @param oid its identity, which a new name does not change
 * @param name its name then
 * @param kind {@code pg_class.relkind}
 * @param temporary whether it belongs to this session alone
 * @param table the table that an index or TOAST table is part of, else itself
 * @param existedBefore whether it was there before the migration
 */
record Relation(long oid, RelationName name, char kind, boolean temporary, long table, boolean existedBefore) {

    /** Say whether it has rows of its own: a table, a partition, a materialized view. */
    boolean holdsRows() {
        return kind == 'r' || kind == 'm';
    }

    boolean isIndex() {
        return (kind == 'i' || kind == 'I') && !isToast();
    }

    /** Say whether it is a part of a table that has no name of its own for people: its TOAST table, or the index of that. */
    boolean isToast() {
        return name.schema().equals("pg_toast");
    }
}
