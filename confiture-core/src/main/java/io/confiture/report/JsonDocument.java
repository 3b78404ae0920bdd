package io.confiture.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.confiture.check.Finding;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes one JSON document for a command, indented, with a line end behind it. */
final class JsonDocument {

    private static final int VERSION = 1;

    /** Writes the fields. */
    interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    private JsonDocument() {}

    /** Return an object that begins with the version of its schema. */
    static String of(Fields fields) throws IOException {
        StringWriter out = new StringWriter();
        JsonFactory factory = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        try (JsonGenerator json = factory.createGenerator(out).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeNumberField("version", VERSION);
            fields.write(json);
            json.writeEndObject();
            json.writeRaw('\n');
        }
        return out.toString();
    }

    /** Write a list of findings as the results of checks have them. */
    static void findings(String name, List<Finding> findings, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (Finding finding : findings) {
            CheckJson.write(finding, json);
        }
        json.writeEndArray();
    }

    static void strings(String name, List<String> values, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    static void nullable(String name, @Nullable String value, JsonGenerator json) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value);
        }
    }

    static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
