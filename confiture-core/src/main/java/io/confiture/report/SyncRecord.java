package io.confiture.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.confiture.sync.copy.SyncResult;
import io.confiture.sync.copy.TableCopy;
import io.confiture.sync.mask.MaskKey;
import io.confiture.sync.plan.ColumnPlan;
import io.confiture.sync.plan.SyncPlan;
import io.confiture.sync.plan.TablePlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what a run of {@code sync} copied, when, and by which decisions, and signs every byte of it with the secret that it
 * masked with; its shape is docs/sync-record.schema.json.
 *
 * <p>The signature is HMAC-SHA256 under a key derived for this purpose alone, so that it tells nothing of masked values.
 */
public final class SyncRecord {

    private static final String PURPOSE = "run record";
    private static final String END = "\n}\n";
    private static final String SIGNATURE = ",\n  \"signature\" : \"";

    private SyncRecord() {}

    /** Return the signed document. */
    public static String of(SyncReport report, SyncResult result, MaskKey key) throws IOException {
        String unsigned = JsonDocument.of(json -> write(report, result, json));
        return unsigned.substring(0, unsigned.length() - END.length()) + SIGNATURE + signature(unsigned, key) + "\""
                + END;
    }

    /**
     * Say whether a document is one that was signed with a key, and unchanged since.
     *
     * @param document the text of the file; line ends count
     */
    public static boolean isGenuine(String document, MaskKey key) {
        int at = document.lastIndexOf(SIGNATURE);
        if (at < 0) {
            return false;
        }
        String unsigned = document.substring(0, at) + END;
        String whole = document.substring(0, at) + SIGNATURE + signature(unsigned, key) + "\"" + END;
        return MessageDigest.isEqual(whole.getBytes(StandardCharsets.UTF_8), document.getBytes(StandardCharsets.UTF_8));
    }

    private static String signature(String unsigned, MaskKey key) {
        return "hmac-sha256:" + key.sign(PURPOSE, unsigned.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(SyncReport report, SyncResult result, JsonGenerator json) throws IOException {
        json.writeStringField("run", result.run());
        json.writeStringField("project", report.project().name());
        json.writeStringField("from", report.from().toString());
        json.writeStringField("to", report.to().toString());
        json.writeStringField("startedAt", result.started().toString());
        json.writeNumberField("durationMillis", result.took().toMillis());
        json.writeStringField("planDigest", result.plan().digest());
        JsonDocument.nullable("inconsistent", result.inconsistent(), json);
        json.writeArrayFieldStart("tables");
        for (TableCopy copy : result.tables()) {
            TablePlan plan = plan(result.plan(), copy);
            json.writeStartObject();
            json.writeStringField("schema", copy.relation().schema());
            json.writeStringField("table", copy.relation().name());
            json.writeNumberField("rows", copy.rows());
            JsonDocument.nullable("withoutRows", plan == null ? null : plan.withoutRows(), json);
            JsonDocument.nullable("condition", plan == null ? null : plan.rows().condition(), json);
            json.writeNumberField("percent", plan == null ? 100 : plan.rows().percent());
            json.writeArrayFieldStart("columns");
            if (plan != null) {
                for (ColumnPlan column : plan.columns()) {
                    TreatmentWords.write(column, json);
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        if (report.audit() == null) {
            json.writeNullField("audit");
        } else {
            json.writeObjectFieldStart("audit");
            AuditText.json(report.audit(), json);
            json.writeEndObject();
        }
        json.writeNumberField("findings", report.findings().size());
    }

    private static @Nullable TablePlan plan(SyncPlan plan, TableCopy copy) {
        return plan.tables().stream()
                .filter(t -> t.relation().equals(copy.relation()))
                .findFirst()
                .orElse(null);
    }
}
