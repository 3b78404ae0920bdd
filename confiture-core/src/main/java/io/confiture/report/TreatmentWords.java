package io.confiture.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.confiture.sync.plan.ColumnPlan;
import io.confiture.sync.plan.Treatment;
import java.io.IOException;

/** Says what happens to a column. */
final class TreatmentWords {

    private TreatmentWords() {}

    /** Return the word for it in JSON. */
    static String word(Treatment treatment) {
        if (treatment instanceof Treatment.Mask) {
            return "mask";
        }
        if (treatment instanceof Treatment.WriteNull) {
            return "null";
        }
        return treatment instanceof Treatment.Leave ? "leave" : "keep";
    }

    /** Return it for people. */
    static String text(Treatment treatment) {
        if (treatment instanceof Treatment.Mask mask) {
            return "mask " + mask.strategy() + (mask.domain().startsWith("link:") ? " (" + mask.domain() + ")" : "");
        }
        if (treatment instanceof Treatment.Leave leave) {
            return "not read: " + leave.reason();
        }
        return treatment instanceof Treatment.WriteNull ? "null" : "keep";
    }

    /** Write what happens to a column as an object. */
    static void write(ColumnPlan column, JsonGenerator json) throws IOException {
        Treatment treatment = column.treatment();
        Treatment.Mask mask = treatment instanceof Treatment.Mask m ? m : null;
        json.writeStartObject();
        json.writeStringField("column", column.name());
        json.writeStringField("treatment", word(treatment));
        JsonDocument.nullable("strategy", mask == null ? null : mask.strategy(), json);
        JsonDocument.nullable("domain", mask == null ? null : mask.domain(), json);
        json.writeEndObject();
    }
}
