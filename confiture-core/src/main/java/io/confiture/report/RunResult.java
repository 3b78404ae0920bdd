package io.confiture.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.confiture.migration.hook.HookResult;
import io.confiture.migration.hook.HookSubject;
import io.confiture.migration.run.RunReport;
import io.confiture.migration.run.StatementReport;
import io.confiture.migration.run.StepReport;
import io.confiture.postgres.Notice;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.Project;
import java.io.IOException;

/**
 * Says what a command did to a database; its JSON is docs/migrate-run.schema.json, its text {@link RunText} writes.
 *
 * @param command what was asked for, such as {@code up}
 * @param project whose migrations they are
 * @param database which database; shown without its password
 * @param report what became of it
 */
public record RunResult(String command, Project project, DatabaseUrl database, RunReport report) {

    /**
     * Return the JSON document.
     *
     * @param exitCode what the process ends with
     */
    public String json(int exitCode) throws IOException {
        return JsonDocument.of(json -> {
            json.writeStringField("command", command);
            json.writeStringField("project", project.name());
            json.writeStringField("environment", project.environment().name());
            json.writeStringField("database", database.toString());
            json.writeBooleanField("success", report.outcome().succeeded());
            json.writeStringField("outcome", JsonDocument.word(report.outcome()));
            json.writeNumberField("exitCode", exitCode);
            json.writeNumberField("durationMillis", report.duration().toMillis());
            json.writeArrayFieldStart("steps");
            for (StepReport step : report.steps()) {
                write(step, json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("hooks");
            for (HookResult hook : report.hooks()) {
                write(hook, json);
            }
            json.writeEndArray();
            JsonDocument.findings("findings", report.findings(), json);
        });
    }

    private static void write(StepReport step, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", step.migration().id());
        json.writeStringField("version", step.migration().version());
        json.writeStringField("name", step.migration().name());
        json.writeStringField("direction", JsonDocument.word(step.side()));
        json.writeStringField("result", JsonDocument.word(step.result()));
        json.writeBooleanField("transactional", step.transactional());
        json.writeNumberField("durationMillis", step.duration().toMillis());
        json.writeArrayFieldStart("statements");
        for (StatementReport statement : step.statements()) {
            json.writeStartObject();
            json.writeNumberField("number", statement.number());
            json.writeStringField("command", statement.command());
            CheckJson.location(statement.location(), json);
            json.writeNumberField("durationMillis", millis(statement));
            json.writeNumberField("rows", statement.rows());
            json.writeNumberField("attempts", statement.attempts());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("notices");
        for (Notice notice : step.notices()) {
            json.writeStartObject();
            json.writeStringField("severity", notice.severity());
            json.writeStringField("sqlState", notice.sqlState());
            json.writeStringField("message", notice.message());
            JsonDocument.nullable("detail", notice.detail(), json);
            JsonDocument.nullable("hint", notice.hint(), json);
            CheckJson.location(notice.statement().location(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
        JsonDocument.findings("findings", step.findings(), json);
        json.writeEndObject();
    }

    private static void write(HookResult hook, JsonGenerator json) throws IOException {
        HookSubject subject = hook.subject();
        json.writeStartObject();
        json.writeStringField("phase", hook.phase().word());
        json.writeStringField("name", hook.name());
        JsonDocument.nullable("migration", subject == null ? null : subject.id(), json);
        json.writeStringField("status", JsonDocument.word(hook.status()));
        json.writeStringField("message", hook.message());
        json.writeBooleanField("stops", hook.stops());
        json.writeNumberField("attempts", hook.attempts());
        json.writeNumberField("durationMillis", hook.duration().toMillis());
        CheckJson.location(hook.location(), json);
        json.writeEndObject();
    }

    private static double millis(StatementReport statement) {
        return Math.round(statement.duration().toNanos() / 1e3) / 1e3;
    }
}
