package io.confiture.migration.author;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names what a statement makes or removes, as the text does.
 *
 * @param type the sort, in the words of SQL and in lower case: {@code table}, {@code column}, {@code rows}
 * @param parent the table, type or publication that it is part of, or null
 * @param name its name; without {@code public.}, which is where a name without a schema normally lies
 */
record Thing(String type, @Nullable String parent, String name) {

    private static final Set<String> WITH_PARTS =
            Set.of("table", "foreign table", "view", "materialized view", "type", "domain", "publication");

    /** Say whether this goes when the other one is dropped. */
    boolean goesWith(Thing dropped) {
        if (dropped.type.equals("schema")) {
            String inside = dropped.name + ".";
            return name.startsWith(inside) || (parent != null && parent.startsWith(inside));
        }
        return dropped.name.equals(parent) && WITH_PARTS.contains(dropped.type);
    }

    @Override
    public String toString() {
        return type + " " + name + (parent == null ? "" : " of " + parent);
    }
}
