package io.confiture.project;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects problems while the settings are read, so that one run reports all of them. Used by one thread. */
final class ProblemList {
    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(
                    (Problem p) -> p.location().name())
            .thenComparing(p -> p.location().line())
            .thenComparing(p -> p.location().column());

    private final List<Problem> problems = new ArrayList<>();

    void add(SourceLocation location, @Nullable String key, String message) {
        add(location, key, message, null);
    }

    void add(SourceLocation location, @Nullable String key, String message, @Nullable String suggestion) {
        Problem problem = new Problem(location, key, message, suggestion);
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    /** Return the problems in the order of their places: values are read after all keys are known. */
    List<Problem> all() {
        return problems.stream().sorted(BY_PLACE).toList();
    }

    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new ProjectException(all());
        }
    }
}
