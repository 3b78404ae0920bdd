package io.confiture.suite;

import io.confiture.check.CheckGroup;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Severity;
import io.confiture.project.Environment;
import io.confiture.project.Environment.DisabledRule;
import io.confiture.suite.known.KnownFindings;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Judges what checks find by the project's own settings: which severity fails, and which rules it does not want. */
final class Judgement {

    private final Severity threshold;
    private final Map<String, DisabledRule> disabled;

    Judgement(Environment.Checks settings) {
        this.threshold = Severity.valueOf(settings.threshold().name());
        this.disabled = settings.disabled().stream()
                .collect(Collectors.toMap(DisabledRule::rule, Function.identity(), (first, second) -> first));
    }

    /** Return a tree whose checks answer as the settings want. */
    CheckGroup apply(CheckGroup group) {
        return group.answering(check -> judge(check.run()));
    }

    /** Return a tree whose checks answer as the settings want, and to whom some findings are known. */
    CheckGroup apply(CheckGroup group, KnownFindings known) {
        return group.answering((id, check) -> known.judge(id, judge(check.run()), threshold));
    }

    /** Return the mildest severity that fails. */
    Severity threshold() {
        return threshold;
    }

    /** Judge again; an answer that rested on disabled rules only is skipped, with the reason given for them. */
    Outcome judge(Outcome outcome) {
        List<Finding> found = found(outcome);
        if (found.isEmpty()) {
            return outcome;
        }
        List<Finding> wanted =
                found.stream().filter(f -> !disabled.containsKey(f.rule().id())).toList();
        if (wanted.isEmpty() && outcome instanceof Outcome.Failed) {
            DisabledRule rule = disabled.get(found.get(0).rule().id());
            return new Outcome.Skipped(
                    "rule " + found.get(0).rule().id() + " is disabled: " + (rule == null ? "" : rule.reason()));
        }
        return Outcome.of(wanted, threshold);
    }

    private static List<Finding> found(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            return failed.findings();
        }
        return outcome instanceof Outcome.Passed passed ? passed.notes() : List.of();
    }
}
