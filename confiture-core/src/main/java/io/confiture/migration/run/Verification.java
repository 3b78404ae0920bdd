package io.confiture.migration.run;

import io.confiture.check.Finding;
import io.confiture.migration.Migration;
import io.confiture.migration.ledger.Checksum;
import io.confiture.migration.ledger.FolderNames;
import io.confiture.migration.run.VerifyReport.Verified;
import io.confiture.postgres.PostgresException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares what is applied with the files, and asks their verify scripts. Writes nothing. */
final class Verification {

    private final RunConnection connection;
    private final Planner planner;
    private final FolderNames folders = new FolderNames();

    Verification(RunConnection connection, Planner planner) {
        this.connection = connection;
        this.planner = planner;
    }

    /** Look at one version or id, or at all when it is null. */
    VerifyReport run(@Nullable String version) {
        Plan plan = planner.plan(connection.ledger().read(), new Goal.Look());
        List<MigrationStatus> chosen = plan.statuses().stream()
                .filter(s -> version == null || s.version().equals(version) || s.id().equals(version))
                .toList();
        if (version != null && chosen.stream().noneMatch(s -> s.applied() != null)) {
            String why = chosen.isEmpty() ? "there is no migration " : "not applied is ";
            return new VerifyReport(
                    RunOutcome.BAD_REQUEST, List.of(), List.of(Finding.of(RunRules.REQUEST, why + version)));
        }
        List<Verified> all = new ArrayList<>();
        for (MigrationStatus status : chosen) {
            if (status.applied() != null) {
                all.add(verify(status));
            }
        }
        return new VerifyReport(outcome(all), all, List.of());
    }

    private static RunOutcome outcome(List<Verified> all) {
        if (all.stream().anyMatch(v -> v.script() == VerifyReport.Script.FAILED)) {
            return RunOutcome.FAILED;
        }
        if (all.stream().anyMatch(v -> !v.findings().isEmpty())) {
            return RunOutcome.REFUSED;
        }
        return all.isEmpty() ? RunOutcome.NOTHING_TO_DO : RunOutcome.DONE;
    }

    private Verified verify(MigrationStatus status) {
        List<Finding> findings = new ArrayList<>();
        Migration migration = status.migration();
        if (migration == null) {
            findings.add(Finding.of(RunRules.MISSING, status.id() + " is applied and has no file"));
            return new Verified(status.version(), status.name(), VerifyReport.Script.NONE, findings);
        }
        // A repeatable one that was edited is to be applied again, which is no fault.
        if (!status.changed().isEmpty() && !status.repeatable()) {
            findings.add(
                    Finding.of(RunRules.CHECKSUM, status.id() + " was edited after it was applied: " + parts(status))
                            .at(migration.location()));
        }
        VerifyReport.Script said = VerifyScript.of(migration, folders)
                .map(script -> ask(script, findings))
                .orElse(VerifyReport.Script.NONE);
        return new Verified(status.version(), status.name(), said, findings);
    }

    private VerifyReport.Script ask(VerifyScript script, List<Finding> findings) throws PostgresException {
        List<Finding> no = script.ask(connection.session());
        findings.addAll(no);
        return no.isEmpty() ? VerifyReport.Script.PASSED : VerifyReport.Script.FAILED;
    }

    private static String parts(MigrationStatus status) {
        return status.changed().stream()
                .sorted()
                .map(Checksum.Part::name)
                .map(part -> part.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
