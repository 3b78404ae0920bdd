package io.confiture.report;

import io.confiture.migration.ledger.AppliedMigration;
import io.confiture.migration.run.MigrationStatus;
import io.confiture.migration.run.StatusReport;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.Project;
import java.io.IOException;

/**
 * Says which migration a database is at; its JSON is docs/migrate-current.schema.json.
 *
 * @param project whose migrations they are
 * @param database which database; shown without its password
 * @param status how it stands
 */
public record CurrentResult(Project project, DatabaseUrl database, StatusReport status) {

    /** Return its id in one line; nothing when no migration is applied. */
    public String text() {
        return status.current().map(m -> m.id() + "\n").orElse("");
    }

    /** Return the JSON document. */
    public String json() throws IOException {
        return JsonDocument.of(json -> {
            json.writeStringField("project", project.name());
            json.writeStringField("environment", project.environment().name());
            json.writeStringField("database", database.toString());
            MigrationStatus current = status.current().orElse(null);
            if (current == null) {
                json.writeNullField("current");
                return;
            }
            AppliedMigration applied = java.util.Objects.requireNonNull(current.applied());
            json.writeObjectFieldStart("current");
            json.writeStringField("id", current.id());
            json.writeStringField("version", current.version());
            json.writeStringField("name", current.name());
            json.writeStringField("status", JsonDocument.word(current.status()));
            json.writeStringField("appliedAt", applied.appliedAt().toString());
            json.writeEndObject();
        });
    }
}
