package io.confiture.migration;

import io.confiture.catalog.CatalogDiff;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Severity;
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
        boolean repeatable = trial.migration().repeatable();
        if (unmodelled instanceof Outcome.Failed) {
            Part judge = repeatable ? Part.REPEAT : Part.ROUND_TRIP;
            return trial.rehearsal().with(judge, unmodelled).rest(new Outcome.Aborted("see " + judge.words()));
        }
        if (trial.migration().goesBack() && !repeatable) {
            return back(trial, stage);
        }
        return trial.rehearsal().with(Part.REPEAT, repeat(trial, stage)).rest(Downs.without(trial.migration()));
    }

    private Outcome repeat(Trial trial, Stage stage) {
        Migration migration = trial.migration();
        Outcome again = scripts.up(migration, MigrationRules.REPEAT, stage).outcome();
        if (again instanceof Outcome.Failed) {
            return again;
        }
        List<Finding> findings = new Comparisons(MigrationRules.REPEAT, scripts.statements(migration.up()), migration)
                .findings(
                        "the second run of " + migration.id() + " changes the catalog",
                        CatalogDiff.between(trial.after(), stage.snapshot()),
                        "first run",
                        "second run");
        return Outcome.of(findings, Severity.ERROR);
    }

    private Rehearsal back(Trial trial, Stage stage) {
        boolean empty = trial.migration().down() instanceof Down.Scripts way && scripts.isEmpty(way.scripts());
        Outcome down = empty
                ? new Outcome.Skipped("the down script has no statements")
                : Downs.orRefusal(scripts.down(trial.migration(), MigrationRules.DOWN, stage));
        Rehearsal rehearsal = trial.rehearsal().with(Part.DOWN, down);
        if (down instanceof Outcome.Failed) {
            return rehearsal.rest(new Outcome.Aborted(
                    "the down script of " + trial.migration().id() + " fails"));
        }
        if (down instanceof Outcome.Skipped && !empty) {
            return rehearsal.rest(down);
        }
        Outcome roundTrip = roundTrip(trial, empty, stage);
        rehearsal = rehearsal.with(Part.ROUND_TRIP, roundTrip);
        // Up again would only meet what down left behind.
        return rehearsal.with(
                Part.UP_AGAIN,
                roundTrip instanceof Outcome.Failed ? new Outcome.Aborted("see round trip") : upAgain(trial, stage));
    }

    private Outcome roundTrip(Trial trial, boolean empty, Stage stage) {
        Migration migration = trial.migration();
        return Outcome.of(
                new Comparisons(MigrationRules.ROUND_TRIP, scripts.statements(migration), migration)
                        .findings(
                                empty
                                        ? "the down script of " + migration.id()
                                                + " has no statements, but the up script changes the catalog"
                                        : "down of " + migration.id()
                                                + " does not give back the catalog that was there before up",
                                CatalogDiff.between(trial.before(), stage.snapshot()),
                                "before up",
                                "after down"),
                Severity.ERROR);
    }

    private Outcome upAgain(Trial trial, Stage stage) {
        Migration migration = trial.migration();
        Outcome again = scripts.up(migration, MigrationRules.UP_AGAIN, stage).outcome();
        if (again instanceof Outcome.Failed failed) {
            return new Outcome.Failed(failed.findings().stream()
                    .map(f -> f.withSuggestion("The first up ran; after the down script the second does not."
                            + " Make the down script remove what stands in its way."))
                    .toList());
        }
        return Outcome.of(
                new Comparisons(MigrationRules.UP_AGAIN, scripts.statements(migration), migration)
                        .findings(
                                "up of " + migration.id()
                                        + " after down does not give the catalog that the first up gave",
                                CatalogDiff.between(trial.after(), stage.snapshot()),
                                "first up",
                                "up again"),
                Severity.ERROR);
    }
}
