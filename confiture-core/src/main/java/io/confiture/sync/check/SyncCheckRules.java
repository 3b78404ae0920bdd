package io.confiture.sync.check;

import io.confiture.check.Rule;
import io.confiture.check.Severity;
import io.confiture.sync.rules.DecisionRules;
import java.util.ArrayList;
import java.util.List;

/** Knows the rules that the checks of decisions can find broken. */
final class SyncCheckRules {

    static final Rule SUSPICIOUS_KEEP = new Rule(
            "sync/suspicious-keep",
            Severity.ERROR,
            "A column that looks personal is kept only after somebody has looked at it.",
            "Mask it, or write who it is safe for: {keep: {reason: .., reviewed: true}}");

    static final Rule FITS = new Rule(
            "sync/fits",
            Severity.ERROR,
            "What is written into a column fits its type, length, domain, NOT NULL, checks and partitions.",
            "Choose a strategy or options that give what the column takes.");

    static final Rule UNIQUE = new Rule(
            "sync/unique",
            Severity.ERROR,
            "What differs in a unique key before masking differs after it.",
            "Choose a strategy that is a bijection, such as digits, identifier or uuid, or one that gives more values.");

    static final Rule DETERMINISTIC = new Rule(
            "sync/deterministic",
            Severity.ERROR,
            "The same value gives the same each time, on every machine and in every release.",
            "A strategy may depend on nothing but the value, its options and the key.");

    static final Rule HOSTILE = new Rule(
            "sync/hostile-values",
            Severity.ERROR,
            "A value that a strategy does not understand is refused or replaced, never passed through.",
            "Choose a strategy for what the column holds, or options that leave nothing as it is.");

    static final Rule COPIES = new Rule(
            "sync/copies",
            Severity.ERROR,
            "The decisions can be carried out: a throwaway database is copied into another with them.",
            "Decide so that the target takes the rows; what it refuses stands in the message.");

    private SyncCheckRules() {}

    static List<Rule> all() {
        List<Rule> all = new ArrayList<>(DecisionRules.all());
        all.addAll(List.of(SUSPICIOUS_KEEP, FITS, UNIQUE, DETERMINISTIC, HOSTILE, COPIES));
        return all;
    }
}
