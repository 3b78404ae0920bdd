package io.confiture.project;

import java.util.List;
import java.util.stream.Collectors;

/** Reports everything that is wrong with a YAML file other than the settings, each thing with its place. */
public final class YamlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    // Not serialised: a Path is not, and nobody sends these over a wire.
    private final transient List<Problem> problems;

    YamlException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    /** Return the problems in the order of their places; at least one. */
    public List<Problem> problems() {
        return problems;
    }
}
