package io.confiture.migration;

import io.confiture.catalog.CatalogDiff;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * Tries an applied migration on a stage: down, and up again, with a look at the catalog after each; a repeatable one: up again.
 *
 * <p>Stateless and thread-safe.
 */
final class Rehearser {

    private final Scripts scripts;

    Rehearser(Scripts scripts) {
        this.scripts = scripts;
    }

    /** Try a migration; the stage is left in whatever state the last script made. */
    Rehearsal rehearse(Trial trial, Stage stage) {
        Outcome unmodelled = Comparisons.unmodelled(trial.after());
        if (unmodelled instanceof Outcome.Failed) {
            return new Rehearsal(trial.up(), new Outcome.Aborted("see round trip"), unmodelled);
        }
        return trial.migration().down() instanceof Down.Scripts down
                ? back(trial, down.scripts(), stage)
                : repeat(trial, stage);
    }

    private Rehearsal repeat(Trial trial, Stage stage) {
        Migration migration = trial.migration();
        Outcome down = Downs.without(migration);
        Outcome again =
                scripts.run(migration.up(), MigrationRules.REPEAT, stage).outcome();
        if (again instanceof Outcome.Failed) {
            return new Rehearsal(trial.up(), down, again);
        }
        List<Finding> findings = new Comparisons(MigrationRules.REPEAT, scripts.statements(migration.up()), migration)
                .findings(
                        "the second run of " + migration.id() + " changes the catalog",
                        CatalogDiff.between(trial.after(), stage.snapshot()),
                        "first run",
                        "second run");
        return new Rehearsal(trial.up(), down, Outcome.of(findings, Severity.ERROR));
    }

    private Rehearsal back(Trial trial, List<Script> downScripts, Stage stage) {
        Migration migration = trial.migration();
        boolean empty = scripts.isEmpty(downScripts);
        Outcome down = empty
                ? new Outcome.Skipped("the down script has no statements")
                : Downs.orRefusal(scripts.run(downScripts, MigrationRules.DOWN, stage));
        if (down instanceof Outcome.Failed) {
            return new Rehearsal(
                    trial.up(), down, new Outcome.Aborted("the down script of " + migration.id() + " fails"));
        }
        if (down instanceof Outcome.Skipped && !empty) {
            return new Rehearsal(trial.up(), down, down);
        }
        Comparisons comparisons = new Comparisons(MigrationRules.ROUND_TRIP, scripts.statements(migration), migration);
        List<Finding> findings = new ArrayList<>(comparisons.findings(
                empty
                        ? "the down script of " + migration.id()
                                + " has no statements, but the up script changes the catalog"
                        : "down of " + migration.id() + " does not give back the catalog that was there before up",
                CatalogDiff.between(trial.before(), stage.snapshot()),
                "before up",
                "after down"));
        if (findings.stream().anyMatch(f -> f.severity().compareTo(Severity.ERROR) >= 0)) {
            // Up again would only meet what down left behind.
            return new Rehearsal(trial.up(), down, Outcome.of(findings, Severity.ERROR));
        }
        Outcome again =
                scripts.run(migration.up(), MigrationRules.ROUND_TRIP, stage).outcome();
        if (again instanceof Outcome.Failed failed) {
            failed.findings()
                    .forEach(f -> findings.add(f.withSuggestion("The first up ran; after the down script the"
                            + " second does not. Make the down script remove what stands in its way.")));
        } else {
            findings.addAll(comparisons.findings(
                    "up of " + migration.id() + " after down does not give the catalog that the first up gave",
                    CatalogDiff.between(trial.after(), stage.snapshot()),
                    "first up",
                    "up again"));
        }
        return new Rehearsal(trial.up(), down, Outcome.of(findings, Severity.ERROR));
    }
}
