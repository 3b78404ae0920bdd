package io.confiture.report;

import io.confiture.check.Finding;
import io.confiture.seed.AppliedFile;
import io.confiture.seed.AppliedFile.State;
import io.confiture.seed.ApplyResult;
import io.confiture.seed.FileLoad;
import io.confiture.seed.LoadFailure;
import io.confiture.seed.TableCount;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes what became of applied seeds as text for people. */
public final class ApplyText {

    private static final int SIGN = 11;

    private ApplyText() {}

    /** Return the text, its lines ended by {@code \n}. */
    public static String of(ApplyReport report) {
        ApplyResult result = report.result();
        List<String> lines = new ArrayList<>();
        int width = result.files().stream()
                .mapToInt(f -> f.file().name().length())
                .max()
                .orElse(0);
        for (AppliedFile file : result.files()) {
            lines.add((pad(sign(file.state()), SIGN) + " " + pad(file.file().name(), width) + figures(file.load()))
                    .stripTrailing());
        }
        for (AppliedFile file : result.files()) {
            FileLoad load = file.load();
            LoadFailure failure = load == null ? null : load.failure();
            if (failure != null) {
                lines.add("");
                lines.add(FindingText.whole(failure.findings()));
            }
        }
        for (Finding problem : result.problems()) {
            lines.add("");
            lines.add(FindingText.whole(List.of(problem)));
        }
        tables(result, lines);
        lines.add("");
        lines.add(verdict(report));
        return String.join("\n", lines) + "\n";
    }

    private static String sign(State state) {
        return switch (state) {
            case STORED -> "stored";
            case ROLLED_BACK -> "rolled back";
            case FAILED -> "FAILED";
            case NOT_RUN -> "not run";
            case UNKNOWN -> "unknown";
        };
    }

    private static String figures(@Nullable FileLoad load) {
        if (load == null || !load.loaded()) {
            return "";
        }
        return load.isEmpty()
                ? "  nothing but comments"
                : "  " + counted(load.statements(), "statement") + ", " + counted(load.totalRows(), "row") + ", "
                        + load.duration().toMillis() + " ms";
    }

    private static void tables(ApplyResult result, List<String> lines) {
        if (result.tables().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(
                result.ending() == ApplyResult.Ending.DRY_RUN
                        ? "Rows in the tables, counted before the rollback:"
                        : "Rows in the tables, counted after the end:");
        int width = result.tables().stream()
                .mapToInt(t -> t.table().toString().length())
                .max()
                .orElse(0);
        for (TableCount count : result.tables()) {
            lines.add("  " + pad(count.table().toString(), width) + "  " + number(count.before()) + " -> "
                    + number(count.after()));
        }
    }

    private static String number(@Nullable Long rows) {
        return rows == null ? "not known" : rows.toString();
    }

    private static String verdict(ApplyReport report) {
        ApplyResult result = report.result();
        String where = report.database().toString();
        String states = java.util.Arrays.stream(State.values())
                .filter(state -> result.count(state) > 0)
                .map(state -> result.count(state) + " " + sign(state))
                .collect(Collectors.joining(", "));
        String counts = counted(result.files().size(), "file") + " (" + states + "), " + counted(result.rows(), "row")
                + " loaded in " + result.duration().toMillis() + " ms (" + report.rowsPerSecond() + " rows/s)";
        return switch (result.ending()) {
            case COMMITTED ->
                (result.count(State.STORED) == 0 ? "Nothing was stored in " : "Committed to ") + where + ": " + counts;
            case DRY_RUN -> "Dry run on " + where + ", everything was rolled back: " + counts;
            case ROLLED_BACK -> "Nothing was stored in " + where + ", everything was rolled back: " + counts;
            case CONNECTION_LOST ->
                "The connection to " + where + " was lost, what was not stored before is not: " + counts;
            case UNKNOWN -> "What " + where + " has stored is not known, look at the counts: " + counts;
        };
    }

    private static String counted(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
