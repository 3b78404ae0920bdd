package io.confiture.migration.run;

import io.confiture.check.Finding;
import io.confiture.check.Severity;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.ledger.FlywayHistory;
import io.confiture.migration.ledger.FlywayTakeover;
import io.confiture.postgres.Session;
import io.confiture.project.TableName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns what Flyway's history says into a goal: to record exactly those migrations. Its table is only read. */
record FlywayGoal(MigrationSet set, Session session) {

    /**
     * Read Flyway's history and compare it with the files.
     *
     * @param findings gets what does not fit
     * @return the goal; empty when something speaks against it
     */
    Optional<Goal> find(List<Finding> findings) {
        List<TableName> tables = FlywayHistory.find(session);
        if (tables.size() != 1) {
            String names = tables.stream().map(TableName::toString).collect(Collectors.joining(", "));
            findings.add(Finding.of(
                    RunRules.REQUEST,
                    tables.isEmpty()
                            ? "the database has no history of Flyway"
                            : "the database has several histories of Flyway, and it is not known which counts: "
                                    + names));
            return Optional.empty();
        }
        FlywayTakeover takeover = FlywayTakeover.of(FlywayHistory.read(session, tables.get(0)), set);
        takeover.remarks().stream().map(FlywayGoal::finding).forEach(findings::add);
        return takeover.remarks().stream().anyMatch(FlywayTakeover.Remark::blocks)
                ? Optional.empty()
                : Optional.of(new Goal.Adopt(takeover.ids()));
    }

    /** Return how a run ends that has no goal. */
    static RunOutcome refusal(List<Finding> findings) {
        return findings.stream().anyMatch(f -> f.rule() == RunRules.REQUEST)
                ? RunOutcome.BAD_REQUEST
                : RunOutcome.REFUSED;
    }

    private static Finding finding(FlywayTakeover.Remark remark) {
        Finding finding = Finding.of(RunRules.TAKEOVER, remark.what() + ": " + remark.why());
        return remark.blocks() ? finding : finding.withSeverity(Severity.WARNING);
    }
}
