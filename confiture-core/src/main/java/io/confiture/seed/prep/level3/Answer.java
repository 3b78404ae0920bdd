package io.confiture.seed.prep.level3;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Rule;
import io.confiture.check.Severity;
import io.confiture.project.SourceLocation;
import io.confiture.sql.query.NotUnderstood;
import io.confiture.sql.query.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects what one check finds, and what it could not look at. */
final class Answer {
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> open = new LinkedHashSet<>();

    void finding(Rule rule, String message, Span span) {
        findings.add(Finding.of(rule, message).at(span.location()).withExcerpt(span.excerpt()));
    }

    void finding(Rule rule, String message, @Nullable SourceLocation location) {
        findings.add(Finding.of(rule, message).at(location));
    }

    void open(String reason) {
        open.add(reason);
    }

    void open(List<NotUnderstood> notFollowed) {
        notFollowed.forEach(n -> open.add(n.toString()));
    }

    /** Return the outcome: findings fail, else what is open skips, else it passes. */
    Outcome outcome() {
        if (!findings.isEmpty()) {
            return Outcome.of(findings.stream().distinct().toList(), Severity.ERROR);
        }
        return open.isEmpty()
                ? Outcome.passed()
                : new Outcome.Skipped(
                        open.stream().collect(Collectors.joining("; ", "not analysed: ", "; levels 4 and 5 answer")));
    }
}
