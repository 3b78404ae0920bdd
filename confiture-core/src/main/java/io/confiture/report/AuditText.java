package io.confiture.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.confiture.sync.leak.AuditResult;
import io.confiture.sync.leak.Coverage;
import io.confiture.sync.leak.Hit;
import io.confiture.sync.leak.Unscanned;
import java.io.IOException;
import java.util.List;

/** Writes what was looked at for leaks after a copy, and what was not, with the reason. */
final class AuditText {

    private AuditText() {}

    static void text(AuditResult audit, List<String> lines) {
        lines.addAll(audit.lines());
        if (audit.leaks().isEmpty()) {
            lines.add("no original of a masked column was found in the target");
        }
    }

    /** Write the fields of an object. */
    static void json(AuditResult audit, JsonGenerator json) throws IOException {
        Coverage coverage = audit.coverage();
        json.writeNumberField("percent", audit.percent());
        json.writeNumberField("originals", audit.originals());
        json.writeNumberField("tooOrdinary", audit.weak());
        JsonDocument.strings("columnsNotLookedFor", audit.leftOut(), json);
        json.writeNumberField("tables", coverage.relations());
        json.writeNumberField("columns", coverage.columns());
        json.writeNumberField("rows", coverage.rows());
        json.writeNumberField("bytes", coverage.bytes());
        json.writeArrayFieldStart("notLookedThrough");
        for (Unscanned unscanned : coverage.unscanned()) {
            json.writeStartObject();
            json.writeStringField("place", unscanned.place().toString());
            json.writeStringField("reason", unscanned.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
        hits("leaks", audit.leaks(), json);
        hits("shared", audit.shared(), json);
        hits("reviewed", audit.reviewed(), json);
        hits("coincident", audit.coincident(), json);
    }

    private static void hits(String name, List<Hit> hits, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (Hit hit : hits) {
            json.writeStartObject();
            json.writeStringField("column", hit.column().toString());
            json.writeStringField("place", hit.place().toString());
            json.writeStringField("encoding", hit.encoding().words());
            json.writeNumberField("rows", hit.rows());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
