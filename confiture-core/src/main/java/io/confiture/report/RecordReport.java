package io.confiture.report;

import io.confiture.migration.history.LedgerRecord;
import io.confiture.project.Project;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Says what of a ledger was recorded; its JSON is docs/migrate-record.schema.json.
 *
 * @param project whose environment it is
 * @param record what was recorded
 * @param file where
 */
public record RecordReport(Project project, LedgerRecord record, Path file) {

    /** Return the text for people. */
    public String text() {
        int count = record.state().applied().size();
        return "Written: " + project.nameOf(file) + ", " + count + " migration" + (count == 1 ? "" : "s")
                + " applied on " + record.environment() + "\n";
    }

    /** Return the JSON document. */
    public String json() throws IOException {
        return JsonDocument.of(json -> {
            json.writeStringField("file", project.nameOf(file));
            json.writeStringField("environment", record.environment());
            json.writeStringField("recorded", record.recordedAt().toString());
            json.writeNumberField("applied", record.state().applied().size());
        });
    }
}
