package io.confiture.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.confiture.check.Finding;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.Project;
import io.confiture.sync.copy.SyncPreview;
import io.confiture.sync.plan.ColumnPlan;
import io.confiture.sync.plan.TablePlan;
import io.confiture.sync.plan.Treatment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Says what {@code sync} would do; its JSON is docs/sync-plan.schema.json.
 *
 * @param project whose decisions are applied
 * @param from what would be read; shown without its password
 * @param to what would be written; shown without its password
 * @param preview what would be done
 */
public record SyncPlanReport(Project project, DatabaseUrl from, DatabaseUrl to, SyncPreview preview) {

    /** Return what keeps it from being done. */
    public List<Finding> problems() {
        return Stream.concat(preview.plan().problems().stream(), preview.problems().stream())
                .toList();
    }

    /** Return the text for people. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add("from " + from + " to " + to);
        for (TablePlan table : preview.plan().tables()) {
            lines.add("");
            lines.add(table.relation() + "  " + rows(table));
            int width = table.columns().stream()
                    .mapToInt(c -> c.name().length())
                    .max()
                    .orElse(1);
            for (ColumnPlan column : table.columns()) {
                lines.add(String.format(
                        Locale.ROOT, "  %-" + width + "s  %s", column.name(), TreatmentWords.text(column.treatment())));
            }
        }
        lines.add("");
        if (problems().isEmpty()) {
            SyncNotes.text(preview.plan().notes(), lines);
            lines.add(preview.plan().tables().size() + " tables, " + masked()
                    + " columns masked; nothing was written; plan "
                    + preview.plan().digest());
        } else {
            lines.add(FindingText.whole(problems()));
            lines.add("this would be refused");
        }
        return String.join("\n", lines) + "\n";
    }

    private String rows(TablePlan table) {
        if (table.withoutRows() != null) {
            return "without its rows: " + table.withoutRows();
        }
        Long estimate = preview.rows().get(table.relation());
        if (table.rows().all()) {
            return estimate == null ? "all rows" : String.format(Locale.ROOT, "all of about %,d rows", estimate);
        }
        String condition = table.rows().condition();
        return (table.rows().percent() < 100 ? table.rows().percent() + " % of the rows" : "rows")
                + (condition == null ? "" : " where " + condition);
    }

    private long masked() {
        return preview.plan().tables().stream()
                .flatMap(t -> t.columns().stream())
                .filter(c -> c.treatment() instanceof Treatment.Mask)
                .count();
    }

    /**
     * Return the JSON document.
     *
     * @param exitCode what the process ends with
     */
    public String json(int exitCode) throws IOException {
        return JsonDocument.of(json -> {
            json.writeStringField("command", "sync --dry-run");
            json.writeStringField("project", project.name());
            json.writeStringField("from", from.toString());
            json.writeStringField("to", to.toString());
            json.writeBooleanField("success", problems().isEmpty());
            json.writeNumberField("exitCode", exitCode);
            json.writeStringField("planDigest", preview.plan().digest());
            json.writeArrayFieldStart("tables");
            for (TablePlan table : preview.plan().tables()) {
                write(table, json);
            }
            json.writeEndArray();
            JsonDocument.findings("findings", problems(), json);
            JsonDocument.findings("notes", preview.plan().notes(), json);
        });
    }

    private void write(TablePlan table, JsonGenerator json) throws IOException {
        Long estimate = preview.rows().get(table.relation());
        json.writeStartObject();
        json.writeStringField("schema", table.relation().schema());
        json.writeStringField("table", table.relation().name());
        if (estimate == null) {
            json.writeNullField("estimatedRows");
        } else {
            json.writeNumberField("estimatedRows", estimate);
        }
        JsonDocument.nullable("withoutRows", table.withoutRows(), json);
        JsonDocument.nullable("condition", table.rows().condition(), json);
        json.writeNumberField("percent", table.rows().percent());
        json.writeArrayFieldStart("columns");
        for (ColumnPlan column : table.columns()) {
            TreatmentWords.write(column, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
