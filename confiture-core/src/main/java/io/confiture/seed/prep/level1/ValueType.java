package io.confiture.seed.prep.level1;

import io.confiture.sql.ddl.TypeName;
import org.jspecify.annotations.Nullable;

/** Says what is known of the type of an expression. */
sealed interface ValueType {

    /** Is NULL or a string without a cast: it takes the type that it meets. The text is null for NULL. */
    record Untyped(@Nullable String text) implements ValueType {
        @Override
        public String toString() {
            return text == null ? "NULL" : "a string without type";
        }
    }

    /** Is an expression of a type that is known, without length and precision. */
    record Known(TypeName type) implements ValueType {
        public Known {
            type = type.withoutModifiers();
        }

        @Override
        public String toString() {
            return type.toString();
        }
    }

    /** Is an expression whose type no text tells. */
    record Undecided() implements ValueType {}

    /** Return a type of PostgreSQL by any of its names. */
    static ValueType of(String type) {
        return new Known(TypeName.of(type));
    }

    /** Return the type that an expression has where nothing gives it one: {@code text} for a string or NULL. */
    default ValueType settled() {
        return this instanceof Untyped ? of("text") : this;
    }
}
