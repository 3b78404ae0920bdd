package io.confiture.catalog;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides which objects the options leave out: the named ones and all that belongs to them. */
record LeftOut(Set<String> qualifiedNames) {

    boolean keeps(CatalogObject object) {
        if (qualifiedNames.isEmpty()) {
            return true;
        }
        ObjectId id = object.id();
        return !names(id.schema(), withoutArguments(id)) && !names(id.schema(), id.parent()) && !isSequenceOf(object);
    }

    private boolean names(@Nullable String schema, @Nullable String name) {
        return schema != null && name != null && qualifiedNames.contains(schema + "." + name);
    }

    private static String withoutArguments(ObjectId id) {
        if (id.parent() != null) {
            return "";
        }
        int at = id.name().indexOf('(');
        return at > 0 && id.kind().hasArguments() ? id.name().substring(0, at) : id.name();
    }

    private boolean isSequenceOf(CatalogObject object) {
        String column =
                object.property("owned by") != null ? object.property("owned by") : object.property("identity of");
        return column != null && qualifiedNames.contains(tableOf(column));
    }

    /** Return schema and table of {@code schema.table.column}, whose parts are quoted where they must be. */
    private static String tableOf(String column) {
        StringBuilder plain = new StringBuilder();
        int end = 0;
        boolean quoted = false;
        for (int i = 0; i < column.length(); i++) {
            char c = column.charAt(i);
            if (c == '"') {
                quoted = !quoted;
                // Two in a row are one in the name: the second opens again what the first closed.
                if (quoted && i > 0 && column.charAt(i - 1) == '"') {
                    plain.append(c);
                }
                continue;
            }
            if (c == '.' && !quoted) {
                end = plain.length();
            }
            plain.append(c);
        }
        return plain.substring(0, end);
    }
}
