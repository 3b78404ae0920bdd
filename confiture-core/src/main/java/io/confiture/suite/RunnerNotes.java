package io.confiture.suite;

import io.confiture.check.Check;
import io.confiture.check.CheckGroup;
import io.confiture.check.CheckNode;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Severity;
import io.confiture.migration.Down;
import io.confiture.migration.Layout;
import io.confiture.migration.Migration;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.run.ScriptRefusals;
import java.util.ArrayList;
import java.util.List;

/**
 * Says beside a migration's {@code up} that {@code migrate up} or {@code migrate down} would refuse its scripts, as those that end
 * a transaction in their middle.
 *
 * <p>A warning and no failure: the files may be another tool's, which commits them as they are, and names alone do not tell. Other
 * layouts are surely another tool's.
 */
final class RunnerNotes {

    private final MigrationSet set;

    RunnerNotes(MigrationSet set) {
        this.set = set;
    }

    /** Return the same checks of migrations, of which {@code up} has these notes. */
    CheckGroup over(CheckGroup migrations) {
        if (set.layout() != Layout.CONFITURE) {
            return migrations;
        }
        List<CheckNode> children = new ArrayList<>();
        for (CheckNode child : migrations.children()) {
            children.add(
                    child instanceof CheckGroup group
                            ? set.find(group.segment().value())
                                    .<CheckNode>map(m -> group.answering(check -> answer(check, m)))
                                    .orElse(child)
                            : child);
        }
        return new CheckGroup(
                migrations.segment(), migrations.displayName(), migrations.source(), migrations.tags(), children);
    }

    private static Outcome answer(Check check, Migration migration) {
        Outcome outcome = check.run();
        if (!check.segment().value().equals("up") || !(outcome instanceof Outcome.Passed passed)) {
            return outcome;
        }
        List<Finding> notes = new ArrayList<>(passed.notes());
        ScriptRefusals.of(migration.up()).forEach(f -> notes.add(note("up", f)));
        if (migration.down() instanceof Down.Scripts down) {
            ScriptRefusals.of(down.scripts()).forEach(f -> notes.add(note("down", f)));
        }
        return new Outcome.Passed(notes, passed.keptSince());
    }

    private static Finding note(String command, Finding refusal) {
        return Finding.of(refusal.rule(), "migrate " + command + " refuses this file: " + refusal.message())
                .withSeverity(Severity.WARNING)
                .at(refusal.location())
                .withExcerpt(refusal.excerpt());
    }
}
