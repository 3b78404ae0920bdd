package io.confiture.assertions.query;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Is a column of a result.
 *
 * @param type its type as the driver calls it, in which arrays have an underscore before the name of their elements' type
 * @param array whether its values are arrays
 * @param oid of its type
 */
record Column(String name, String type, boolean array, long oid) {

    Kind kind() {
        return array ? Kind.ARRAY : Kind.of(type);
    }

    /** Return what the elements of the arrays are. */
    private Column element() {
        int dot = type.lastIndexOf('.');
        String last = type.substring(dot + 1);
        int underscore = last.indexOf('_');
        return new Column(
                name,
                type.substring(0, dot + 1) + last.substring(0, underscore) + last.substring(underscore + 1),
                false,
                0);
    }

    /**
     * Return the key of a value of this column, or of one that a test expects in it: where a class of Java can mean several types,
     * the column decides.
     */
    @Nullable
    Object key(@Nullable Object value) {
        Kind kind = kind();
        if (value == null) {
            return null;
        }
        if (kind == Kind.JSON) {
            Json json = Json.of(value);
            return json == null ? Sameness.key(value) : json;
        }
        if (kind == Kind.ARRAY && value instanceof List<?> elements) {
            List<@Nullable Object> keys = new ArrayList<>();
            Column inner = element();
            // Of several dimensions each is an array of the same type.
            elements.forEach(each -> keys.add(each instanceof List<?> ? key(each) : inner.key(each)));
            return keys;
        }
        if (kind == Kind.INSTANT && value instanceof Timestamp time) {
            return time.toInstant();
        }
        return Sameness.key(value);
    }

    /** Tell whether a key, not null, can be one of this column's values. */
    boolean takes(Object key) {
        if (kind() == Kind.ARRAY && key instanceof List<?> keys) {
            Column inner = element();
            return keys.stream()
                    .allMatch(each -> each == null || (each instanceof List<?> ? takes(each) : inner.takes(each)));
        }
        return kind().takes(key);
    }
}
