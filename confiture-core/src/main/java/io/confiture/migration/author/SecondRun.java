package io.confiture.migration.author;

import io.confiture.check.Finding;
import io.confiture.check.Rule;
import io.confiture.check.Severity;
import io.confiture.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Foresees from a script's text what its second run would meet.
 *
 * <p>The first run is taken as done, which leaves each thing that the script names either there or gone; the second is then
 * followed statement by statement. So DROP and CREATE of one name are a pair that runs as often as wanted, in this order and
 * in the other, while CREATE TABLE IF NOT EXISTS with a plain CREATE INDEX behind it is not. Names are compared as they are
 * written. What a DO block, a function or an UPDATE does is not seen: it is a note, and only the check {@code idempotent},
 * which runs the script twice, knows.
 */
final class SecondRun {

    /** Says that running a script twice is foreseen to fail, or to double rows. */
    static final Rule RULE = new Rule(
            "migration/second-run",
            Severity.ERROR,
            "As far as its text tells, a script runs a second time without error and without doubling rows.",
            "Write IF [NOT] EXISTS or OR REPLACE.");

    static final String ALL_ROWS = "*";

    /** What runs, and what it says of itself: its own statement, or the DO block around it. */
    private record Step(Statement statement, List<Effect> effects) {}

    private final List<Step> steps = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Thing, Boolean> there = new HashMap<>();

    private SecondRun(List<Statement> statements) {
        statements.forEach(s -> s.commands().forEach(this::read));
    }

    /** Return what the second run of some statements would meet. */
    static List<Finding> of(List<Statement> statements) {
        SecondRun run = new SecondRun(statements);
        run.steps.forEach(step -> step.effects().forEach(run::apply));
        run.endSession();
        run.steps.forEach(run::repeat);
        return run.findings;
    }

    private void endSession() {
        for (Step step : steps) {
            for (Effect effect : step.effects()) {
                if (effect.temporary()) {
                    apply(Effect.removes(effect.thing(), true));
                }
            }
        }
    }

    private void read(Statement command) {
        String verb = command.kind().command();
        switch (verb) {
            case "DO" -> {
                BlockReader block = new BlockReader(command);
                if (block.straight()) {
                    block.commands().forEach(this::read);
                } else {
                    notSeen(command, "what the DO block does depends on what it finds");
                }
            }
            case "CALL", "EXECUTE" -> notSeen(command, "what " + verb + " runs is not in the script");
            case "UPDATE", "MERGE" -> notSeen(command, "whether " + verb + " changes rows again is not in the text");
            default -> {
                List<Effect> effects = EffectReader.of(command);
                if (!effects.isEmpty()) {
                    steps.add(new Step(command, effects));
                }
            }
        }
    }

    private void notSeen(Statement command, String why) {
        findings.add(Finding.of(RULE, why + ": only the check 'idempotent' tells")
                .withSeverity(Severity.INFO)
                .at(command.location())
                .withSuggestion("Write -- confiture:idempotent into the script: then the check runs it twice."));
    }

    private void apply(Effect effect) {
        Thing thing = effect.thing();
        if (thing.name().equals(ALL_ROWS)) {
            there.entrySet().stream()
                    .filter(e -> e.getKey().type().equals("rows")
                            && String.valueOf(thing.parent()).equals(e.getKey().parent()))
                    .forEach(e -> e.setValue(false));
        } else {
            there.put(thing, effect.leaves());
            if (effect.withParts() && thing.parent() == null) {
                there.entrySet().stream()
                        .filter(e -> e.getKey().goesWith(thing))
                        .forEach(e -> e.setValue(false));
            }
        }
    }

    private void repeat(Step step) {
        boolean told = false;
        for (Effect effect : step.effects()) {
            Boolean needed = effect.needs();
            if (!told && needed != null && !needed.equals(there.getOrDefault(effect.thing(), needed))) {
                findings.add(finding(step.statement(), effect));
                told = true;
            }
            apply(effect);
        }
    }

    private static Finding finding(Statement statement, Effect effect) {
        boolean rows = effect.thing().type().equals("rows");
        String what = statement.kind().command();
        String message = rows
                ? "the second run of " + what + " adds the rows again to "
                        + effect.thing().parent() + ", or fails on a key"
                : "the second run of " + what + " fails: " + effect.thing() + " is "
                        + (effect.leaves() ? "there already" : "gone already");
        return Finding.of(RULE, message)
                .withSeverity(rows ? Severity.WARNING : Severity.ERROR)
                .at(statement.location())
                .withExcerpt(statement.source().excerpt(statement.start()))
                .withSuggestion(effect.guard());
    }
}
