package io.confiture.assertions.constraint;

import io.confiture.assertions.source.Answer;
import io.confiture.assertions.source.Expressions;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Is one of the things that a constraint or an index is on.
 *
 * @param text the name of a column, or an expression as the catalog prints it
 */
record Key(String text, boolean expression) {

    /** Read {@code keys} and {@code expressions}. */
    static List<Key> all(Answer answer) {
        List<String> keys = answer.texts("keys").stream().map(String::valueOf).toList();
        List<String> expressions =
                answer.texts("expressions").stream().map(String::valueOf).toList();
        return IntStream.range(0, keys.size())
                .mapToObj(i -> new Key(keys.get(i), expressions.get(i).equals("true")))
                .toList();
    }

    /** Tell whether keys are what is expected, one by one. */
    static boolean are(List<Key> keys, List<String> expected, Expressions expressions) {
        return keys.size() == expected.size()
                && IntStream.range(0, keys.size()).allMatch(i -> keys.get(i).is(expected.get(i), expressions));
    }

    /** Tell whether this is what is expected: a column of that name, or the same expression. */
    boolean is(String expected, Expressions expressions) {
        return text.equals(expected) || (expression && expressions.same(expected, text));
    }

    static List<String> texts(List<Key> keys) {
        return keys.stream().map(Key::text).toList();
    }
}
