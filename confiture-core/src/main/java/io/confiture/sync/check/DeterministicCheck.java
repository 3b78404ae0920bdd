package io.confiture.sync.check;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Severity;
import io.confiture.sync.mask.GoldenCheck;
import io.confiture.sync.mask.MaskKey;
import io.confiture.sync.mask.Masking;
import io.confiture.sync.mask.MaskingStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Asks whether the same value gives the same each time: in maskings made anew, in several threads, and as the examples say that every
 * release must repeat on every machine.
 */
final class DeterministicCheck {

    private static final int THREADS = 3;
    private static final String OWN = "io.confiture.sync.mask";

    private final Ground ground;
    private final Map<MaskedRule.Likeness, List<Finding>> known = new ConcurrentHashMap<>();

    DeterministicCheck(Ground ground) {
        this.ground = ground;
    }

    Outcome ask(Subject subject) {
        return ground.onMasked(subject, (schema, rule) -> {
            if (rule.specimens().isEmpty()) {
                return new Outcome.Skipped("no values of type " + rule.masked().baseType()
                        + " are known that the strategy " + rule.strategy().name() + " could be asked for");
            }
            List<Finding> findings = known.computeIfAbsent(rule.likeness(), l -> findings(rule)).stream()
                    .map(f -> f.at(subject.location()))
                    .toList();
            return Outcome.of(findings, Severity.ERROR);
        });
    }

    private static List<Finding> findings(MaskedRule rule) {
        List<Finding> findings = new ArrayList<>();
        examples(rule, findings);
        List<String> values = rule.specimens();
        List<MaskedRule.Answer> first = answers(rule.elements(MaskKey.ofChecks()), values);
        if (!first.equals(answers(rule.elements(MaskKey.ofChecks()), values))) {
            findings.add(different(rule, "when it is made anew"));
        }
        if (!inThreads(rule, values).stream().allMatch(first::equals)) {
            findings.add(different(rule, "in another thread"));
        }
        if (!rule.strategy().getClass().getPackageName().startsWith(OWN)
                && !first.equals(Elsewhere.ask(() -> answers(rule.elements(MaskKey.ofChecks()), values)))) {
            findings.add(different(rule, "on a machine of another language and time zone"));
        }
        return findings;
    }

    /** Our own strategies have been asked for their examples in other languages and time zones by the build of Confiture. */
    private static void examples(MaskedRule rule, List<Finding> findings) {
        MaskingStrategy strategy = rule.strategy();
        if (strategy.vectors().isEmpty()) {
            findings.add(Finding.of(
                            SyncCheckRules.DETERMINISTIC,
                            "the strategy " + strategy.name()
                                    + " has no examples, so that nobody notices when a release gives other values")
                    .withSeverity(Severity.WARNING)
                    .withSuggestion("Give it examples: MaskingStrategy.vectors()"));
            return;
        }
        Optional<String> difference = new GoldenCheck(rule.strategies()).difference(strategy.name());
        difference.ifPresent(words -> findings.add(
                Finding.of(SyncCheckRules.DETERMINISTIC, "the strategy " + strategy.name() + " " + words)));
    }

    private static List<MaskedRule.Answer> answers(Masking masking, List<String> values) {
        return values.stream().map(v -> MaskedRule.ask(masking, v)).toList();
    }

    /** Ask one masking from several threads at once, in which order they like. */
    private static List<List<MaskedRule.Answer>> inThreads(MaskedRule rule, List<String> values) {
        Masking shared = rule.elements(MaskKey.ofChecks());
        Supplier<List<MaskedRule.Answer>> work = () -> answers(shared, values);
        List<CompletableFuture<List<MaskedRule.Answer>>> all = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            all.add(CompletableFuture.supplyAsync(work));
        }
        return all.stream().map(CompletableFuture::join).toList();
    }

    private static Finding different(MaskedRule rule, String when) {
        return Finding.of(
                SyncCheckRules.DETERMINISTIC,
                "the strategy " + rule.strategy().name() + " gives other values for the same in columns of type "
                        + rule.masked().type() + " " + when);
    }
}
