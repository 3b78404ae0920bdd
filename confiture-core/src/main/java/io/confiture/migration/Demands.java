package io.confiture.migration;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Severity;
import io.confiture.migration.precondition.Precondition;
import io.confiture.migration.precondition.Unmet;
import java.util.List;

/**
 * Judges preconditions where a migration is tried.
 *
 * <p>A throwaway database has none of the real rows. What does not hold for want of them is a note: the migration is tried all
 * the same.
 */
record Demands(Stage stage) {

    Outcome judge(List<Precondition> preconditions) {
        return Outcome.of(
                stage.unmet(preconditions).stream().map(Demands::finding).toList(), Severity.ERROR);
    }

    private static Finding finding(Unmet unmet) {
        String message = "the precondition " + unmet.precondition() + " does not hold: " + unmet.message();
        Finding finding = Finding.of(MigrationRules.PRECONDITION, message)
                .at(unmet.precondition().location());
        return unmet.becauseOfRows()
                ? finding.withSeverity(Severity.INFO)
                        .withSuggestion(
                                "Nothing: a throwaway database has none of the real rows, so it is not asked for here.")
                : finding;
    }
}
