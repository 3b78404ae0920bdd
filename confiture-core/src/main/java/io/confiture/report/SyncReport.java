package io.confiture.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.confiture.check.Finding;
import io.confiture.check.Severity;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.Project;
import io.confiture.sync.copy.SyncResult;
import io.confiture.sync.copy.TableCopy;
import io.confiture.sync.leak.AuditResult;
import io.confiture.sync.plan.TablePlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Says what {@code sync} did; its JSON is docs/sync.schema.json.
 *
 * @param project whose decisions were applied
 * @param from what was read; shown without its password
 * @param to what was written; shown without its password
 * @param result what became of it, or null when there is no copy
 * @param failure why there is none, or null
 * @param findings what is wrong, or what a look for leaks found
 * @param audit what was looked at for leaks, or null when nobody asked
 */
public record SyncReport(
        Project project,
        DatabaseUrl from,
        DatabaseUrl to,
        @Nullable SyncResult result,
        @Nullable String failure,
        List<Finding> findings,
        @Nullable AuditResult audit) {

    /** Copy the list. */
    public SyncReport {
        findings = List.copyOf(findings);
    }

    /** Say whether there is a copy and, where somebody wanted to know, all of it was looked through and nothing found. */
    public boolean succeeded() {
        return result != null && findings.stream().allMatch(f -> f.severity() == Severity.INFO);
    }

    /** Return the text for people. */
    public String text() {
        List<String> lines = new ArrayList<>();
        if (result != null) {
            tables(result, lines);
        }
        if (audit != null) {
            AuditText.text(audit, lines);
        }
        if (!findings.isEmpty()) {
            lines.add(FindingText.whole(findings));
        }
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private void tables(SyncResult done, List<String> lines) {
        lines.add("copied " + from + " to " + to);
        int width = done.tables().stream()
                .mapToInt(t -> t.relation().toString().length())
                .max()
                .orElse(0);
        for (TableCopy table : done.tables()) {
            String without = withoutRows(done, table);
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-" + Math.max(1, width) + "s  %,12d rows  %s",
                    table.relation(),
                    table.rows(),
                    without != null
                            ? "without its rows: " + without
                            : columns(table.masked()) + " masked, " + SyncFigures.seconds(table.took())
                                    + (table.resumed() > 0 ? ", " + table.resumed() + " by an earlier run" : "")));
        }
        lines.add(String.format(
                Locale.ROOT,
                "%,d rows of %d tables in %s (%,d rows/s)%s; run %s",
                SyncFigures.rows(done),
                done.tables().size(),
                SyncFigures.seconds(done.took()),
                SyncFigures.rowsPerSecond(done),
                done.staged() ? ", swapped in for those that were there" : "",
                done.run()));
        lines.add(
                done.inconsistent() == null
                        ? "all rows are of one moment"
                        : "warning: the rows may be of different moments: " + done.inconsistent());
        SyncNotes.text(done.notes(), lines);
    }

    private static String columns(int number) {
        return number == 1 ? "1 column" : number + " columns";
    }

    private static @Nullable String withoutRows(SyncResult result, TableCopy copy) {
        return result.plan().tables().stream()
                .filter(t -> t.relation().equals(copy.relation()))
                .findFirst()
                .map(TablePlan::withoutRows)
                .orElse(null);
    }

    /**
     * Return the JSON document.
     *
     * @param exitCode what the process ends with
     */
    public String json(int exitCode) throws IOException {
        return JsonDocument.of(json -> {
            json.writeStringField("command", "sync");
            json.writeStringField("project", project.name());
            json.writeStringField("from", from.toString());
            json.writeStringField("to", to.toString());
            json.writeBooleanField("success", succeeded());
            json.writeNumberField("exitCode", exitCode);
            JsonDocument.nullable("failure", failure, json);
            JsonDocument.findings("findings", findings, json);
            if (result == null) {
                json.writeNullField("result");
            } else {
                json.writeObjectFieldStart("result");
                write(result, json);
                json.writeEndObject();
            }
            if (audit == null) {
                json.writeNullField("audit");
            } else {
                json.writeObjectFieldStart("audit");
                AuditText.json(audit, json);
                json.writeEndObject();
            }
        });
    }

    private static void write(SyncResult result, JsonGenerator json) throws IOException {
        json.writeStringField("run", result.run());
        json.writeStringField("planDigest", result.plan().digest());
        json.writeBooleanField("staged", result.staged());
        JsonDocument.nullable("inconsistent", result.inconsistent(), json);
        json.writeStringField("startedAt", result.started().toString());
        json.writeNumberField("durationMillis", result.took().toMillis());
        json.writeNumberField("rows", SyncFigures.rows(result));
        json.writeNumberField("rowsPerSecond", SyncFigures.rowsPerSecond(result));
        json.writeArrayFieldStart("tables");
        for (TableCopy table : result.tables()) {
            json.writeStartObject();
            json.writeStringField("schema", table.relation().schema());
            json.writeStringField("table", table.relation().name());
            json.writeNumberField("rows", table.rows());
            json.writeNumberField("bytes", table.bytes());
            json.writeNumberField("durationMillis", table.took().toMillis());
            json.writeNumberField("maskedColumns", table.masked());
            json.writeNumberField("resumedRows", table.resumed());
            JsonDocument.nullable("withoutRows", withoutRows(result, table), json);
            json.writeEndObject();
        }
        json.writeEndArray();
        JsonDocument.findings("notes", result.notes(), json);
    }
}
