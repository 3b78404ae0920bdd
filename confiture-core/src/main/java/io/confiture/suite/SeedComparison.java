package io.confiture.suite;

import io.confiture.check.Check;
import io.confiture.check.CheckGroup;
import io.confiture.check.CheckNode.Segment;
import io.confiture.check.Outcome;
import io.confiture.project.Project;
import io.confiture.project.SourceLocation;
import io.confiture.seed.lint.EnvironmentComparison;
import java.util.List;
import java.util.Set;

/** Makes the comparison of two environments' seeds a check, which is in no project's tree: it is asked on purpose only. */
public final class SeedComparison {

    private SeedComparison() {}

    /** Return a tree with the one check; its answer heeds the project's settings. */
    public static CheckGroup of(Project project, String first, String second) {
        SourceLocation place = project.locationOf(project.databaseDirectory());
        String name = first + "-" + second;
        Check check = new Check(
                new Segment("check", name),
                first + " and " + second,
                place,
                Set.of("compare"),
                null,
                () -> compare(project, first, second));
        CheckGroup group =
                new CheckGroup(new Segment("group", "environments"), "environments", place, Set.of(), List.of(check));
        return new Judgement(project.environment().checks())
                .apply(ProjectChecks.root(project.name(), place, List.of(group)));
    }

    private static Outcome compare(Project project, String first, String second) {
        try (SeedWorkbench bench = new SeedWorkbench(project)) {
            return EnvironmentComparison.compare(project, first, second, bench.schema());
        }
    }
}
