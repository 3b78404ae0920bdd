package io.confiture.junit;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Severity;
import io.confiture.project.SourceLocation;
import io.confiture.report.FindingText;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.reporting.ReportEntry;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Tells the launcher what a check found.
 *
 * <p>Everything readable is in the exception's message: of all that a test can publish it is the only thing that every
 * build tool and IDE shows.
 */
final class Verdict {
    private static final StackTraceElement[] NO_TRACE = {};

    private final RunContext context;
    private final CheckDescriptor test;

    Verdict(RunContext context, CheckDescriptor test) {
        this.context = context;
        this.test = test;
    }

    /** Make the failure: an assertion error whose trace is one line, the place in the file. */
    AssertionFailedError failure(List<Finding> findings) {
        String message = FindingText.shortened(
                findings, () -> new FailureFile(context, test).write(FindingText.whole(findings)));
        SourceLocation where = findings.stream()
                .sorted(Comparator.comparing(Finding::severity, Comparator.<Severity>reverseOrder()))
                .findFirst()
                .map(Finding::location)
                .orElse(test.check().source());
        return failure(message, where);
    }

    /** Make the failure of a check that could not look. */
    AssertionFailedError failure(String reason) {
        return failure(reason, test.check().source());
    }

    private AssertionFailedError failure(String message, @Nullable SourceLocation where) {
        AssertionFailedError failure = new AssertionFailedError(message);
        failure.setStackTrace(new StackTraceElement[] {frame(where)});
        return failure;
    }

    /** Make what the launcher takes for "did not run", without a trace: the engine's frames tell nobody anything. */
    static TestAbortedException notRun(String reason) {
        TestAbortedException exception = new TestAbortedException(reason);
        exception.setStackTrace(NO_TRACE);
        return exception;
    }

    /** Publish that an answer was not found now. */
    void publishAge(Outcome outcome) {
        Instant since = outcome.keptSince();
        if (since != null) {
            context.listener().reportingEntryPublished(test, ReportEntry.from(Constants.KEPT, "kept from " + since));
        }
    }

    /** Publish findings below the threshold as report entries of the test. */
    void publish(List<Finding> notes) {
        for (Finding note : notes) {
            Map<String, String> entry = new LinkedHashMap<>();
            put(entry, "severity", note.severity().name());
            put(entry, "rule", note.rule().id());
            put(entry, "message", note.message());
            put(
                    entry,
                    "location",
                    note.location() == null ? null : note.location().toString());
            context.listener().reportingEntryPublished(test, ReportEntry.from(entry));
        }
    }

    /** Put what is there: JUnit refuses blank values. */
    private static void put(Map<String, String> entry, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            entry.put(key, value);
        }
    }

    private StackTraceElement frame(@Nullable SourceLocation where) {
        return new StackTraceElement(
                test.legacyParent(),
                test.getDisplayName(),
                where == null ? null : String.valueOf(where.file().getFileName()),
                where == null || where.line() == 0 ? -1 : where.line());
    }
}
