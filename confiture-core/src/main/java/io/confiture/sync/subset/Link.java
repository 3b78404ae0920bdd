package io.confiture.sync.subset;

import io.confiture.rows.Relation;
import java.util.List;

/**
 * Is a foreign key between two tables that are copied.
 *
 * @param child the table that refers
 * @param childLeaves the relations whose rows the key is about: not all of them where a partition has a key of its own
 * @param childFrom how the referring relation is named after FROM
 * @param parent the table that is referred to
 * @param parentLeaves the relations that the key can refer to
 * @param parentFrom how the relation that is referred to is named after FROM
 * @param pairs the columns, and how they are compared
 * @param indexed whether an index of the child finds rows by the key
 * @param required whether every row of the child is known to refer to a row
 */
record Link(
        Member child,
        List<Member.Leaf> childLeaves,
        String childFrom,
        Member parent,
        List<Member.Leaf> parentLeaves,
        String parentFrom,
        List<Pair> pairs,
        boolean indexed,
        boolean required) {

    Link {
        childLeaves = List.copyOf(childLeaves);
        parentLeaves = List.copyOf(parentLeaves);
        pairs = List.copyOf(pairs);
    }

    /** Return the condition under which a row refers to another. */
    String condition(String childAlias, String parentAlias) {
        StringBuilder sql = new StringBuilder();
        for (Pair pair : pairs) {
            sql.append(sql.isEmpty() ? "" : " AND ").append(pair.sql(childAlias, parentAlias));
        }
        return sql.toString();
    }

    /** Say whether rows of a leaf can refer by this key. */
    boolean refersFrom(Relation leaf) {
        return childLeaves.stream().anyMatch(l -> l.relation().equals(leaf));
    }

    /** Say whether rows of a leaf can be referred to by this key. */
    boolean refersTo(Relation leaf) {
        return parentLeaves.stream().anyMatch(l -> l.relation().equals(leaf));
    }

    /**
     * Compares two columns as the foreign key does.
     *
     * @param childColumn the referring column
     * @param parentColumn the column that is referred to
     * @param operator the operator, with its schema
     * @param cast what follows the referring column so that the operator takes it: a type and a collation, or nothing
     */
    record Pair(String childColumn, String parentColumn, String operator, String cast) {

        String sql(String childAlias, String parentAlias) {
            return parentAlias + "." + Relation.quoted(parentColumn) + " " + operator + " " + childAlias + "."
                    + Relation.quoted(childColumn) + cast;
        }
    }
}
