package io.confiture.report;

import io.confiture.migration.author.NewFile;
import io.confiture.migration.author.NewMigration;
import io.confiture.project.Project;
import java.io.IOException;

/**
 * Says which files a new migration got; its JSON is docs/migrate-generate.schema.json.
 *
 * @param project names the files
 * @param migration the new one
 * @param dryRun whether the files were only named
 */
public record GenerateReport(Project project, NewMigration migration, boolean dryRun) {

    /** Return a line per file. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (NewFile file : migration.files()) {
            text.append(dryRun ? "would create " : "created ")
                    .append(project.nameOf(file.file()))
                    .append('\n');
        }
        return text.toString();
    }

    /** Return the JSON document. */
    public String json() throws IOException {
        return JsonDocument.of(json -> {
            json.writeStringField("project", project.name());
            json.writeStringField("layout", migration.layout().key());
            json.writeStringField("migration", migration.version());
            json.writeStringField("name", migration.name());
            json.writeBooleanField("dryRun", dryRun);
            json.writeArrayFieldStart("files");
            for (NewFile file : migration.files()) {
                json.writeStartObject();
                json.writeStringField("file", project.nameOf(file.file()));
                json.writeStringField("text", file.text());
                json.writeEndObject();
            }
            json.writeEndArray();
            JsonDocument.strings("warnings", migration.warnings(), json);
        });
    }
}
