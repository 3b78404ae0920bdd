package io.confiture.report;

import io.confiture.check.Finding;
import io.confiture.check.Severity;
import io.confiture.migration.Side;
import io.confiture.migration.dryrun.DryRunPlace;
import io.confiture.migration.dryrun.DryRunReport;
import io.confiture.migration.dryrun.DryRunStep;
import io.confiture.migration.dryrun.TableSize;
import io.confiture.migration.trace.HeldLock;
import io.confiture.migration.trace.LockMode;
import io.confiture.migration.trace.RelationLock;
import io.confiture.migration.trace.RelationName;
import io.confiture.migration.trace.StatementTrace;
import io.confiture.migration.trace.StatementWords;
import io.confiture.postgres.Notice;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.SourceLocation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Writes what a dry run showed as text for people. */
public final class DryRunText {

    private static final String INDENT = "            ";
    private static final double NANOS = 1e6;
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};
    private static final int STEP = 1024;

    private final DatabaseUrl database;
    private final Map<RelationName, TableSize> sizes = new LinkedHashMap<>();

    private DryRunText(DatabaseUrl database, DryRunReport report) {
        this.database = database;
        report.sizes().forEach(size -> sizes.put(size.table(), size));
    }

    /**
     * Write a report.
     *
     * @param database the target; shown without its password
     */
    public static String of(DryRunReport report, DatabaseUrl database) {
        return new DryRunText(database, report).write(report);
    }

    private String write(DryRunReport report) {
        List<String> lines = new ArrayList<>();
        if (!report.ground().isEmpty()) {
            lines.add("Dry run for " + database + ", on " + report.ground() + ".");
            lines.add("");
        }
        for (DryRunStep step : report.steps()) {
            step(step, lines);
        }
        List<Finding> problems = new ArrayList<>();
        List<Finding> notes = new ArrayList<>();
        report.findings().forEach(f -> (f.severity().compareTo(Severity.ERROR) >= 0 ? problems : notes).add(f));
        if (!problems.isEmpty()) {
            lines.add(FindingText.whole(problems));
            lines.add("");
        }
        notes.forEach(n -> lines.add((n.severity() == Severity.INFO ? "note: " : "warning: ") + n.message()));
        if (!notes.isEmpty()) {
            lines.add("");
        }
        lines.add(verdict(report));
        return String.join("\n", lines) + "\n";
    }

    private void step(DryRunStep step, List<String> lines) {
        String word =
                switch (step.state()) {
                    case RAN -> step.side() == Side.UP ? "up        " : "down      ";
                    case FAILED -> "FAILED    ";
                    case NOT_RUN -> "not run   ";
                };
        lines.add(word + "  " + step.migration().id());
        for (StatementTrace statement : step.statements()) {
            statement(statement, lines);
        }
        List<Finding> bad = step.findings().stream()
                .filter(f -> f.severity().compareTo(Severity.WARNING) > 0)
                .toList();
        step.findings().stream().filter(f -> !bad.contains(f)).forEach(f -> lines.add(INDENT + "note: " + f.message()));
        if (!bad.isEmpty()) {
            lines.add("");
            lines.add(FindingText.whole(bad));
        }
        lines.add("");
    }

    private void statement(StatementTrace trace, List<String> lines) {
        SourceLocation place = trace.statement().location();
        lines.add("  " + place.line() + ":" + place.column() + "  " + StatementWords.of(trace.statement()) + "  "
                + millis(trace.duration()));
        lines.add(INDENT + trace.summary());
        Set<RelationName> touched = new TreeSet<>();
        for (RelationLock lock : trace.locksOnExisting()) {
            touched.add(lock.relation());
        }
        touched.addAll(trace.rewrites());
        touched.addAll(trace.scans());
        for (RelationName table : touched) {
            waiting(trace, table, lines);
        }
        for (HeldLock held : trace.held()) {
            if (held.lock().mode().blocksWriters()) {
                SourceLocation since = held.since().location();
                boolean here = held.since().source() == trace.statement().source();
                lines.add(INDENT + "still held: " + held.lock() + ", taken at "
                        + (here ? since.line() + ":" + since.column() : since));
            }
        }
        for (Notice notice : trace.notices()) {
            lines.add(INDENT + notice.severity() + ": " + notice.message());
        }
    }

    private void waiting(StatementTrace trace, RelationName table, List<String> lines) {
        TableSize size = sizes.get(table);
        List<String> parts = new ArrayList<>();
        trace.locksOnExisting().stream()
                .filter(lock -> lock.relation().equals(table))
                .map(RelationLock::mode)
                .max(LockMode::compareTo)
                .filter(LockMode::blocksWriters)
                .ifPresent(mode -> parts.add(mode.blocksReaders() ? "readers and writers wait" : "writers wait"));
        if (size != null) {
            parts.add((size.rows() < 0 ? "rows never counted" : "about " + size.rows() + " rows") + ", "
                    + bytes(size.bytes()));
        }
        if (!parts.isEmpty()) {
            lines.add(INDENT + table + ": " + String.join("; ", parts));
        }
    }

    private String verdict(DryRunReport report) {
        String where =
                report.place() == DryRunPlace.TARGET ? " Rolled back: nothing is kept." : " The target was only read.";
        String left = report.notExecuted() == 0 ? "" : ", " + report.notExecuted() + " not executed";
        String figures = report.steps().size() + (report.steps().size() == 1 ? " migration, " : " migrations, ")
                + report.executed() + (report.executed() == 1 ? " statement" : " statements") + left + ", "
                + report.duration().toMillis() + " ms.";
        return switch (report.outcome()) {
            case NOTHING_TO_DO -> "Nothing to do: " + database + " is as asked.";
            case DONE ->
                "Would succeed" + (left.isEmpty() ? "" : " as far as it was executed") + ": " + figures + where;
            case FAILED -> "WOULD FAIL: " + figures + where;
            case LOCK_NOT_HAD -> "Nothing was tried on " + database + ": another runner is at work.";
            case REFUSED -> "Nothing was tried on " + database + ": repair the above first.";
            case IRREVERSIBLE ->
                "Nothing was tried on " + database + ": what was asked for cannot be taken back as a whole.";
            case BAD_REQUEST -> "Nothing was tried on " + database + ": what was asked for cannot be.";
            case DECLINED, CONNECTION_LOST -> "Nothing is known about " + database + ".";
        };
    }

    private static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.1f ms", duration.toNanos() / NANOS);
    }

    private static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= STEP && unit < UNITS.length - 1) {
            value /= STEP;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }
}
