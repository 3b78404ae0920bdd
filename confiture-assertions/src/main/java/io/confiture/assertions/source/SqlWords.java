package io.confiture.assertions.source;

import io.confiture.sql.Lexer;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds the tokens of a piece of SQL without blanks and comments, names and keywords as PostgreSQL reads them.
 *
 * @param words in their order
 */
public record SqlWords(List<String> words) {

    /** Read them. */
    public static SqlWords of(String sql) {
        List<String> words = new ArrayList<>();
        Lexer lexer = Lexer.of(sql);
        while (lexer.nextSignificant()) {
            words.add(lexer.name());
        }
        return new SqlWords(words);
    }

    /** Return the names of the collations that are asked for, in their order. */
    public List<String> collations() {
        List<String> collations = new ArrayList<>();
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).equals("collate")) {
                StringBuilder name = new StringBuilder(words.get(++i));
                while (i + 2 < words.size() && words.get(i + 1).equals(".")) {
                    i += 2;
                    name.append('.').append(words.get(i));
                }
                String full = name.toString();
                collations.add(full.startsWith("pg_catalog.") ? full.substring("pg_catalog.".length()) : full);
            }
        }
        return collations;
    }

    /** Return the words before an opening parenthesis, in their order: functions that are called, among others. */
    public List<String> beforeParentheses() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i + 1).equals("(")) {
                names.add(words.get(i));
            }
        }
        return names;
    }
}
