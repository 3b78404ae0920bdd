package io.confiture.assertions.source;

import java.util.List;
import java.util.Optional;

/**
 * Is how a type is written, read as PostgreSQL's grammar reads it: the words of the standard stand for names in {@code pg_catalog},
 * everything else is a name.
 *
 * @param sql the name with every part in quotes, and {@code []} behind it for arrays: this and nothing else is text that the server
 *     reads as SQL
 * @param modifiers what the type's {@code typmodin} is called with; empty for none
 */
record TypeSpelling(String sql, List<String> modifiers) {

    /** Read a text; empty where it cannot be a type's name. */
    static Optional<TypeSpelling> read(String text) {
        TypeReader reader = new TypeReader(text);
        TypeSpelling spelling = new BuiltInTypes(reader).read().orElseGet(reader::named);
        String bounds = reader.bounds();
        return reader.done()
                ? Optional.of(new TypeSpelling(spelling.sql + bounds, spelling.modifiers))
                : Optional.empty();
    }

    /** Make the spelling of a type of PostgreSQL itself. */
    static TypeSpelling builtIn(String name, List<String> modifiers) {
        return new TypeSpelling("pg_catalog." + name, modifiers);
    }
}
