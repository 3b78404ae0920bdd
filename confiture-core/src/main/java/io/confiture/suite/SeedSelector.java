package io.confiture.suite;

import io.confiture.project.Project;
import io.confiture.seed.lint.LintChecks;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names the checks of a project's tree that are about its seeds. */
public final class SeedSelector {

    private static final String MEDIUM = "seeds/";

    private SeedSelector() {}

    /**
     * Return the ids of the checks on plain seed files that need no database.
     *
     * @param environment the one whose files count, or null for all
     * @return none if there are no such files
     */
    public static List<String> plain(Project project, @Nullable String environment) {
        List<String> own = LintChecks.of(project, List::of).ids(environment);
        return own.isEmpty()
                ? List.of()
                : Stream.concat(
                                Stream.of("settings", MEDIUM + "found"),
                                own.stream().map(id -> MEDIUM + id))
                        .toList();
    }

    /** Return the ids of the levels of the prep-seed pattern, up to one of them. */
    public static List<String> levels(int last) {
        return IntStream.rangeClosed(1, last)
                .mapToObj(level -> MEDIUM + "level-" + level)
                .toList();
    }
}
