package io.confiture.sync.mask;

import java.util.ArrayList;
import java.util.List;

/**
 * Names parts of documents: {@code $.a."b c"[*].d}, {@code $..name}, {@code $.map.*}.
 *
 * <p>Where a walk through a document stands is a set of bits: bit <i>n</i> says that the first <i>n</i> steps are taken.
 *
 * @param text as in the decision file
 * @param steps what follows the {@code $}
 */
record JsonPath(String text, List<Step> steps) {

    /** Where every walk begins. */
    static final long ROOT = 1;

    private static final int MOST_STEPS = 62;
    private static final String SHOWN = "paths look like $.a.b, $.a[*].b, $.\"a b\", $.a.* and $..name";

    /** Is one step down. */
    sealed interface Step {
        /** Return whether it may lie any number of levels deeper. */
        boolean deep();
    }

    /** Steps to the value of one key. */
    record Key(String name, boolean deep) implements Step {}

    /** Steps to the value of every key. */
    record AnyKey(boolean deep) implements Step {}

    /** Steps to one element of an array, counted from 0; -1 for every one. */
    record Element(int index, boolean deep) implements Step {}

    /**
     * Read one.
     *
     * @throws InvalidOptionException when it is none
     */
    static JsonPath parse(String text) {
        return new Reader(text).path();
    }

    /** Return whether the walk has arrived. */
    boolean arrived(long walk) {
        return (walk >> steps.size() & 1) == 1;
    }

    /** Go on to the value of a key, without the steps that a {@code ..} may still take anywhere. */
    long toKey(long walk, String key) {
        long next = 0;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            boolean taken = step instanceof AnyKey
                    || (step instanceof Key named && named.name().equals(key));
            if ((walk >> i & 1) == 1 && taken) {
                next |= 1L << (i + 1);
            }
        }
        return next;
    }

    /** Go on to an element of an array. */
    long toElement(long walk, int index) {
        long next = wandering(walk);
        for (int i = 0; i < steps.size(); i++) {
            boolean taken =
                    steps.get(i) instanceof Element element && (element.index() < 0 || element.index() == index);
            if ((walk >> i & 1) == 1 && taken) {
                next |= 1L << (i + 1);
            }
        }
        return next;
    }

    /** Return the steps of a walk that a {@code ..} may still take one level deeper. */
    long wandering(long walk) {
        long next = 0;
        for (int i = 0; i < steps.size(); i++) {
            if ((walk >> i & 1) == 1 && steps.get(i).deep()) {
                next |= 1L << i;
            }
        }
        return next;
    }

    /** Return whether a key stands in it. */
    boolean names(String key) {
        return steps.stream()
                .anyMatch(step -> step instanceof Key named && named.name().equals(key));
    }

    /** Reads one path from left to right. */
    private static final class Reader {
        private final String text;
        private final List<Step> steps = new ArrayList<>();
        private int at = 1;

        Reader(String text) {
            this.text = text;
        }

        JsonPath path() {
            if (!text.startsWith("$")) {
                throw broken();
            }
            while (at < text.length()) {
                step();
            }
            if (steps.size() > MOST_STEPS) {
                throw broken();
            }
            return new JsonPath(text, List.copyOf(steps));
        }

        private void step() {
            boolean deep = text.startsWith("..", at);
            if (deep) {
                at += 2;
            } else if (text.charAt(at) == '.') {
                at++;
            } else if (text.charAt(at) != '[') {
                throw broken();
            }
            boolean dotted = text.charAt(at - 1) == '.';
            if (at < text.length() && text.charAt(at) == '[' && (deep || !dotted)) {
                at++;
                bracket(deep);
            } else if (looking('*')) {
                steps.add(new AnyKey(deep));
            } else {
                steps.add(new Key(key(), deep));
            }
        }

        private void bracket(boolean deep) {
            if (looking('*')) {
                steps.add(new Element(-1, deep));
            } else if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
                steps.add(new Key(quoted(), deep));
            } else {
                steps.add(new Element(index(), deep));
            }
            if (!looking(']')) {
                throw broken();
            }
        }

        private int index() {
            int start = at;
            while (at < text.length() && Character.isDigit(text.charAt(at))) {
                at++;
            }
            try {
                return Integer.parseInt(text.substring(start, at));
            } catch (NumberFormatException e) {
                throw broken();
            }
        }

        private String key() {
            if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
                return quoted();
            }
            int start = at;
            while (at < text.length() && ".[]*\"' ".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            if (at == start) {
                throw broken();
            }
            return text.substring(start, at);
        }

        private String quoted() {
            char quote = text.charAt(at++);
            StringBuilder key = new StringBuilder();
            while (!looking(quote)) {
                looking('\\');
                if (at == text.length()) {
                    throw broken();
                }
                key.append(text.charAt(at++));
            }
            return key.toString();
        }

        private boolean looking(char c) {
            if (at < text.length() && text.charAt(at) == c) {
                at++;
                return true;
            }
            return false;
        }

        private InvalidOptionException broken() {
            return new InvalidOptionException("paths", "the path " + text + " cannot be read; " + SHOWN);
        }
    }
}
