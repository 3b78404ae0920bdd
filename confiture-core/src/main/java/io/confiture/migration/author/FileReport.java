package io.confiture.migration.author;

import static java.util.Comparator.comparing;
import static java.util.Comparator.nullsFirst;

import io.confiture.check.Finding;
import io.confiture.check.Rule;
import io.confiture.check.ScriptReading;
import io.confiture.migration.Down;
import io.confiture.migration.LayoutProblems;
import io.confiture.migration.Migration;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.Script;
import io.confiture.migration.run.ScriptRefusals;
import io.confiture.project.SourceLocation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Holds what can be said of migration files without a database.
 *
 * @param set the migrations
 * @param scripts how many scripts were read to their end
 * @param findings what is wrong, or worth knowing, by file and line
 */
public record FileReport(MigrationSet set, int scripts, List<Finding> findings) {

    private static final Comparator<Finding> BY_PLACE = comparing(
            Finding::location,
            nullsFirst(comparing(SourceLocation::name)
                    .thenComparingInt(SourceLocation::line)
                    .thenComparingInt(SourceLocation::column)));

    /** Copy the list. */
    public FileReport {
        findings = List.copyOf(findings);
    }

    /** Return this report with what was found elsewhere. */
    public FileReport with(List<Finding> more) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        all.sort(BY_PLACE);
        return new FileReport(set, scripts, all);
    }

    /** Return the rules that only this can find broken. */
    public static List<Rule> rules() {
        return List.of(SecondRun.RULE);
    }

    /**
     * Read every script of a set.
     *
     * @param secondRun whether to foresee, for each up script, what a second run would meet
     */
    public static FileReport of(MigrationSet set, boolean secondRun) {
        List<Finding> findings = new ArrayList<>(new LayoutProblems(set).findings());
        int scripts = 0;
        for (Migration migration : set.migrations()) {
            boolean statements = !migration.isSql();
            for (Script script : migration.up()) {
                ScriptReading reading = read(script, findings);
                statements |= script.defect() != null || !reading.isEmpty();
                if (secondRun) {
                    findings.addAll(SecondRun.of(reading.statements()));
                }
                scripts++;
            }
            findings.addAll(ScriptRefusals.of(migration.up()));
            if (!statements) {
                findings.add(LayoutProblems.empty(migration));
            }
            if (migration.down() instanceof Down.Scripts down) {
                down.scripts().forEach(script -> read(script, findings));
                findings.addAll(ScriptRefusals.of(down.scripts()));
                scripts += down.scripts().size();
            }
        }
        findings.sort(BY_PLACE);
        return new FileReport(set, scripts, findings);
    }

    /** Read a script whose text can be trusted; that of another is a finding already. */
    private static ScriptReading read(Script script, List<Finding> findings) {
        if (script.defect() != null) {
            return new ScriptReading(List.of(), List.of(), List.of(), 0, List.of());
        }
        ScriptReading reading = ScriptReading.of(script.parse());
        findings.addAll(reading.problems());
        // What ends a foreign transaction is refused below, in stronger words.
        reading.notes().stream()
                .filter(note -> !note.rule().equals(ScriptReading.TRANSACTION))
                .forEach(findings::add);
        return reading;
    }
}
