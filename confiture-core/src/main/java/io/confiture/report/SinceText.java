package io.confiture.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.confiture.migration.history.SchemaChange;
import io.confiture.migration.history.SinceCommit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Says what became of migrations and schema files since a commit. */
final class SinceText {

    private static final int SHORT = 9;

    private SinceText() {}

    static List<String> lines(SinceCommit since) {
        List<String> lines = new ArrayList<>();
        lines.add("Since " + since.since() + " (" + since.commit().substring(0, SHORT) + "):");
        lines.add("  new migrations: "
                + (since.newMigrations().isEmpty() ? "none" : String.join(", ", since.newMigrations())));
        lines.add("  statements of the schema files that came or went: "
                + since.schemaChanges().size());
        for (SchemaChange change : since.schemaChanges()) {
            lines.add("    " + (change.added() ? "+ " : "- ") + change.command() + "  " + change.location());
        }
        if (!since.schemaChanges().isEmpty() && !since.newMigrations().isEmpty()) {
            lines.add("  Whether the migrations make these changes is asked by: confiture check --only"
                    + " migrations/chain/result-equals-schema");
        }
        return lines;
    }

    static void write(SinceCommit since, JsonGenerator json) throws IOException {
        json.writeStringField("ref", since.since());
        json.writeStringField("commit", since.commit());
        JsonDocument.strings("newMigrations", since.newMigrations(), json);
        json.writeArrayFieldStart("schemaChanges");
        for (SchemaChange change : since.schemaChanges()) {
            json.writeStartObject();
            json.writeStringField("change", change.added() ? "added" : "removed");
            json.writeStringField("command", change.command());
            json.writeStringField("file", change.location().name());
            json.writeNumberField("line", change.location().line());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
