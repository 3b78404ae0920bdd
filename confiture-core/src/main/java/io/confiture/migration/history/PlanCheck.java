package io.confiture.migration.history;

import io.confiture.catalog.CatalogDiff;
import io.confiture.catalog.CatalogSnapshot;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Severity;
import io.confiture.migration.Migration;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.Replay;
import io.confiture.migration.run.Goal;
import io.confiture.migration.run.MigrationStatus;
import io.confiture.migration.run.Plan;
import io.confiture.migration.run.PlanOptions;
import io.confiture.migration.run.Planner;
import io.confiture.migration.run.Refusal;
import io.confiture.migration.run.Status;
import io.confiture.migration.run.Step;
import io.confiture.project.Project;
import io.confiture.project.SourceLocation;
import io.confiture.project.YamlException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks whether {@code migrate up} would bring one environment to where all migrations lead.
 *
 * <p>What the environment has applied is applied to an empty database in the order of its ledger, then what is pending, in the
 * order in which {@code up} would take it; the catalog must be that of a plain replay. Where both orders are the same the replay
 * is not repeated.
 */
final class PlanCheck {
    private final Project project;
    private final MigrationSet set;
    private final Function<MigrationSet, Replay> replays;
    private final Supplier<Replay> whole;

    PlanCheck(Project project, MigrationSet set, Function<MigrationSet, Replay> replays, Supplier<Replay> whole) {
        this.project = project;
        this.set = set;
        this.replays = replays;
        this.whole = whole;
    }

    Outcome run(Path file, String environment) {
        try {
            return LedgerRecord.read(file, project.nameOf(file), environment)
                    .map(record -> judge(record, project.locationOf(file)))
                    .orElseGet(() -> Outcome.failed(Finding.of(HistoryRules.LEDGER_FILE, "the file holds nothing")
                            .at(project.locationOf(file))));
        } catch (YamlException e) {
            return new Outcome.Failed(e.problems().stream()
                    .map(p -> Finding.of(HistoryRules.LEDGER_FILE, p.message())
                            .at(p.location())
                            .withSuggestion(p.suggestion()))
                    .toList());
        }
    }

    private Outcome judge(LedgerRecord ledger, SourceLocation record) {
        String environment = ledger.environment();
        Planner planner = new Planner(
                set, PlanOptions.of(project.environment().migration().run()));
        Plan plan = planner.plan(ledger.state(), new Goal.Up());
        if (plan.refusals().stream().anyMatch(r -> r.reason() == Refusal.Reason.FILES)) {
            return new Outcome.Aborted("the migration files are not in order: see chain: files, versions and partners");
        }
        List<Finding> findings = new ArrayList<>(said(plan, record, environment));
        if (plan.refused() || findings.stream().anyMatch(f -> f.severity() == Severity.ERROR)) {
            return Outcome.of(findings, Severity.ERROR);
        }
        if (!(whole.get() instanceof Replay.Complete complete)) {
            return new Outcome.Aborted("the migrations cannot be applied to an empty database");
        }
        return replay(plan, environment, record, complete.snapshot(), findings);
    }

    /** Say what the plan objects to; a migration without a file cannot be applied here, whatever the settings allow. */
    private static List<Finding> said(Plan plan, SourceLocation record, String environment) {
        return Stream.concat(plan.refusals().stream(), plan.notes().stream())
                .filter(r -> r.reason() != Refusal.Reason.FILES)
                .map(r -> {
                    boolean fails = plan.refusals().contains(r) || r.reason() == Refusal.Reason.MISSING;
                    return Finding.of(HistoryRules.PLAN, "on " + environment + ", " + r.message())
                            .withSeverity(fails ? Severity.ERROR : Severity.WARNING)
                            .at(r.location() == null ? record : r.location())
                            .withSuggestion(r.advice());
                })
                .toList();
    }

    private Outcome replay(
            Plan plan, String environment, SourceLocation record, CatalogSnapshot expected, List<Finding> findings) {
        List<Migration> applied = plan.statuses().stream()
                .filter(s -> s.applied() != null && s.status() != Status.MISSING)
                .sorted(Comparator.comparingLong(
                        s -> Objects.requireNonNull(s.applied()).sequence()))
                .map(MigrationStatus::migration)
                .map(Objects::requireNonNull)
                .toList();
        List<Migration> pending = plan.steps().stream().map(Step::migration).toList();
        List<Migration> order =
                Stream.concat(applied.stream(), pending.stream()).toList();
        if (order.equals(set.migrations())) {
            return Outcome.of(findings, Severity.ERROR);
        }
        Replay replay = replays.apply(new MigrationSet(set.layout(), set.directory(), order, List.of()));
        if (replay instanceof Replay.Broken broken) {
            boolean isPending = broken.migration() != null
                    && !applied.contains(broken.migration())
                    && pending.contains(broken.migration());
            findings.addAll(broken(broken, isPending, environment));
            return Outcome.of(findings, Severity.ERROR);
        }
        CatalogSnapshot reached = ((Replay.Complete) replay).snapshot();
        return compare(CatalogDiff.between(expected, reached), pending, environment, record, findings);
    }

    private static List<Finding> broken(Replay.Broken broken, boolean pending, String environment) {
        String id = broken.migration() == null ? "" : broken.migration().id();
        String message = pending
                ? id + " is pending on " + environment + " and cannot be applied to what it has: "
                : id + " is applied on " + environment + ", and cannot be applied again in that order as it is now: ";
        return broken.findings().stream()
                .map(f -> new Finding(
                        HistoryRules.PLAN,
                        f.severity(),
                        message + f.message(),
                        f.location(),
                        f.excerpt(),
                        f.detail(),
                        f.suggestion()))
                .toList();
    }

    private Outcome compare(
            CatalogDiff diff,
            List<Migration> pending,
            String environment,
            SourceLocation record,
            List<Finding> findings) {
        String detail = diff.render("all migrations in order", environment, Integer.MAX_VALUE);
        switch (diff.verdict()) {
            case EQUAL -> {}
            case EQUAL_BUT_COLUMN_ORDER ->
                findings.add(Finding.of(HistoryRules.COLUMN_ORDER, "columns stand in another order on " + environment)
                        .withDetail(detail));
            case UNDECIDED, DIFFERENT -> {
                String notRun = set.migrations().stream()
                        .filter(m -> !m.isRunnable())
                        .map(Migration::id)
                        .collect(Collectors.joining(", "));
                if (!notRun.isEmpty()) {
                    return new Outcome.Aborted("the migrations have steps that Confiture does not run: " + notRun);
                }
                findings.add(Finding.of(
                                HistoryRules.PLAN,
                                (pending.isEmpty() ? "what " + environment + " has" : environment + " after migrate up")
                                        + " is not what all migrations in their order give")
                        .at(record)
                        .withDetail(detail));
            }
        }
        return Outcome.of(findings, Severity.ERROR);
    }
}
