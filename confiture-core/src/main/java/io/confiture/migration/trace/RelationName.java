package io.confiture.migration.trace;

/**
 * Names a table, view, index or sequence as it is stored.
 *
 * @param schema its schema
 * @param name its name there
 */
public record RelationName(String schema, String name) implements Comparable<RelationName> {

    @Override
    public int compareTo(RelationName other) {
        int bySchema = schema.compareTo(other.schema);
        return bySchema != 0 ? bySchema : name.compareTo(other.name);
    }

    /** Return the name as people say it: the schema only when it is not {@code public}. */
    @Override
    public String toString() {
        return schema.equals("public") ? name : schema + "." + name;
    }
}
