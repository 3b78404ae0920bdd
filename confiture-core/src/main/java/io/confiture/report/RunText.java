package io.confiture.report;

import io.confiture.check.Finding;
import io.confiture.check.Severity;
import io.confiture.migration.Side;
import io.confiture.migration.hook.HookResult;
import io.confiture.migration.hook.HookSubject;
import io.confiture.migration.run.RunReport;
import io.confiture.migration.run.StatementReport;
import io.confiture.migration.run.StepReport;
import io.confiture.migration.run.StepResult;
import io.confiture.postgres.Notice;
import io.confiture.project.DatabaseUrl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes what a command does to a database as text for people, step by step as it happens, or as a whole.
 *
 * @param database shown without its password
 * @param verbose whether each statement is shown
 */
public record RunText(DatabaseUrl database, boolean verbose) {

    private static final int SIGN = 10;
    /** The rule of a statement that the server refused; other failures, and those outside of a transaction, say what is kept. */
    private static final String STATEMENT = "run/statement";

    private static final double NANOS = 1e6;

    /** Return everything: the steps that were begun, and the end. */
    public String whole(RunReport report) {
        return report.steps().stream()
                        .filter(step -> step.result() != StepResult.NOT_RUN)
                        .map(this::step)
                        .collect(Collectors.joining())
                + end(report);
    }

    /** Return the lines of one step, each ended by {@code \n}. */
    public String step(StepReport step) {
        List<String> lines = new ArrayList<>();
        lines.add(pad(sign(step.result()), SIGN) + "  " + step.migration().id() + "  " + figures(step));
        if (verbose) {
            step.statements().forEach(s -> lines.add(line(s)));
        }
        step.notices().forEach(n -> lines.add(line(n)));
        List<Finding> bad = new ArrayList<>();
        for (Finding finding : step.findings()) {
            if (finding.severity().compareTo(Severity.WARNING) > 0) {
                bad.add(finding);
            } else {
                lines.add("            " + word(finding) + ": " + finding.message());
            }
        }
        if (!bad.isEmpty()) {
            lines.add("");
            lines.add(FindingText.whole(bad));
            lines.add("");
            if (step.result() == StepResult.FAILED
                    && step.transactional()
                    && bad.get(0).rule().id().equals(STATEMENT)) {
                lines.add("Nothing of " + step.migration().id()
                        + " is kept: it is one transaction, which was rolled back.");
                lines.add("");
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static String figures(StepReport step) {
        if (step.result() == StepResult.RECORDED) {
            return "not run";
        }
        long statements =
                step.statements().stream().filter(s -> s.attempts() > 0).count();
        return statements + (statements == 1 ? " statement, " : " statements, ")
                + step.duration().toMillis() + " ms"
                + (step.transactional() ? "" : ", without a transaction");
    }

    private static String line(StatementReport statement) {
        String time = statement.attempts() == 0
                ? "done by an earlier run"
                : String.format(Locale.ROOT, "%.1f ms", statement.duration().toNanos() / NANOS);
        return "            " + statement.number() + ". " + statement.command() + " at " + statement.location() + ": "
                + time + (statement.rows() > 0 ? ", " + statement.rows() + " rows" : "")
                + (statement.attempts() > 1 ? ", sent " + statement.attempts() + " times" : "");
    }

    private static String line(Notice notice) {
        return "            " + notice.severity() + ": " + notice.message() + " ("
                + notice.statement().location() + ")"
                + (notice.hint() == null ? "" : " HINT: " + notice.hint());
    }

    private static String word(Finding finding) {
        return finding.severity() == Severity.INFO ? "note" : "warning";
    }

    /** Return what is to be said when all is over. */
    public String end(RunReport report) {
        StringBuilder text = new StringBuilder();
        for (StepReport step : report.steps()) {
            if (step.result() == StepResult.NOT_RUN) {
                text.append(pad(sign(step.result()), SIGN))
                        .append("  ")
                        .append(step.migration().id())
                        .append('\n');
            }
        }
        report.hooks().stream().filter(this::isWorthALine).forEach(hook -> text.append(line(hook))
                .append('\n'));
        List<Finding> findings = report.findings();
        if (!findings.isEmpty()) {
            if (!text.isEmpty()) {
                text.append('\n');
            }
            text.append(FindingText.shortened(findings, () -> "--format json")).append("\n\n");
        } else if (!text.isEmpty() || (!report.steps().isEmpty() && count(report, StepResult.FAILED) == 0)) {
            text.append('\n');
        }
        return text.append(verdict(report)).append('\n').toString();
    }

    /** One that did its work in silence is not; one that stopped the command is among the findings already. */
    private boolean isWorthALine(HookResult hook) {
        return verbose
                || !(hook.status() == HookResult.Status.RAN && hook.message().isEmpty() || hook.stops());
    }

    private static String line(HookResult hook) {
        HookSubject subject = hook.subject();
        return hook + (subject == null ? "" : " (" + subject.id() + ", " + subject.direction() + ")") + ", "
                + hook.duration().toMillis() + " ms";
    }

    private String verdict(RunReport report) {
        String did = Arrays.stream(StepResult.values())
                .filter(result -> count(report, result) > 0)
                .map(result -> count(report, result) + " " + sign(result))
                .collect(Collectors.joining(", "));
        String time = " in " + report.duration().toMillis() + " ms";
        return switch (report.outcome()) {
            case NOTHING_TO_DO -> "Nothing to do: " + database + " is as asked.";
            case DONE -> "Done on " + database + ": " + did + time + ".";
            case FAILED -> "FAILED on " + database + (did.isEmpty() ? "" : ": " + did) + time + ". " + kept(report);
            case LOCK_NOT_HAD -> "Nothing was done to " + database + ": another runner is at work.";
            case REFUSED -> "Nothing was done to " + database + ": repair the above first.";
            case IRREVERSIBLE ->
                "Nothing was done to " + database + ": what was asked for cannot be taken back as a whole.";
            case BAD_REQUEST -> "Nothing was done to " + database + ": what was asked for cannot be.";
            case DECLINED -> "Nothing was done to " + database + ": not confirmed.";
            case CONNECTION_LOST ->
                "The connection to " + database + " was lost" + (did.isEmpty() ? "" : ": " + did) + time
                        + ". Run the command again: it looks at what is done, and goes on from there.";
        };
    }

    private static String kept(RunReport report) {
        boolean down = report.steps().stream().anyMatch(s -> s.side() == Side.DOWN);
        long done = report.steps().stream()
                .filter(s -> s.result() != StepResult.FAILED && s.result() != StepResult.NOT_RUN)
                .count();
        return (done == 0 ? "" : "What is done stays done. ")
                + "Repair the failure and run the command again"
                + (down && done > 0 ? ", with so many steps less." : ".");
    }

    private static long count(RunReport report, StepResult result) {
        return report.steps().stream().filter(s -> s.result() == result).count();
    }

    private static String sign(StepResult result) {
        return switch (result) {
            case APPLIED -> "applied";
            case REVERTED -> "taken back";
            case RESUMED -> "resumed";
            case RECORDED -> "recorded";
            case FAILED -> "FAILED";
            case NOT_RUN -> "not run";
        };
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
