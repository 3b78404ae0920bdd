package io.confiture.sync.check;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Severity;
import io.confiture.project.Sha256;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Is the question whether what a rule gives fits its column, on its way to an answer. */
final class Fit {

    private static final int DIGEST = 12;

    private final MaskedRule rule;
    private final List<FitsTrial.Target> targets;
    private final List<Originals.Masked> masked;
    private final List<String> values;
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable String unknown;

    /**
     * Begin.
     *
     * @param targets what takes what the column takes: each must
     * @param masked values and what they become
     */
    Fit(MaskedRule rule, List<FitsTrial.Target> targets, List<Originals.Masked> masked) {
        this.rule = rule;
        this.targets = targets;
        this.masked = masked;
        this.values = masked.stream()
                .map(Originals.Masked::value)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .toList();
    }

    void add(Finding finding) {
        findings.add(finding);
    }

    Subject subject() {
        return rule.subject();
    }

    /** Return what makes the tables and writes all values into them. */
    List<String> scripts() {
        List<String> scripts = new ArrayList<>();
        for (FitsTrial.Target target : targets) {
            scripts.add(target.sql());
            if (!values.isEmpty()) {
                scripts.add(target.insert(values));
            }
        }
        return scripts;
    }

    /** Find out which values are refused although what they come from is not. */
    void explain(FitsTrial trial) {
        List<String> originals =
                masked.stream().map(Originals.Masked::original).distinct().toList();
        if (!trial.accepts(targets.stream().map(FitsTrial.Target::sql).toList())) {
            add(
                    found(
                            "its type, checks and partitions cannot be rebuilt in a temporary table, so that nothing was tried"));
            return;
        }
        Set<String> impossible = new HashSet<>();
        targets.forEach(t -> trial.refused(t, originals).forEach(r -> impossible.add(r.value())));
        if (impossible.containsAll(originals)) {
            // What is refused may be no fault of the masking, and nobody knows what the column takes.
            unknown = "no value is known that " + rule.subject() + " takes and the strategy "
                    + rule.strategy().name() + " masks, and what was tried is refused: the rehearsal answers it";
            return;
        }
        for (FitsTrial.Target target : targets) {
            Map<String, FitsTrial.Refusal> refused = new LinkedHashMap<>();
            trial.refused(target, values).forEach(r -> refused.put(r.value(), r));
            Map<String, List<String>> byReason = new LinkedHashMap<>();
            for (Originals.Masked one : masked) {
                FitsTrial.Refusal refusal = one.value() == null ? null : refused.get(one.value());
                if (refusal != null && !impossible.contains(one.original())) {
                    byReason.computeIfAbsent(reason(refusal), r -> new ArrayList<>())
                            .add(digest(one.original()));
                }
            }
            byReason.forEach((reason, digests) -> add(found(digests.size() + " of " + masked.size()
                    + " values that the column takes become one that it refuses: " + reason
                    + "; the first has the digest " + digests.get(0))));
        }
    }

    Outcome outcome() {
        boolean fails = findings.stream().anyMatch(f -> f.severity().compareTo(Severity.ERROR) >= 0);
        if (unknown != null && !fails) {
            return new Outcome.Skipped(unknown);
        }
        if (masked.isEmpty() && !fails) {
            return new Outcome.Skipped(
                    "no value is known that the strategy " + rule.strategy().name() + " masks in a column of type "
                            + rule.column().type());
        }
        return Outcome.of(findings, Severity.ERROR);
    }

    Finding found(String words) {
        return Finding.of(
                        SyncCheckRules.FITS,
                        "what the strategy " + rule.strategy().name() + " gives does not fit " + rule.subject() + ": "
                                + words)
                .at(rule.subject().location());
    }

    private String reason(FitsTrial.Refusal refusal) {
        String type = rule.column().type();
        return switch (refusal.state()) {
            case "22001" -> "too long for " + type;
            case "22003" -> "out of the range of " + type;
            case "22P02", "22007", "22008", "22P03", "22009", "2200N", "22030", "22032" ->
                "not a value of type " + type;
            case "23514" ->
                refusal.constraint().isEmpty()
                        ? "no partition takes it"
                        : "the check constraint " + refusal.constraint() + " does not hold";
            case "23502" -> "NULL in a column that takes none";
            default -> "the server says SQLSTATE " + refusal.state();
        };
    }

    private static String digest(String value) {
        return Sha256.hex(value).substring(0, DIGEST);
    }
}
