package io.confiture.report;

import io.confiture.sync.copy.TableCopy;
import java.io.IOException;
import java.util.List;

/** Writes which tables a run of {@code sync} has completed so far, as JSON. */
public final class SyncCheckpoint {

    private SyncCheckpoint() {}

    /** Return the document. */
    public static String of(List<TableCopy> done) throws IOException {
        return JsonDocument.of(json -> {
            json.writeArrayFieldStart("tables");
            for (TableCopy table : done) {
                json.writeStartObject();
                json.writeStringField("schema", table.relation().schema());
                json.writeStringField("table", table.relation().name());
                json.writeNumberField("rows", table.rows());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
