package io.confiture.suite;

import io.confiture.check.Check;
import io.confiture.check.CheckGroup;
import io.confiture.check.CheckNode.Segment;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Rule;
import io.confiture.check.Severity;
import io.confiture.project.Environment;
import io.confiture.project.Problem;
import io.confiture.project.Project;
import io.confiture.project.ProjectException;
import io.confiture.project.SourceLocation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Asks about the project as a whole: can its settings be read, is there anything to check. */
final class ProjectChecks {

    static final Rule SETTINGS = new Rule(
            "project/settings",
            Severity.CRITICAL,
            "The settings can be read and every key is known.",
            "See docs/reference/settings.md for the keys.");

    static final Rule NOT_EMPTY = new Rule(
            "project/not-empty",
            Severity.ERROR,
            "A project has schema files or migrations.",
            "Add db/schema or db/migrations, or name other folders in the settings.");

    private ProjectChecks() {}

    /** Return the tree of a project whose settings cannot be used: one check, which fails. */
    static CheckGroup unusable(Path directory, ProjectException problem) {
        Path place = directory.toAbsolutePath().normalize();
        String name = place.getFileName() == null
                ? place.toString()
                : place.getFileName().toString();
        List<Finding> findings =
                problem.problems().stream().map(ProjectChecks::finding).toList();
        return root(
                name,
                SourceLocation.of(place, name),
                List.of(offline("settings", SourceLocation.of(place, name), () -> new Outcome.Failed(findings))));
    }

    /** Return the group that is the project. */
    static CheckGroup root(String name, SourceLocation place, List<? extends io.confiture.check.CheckNode> children) {
        return new CheckGroup(new Segment("project", name), name, place, Set.of(), List.copyOf(children));
    }

    /** Return the check that the settings are fine, with what the loader wants to be known. */
    static Check settings(Project project) {
        return offline("settings", project.locationOf(project.databaseDirectory()), () -> {
            List<Finding> findings = new ArrayList<>(project.notices().stream()
                    .map(n -> Finding.of(SETTINGS, n).withSeverity(Severity.INFO))
                    .toList());
            for (Environment.DisabledRule rule : project.environment().checks().disabled()) {
                if (Rules.find(rule.rule()).isEmpty()) {
                    findings.add(Finding.of(SETTINGS, "checks.disable names a rule that does not exist: " + rule.rule())
                            .at(rule.location())
                            .withSuggestion("The rules are listed in docs/reference/rules.md."));
                }
            }
            return Outcome.of(findings, Severity.ERROR);
        });
    }

    /** Return the check that fails because there is nothing to check. */
    static Check nothing(Project project) {
        SourceLocation place = project.locationOf(project.databaseDirectory());
        return offline(
                "not-empty",
                place,
                () -> Outcome.failed(Finding.of(NOT_EMPTY, place.name() + " has neither schema files nor migrations")
                        .at(place)));
    }

    /** Return the check that stands for a medium which the project does not use. */
    static Check absent(Project project, String medium, String reason) {
        return offline(medium, project.locationOf(project.databaseDirectory()), () -> new Outcome.Skipped(reason));
    }

    static Check offline(String id, SourceLocation place, Supplier<Outcome> body) {
        return new Check(new Segment("check", id), id.replace('-', ' '), place, Set.of(id), null, body);
    }

    private static Finding finding(Problem problem) {
        String key = problem.key();
        return Finding.of(SETTINGS, key == null ? problem.message() : key + ": " + problem.message())
                .at(problem.location())
                .withSuggestion(problem.suggestion());
    }
}
