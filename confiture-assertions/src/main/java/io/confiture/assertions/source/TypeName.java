package io.confiture.assertions.source;

import java.util.Optional;

/**
 * Is a type as a database knows it, with its modifier: what {@code varchar(20)} stands for there. Two are equal where type and
 * modifier are, however they were written: {@code int} is {@code integer}, but {@code numeric} is not {@code numeric(10,2)}.
 *
 * @param oid of {@code pg_type}
 * @param modifier as in {@code pg_attribute.atttypmod}; -1 for none
 * @param text how the server writes it; with its schema where the search path does not have it
 */
public record TypeName(long oid, int modifier, String text) {

    /**
     * Find the type that SQL would find on a connection of this database: spellings of the standard, modifiers, arrays, and names
     * with and without a schema. Nothing of the session changes, nor of the transaction it is in.
     *
     * @return empty where there is no such type, or it takes no such modifiers, or the text is none that could be a type's
     */
    public static Optional<TypeName> find(DatabaseSource source, String text) {
        return TypeSpelling.read(text)
                .flatMap(spelling -> source.on(connection -> new TypeFinder(connection).find(spelling)));
    }

    /** Say what the server calls a type; {@code ???} where it has none of this oid. */
    public static TypeName of(DatabaseSource source, long oid, int modifier) {
        String text = source.askOne("select pg_catalog.format_type(?::oid, ?) as text", oid, modifier)
                .map(answer -> answer.text("text"))
                .orElse("???");
        return new TypeName(oid, modifier, text);
    }

    /** Return the same type without its modifier. */
    public TypeName withoutModifier(DatabaseSource source) {
        return modifier == -1 ? this : of(source, oid, -1);
    }

    /**
     * Return how the signatures of functions, operators and casts write a type: without a modifier, which PostgreSQL does not keep
     * there either. Where there is no such type, return the text itself.
     */
    public static String inSignature(DatabaseSource source, String text) {
        return find(source, text)
                .flatMap(type -> source.askOne("select pg_catalog.format_type(?::oid, null) as text", type.oid))
                .map(answer -> answer.text("text"))
                .orElse(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TypeName that && oid == that.oid && modifier == that.modifier;
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(oid) + modifier;
    }

    @Override
    public String toString() {
        return text;
    }
}
