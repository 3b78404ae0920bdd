package io.confiture.sync.check;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Severity;
import io.confiture.sync.mask.Extent;
import io.confiture.sync.mask.HostileCheck;
import io.confiture.sync.mask.MaskKey;
import io.confiture.sync.mask.MaskedColumn;
import io.confiture.sync.mask.MaskingRequest;
import io.confiture.sync.mask.Pseudorandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Asks a rule for values that strategies have been known to stumble over. */
final class HostileValuesCheck {

    private final Ground ground;
    private final Map<MaskedRule.Likeness, HostileCheck> known = new ConcurrentHashMap<>();

    HostileValuesCheck(Ground ground) {
        this.ground = ground;
    }

    Outcome ask(Subject subject) {
        return ground.onMasked(subject, (schema, rule) -> {
            if (rule.strategy().extent() == Extent.NOTHING) {
                return Outcome.failed(Finding.of(
                                SyncCheckRules.HOSTILE,
                                "the strategy " + rule.strategy().name() + " leaves every value of " + subject
                                        + " as it is")
                        .at(subject.location())
                        .withSuggestion("Write what it is: {keep: why that harms nobody}"));
            }
            MaskedColumn column = rule.masked();
            HostileCheck check = known.computeIfAbsent(rule.likeness(), l -> ask(rule));
            if (check.asked() == 0) {
                return new Outcome.Skipped("no hostile values of type " + column.baseType() + " are known");
            }
            List<Finding> findings = check.complaints().stream()
                    .map(c -> Finding.of(SyncCheckRules.HOSTILE, subject + ": " + c)
                            .at(subject.location()))
                    .toList();
            return Outcome.of(findings, Severity.ERROR);
        });
    }

    /** Asked without the guard that everybody else's maskings have: it turns every failure into a refusal. */
    private static HostileCheck ask(MaskedRule rule) {
        Pseudorandom random = MaskKey.ofChecks()
                .random(
                        rule.strategy().name(),
                        rule.strategy().version(),
                        rule.treatment().domain());
        MaskingRequest request = new MaskingRequest(rule.options(), rule.masked(), random, rule.strategies());
        return HostileCheck.of(rule.strategy(), rule.strategy().masking(request), rule.masked());
    }
}
