package io.confiture.catalog;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Identifies an object of a database by what a person calls it; never by its oid.
 *
 * <p>Names are as stored, without quotes. Ordered by kind, schema, parent and name.
 *
 * @param kind what it is
 * @param schema its schema, or null for kinds that live outside schemas
 * @param name its name; for functions, operators and casts with the argument types: {@code f(integer, text)}
 * @param parent the table of a column, constraint, index, trigger, rule or policy; the domain of a constraint; the
 *     server of a user mapping; otherwise null
 */
public record ObjectId(
        ObjectKind kind,
        @Nullable String schema,
        String name,
        @Nullable String parent) implements Comparable<ObjectId> {

    private static final Comparator<@Nullable String> NULL_FIRST = Comparator.nullsFirst(Comparator.naturalOrder());

    @Override
    public int compareTo(ObjectId other) {
        int byKind = kind.compareTo(other.kind);
        if (byKind != 0) {
            return byKind;
        }
        int bySchema = NULL_FIRST.compare(schema, other.schema);
        if (bySchema != 0) {
            return bySchema;
        }
        int byParent = NULL_FIRST.compare(parent, other.parent);
        return byParent != 0 ? byParent : name.compareTo(other.name);
    }

    /** Return the id as one reads it aloud: {@code column shop.users.bio}, {@code function public.f(integer, text)}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(kind.toString()).append(' ');
        if (schema != null) {
            text.append(schema).append('.');
        }
        if (parent != null) {
            text.append(parent).append(".");
        }
        return text.append(name).toString();
    }
}
