package io.confiture.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.confiture.check.Finding;
import io.confiture.project.TableName;
import io.confiture.seed.AppliedFile;
import io.confiture.seed.ApplyResult;
import io.confiture.seed.ApplyResult.Ending;
import io.confiture.seed.FileLoad;
import io.confiture.seed.LoadFailure;
import io.confiture.seed.TableCount;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what became of applied seeds as JSON; its shape is docs/seed-apply.schema.json. */
public final class ApplyJson {

    private static final int VERSION = 1;

    private ApplyJson() {}

    /**
     * Write one document.
     *
     * @param out is flushed, not closed
     */
    public static void write(ApplyReport report, Writer out) throws IOException {
        JsonFactory factory = JsonFactory.builder()
                .disable(com.fasterxml.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        ApplyResult result = report.result();
        try (JsonGenerator json = factory.createGenerator(out).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeNumberField("version", VERSION);
            json.writeStringField("project", report.project().name());
            json.writeStringField("environment", report.project().environment().name());
            json.writeStringField("database", report.database().toString());
            json.writeBooleanField("success", result.succeeded());
            json.writeBooleanField("dryRun", result.ending() == Ending.DRY_RUN);
            json.writeStringField("ending", lower(result.ending()));
            json.writeNumberField("rows", result.rows());
            json.writeNumberField("durationMillis", result.duration().toMillis());
            json.writeNumberField("rowsPerSecond", report.rowsPerSecond());
            json.writeArrayFieldStart("files");
            for (AppliedFile file : result.files()) {
                write(file, json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("tables");
            for (TableCount table : result.tables()) {
                json.writeStartObject();
                json.writeStringField("table", table.table().toString());
                number("before", table.before(), json);
                number("after", table.after(), json);
                json.writeEndObject();
            }
            json.writeEndArray();
            findings("problems", result.problems(), json);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void write(AppliedFile file, JsonGenerator json) throws IOException {
        FileLoad load = file.load();
        json.writeStartObject();
        json.writeStringField("file", file.file().name());
        json.writeStringField("state", lower(file.state()));
        if (load != null) {
            LoadFailure failure = load.failure();
            json.writeNumberField("statements", load.statements());
            json.writeNumberField("rows", load.totalRows());
            json.writeNumberField("durationMillis", load.duration().toMillis());
            json.writeArrayFieldStart("tables");
            for (Map.Entry<TableName, Long> rows : load.rows().entrySet()) {
                json.writeStartObject();
                json.writeStringField("table", rows.getKey().toString());
                json.writeNumberField("rows", rows.getValue());
                json.writeEndObject();
            }
            json.writeEndArray();
            findings("findings", failure == null ? load.notes() : failure.findings(), json);
        }
        json.writeEndObject();
    }

    private static void findings(String name, List<Finding> findings, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (Finding finding : findings) {
            CheckJson.write(finding, json);
        }
        json.writeEndArray();
    }

    private static void number(String name, @Nullable Long value, JsonGenerator json) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, value);
        }
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
