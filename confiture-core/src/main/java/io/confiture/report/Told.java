package io.confiture.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.confiture.migration.run.Refusal;
import java.io.IOException;
import java.util.List;

/** Writes why something is not run, and what should be known before it is. */
final class Told {

    private static final int SHOWN = 10;

    private Told() {}

    /** Add the lines for people; of many, the first. */
    static void text(List<Refusal> refusals, List<String> lines) {
        for (Refusal refusal : refusals.subList(0, Math.min(SHOWN, refusals.size()))) {
            lines.add("  " + refusal.message());
            if (refusal.location() != null) {
                lines.add("    at " + refusal.location());
            }
            if (refusal.advice() != null) {
                lines.add("    Fix: " + refusal.advice());
            }
        }
        if (refusals.size() > SHOWN) {
            lines.add("  ... and " + (refusals.size() - SHOWN) + " more; --format json has all");
        }
    }

    static void json(String name, List<Refusal> refusals, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (Refusal refusal : refusals) {
            json.writeStartObject();
            json.writeStringField("reason", JsonDocument.word(refusal.reason()));
            json.writeStringField("message", refusal.message());
            CheckJson.location(refusal.location(), json);
            JsonDocument.nullable("advice", refusal.advice(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
