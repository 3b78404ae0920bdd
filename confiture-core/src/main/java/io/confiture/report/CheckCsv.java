package io.confiture.report;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.project.SourceLocation;
import io.confiture.suite.CheckResult;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the results of checks as CSV (RFC 4180), a line per finding: File, Line, Column, Severity, Rule, Message, Suggestion.
 *
 * <p>A check without an answer has a line too, with its word as the severity and its id as the rule. Never wraps lines.
 */
public final class CheckCsv {

    private CheckCsv() {}

    /** Return the text with its header line. */
    public static String of(List<CheckResult> results) {
        StringBuilder csv = new StringBuilder();
        line(csv, List.of("File", "Line", "Column", "Severity", "Rule", "Message", "Suggestion"));
        for (CheckResult result : results) {
            if (result.outcome() instanceof Outcome.Failed failed) {
                failed.findings().forEach(f -> finding(csv, f));
            } else if (result.outcome() instanceof Outcome.Passed passed) {
                passed.notes().forEach(f -> finding(csv, f));
            } else {
                unanswered(csv, result);
            }
        }
        return csv.toString();
    }

    private static void finding(StringBuilder csv, Finding finding) {
        SourceLocation place = finding.location();
        line(
                csv,
                List.of(
                        place == null ? "" : place.name(),
                        place == null ? "" : number(place.line()),
                        place == null ? "" : number(place.column()),
                        finding.severity().name(),
                        finding.rule().id(),
                        finding.message(),
                        finding.suggestion() == null ? finding.rule().fix() : finding.suggestion()));
    }

    private static void unanswered(StringBuilder csv, CheckResult result) {
        SourceLocation place = result.check().check().source();
        line(
                csv,
                List.of(
                        place == null ? "" : place.name(),
                        "",
                        "",
                        result.word().name(),
                        result.check().id(),
                        reason(result),
                        ""));
    }

    private static String reason(CheckResult result) {
        if (result.outcome() instanceof Outcome.Aborted aborted) {
            return aborted.cause();
        }
        return result.outcome() instanceof Outcome.Skipped skipped ? skipped.reason() : String.valueOf(result.error());
    }

    private static String number(int number) {
        return number == 0 ? "" : String.valueOf(number);
    }

    private static void line(StringBuilder csv, List<@Nullable String> fields) {
        csv.append(fields.stream().map(CheckCsv::field).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String field(@Nullable String text) {
        String said = text == null ? "" : text;
        boolean plain = said.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? said : '"' + said.replace("\"", "\"\"") + '"';
    }

    /** Return how many findings of each severity there are, e.g. {@code 2 errors, 3 warnings}; notes are told apart. */
    public static String severities(List<CheckResult> results) {
        List<Finding> all = results.stream()
                .flatMap(r -> r.outcome() instanceof Outcome.Failed failed
                        ? failed.findings().stream()
                        : r.outcome() instanceof Outcome.Passed passed
                                ? passed.notes().stream()
                                : java.util.stream.Stream.empty())
                .toList();
        if (all.isEmpty()) {
            return "no findings";
        }
        StringBuilder text = new StringBuilder();
        for (io.confiture.check.Severity severity : List.of(
                io.confiture.check.Severity.CRITICAL,
                io.confiture.check.Severity.ERROR,
                io.confiture.check.Severity.WARNING,
                io.confiture.check.Severity.INFO)) {
            long count = all.stream().filter(f -> f.severity() == severity).count();
            if (count > 0) {
                text.append(text.isEmpty() ? "" : ", ")
                        .append(count)
                        .append(' ')
                        .append(severity.name().toLowerCase(Locale.ROOT));
            }
        }
        return "findings: " + text;
    }
}
