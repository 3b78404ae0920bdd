package io.confiture.suite;

import io.confiture.check.Check;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Severity;
import io.confiture.project.Nearest;
import io.confiture.project.Problem;
import io.confiture.project.Project;
import io.confiture.project.SourceLocation;
import io.confiture.project.YamlException;
import io.confiture.suite.known.KnownFindings;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Reads the list of known findings, and asks whether it can be read and names checks that exist. */
final class KnownFindingsCheck {

    private final SourceLocation list;
    private final List<String> ids;
    private final KnownFindings known;
    private final List<Problem> problems;

    /** Read the list of a project that has these checks; a list that cannot be read counts as one that has nothing. */
    KnownFindingsCheck(Project project, List<String> ids) {
        this.list = project.locationOf(project.environment().checks().baseline());
        this.ids = ids;
        KnownFindings read = KnownFindings.none(list);
        List<Problem> wrong = List.of();
        try {
            read = KnownFindings.read(list);
        } catch (YamlException e) {
            wrong = e.problems();
        }
        this.known = read;
        this.problems = wrong;
    }

    /** Say whether there is a list; without one there is nothing to ask. */
    boolean exists() {
        return Files.exists(list.file());
    }

    KnownFindings known() {
        return known;
    }

    Check check() {
        return ProjectChecks.offline("baseline", list, this::judge);
    }

    private Outcome judge() {
        List<Finding> findings = new ArrayList<>();
        for (Problem problem : problems) {
            findings.add(Finding.of(KnownFindings.LIST, problem.message())
                    .at(problem.location())
                    .withSuggestion(problem.suggestion()));
        }
        for (String check : known.checks()) {
            if (!ids.contains(check)) {
                findings.add(Finding.of(KnownFindings.LIST, "there is no check " + check)
                        .at(known.placeOf(check))
                        .withSuggestion(Nearest.question(check, ids)));
            }
        }
        return Outcome.of(findings, Severity.ERROR);
    }
}
