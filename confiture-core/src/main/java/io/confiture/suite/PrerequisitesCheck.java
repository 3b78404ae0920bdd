package io.confiture.suite;

import io.confiture.check.Check;
import io.confiture.check.CheckGroup;
import io.confiture.check.CheckNode.Segment;
import io.confiture.check.Outcome;
import io.confiture.postgres.Line;
import io.confiture.postgres.PrerequisitesException;
import io.confiture.project.Project;
import java.util.Set;

/** Asks once whether the project's prerequisites run; where they do not, the checks that need a database are aborted. */
final class PrerequisitesCheck {

    private final Project project;
    private final Line line;

    PrerequisitesCheck(Project project, Line line) {
        this.project = project;
        this.line = line;
    }

    Check check() {
        return new Check(
                new Segment("check", "prerequisites"),
                "prerequisites",
                project.locationOf(project.environment().throwawaySetup().get(0)),
                Set.of("prerequisites"),
                "prerequisites",
                this::run);
    }

    private Outcome run() {
        try {
            line.discard(line.fresh());
            return Outcome.passed();
        } catch (PrerequisitesException e) {
            return Outcome.failed(e.finding());
        }
    }

    /** Return a group whose checks are aborted where the prerequisites do not run. */
    static CheckGroup guard(CheckGroup group) {
        return group.answering(PrerequisitesCheck::guard);
    }

    private static Outcome guard(Check check) {
        try {
            return check.run();
        } catch (PrerequisitesException e) {
            return new Outcome.Aborted("the prerequisites do not run: see prerequisites");
        }
    }
}
