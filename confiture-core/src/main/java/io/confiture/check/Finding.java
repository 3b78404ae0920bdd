package io.confiture.check;

import io.confiture.project.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * Says why a check did not pass.
 *
 * <p>Contains no secrets: whoever makes a finding has redacted URLs and values.
 *
 * @param rule the rule that was broken
 * @param severity how bad this case is
 * @param message what happened, in one sentence
 * @param location where, or null when no file is to blame
 * @param excerpt the source lines with a caret, or null
 * @param detail what the server or a comparison said at length (may have many lines), or null
 * @param suggestion what to do next in this very case, or null when the rule's own advice says it all
 */
public record Finding(
        Rule rule,
        Severity severity,
        String message,
        @Nullable SourceLocation location,
        @Nullable String excerpt,
        @Nullable String detail,
        @Nullable String suggestion) {

    /** Make a finding of the rule's own severity, to be completed with the {@code with} methods. */
    public static Finding of(Rule rule, String message) {
        return new Finding(rule, rule.severity(), message, null, null, null, null);
    }

    /** Return this finding at another place. */
    public Finding at(@Nullable SourceLocation where) {
        return new Finding(rule, severity, message, where, excerpt, detail, suggestion);
    }

    /** Return this finding with an excerpt of the source. */
    public Finding withExcerpt(@Nullable String lines) {
        return new Finding(rule, severity, message, location, lines, detail, suggestion);
    }

    /** Return this finding with the long explanation. */
    public Finding withDetail(@Nullable String text) {
        return new Finding(rule, severity, message, location, excerpt, text, suggestion);
    }

    /** Return this finding with advice for this very case. */
    public Finding withSuggestion(@Nullable String advice) {
        return new Finding(rule, severity, message, location, excerpt, detail, advice);
    }

    /** Return this finding in other words. */
    public Finding withMessage(String other) {
        return new Finding(rule, severity, other, location, excerpt, detail, suggestion);
    }

    /** Return this finding with another severity than its rule's. */
    public Finding withSeverity(Severity other) {
        return new Finding(rule, other, message, location, excerpt, detail, suggestion);
    }
}
