package io.confiture.migration;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Rule;
import io.confiture.check.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns what discovery noticed into the outcomes of the chain's offline checks. */
public final class LayoutProblems {

    /** Says why nothing can be said of migrations that are not there. */
    static final String NOTHING_READ = "no migration was read: see chain: files";

    private static final Set<LayoutProblem.Kind> ABOUT_VERSIONS = Set.of(
            LayoutProblem.Kind.DUPLICATE_VERSION,
            LayoutProblem.Kind.INVALID_VERSION,
            LayoutProblem.Kind.OUT_OF_TOOL_ORDER);

    private static final Set<LayoutProblem.Kind> ABOUT_PARTNERS =
            Set.of(LayoutProblem.Kind.ORPHAN_DOWN, LayoutProblem.Kind.MISSING_REASON, LayoutProblem.Kind.NAMES_DIFFER);

    private final MigrationSet set;

    /** Take what discovery noticed. */
    public LayoutProblems(MigrationSet set) {
        this.set = set;
    }

    /** Return everything that these checks find, in the order files, versions, partners. */
    public List<Finding> findings() {
        List<Finding> all = new ArrayList<>();
        for (Outcome outcome : List.of(files(), versions(), partners())) {
            if (outcome instanceof Outcome.Failed failed) {
                all.addAll(failed.findings());
            } else if (outcome instanceof Outcome.Passed passed) {
                all.addAll(passed.notes());
            }
        }
        return all;
    }

    /**
     * Return what makes the migrations others than those that their tool would run: files left out, versions that are in doubt. What
     * is wrong within one script is not among it, and is told when the script is run.
     */
    public List<Finding> obstacles() {
        Set<LayoutProblem> own = set.migrations().stream()
                .flatMap(m -> Scripts.all(m).stream())
                .map(Script::defect)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return set.problems().stream()
                .filter(p -> p.severity().compareTo(Severity.ERROR) >= 0)
                .filter(p -> !ABOUT_PARTNERS.contains(p.kind()) && !own.contains(p))
                .map(p ->
                        finding(ABOUT_VERSIONS.contains(p.kind()) ? MigrationRules.VERSIONS : MigrationRules.FILES, p))
                .toList();
    }

    /** Judge the files: names, contents, placeholders, markers, and whatever belongs to no other check. */
    Outcome files() {
        return Outcome.of(
                set.problems().stream()
                        .filter(p -> !ABOUT_VERSIONS.contains(p.kind()) && !ABOUT_PARTNERS.contains(p.kind()))
                        .map(p -> finding(MigrationRules.FILES, p))
                        .toList(),
                Severity.ERROR);
    }

    /** Judge the versions. */
    Outcome versions() {
        return judge(about(ABOUT_VERSIONS, MigrationRules.VERSIONS));
    }

    /** Judge whether each script has its partner; skipped where the project has no way back at all. */
    Outcome partners() {
        List<Finding> findings = new ArrayList<>(about(ABOUT_PARTNERS, MigrationRules.PARTNERS));
        for (Migration migration : set.migrations()) {
            if (migration.down() instanceof Down.Missing) {
                findings.add(
                        Finding.of(MigrationRules.PARTNERS, migration.id() + " has an up script and no down script")
                                .at(migration.location()));
            }
        }
        boolean none = !set.migrations().isEmpty()
                && set.migrations().stream().allMatch(m -> m.down() instanceof Down.NotApplicable);
        if (findings.isEmpty() && none && set.migrations().get(0).down() instanceof Down.NotApplicable down) {
            return new Outcome.Skipped(down.reason());
        }
        return judge(findings);
    }

    /** Say that an up script has no statements. */
    public static Finding empty(Migration migration) {
        return Finding.of(MigrationRules.EMPTY, "the up script of " + migration.id() + " has no statements")
                .at(migration.location());
    }

    /** Judge findings about migrations; where none was read, nothing was looked at. */
    private Outcome judge(List<Finding> findings) {
        return findings.isEmpty() && set.migrations().isEmpty()
                ? new Outcome.Aborted(NOTHING_READ)
                : Outcome.of(findings, Severity.ERROR);
    }

    /** Return a problem as a finding of a rule. */
    static Finding finding(Rule rule, LayoutProblem problem) {
        return Finding.of(rule, problem.message())
                .at(problem.location())
                .withSeverity(problem.severity())
                .withSuggestion(problem.suggestion());
    }

    private List<Finding> about(Set<LayoutProblem.Kind> kinds, Rule rule) {
        return set.problems().stream()
                .filter(p -> kinds.contains(p.kind()))
                .map(p -> finding(rule, p))
                .toList();
    }
}
