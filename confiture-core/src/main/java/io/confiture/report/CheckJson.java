package io.confiture.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.project.SourceLocation;
import io.confiture.suite.CheckResult;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes the results of checks as JSON; its shape is docs/check-result.schema.json. */
public final class CheckJson {

    private static final int VERSION = 1;

    private CheckJson() {}

    /**
     * Write one document.
     *
     * @param project the project's name
     * @param results what the checks gave, in their order
     * @param out is flushed, not closed
     */
    public static void write(String project, List<CheckResult> results, Writer out) throws IOException {
        JsonFactory factory = JsonFactory.builder()
                .disable(com.fasterxml.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        try (JsonGenerator json = factory.createGenerator(out).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeNumberField("version", VERSION);
            json.writeStringField("project", project);
            json.writeObjectFieldStart("totals");
            json.writeNumberField("checks", results.size());
            for (CheckResult.Word word : CheckResult.Word.values()) {
                json.writeNumberField(
                        lower(word),
                        results.stream().filter(r -> r.word() == word).count());
            }
            json.writeNumberField(
                    "kept", results.stream().filter(r -> r.keptSince() != null).count());
            json.writeEndObject();
            json.writeArrayFieldStart("checks");
            for (CheckResult result : results) {
                write(result, json);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void write(CheckResult result, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", result.check().id());
        json.writeStringField("outcome", lower(result.word()));
        json.writeNumberField("durationMillis", result.duration().toMillis());
        Instant kept = result.keptSince();
        optional("keptSince", kept == null ? null : kept.toString(), json);
        location(result.check().check().source(), json);
        if (result.outcome() instanceof Outcome.Aborted aborted) {
            json.writeStringField("reason", aborted.cause());
        } else if (result.outcome() instanceof Outcome.Skipped skipped) {
            json.writeStringField("reason", skipped.reason());
        } else if (result.error() != null) {
            json.writeStringField("reason", String.valueOf(result.error()));
        }
        json.writeArrayFieldStart("findings");
        for (Finding finding : findings(result.outcome())) {
            write(finding, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static List<Finding> findings(@Nullable Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            return failed.findings();
        }
        return outcome instanceof Outcome.Passed passed ? passed.notes() : List.of();
    }

    static void write(Finding finding, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", finding.rule().id());
        json.writeStringField("severity", lower(finding.severity()));
        json.writeStringField("message", finding.message());
        location(finding.location(), json);
        optional("excerpt", finding.excerpt(), json);
        optional("detail", finding.detail(), json);
        optional("suggestion", finding.suggestion() == null ? finding.rule().fix() : finding.suggestion(), json);
        json.writeEndObject();
    }

    static void location(@Nullable SourceLocation location, JsonGenerator json) throws IOException {
        if (location == null) {
            return;
        }
        json.writeStringField("file", location.name());
        if (location.line() > 0) {
            json.writeNumberField("line", location.line());
        }
        if (location.column() > 0) {
            json.writeNumberField("column", location.column());
        }
    }

    private static void optional(String name, @Nullable String value, JsonGenerator json) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
