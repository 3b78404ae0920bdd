package io.confiture.assertions.source;

import io.confiture.catalog.ObjectKind;

/**
 * Says how objects of one kind are found.
 *
 * @param noun what one is called in messages: {@code materialized view}
 * @param nouns what several are called: {@code materialized views}
 * @param kind what they are
 * @param sql lists all of them, with the columns {@code oid} (bigint), {@code number} (int), {@code schema} (null outside of
 *     schemas), {@code name}, {@code parent} (bigint, null for what belongs to no other object), {@code visible} (found without
 *     its schema's name: true for what lives outside of schemas) and {@code system} (part of PostgreSQL itself, and not listed
 *     unless its schema is asked for)
 * @param inSchemas whether such objects live in schemas or belong to a table; names of others are taken as they are, dots and all
 */
public record Lookup(String noun, String nouns, ObjectKind kind, String sql, boolean inSchemas) {

    /** Say how objects are found that live in schemas or belong to a table. */
    public Lookup(String noun, String nouns, ObjectKind kind, String sql) {
        this(noun, nouns, kind, sql, true);
    }

    /** Say how objects are found whose plural ends in s. */
    public static Lookup of(String noun, ObjectKind kind, String sql) {
        return new Lookup(noun, noun + "s", kind, sql);
    }

    /** Say how objects are found that live outside of schemas, and whose plural ends in s. */
    public static Lookup outside(String noun, ObjectKind kind, String sql) {
        return new Lookup(noun, noun + "s", kind, sql, false);
    }
}
