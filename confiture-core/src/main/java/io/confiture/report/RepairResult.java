package io.confiture.report;

import io.confiture.migration.run.RepairReport;
import io.confiture.migration.run.RepairReport.Change;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.Project;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Says what a repair changed; its JSON is docs/migrate-repair.schema.json.
 *
 * @param project whose migrations they are
 * @param database which database; shown without its password
 * @param report what was changed
 */
public record RepairResult(Project project, DatabaseUrl database, RepairReport report) {

    /** Return the text for people. */
    public String text() {
        List<String> lines = new ArrayList<>();
        for (Change change : report.changes()) {
            lines.add("repaired  " + change.subject() + ": " + change.text());
        }
        if (!report.findings().isEmpty()) {
            lines.add(FindingText.whole(report.findings()));
        }
        if (!lines.isEmpty()) {
            lines.add("");
        }
        int size = report.changes().size();
        lines.add(
                size == 0
                        ? "Nothing was changed on " + database + "."
                        : size + (size == 1 ? " change on " : " changes on ") + database + "; the history has "
                                + (size == 1 ? "it." : "them."));
        return String.join("\n", lines) + "\n";
    }

    /**
     * Return the JSON document.
     *
     * @param exitCode what the process ends with
     */
    public String json(int exitCode) throws IOException {
        return JsonDocument.of(json -> {
            json.writeStringField("project", project.name());
            json.writeStringField("environment", project.environment().name());
            json.writeStringField("database", database.toString());
            json.writeBooleanField("success", report.outcome().succeeded());
            json.writeStringField("outcome", JsonDocument.word(report.outcome()));
            json.writeNumberField("exitCode", exitCode);
            json.writeArrayFieldStart("changes");
            for (Change change : report.changes()) {
                json.writeStartObject();
                json.writeStringField("kind", JsonDocument.word(change.kind()));
                json.writeStringField("subject", change.subject());
                json.writeStringField("text", change.text());
                json.writeEndObject();
            }
            json.writeEndArray();
            JsonDocument.findings("findings", report.findings(), json);
        });
    }
}
