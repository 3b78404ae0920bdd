package io.confiture.report;

import io.confiture.check.Finding;
import io.confiture.project.SourceLocation;
import io.confiture.seed.AppliedFile;
import io.confiture.seed.FileLoad;
import io.confiture.seed.LoadFailure;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes what became of applied seeds as CSV (RFC 4180): a line per file, and one for each problem of all together. */
public final class ApplyCsv {

    private ApplyCsv() {}

    /** Return the text with its header line. */
    public static String of(ApplyReport report) {
        StringBuilder csv = new StringBuilder();
        line(csv, "file", "state", "statements", "rows", "milliseconds", "location", "message");
        for (AppliedFile file : report.result().files()) {
            FileLoad load = file.load();
            Finding finding = first(load);
            line(
                    csv,
                    file.file().name(),
                    file.state().name().toLowerCase(Locale.ROOT),
                    load == null ? "" : String.valueOf(load.statements()),
                    load == null ? "" : String.valueOf(load.totalRows()),
                    load == null ? "" : String.valueOf(load.duration().toMillis()),
                    finding == null ? "" : place(finding.location()),
                    finding == null ? "" : finding.message());
        }
        for (Finding problem : report.result().problems()) {
            line(csv, "", "problem", "", "", "", place(problem.location()), problem.message());
        }
        return csv.toString();
    }

    private static @Nullable Finding first(@Nullable FileLoad load) {
        LoadFailure failure = load == null ? null : load.failure();
        return failure == null ? null : failure.findings().get(0);
    }

    private static String place(@Nullable SourceLocation location) {
        return location == null ? "" : location.toString();
    }

    private static void line(StringBuilder csv, String... fields) {
        csv.append(List.of(fields).stream().map(ApplyCsv::field).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String field(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
