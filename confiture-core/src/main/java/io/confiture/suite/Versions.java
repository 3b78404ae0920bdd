package io.confiture.suite;

import io.confiture.check.Finding;
import io.confiture.migration.LayoutProblems;
import io.confiture.migration.Migration;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.layout.Target;
import java.util.List;

/** Finds the migrations of a project that names mean. */
record Versions(MigrationSet set) {

    private static final int SHOWN = 3;

    /**
     * Find a migration by its version or its id.
     *
     * @throws UnknownMigrationException when there is none, or several
     */
    Migration find(String name) {
        Target target = new Target(set.layout(), name);
        List<Migration> found = set.migrations().stream()
                .filter(m -> target.names(candidate(m)))
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new UnknownMigrationException(
                name,
                found.isEmpty()
                        ? "there is no migration of version " + name + nearest(target)
                        : "there are " + found.size() + " migrations of version " + name
                                + "; name the one you mean by its file: " + ids(found));
    }

    private String nearest(Target target) {
        List<String> near =
                target.near(set.migrations().stream().map(Versions::candidate).toList(), SHOWN);
        if (!near.isEmpty()) {
            return "; the nearest are " + String.join(", ", near);
        }
        String none = set.migrations().isEmpty()
                ? "; no migration was read in " + set.directory().getFileName()
                : "; there are no versioned migrations";
        List<Finding> problems = new LayoutProblems(set).obstacles();
        return problems.isEmpty() ? none : FindingLines.of(none + ":", problems);
    }

    private static String ids(List<Migration> migrations) {
        return String.join(", ", migrations.stream().map(Migration::id).toList());
    }

    private static Target.Candidate candidate(Migration migration) {
        return new Target.Candidate(migration.id(), migration.version(), migration.repeatable());
    }
}
