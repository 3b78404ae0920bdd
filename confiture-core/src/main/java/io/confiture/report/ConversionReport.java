package io.confiture.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.confiture.seed.convert.Conversion;
import io.confiture.seed.convert.Conversion.Converted;
import io.confiture.seed.convert.Conversion.Kept;
import io.confiture.seed.convert.Measurement;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Collects what became of converted files, and writes it as text or JSON. Not thread-safe. */
public final class ConversionReport {

    private static final double NANOS = 1e9;

    private final List<Entry> entries = new ArrayList<>();

    private record Entry(
            String file, Conversion conversion, @Nullable Measurement measured) {}

    /** Add a file. */
    public void add(String file, Conversion conversion, @Nullable Measurement measured) {
        entries.add(new Entry(file, conversion, measured));
    }

    /** Tell whether any statement of any file was converted. */
    public boolean anyConverted() {
        return entries.stream().anyMatch(e -> e.conversion().changed());
    }

    /** Tell whether no measurement found other rows, or failed. */
    public boolean sameRows() {
        return entries.stream()
                .allMatch(e -> e.measured() == null || e.measured().same());
    }

    /** Return the report for people. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Entry entry : entries) {
            Conversion conversion = entry.conversion();
            text.append(entry.file()).append(": ");
            text.append(conversion.converted().size()).append(" statements with ");
            text.append(conversion.rows()).append(" rows converted, ");
            text.append(conversion.kept().size()).append(" kept\n");
            for (Kept kept : conversion.kept()) {
                text.append("  kept ")
                        .append(kept.location())
                        .append(": ")
                        .append(kept.reason())
                        .append('\n');
            }
            if (entry.measured() != null) {
                measured(entry.measured(), text);
            }
        }
        return text.toString();
    }

    private static void measured(Measurement measured, StringBuilder text) {
        if (measured.problem() != null) {
            text.append("  not measured: ").append(measured.problem()).append('\n');
            return;
        }
        text.append("  before: ")
                .append(speed(measured.original(), measured.rows()))
                .append('\n');
        text.append("  after:  ")
                .append(speed(measured.converted(), measured.rows()))
                .append('\n');
        text.append(
                measured.same()
                        ? "  the rows are exactly the same\n"
                        : "  OTHER ROWS in " + String.join(", ", measured.differences()) + "\n");
        for (String column : measured.leftOut()) {
            text.append("  not compared: ").append(column).append(", which changes whenever the file is loaded\n");
        }
    }

    private static String speed(Duration duration, long rows) {
        double seconds = Math.max(1, duration.toNanos()) / NANOS;
        return String.format(Locale.ROOT, "%.1f ms for %d rows, %.0f rows/s", seconds * 1000, rows, rows / seconds);
    }

    /** Return the report for programs. */
    public String json() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeNumberField("totalFiles", entries.size());
            json.writeNumberField(
                    "successful",
                    entries.stream().filter(e -> e.conversion().changed()).count());
            json.writeArrayFieldStart("files");
            for (Entry entry : entries) {
                write(entry, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text + "\n";
    }

    private static void write(Entry entry, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("file", entry.file());
        json.writeBooleanField("success", entry.conversion().changed());
        json.writeNumberField("rowsConverted", entry.conversion().rows());
        json.writeArrayFieldStart("converted");
        for (Converted converted : entry.conversion().converted()) {
            json.writeStartObject();
            json.writeStringField("table", converted.table());
            json.writeNumberField("rows", converted.rows());
            json.writeStringField("location", converted.location().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("kept");
        for (Kept kept : entry.conversion().kept()) {
            json.writeStartObject();
            json.writeStringField("location", kept.location().toString());
            json.writeStringField("reason", kept.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
        Measurement measured = entry.measured();
        if (measured != null) {
            json.writeObjectFieldStart("measured");
            if (measured.problem() != null) {
                json.writeStringField("problem", measured.problem());
            }
            json.writeBooleanField("sameRows", measured.same());
            json.writeNumberField("rows", measured.rows());
            json.writeNumberField("originalMillis", measured.original().toNanos() / 1e6);
            json.writeNumberField("convertedMillis", measured.converted().toNanos() / 1e6);
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
