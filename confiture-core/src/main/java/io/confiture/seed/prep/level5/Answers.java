package io.confiture.seed.prep.level5;

import io.confiture.check.Outcome;
import java.util.HashMap;
import java.util.Map;

/**
 * What one execution answered. What it never came to is aborted, with the cause. Written by one thread; afterwards only read.
 */
final class Answers {

    /**
     * Names a question.
     *
     * @param about {@code file}, {@code resolver}, {@code table} or {@code level}
     * @param name whose, empty for the level
     * @param question which
     */
    record Key(String about, String name, String question) {

        static Key file(String name) {
            return new Key("file", name, "loads");
        }

        static Key resolver(String name) {
            return new Key("resolver", name, "resolves");
        }

        static Key table(String name, Question question) {
            return new Key("table", name, question.id());
        }

        static Key level(String question) {
            return new Key("level", "", question);
        }
    }

    private final Map<Key, Outcome> outcomes = new HashMap<>();
    private String cut = "the execution never came to it";

    void put(Key key, Outcome outcome) {
        outcomes.put(key, outcome);
    }

    /** Say why nothing further is answered. */
    void cut(String cause) {
        cut = cause;
    }

    Outcome get(Key key) {
        return outcomes.getOrDefault(key, new Outcome.Aborted(cut));
    }
}
