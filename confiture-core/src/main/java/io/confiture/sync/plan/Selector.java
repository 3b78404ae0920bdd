package io.confiture.sync.plan;

import io.confiture.project.Nearest;
import io.confiture.rows.Relation;
import io.confiture.sync.rules.DecisionRules;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses tables by patterns, each of which must fit one at least.
 *
 * <p>A pattern fits a name as it is printed ({@code users}, {@code sales.orders}) or with its schema ({@code public.users});
 * {@code *} stands for any characters, dots among them.
 */
final class Selector {

    private final CopyScope scope;
    private final PlanFindings findings;

    Selector(CopyScope scope, PlanFindings findings) {
        this.scope = scope;
        this.findings = findings;
    }

    Set<Relation> choose(TableSelection selection) {
        Set<Relation> chosen = new TreeSet<>();
        if (selection.only().isEmpty()) {
            chosen.addAll(scope.tables());
        }
        for (String pattern : selection.only()) {
            chosen.addAll(fitting(pattern));
        }
        for (String pattern : selection.except()) {
            fitting(pattern).forEach(chosen::remove);
        }
        if (chosen.isEmpty() && findings.problems().isEmpty()) {
            findings.general(
                    DecisionRules.TABLES,
                    scope.tables().isEmpty() ? "there is no table to copy" : "no table is selected",
                    null,
                    null);
        }
        int left = scope.tables().size() - chosen.size();
        if (left > 0 && !chosen.isEmpty()) {
            findings.note(
                    left == 1 ? "a table is not selected" : left + " tables are not selected",
                    null,
                    String.join(
                            "\n",
                            scope.tables().stream()
                                    .filter(t -> !chosen.contains(t))
                                    .map(Relation::toString)
                                    .toList()));
        }
        return chosen;
    }

    private List<Relation> fitting(String pattern) {
        List<Relation> fitting = scope.tables().stream()
                .filter(t -> names(t).anyMatch(name -> fits(pattern, name)))
                .toList();
        if (fitting.isEmpty()) {
            findings.general(DecisionRules.TABLES, "no table fits the pattern " + pattern, null, suggestion(pattern));
        }
        return fitting;
    }

    private @Nullable String suggestion(String pattern) {
        int dot = pattern.indexOf('.');
        Relation named = dot < 0
                ? new Relation("public", pattern)
                : new Relation(pattern.substring(0, dot), pattern.substring(dot + 1));
        String other = scope.otherwise(named);
        if (other != null) {
            return named + " is " + other;
        }
        List<String> elsewhere = scope.tables().stream()
                .filter(t -> fits("*." + pattern, names(t).skip(1).findFirst().orElse("")))
                .map(Relation::toString)
                .toList();
        return elsewhere.isEmpty()
                ? Nearest.question(
                        pattern, scope.tables().stream().map(Relation::toString).toList())
                : "did you mean " + elsewhere.get(0) + "?";
    }

    private static Stream<String> names(Relation table) {
        return Stream.of(table.toString(), table.schema() + "." + table.name());
    }

    static boolean fits(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int retry = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                retry = n;
            } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(n)) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++retry;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
