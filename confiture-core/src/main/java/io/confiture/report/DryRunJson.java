package io.confiture.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.confiture.migration.dryrun.DryRunReport;
import io.confiture.migration.dryrun.DryRunStep;
import io.confiture.migration.dryrun.TableSize;
import io.confiture.migration.trace.Evidence;
import io.confiture.migration.trace.HeldLock;
import io.confiture.migration.trace.RelationLock;
import io.confiture.migration.trace.RelationName;
import io.confiture.migration.trace.StatementTrace;
import io.confiture.migration.trace.StatementWords;
import io.confiture.postgres.Notice;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.Project;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Writes what a dry run showed as JSON; its shape is docs/dry-run.schema.json. */
public final class DryRunJson {

    private static final double MICROS = 1e3;

    private DryRunJson() {}

    /**
     * Return the document.
     *
     * @param command what was asked for, such as {@code up}
     * @param database the target; written without its password
     * @param exitCode what the process ends with
     */
    public static String of(String command, Project project, DatabaseUrl database, DryRunReport report, int exitCode)
            throws IOException {
        return JsonDocument.of(json -> {
            json.writeStringField("command", command);
            json.writeBooleanField("dryRun", true);
            json.writeStringField("project", project.name());
            json.writeStringField("environment", project.environment().name());
            json.writeStringField("database", database.toString());
            json.writeStringField("place", JsonDocument.word(report.place()));
            json.writeStringField("ground", report.ground());
            json.writeBooleanField("success", report.outcome().succeeded());
            json.writeStringField("outcome", JsonDocument.word(report.outcome()));
            json.writeNumberField("exitCode", exitCode);
            json.writeNumberField("durationMillis", millis(report.duration()));
            json.writeNumberField("statementsExecuted", report.executed());
            json.writeNumberField("statementsNotExecuted", report.notExecuted());
            json.writeArrayFieldStart("steps");
            for (DryRunStep step : report.steps()) {
                write(step, json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("tables");
            for (TableSize size : report.sizes()) {
                json.writeStartObject();
                json.writeStringField("table", size.table().toString());
                if (size.rows() < 0) {
                    json.writeNullField("rows");
                } else {
                    json.writeNumberField("rows", size.rows());
                }
                json.writeNumberField("bytes", size.bytes());
                json.writeEndObject();
            }
            json.writeEndArray();
            JsonDocument.findings("findings", report.findings(), json);
        });
    }

    private static void write(DryRunStep step, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", step.migration().id());
        json.writeStringField("direction", JsonDocument.word(step.side()));
        json.writeStringField("state", JsonDocument.word(step.state()));
        json.writeArrayFieldStart("statements");
        for (StatementTrace statement : step.statements()) {
            write(statement, json);
        }
        json.writeEndArray();
        JsonDocument.findings("findings", step.findings(), json);
        json.writeEndObject();
    }

    private static void write(StatementTrace trace, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("statement", StatementWords.of(trace.statement()));
        json.writeStringField("command", trace.statement().kind().command());
        CheckJson.location(trace.statement().location(), json);
        Evidence evidence = trace.evidence();
        if (evidence instanceof Evidence.Documented) {
            json.writeStringField("evidence", "documented");
        } else if (evidence instanceof Evidence.Unknown unknown) {
            json.writeStringField("evidence", "unknown");
            json.writeStringField("reason", unknown.reason());
        } else if (evidence instanceof Evidence.NotExecuted not) {
            json.writeStringField("evidence", "not_executed");
            json.writeStringField("reason", not.reason());
        } else {
            json.writeStringField("evidence", "measured");
        }
        json.writeArrayFieldStart("locks");
        for (RelationLock lock : trace.locksOnExisting()) {
            json.writeStartObject();
            fields(lock, json);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("held");
        for (HeldLock held : trace.held()) {
            json.writeStartObject();
            fields(held.lock(), json);
            CheckJson.location(held.since().location(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
        names("rewrites", trace.rewrites(), json);
        names("indexesBuiltAnew", trace.rebuilt(), json);
        names("scans", trace.scans(), json);
        json.writeNumberField("rows", trace.rows());
        json.writeNumberField("durationMillis", millis(trace.duration()));
        json.writeArrayFieldStart("notices");
        for (Notice notice : trace.notices()) {
            json.writeStartObject();
            json.writeStringField("severity", notice.severity());
            json.writeStringField("sqlState", notice.sqlState());
            json.writeStringField("message", notice.message());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void fields(RelationLock lock, JsonGenerator json) throws IOException {
        RelationName index = lock.index();
        json.writeStringField("relation", lock.relation().toString());
        if (index != null) {
            json.writeStringField("index", index.toString());
        }
        json.writeStringField("mode", lock.mode().toString());
        json.writeBooleanField("blocksReaders", lock.mode().blocksReaders());
        json.writeBooleanField("blocksWriters", lock.mode().blocksWriters());
    }

    private static void names(String field, List<RelationName> names, JsonGenerator json) throws IOException {
        JsonDocument.strings(field, names.stream().map(RelationName::toString).toList(), json);
    }

    private static double millis(Duration duration) {
        return Math.round(duration.toNanos() / MICROS) / MICROS;
    }
}
