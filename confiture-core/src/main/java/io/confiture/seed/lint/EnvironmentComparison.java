package io.confiture.seed.lint;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.ScriptReading;
import io.confiture.check.Severity;
import io.confiture.project.Project;
import io.confiture.project.TableName;
import io.confiture.seed.SeedFiles;
import io.confiture.seed.SeedSelection;
import io.confiture.seed.lint.EnvironmentContent.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Compares what the seed files of two environments load, whatever the order: tables, rows by their primary keys, values.
 *
 * <p>Environments differ on purpose more often than not, so nobody is asked about it who does not ask.
 */
public final class EnvironmentComparison {

    private final String first;
    private final String second;
    private final EnvironmentContent left;
    private final EnvironmentContent right;
    private final List<Finding> findings = new ArrayList<>();

    private EnvironmentComparison(String first, EnvironmentContent left, String second, EnvironmentContent right) {
        this.first = first;
        this.left = left;
        this.second = second;
        this.right = right;
    }

    /**
     * Compare two environments of a project.
     *
     * @param schema the files that define the tables
     */
    public static Outcome compare(Project project, String first, String second, List<ScriptReading> schema) {
        SeedSchema known = SeedSchema.of(schema);
        EnvironmentContent left = read(project, first, known);
        EnvironmentContent right = read(project, second, known);
        for (EnvironmentContent content : List.of(left, right)) {
            if (content.unreadable() != null) {
                return new Outcome.Aborted(content.unreadable() + " cannot be read");
            }
        }
        return new EnvironmentComparison(first, left, second, right).judge();
    }

    private static EnvironmentContent read(Project project, String environment, SeedSchema schema) {
        return EnvironmentContent.read(
                SeedFiles.discover(project, SeedSelection.of(environment)).files(), schema);
    }

    private Outcome judge() {
        TreeSet<TableName> names = new TreeSet<>(java.util.Comparator.comparing(TableName::toString));
        names.addAll(left.tables().keySet());
        names.addAll(right.tables().keySet());
        for (TableName name : names) {
            Map<String, Entry> mine = left.tables().get(name);
            Map<String, Entry> theirs = right.tables().get(name);
            if (mine != null && theirs != null) {
                rows(name, mine, theirs);
            } else if (mine != null) {
                find(name + " is loaded in " + first + " only", mine);
            } else if (theirs != null) {
                find(name + " is loaded in " + second + " only", theirs);
            }
        }
        left.undecided().forEach(n -> findings.add(RowFindings.note(LintRules.ENVIRONMENTS, n)));
        right.undecided().forEach(n -> findings.add(RowFindings.note(LintRules.ENVIRONMENTS, n)));
        return Outcome.of(findings, Severity.ERROR);
    }

    private void rows(TableName name, Map<String, Entry> mine, Map<String, Entry> theirs) {
        if (mine.size() != theirs.size()) {
            find(name + " has " + mine.size() + " rows in " + first + " and " + theirs.size() + " in " + second, mine);
        }
        only(name, mine, theirs, first);
        only(name, theirs, mine, second);
        List<Map.Entry<String, Entry>> different = mine.entrySet().stream()
                .filter(e -> theirs.containsKey(e.getKey()))
                .filter(e -> !e.getValue()
                        .digest()
                        .equals(theirs.getOrDefault(e.getKey(), e.getValue()).digest()))
                .toList();
        if (!different.isEmpty()) {
            Map.Entry<String, Entry> sample = different.get(0);
            Entry other = theirs.getOrDefault(sample.getKey(), sample.getValue());
            findings.add(Finding.of(
                            LintRules.ENVIRONMENTS,
                            different.size() + " rows of " + name + " have other values in " + second
                                    + ", for example that at " + other.location())
                    .at(sample.getValue().location()));
        }
    }

    private void only(TableName name, Map<String, Entry> mine, Map<String, Entry> theirs, String where) {
        List<Entry> only = mine.entrySet().stream()
                .filter(e -> !theirs.containsKey(e.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        if (!only.isEmpty()) {
            findings.add(
                    Finding.of(LintRules.ENVIRONMENTS, only.size() + " rows of " + name + " are in " + where + " only")
                            .at(only.get(0).location()));
        }
    }

    private void find(String message, Map<String, Entry> rows) {
        findings.add(Finding.of(LintRules.ENVIRONMENTS, message)
                .at(rows.values().stream().findFirst().map(Entry::location).orElse(null)));
    }
}
