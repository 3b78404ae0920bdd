package io.confiture.migration.history;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Severity;
import io.confiture.migration.MigrationSet;
import io.confiture.project.Project;
import io.confiture.project.YamlException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks whether released migrations are what they were. */
final class FrozenCheck {
    private final Project project;
    private final MigrationSet set;

    FrozenCheck(Project project, MigrationSet set) {
        this.project = project;
        this.set = set;
    }

    Outcome run() {
        Path file = project.environment().migration().rehearsal().frozen();
        String name = project.nameOf(file);
        try {
            Optional<FrozenList> list = FrozenList.read(file, name);
            if (list.isEmpty()) {
                return new Outcome.Skipped("nothing is frozen in " + name + ": confiture migrate freeze");
            }
            List<Finding> findings = new FrozenComparison(set, list.get())
                    .violations().stream().map(FrozenCheck::finding).toList();
            return Outcome.of(findings, Severity.ERROR);
        } catch (YamlException e) {
            return new Outcome.Failed(e.problems().stream()
                    .map(p -> Finding.of(HistoryRules.FROZEN_FILE, p.message())
                            .at(p.location())
                            .withSuggestion(p.suggestion()))
                    .toList());
        }
    }

    private static Finding finding(Violation violation) {
        String accept = ": confiture migrate freeze --accept " + violation.id();
        String advice =
                switch (violation.kind()) {
                    case EDITED -> "Undo the edit and write a new migration; or accept it as it is now" + accept;
                    case RENAMED -> "Give it its old name; or accept the new one" + accept;
                    case DELETED ->
                        "Bring it back from the history of the repository; or accept that it is gone" + accept;
                    case INSERTED -> "Give it a version behind the released ones; or accept it where it is" + accept;
                };
        return Finding.of(HistoryRules.FROZEN, violation.message())
                .at(violation.location())
                .withSuggestion(advice);
    }
}
