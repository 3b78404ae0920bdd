package io.confiture.migration;

import io.confiture.catalog.CatalogDiff;
import io.confiture.catalog.CatalogSnapshot;
import io.confiture.catalog.Difference;
import io.confiture.catalog.UnmodelledObject;
import io.confiture.catalog.Verdict;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Rule;
import io.confiture.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Turns differences between catalogs into findings that name the statement they come from.
 *
 * @param rule the rule that demands equality
 * @param culprits the statements that may have made the difference, in their order
 * @param migration whose catalogs are compared
 */
record Comparisons(Rule rule, List<Statement> culprits, Migration migration) {

    /**
     * Return what a comparison says.
     *
     * @param verdict what it means when they differ, in one sentence
     * @param diff the comparison
     * @param before what the first catalog is called
     * @param after what the second catalog is called
     * @return nothing when equal; a note when only the order of columns differs; else one finding with the whole diff
     */
    List<Finding> findings(String verdict, CatalogDiff diff, String before, String after) {
        List<Finding> findings = new ArrayList<>();
        if (diff.verdict() == Verdict.DIFFERENT) {
            Optional<Statement> culprit = diff.differences().stream()
                    .flatMap(d -> Culprit.of(d.object(), culprits).stream())
                    .findFirst();
            findings.add(Finding.of(rule, verdict)
                    .at(culprit.map(Statement::location).orElse(migration.location()))
                    .withExcerpt(culprit.map(s -> s.source().excerpt(s.start())).orElse(null))
                    .withDetail(diff.render(before, after, Integer.MAX_VALUE)));
        }
        if (!diff.unmodelled().isEmpty()) {
            findings.add(notModelled(diff.unmodelled()).at(migration.location()));
        }
        if (!diff.columnOrder().isEmpty()) {
            findings.add(
                    Finding.of(MigrationRules.COLUMN_ORDER, "columns come back in another order: " + columns(diff)));
        }
        return findings;
    }

    /** Return a failure that names every object that the catalog reader does not know, or passed. */
    static Outcome unmodelled(CatalogSnapshot snapshot) {
        return snapshot.unmodelled().isEmpty() ? Outcome.passed() : Outcome.failed(notModelled(snapshot.unmodelled()));
    }

    private static Finding notModelled(List<UnmodelledObject> objects) {
        return Finding.of(
                        MigrationRules.NOT_MODELLED,
                        objects.size() + " object(s) are of a kind that the comparison does not know")
                .withDetail(objects.stream().map(Object::toString).collect(Collectors.joining("\n")));
    }

    private static String columns(CatalogDiff diff) {
        return diff.columnOrder().stream()
                .map(Difference::object)
                .map(Object::toString)
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
