package io.confiture.rows;

import io.confiture.postgres.Query;
import org.jspecify.annotations.Nullable;

/** Writes values as SQL text. */
final class Sql {

    private Sql() {}

    static String literal(@Nullable String value) {
        return value == null ? "NULL" : Query.literal(value);
    }
}
