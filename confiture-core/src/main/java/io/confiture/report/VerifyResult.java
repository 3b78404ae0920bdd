package io.confiture.report;

import io.confiture.check.Finding;
import io.confiture.migration.run.VerifyReport;
import io.confiture.migration.run.VerifyReport.Script;
import io.confiture.migration.run.VerifyReport.Verified;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.Project;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Says whether what is applied is what the files say; its JSON is docs/migrate-verify.schema.json.
 *
 * @param project whose migrations they are
 * @param database which database; shown without its password
 * @param report what was found
 */
public record VerifyResult(Project project, DatabaseUrl database, VerifyReport report) {

    /** Return the text for people. */
    public String text() {
        List<String> lines = new ArrayList<>();
        List<Finding> findings = new ArrayList<>(report.findings());
        for (Verified migration : report.migrations()) {
            lines.add((migration.findings().isEmpty() ? "ok      " : "WRONG   ") + migration.version() + "  "
                    + migration.name() + said(migration.script()));
            findings.addAll(migration.findings());
        }
        if (!findings.isEmpty()) {
            lines.add("");
            lines.add(FindingText.shortened(findings, () -> "--format json"));
        }
        lines.add("");
        long wrong = report.migrations().stream()
                .filter(m -> !m.findings().isEmpty())
                .count();
        lines.add(report.migrations().size() + " applied to " + database + ": "
                + (report.outcome().succeeded() && wrong == 0
                        ? "all are what the files say"
                        : wrong + (wrong == 1 ? " is not well" : " are not well")));
        return String.join("\n", lines) + "\n";
    }

    private static String said(Script script) {
        return switch (script) {
            case NONE -> "";
            case PASSED -> "  (its verify script says yes)";
            case FAILED -> "  (its verify script does not say yes)";
        };
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
            json.writeArrayFieldStart("migrations");
            for (Verified migration : report.migrations()) {
                json.writeStartObject();
                json.writeStringField("version", migration.version());
                json.writeStringField("name", migration.name());
                json.writeStringField("script", JsonDocument.word(migration.script()));
                JsonDocument.findings("findings", migration.findings(), json);
                json.writeEndObject();
            }
            json.writeEndArray();
            JsonDocument.findings("findings", report.findings(), json);
        });
    }
}
