package io.confiture.project;

import java.util.List;
import java.util.stream.Collectors;

/** Reports everything that is wrong with a project's folder or settings, at once. */
public final class ProjectException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    // Not serialised: a Path is not, and nobody sends these over a wire.
    private final transient List<Problem> problems;

    /** Make the exception from at least one problem; the message lists all of them. */
    public ProjectException(List<Problem> problems) {
        super(message(problems));
        this.problems = List.copyOf(problems);
    }

    private static String message(List<Problem> problems) {
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("problems must not be empty");
        }
        String lines = problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator()));
        return problems.size() == 1
                ? "The settings cannot be used: " + lines
                : "The settings cannot be used, " + problems.size() + " problems:" + System.lineSeparator() + lines;
    }

    /** Return the problems in the order of the files and lines; at least one. */
    public List<Problem> problems() {
        return problems;
    }
}
