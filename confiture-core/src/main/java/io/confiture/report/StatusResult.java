package io.confiture.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.confiture.migration.ledger.AppliedMigration;
import io.confiture.migration.ledger.UnfinishedRun;
import io.confiture.migration.run.MigrationStatus;
import io.confiture.migration.run.Status;
import io.confiture.migration.run.StatusReport;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.Project;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Says how a database stands; its JSON is docs/migrate-status.schema.json.
 *
 * @param project whose migrations they are
 * @param database which database; shown without its password
 * @param status how it stands
 */
public record StatusResult(Project project, DatabaseUrl database, StatusReport status) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int SIGN = 12;

    /** Return the text for people. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add(database + ", ledger " + ledger() + (status.ledger().exists() ? "" : " (not there yet)"));
        if (status.holder() != null) {
            lines.add("A runner is at work: " + status.holder());
        }
        lines.add("");
        int width = status.plan().statuses().stream()
                .mapToInt(m -> m.id().length())
                .max()
                .orElse(0);
        for (MigrationStatus migration : status.plan().statuses()) {
            lines.add((pad(sign(migration.status()), SIGN) + "  " + pad(migration.id(), width) + "  "
                            + figures(migration))
                    .stripTrailing());
        }
        if (!status.up().notes().isEmpty()) {
            lines.add("");
            lines.add("What should be known:");
            Told.text(status.up().notes(), lines);
        }
        if (!status.up().refusals().isEmpty()) {
            lines.add("");
            lines.add("confiture migrate up would refuse:");
            Told.text(status.up().refusals(), lines);
        }
        lines.add("");
        lines.add(counts());
        return String.join("\n", lines) + "\n";
    }

    private String ledger() {
        return project.environment().migration().trackingTable().toString();
    }

    private static String sign(Status status) {
        return switch (status) {
            case PENDING -> "pending";
            case OUT_OF_ORDER -> "OUT OF ORDER";
            case PARTLY -> "PARTLY";
            case APPLIED -> "applied";
            case BASELINE -> "baseline";
            case CHANGED -> "CHANGED";
            case MISSING -> "MISSING";
        };
    }

    private static String figures(MigrationStatus migration) {
        UnfinishedRun run = migration.unfinished();
        if (run != null) {
            long done = run.statements().stream()
                    .filter(s -> s.state() == UnfinishedRun.State.DONE)
                    .count();
            return done + " of " + run.statements().size() + " statements "
                    + run.direction().word() + " are done";
        }
        AppliedMigration applied = migration.applied();
        if (applied == null) {
            return "";
        }
        String parts =
                migration.changed().stream().sorted().map(JsonDocument::word).collect(Collectors.joining(", "));
        return time(applied.appliedAt())
                + (applied.executionMillis() == null || migration.status() == Status.BASELINE
                        ? ""
                        : "  " + applied.executionMillis() + " ms")
                + (parts.isEmpty() ? "" : "  edited since: " + parts);
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    private String counts() {
        String states = Arrays.stream(Status.values())
                .filter(s -> status.count(s) > 0)
                .map(s -> status.count(s) + " " + sign(s).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        int size = status.plan().statuses().size();
        return size
                + (size == 1 ? " migration" : " migrations")
                + (states.isEmpty() ? "" : ": " + states)
                + status.current().map(m -> "; current is " + m.id()).orElse("; nothing is applied");
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    /** Return the JSON document. */
    public String json() throws IOException {
        return JsonDocument.of(json -> {
            json.writeStringField("project", project.name());
            json.writeStringField("environment", project.environment().name());
            json.writeStringField("database", database.toString());
            json.writeStringField("ledger", ledger());
            json.writeBooleanField("ledgerExists", status.ledger().exists());
            JsonDocument.nullable(
                    "current", status.current().map(MigrationStatus::version).orElse(null), json);
            json.writeNumberField("total", status.plan().statuses().size());
            JsonDocument.strings("applied", versions(false), json);
            JsonDocument.strings("pending", versions(true), json);
            JsonDocument.strings(
                    "next",
                    status.up().steps().stream().map(s -> s.migration().id()).toList(),
                    json);
            json.writeArrayFieldStart("migrations");
            for (MigrationStatus migration : status.plan().statuses()) {
                write(migration, json);
            }
            json.writeEndArray();
            Told.json("objections", status.up().refusals(), json);
            Told.json("notes", status.up().notes(), json);
            JsonDocument.nullable(
                    "runner", status.holder() == null ? null : status.holder().toString(), json);
        });
    }

    private List<String> versions(boolean open) {
        return status.plan().statuses().stream()
                .filter(m -> m.status().open() == open)
                .map(MigrationStatus::version)
                .toList();
    }

    private static void write(MigrationStatus migration, JsonGenerator json) throws IOException {
        AppliedMigration applied = migration.applied();
        json.writeStartObject();
        json.writeStringField("id", migration.id());
        json.writeStringField("version", migration.version());
        json.writeStringField("name", migration.name());
        json.writeStringField("status", JsonDocument.word(migration.status()));
        json.writeBooleanField("repeatable", migration.repeatable());
        if (migration.migration() != null) {
            CheckJson.location(migration.migration().location(), json);
        }
        if (applied != null) {
            json.writeStringField("appliedAt", applied.appliedAt().toString());
            if (applied.executionMillis() != null) {
                json.writeNumberField("executionMillis", applied.executionMillis());
            }
        }
        JsonDocument.strings(
                "changed",
                migration.changed().stream().sorted().map(JsonDocument::word).toList(),
                json);
        UnfinishedRun run = migration.unfinished();
        if (run != null) {
            json.writeObjectFieldStart("unfinished");
            json.writeStringField("direction", run.direction().word());
            json.writeNumberField("statements", run.statements().size());
            json.writeNumberField(
                    "done",
                    run.statements().stream()
                            .filter(s -> s.state() == UnfinishedRun.State.DONE)
                            .count());
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
