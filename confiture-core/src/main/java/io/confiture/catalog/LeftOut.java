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
        return column != null
                && column.lastIndexOf('.') > 0
                && qualifiedNames.contains(column.substring(0, column.lastIndexOf('.')));
    }
}
