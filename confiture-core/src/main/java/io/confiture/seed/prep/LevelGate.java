package io.confiture.seed.prep;

import io.confiture.check.Check;
import io.confiture.check.CheckGroup;
import io.confiture.check.CheckNode;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Severity;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Lets a level answer only when no level before it found something critical: what it would find then is noise.
 *
 * <p>A check alone gives the verdict that it gives in the whole run, so asking one asks the levels before it. Each check is
 * answered once. Thread-safe.
 */
public final class LevelGate {

    private final UnaryOperator<Outcome> judge;
    private final List<Level> levels = new ArrayList<>();

    /**
     * Make a gate.
     *
     * @param judge what the project's settings make of an answer: a rule that is disabled stops nothing
     */
    public LevelGate(UnaryOperator<Outcome> judge) {
        this.judge = judge;
    }

    /** Put the next level behind those that were put behind the gate before. */
    public CheckGroup behind(CheckGroup group) {
        List<Level> before = List.copyOf(levels);
        Level level = new Level(group, judge);
        levels.add(level);
        return group.answering(check -> {
            for (Level earlier : before) {
                String critical = earlier.critical();
                if (critical != null) {
                    return new Outcome.Aborted(critical);
                }
            }
            return level.answer(check);
        });
    }

    /** The answers of one level. */
    private static final class Level {

        private final CheckGroup group;
        private final UnaryOperator<Outcome> judge;
        private final List<String> names = new ArrayList<>();
        private final List<Check> checks = new ArrayList<>();
        private final Map<Check, Outcome> answers = new IdentityHashMap<>();
        private boolean asked;
        private @Nullable String critical;

        Level(CheckGroup group, UnaryOperator<Outcome> judge) {
            this.group = group;
            this.judge = judge;
            collect(group, "");
        }

        private void collect(CheckGroup parent, String path) {
            for (CheckNode child : parent.children()) {
                String name = path.isEmpty() ? child.displayName() : path + " / " + child.displayName();
                if (child instanceof CheckGroup deeper) {
                    collect(deeper, name);
                } else {
                    names.add(name);
                    checks.add((Check) child);
                }
            }
        }

        synchronized Outcome answer(Check check) {
            Outcome known = answers.get(check);
            if (known == null) {
                known = check.run();
                answers.put(check, known);
            }
            return known;
        }

        /** Return the first thing that stops the later levels, in one sentence, or null. */
        synchronized @Nullable String critical() {
            for (int i = 0; !asked && critical == null && i < checks.size(); i++) {
                if (judge.apply(answer(checks.get(i))) instanceof Outcome.Failed failed) {
                    critical = sentence(names.get(i), failed.findings());
                }
            }
            asked = true;
            return critical;
        }

        private @Nullable String sentence(String name, List<Finding> findings) {
            return findings.stream()
                    .filter(f -> f.severity() == Severity.CRITICAL)
                    .findFirst()
                    .map(f -> group.displayName() + " found something critical in " + name + ": " + f.message())
                    .orElse(null);
        }
    }
}
