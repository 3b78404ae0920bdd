package io.confiture.sync.plan;

import io.confiture.project.Sha256;
import io.confiture.sync.mask.MaskedColumn;
import io.confiture.sync.mask.Options;
import io.confiture.sync.rules.RowChoice;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes everything that decides the result of a copy as one text, and digests it. Places and reasons are not part of it. */
final class PlanDigest {

    private final StringBuilder text = new StringBuilder();

    /** Begin with what the secret gives for a fixed question, since another secret gives another copy. */
    PlanDigest(long keyed) {
        field("confiture plan 1");
        field(Long.toHexString(keyed));
    }

    void table(TablePlan table) {
        field("table");
        field(table.relation().schema());
        field(table.relation().name());
        field(table.withoutRows() == null ? "rows" : "no rows");
        RowChoice rows = table.rows();
        field(rows.condition());
        field(Double.toString(rows.percent()));
        field(Boolean.toString(rows.children()));
    }

    void column(ColumnPlan column) {
        field("column");
        field(column.name());
        field(column.type());
        field(column.treatment().getClass().getSimpleName());
    }

    void mask(Treatment.Mask mask, int version, Options options, MaskedColumn column) {
        field(mask.strategy());
        field(Integer.toString(version));
        field(mask.domain());
        field(canonical(options));
        field(column.type());
        field(Boolean.toString(column.nullable()));
        // A salt from the environment, or another release of a strategy, is not among the options.
        Probes.answers(mask.masking()).forEach(this::field);
    }

    /** Write options in the order of their names, except where the order may mean something: inside of nested ones. */
    static String canonical(Object value) {
        StringBuilder out = new StringBuilder();
        if (value instanceof Options options) {
            out.append('{');
            for (Map.Entry<String, Object> entry : new TreeMap<>(options.values()).entrySet()) {
                out.append(length(entry.getKey())).append(nested(entry.getValue()));
            }
            return out.append('}').toString();
        }
        return nested(value);
    }

    private static String nested(Object value) {
        StringBuilder out = new StringBuilder();
        if (value instanceof Options options) {
            out.append('{');
            options.values().forEach((name, inner) -> out.append(length(name)).append(nested(inner)));
            return out.append('}').toString();
        }
        if (value instanceof List<?> list) {
            out.append('[');
            list.forEach(item -> out.append(nested(item)));
            return out.append(']').toString();
        }
        return length(String.valueOf(value));
    }

    private static String length(String value) {
        return value.length() + ":" + value;
    }

    private void field(@Nullable String value) {
        text.append(value == null ? "-" : length(value)).append('\n');
    }

    String hex() {
        return Sha256.hex(text.toString());
    }
}
