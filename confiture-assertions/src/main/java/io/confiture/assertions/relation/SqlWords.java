package io.confiture.assertions.relation;

import io.confiture.sql.Lexer;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds the tokens of a piece of SQL without blanks and comments, names and keywords as PostgreSQL reads them.
 *
 * @param words in their order
 */
record SqlWords(List<String> words) {
    static SqlWords of(String sql) {
        List<String> words = new ArrayList<>();
        Lexer lexer = Lexer.of(sql);
        while (lexer.nextSignificant()) {
            words.add(lexer.name());
        }
        return new SqlWords(words);
    }
}
