package io.confiture.migration;

import io.confiture.catalog.CatalogDiff;
import io.confiture.catalog.CatalogSnapshot;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * Tries a migration on a stage: up, down, up again, with a look at the catalog after each.
 *
 * <p>Stateless and thread-safe.
 */
final class Rehearser {

    private final Scripts scripts;

    Rehearser(Scripts scripts) {
        this.scripts = scripts;
    }

    /** Try a migration; the stage is left in whatever state the last script made. */
    Rehearsal rehearse(Migration migration, Stage stage) {
        CatalogSnapshot before = stage.snapshot();
        if (scripts.isEmpty(migration.up())) {
            return Rehearsal.upFailed(empty(migration), "the up script of " + migration.id() + " has no statements");
        }
        Outcome up = scripts.run(migration.up(), MigrationRules.UP, stage).outcome();
        if (up instanceof Outcome.Failed failed) {
            return Rehearsal.upFailed(failed, "the up script of " + migration.id() + " fails");
        }
        CatalogSnapshot after = stage.snapshot();
        Outcome unmodelled = Comparisons.unmodelled(after);
        if (unmodelled instanceof Outcome.Failed) {
            return new Rehearsal(up, new Outcome.Aborted("see round trip"), unmodelled);
        }
        if (migration.repeatable()) {
            return repeat(migration, stage, up, after);
        }
        if (migration.down() instanceof Down.Scripts down) {
            return back(migration, down.scripts(), stage, up, before, after);
        }
        Outcome none = Downs.without(migration);
        return new Rehearsal(up, none, none);
    }

    private Rehearsal repeat(Migration migration, Stage stage, Outcome up, CatalogSnapshot after) {
        Outcome down = Downs.without(migration);
        Outcome again =
                scripts.run(migration.up(), MigrationRules.REPEAT, stage).outcome();
        if (again instanceof Outcome.Failed) {
            return new Rehearsal(up, down, again);
        }
        CatalogDiff diff = CatalogDiff.between(after, stage.snapshot());
        List<Finding> findings = Comparisons.findings(
                MigrationRules.REPEAT,
                "the second run of " + migration.id() + " changes the catalog",
                diff,
                "first run",
                "second run",
                scripts.statements(migration.up()));
        return new Rehearsal(up, down, Outcome.of(findings, Severity.ERROR));
    }

    private Rehearsal back(
            Migration migration,
            List<Script> downScripts,
            Stage stage,
            Outcome up,
            CatalogSnapshot before,
            CatalogSnapshot after) {
        boolean empty = scripts.isEmpty(downScripts);
        Outcome down = empty
                ? new Outcome.Skipped("the down script has no statements")
                : Downs.orRefusal(scripts.run(downScripts, MigrationRules.DOWN, stage));
        if (down instanceof Outcome.Failed) {
            return new Rehearsal(up, down, new Outcome.Aborted("the down script of " + migration.id() + " fails"));
        }
        if (down instanceof Outcome.Skipped && !empty) {
            return new Rehearsal(up, down, down);
        }
        List<Finding> findings = new ArrayList<>(Comparisons.findings(
                MigrationRules.ROUND_TRIP,
                empty
                        ? "the down script of " + migration.id()
                                + " has no statements, but the up script changes the catalog"
                        : "down of " + migration.id() + " does not give back the catalog that was there before up",
                CatalogDiff.between(before, stage.snapshot()),
                "before up",
                "after down",
                scripts.statements(migration.up())));
        Outcome again = empty
                ? Outcome.passed()
                : scripts.run(migration.up(), MigrationRules.ROUND_TRIP, stage).outcome();
        if (again instanceof Outcome.Failed failed) {
            failed.findings()
                    .forEach(f -> findings.add(f.withSuggestion("The first up ran; after the down script the"
                            + " second does not. Make the down script remove what stands in its way.")));
        } else if (!empty) {
            findings.addAll(Comparisons.findings(
                    MigrationRules.ROUND_TRIP,
                    "up of " + migration.id() + " after down does not give the catalog that the first up gave",
                    CatalogDiff.between(after, stage.snapshot()),
                    "first up",
                    "up again",
                    scripts.statements(migration.up())));
        }
        return new Rehearsal(up, down, Outcome.of(findings, Severity.ERROR));
    }

    private static Outcome.Failed empty(Migration migration) {
        return new Outcome.Failed(
                List.of(Finding.of(MigrationRules.EMPTY, "the up script of " + migration.id() + " has no statements")
                        .at(migration.location())));
    }
}
