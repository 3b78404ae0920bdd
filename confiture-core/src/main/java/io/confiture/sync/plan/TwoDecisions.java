package io.confiture.sync.plan;

import io.confiture.sync.rules.Decision;

/** Compares what is decided about two columns that must be mapped alike. */
record TwoDecisions(Decision first, Decision second) {

    /** What to do when they are not the same. */
    static final String ADVICE = "decide the same about both, with the same options";

    boolean same() {
        if (first instanceof Decision.Mask one && second instanceof Decision.Mask other) {
            return one.strategy().equals(other.strategy())
                    && PlanDigest.canonical(one.options()).equals(PlanDigest.canonical(other.options()));
        }
        return first.word().equals(second.word());
    }

    /** Say in words how they differ, which they do. */
    String difference() {
        return words(first).equals(words(second))
                ? "both are " + words(first) + ", but with other options"
                : "the one is " + words(second) + " while the other is " + words(first);
    }

    static String words(Decision decision) {
        return switch (decision.word()) {
            case "keep" -> "kept";
            case "null" -> "set to NULL";
            case "default" -> "left to its default";
            case "drop" -> "dropped";
            default -> "masked with " + ((Decision.Mask) decision).strategy();
        };
    }
}
