package io.confiture.sql.rows;

import io.confiture.sql.TokenKind;
import java.util.Set;

/** Knows the words that follow the first word of a type's name, as in {@code timestamp with time zone}. */
final class TypeWords {
    private static final Set<String> WORDS = Set.of(
            "precision",
            "varying",
            "character",
            "char",
            "with",
            "without",
            "time",
            "zone",
            "year",
            "month",
            "day",
            "hour",
            "minute",
            "second",
            "to",
            "array");

    private TypeWords() {}

    static boolean follows(Tokens tokens) {
        return tokens.at(TokenKind.IDENTIFIER) && WORDS.contains(tokens.lexer().name());
    }
}
