package io.confiture.sync.copy;

import io.confiture.sync.plan.ColumnPlan;
import io.confiture.sync.plan.TablePlan;
import io.confiture.sync.plan.Treatment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Masks rows in the form of {@code COPY}: looks at the fields that are masked, and passes all others on as the bytes that they are. For one thread. */
final class RowMask {

    private static final byte[] NULL = {'\\', 'N'};

    private final @Nullable FieldMask[] masks;
    private final int fields;

    private RowMask(@Nullable FieldMask[] masks, int fields) {
        this.masks = masks;
        this.fields = fields;
    }

    /** Make it for rows that have the columns which a plan writes. */
    static RowMask of(TablePlan plan) {
        List<ColumnPlan> columns = plan.written();
        @Nullable FieldMask[] masks = new FieldMask[columns.size()];
        int fields = 0;
        for (int i = 0; i < masks.length; i++) {
            if (columns.get(i).treatment() instanceof Treatment.Mask mask) {
                masks[i] = FieldMask.of(plan.relation(), columns.get(i), mask);
                fields = i + 1;
            }
        }
        return new RowMask(masks, fields);
    }

    /**
     * Mask a row.
     *
     * @param row as the server sent it, with the line feed
     * @throws NotMaskedException when a value cannot be masked; part of the row may be written
     */
    void write(byte[] row, Block out) {
        int passed = 0;
        int at = 0;
        for (int field = 0; field < fields; field++) {
            int start = at;
            at = end(row, at);
            FieldMask mask = masks[field];
            if (mask != null && !isNull(row, start, at)) {
                out.add(row, passed, start - passed);
                mask.write(row, start, at, out);
                passed = at;
            }
            at++;
        }
        out.add(row, passed, row.length - passed);
    }

    /** Find the end of a field. Tabs and line feeds in values are escaped. */
    private static int end(byte[] row, int start) {
        for (int at = start; at < row.length; at++) {
            if (row[at] == '\t' || row[at] == '\n') {
                return at;
            }
        }
        throw new NotMaskedException("the source gave fewer fields than columns");
    }

    private static boolean isNull(byte[] row, int start, int end) {
        return end - start == 2 && row[start] == NULL[0] && row[start + 1] == NULL[1];
    }

    /** Says that a value cannot be masked, by the names of column and strategy, and never with the value. */
    static final class NotMaskedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotMaskedException(String message) {
            super(message);
        }
    }
}
