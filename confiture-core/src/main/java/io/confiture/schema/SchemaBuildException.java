package io.confiture.schema;

import java.util.List;
import java.util.stream.Collectors;

/** Reports everything that keeps a project's schema files from becoming one text. */
public final class SchemaBuildException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<SchemaProblem> problems;

    SchemaBuildException(List<SchemaProblem> problems) {
        super("The schema cannot be built:" + System.lineSeparator()
                + problems.stream().map(SchemaProblem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    /** Return the problems, all of them errors, in the order of the files; at least one. */
    public List<SchemaProblem> problems() {
        return problems;
    }
}
