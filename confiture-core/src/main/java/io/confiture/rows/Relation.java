package io.confiture.rows;

/** Names a table; names are as stored, without quotes. */
public record Relation(String schema, String name) implements Comparable<Relation> {

    /** Return the name as SQL text that every search path reads in the same way. */
    public String sql() {
        return quoted(schema) + "." + quoted(name);
    }

    /** Return a name as SQL text. */
    public static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public int compareTo(Relation other) {
        int bySchema = schema.compareTo(other.schema);
        return bySchema != 0 ? bySchema : name.compareTo(other.name);
    }

    /** Return the name as people read it. */
    @Override
    public String toString() {
        return schema.equals("public") ? name : schema + "." + name;
    }
}
