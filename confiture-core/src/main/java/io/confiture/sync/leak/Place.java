package io.confiture.sync.leak;

/**
 * Names where in a database something stands.
 *
 * @param relation the table or materialized view as people read it, or the kind of a catalog entry
 * @param column its column
 */
public record Place(String relation, String column) implements Comparable<Place> {

    @Override
    public int compareTo(Place other) {
        int byRelation = relation.compareTo(other.relation);
        return byRelation != 0 ? byRelation : column.compareTo(other.column);
    }

    /** Return {@code table.column}. */
    @Override
    public String toString() {
        return relation + "." + column;
    }
}
