package io.confiture.sync.copy;

import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.postgres.TableCopyIn;
import io.confiture.postgres.TableCopyOut;
import io.confiture.rows.Relation;
import io.confiture.sync.plan.ColumnPlan;
import io.confiture.sync.plan.TablePlan;
import io.confiture.sync.plan.Treatment;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Copies parts of one table: streams the rows from the source to the target, and on the way decodes, masks and encodes the fields that
 * are masked and no others. Immutable; several threads may copy parts at the same time, each with sessions of its own.
 */
public final class PartCopy {

    /** How often the progress is told. */
    private static final int ROWS_A_STEP = 8192;

    private final TablePlan plan;
    private final Relation into;
    private final List<ColumnPlan> columns;

    private PartCopy(TablePlan plan, Relation into) {
        this.plan = plan;
        this.into = into;
        this.columns = plan.written();
    }

    /**
     * Make what copies the parts of a table.
     *
     * @param plan what happens to the columns
     * @param into the table in the target that takes the rows: the table itself, or one that stands in for it until the end
     */
    public static PartCopy of(TablePlan plan, Relation into) {
        return new PartCopy(plan, into);
    }

    /**
     * Says what was copied.
     *
     * @param rows how many rows; the target took as many as the source gave
     * @param bytes how much was written, in the form of {@code COPY}
     */
    public record Copied(long rows, long bytes) {}

    /**
     * Copy a part. The caller opens and ends the target's transaction.
     *
     * @param source a session of {@link Source#reader()}
     * @param target a session with {@link CopySettings}
     * @param progress hears of rows as they are sent
     * @throws SyncException when a value cannot be masked, or a server gives up; both transactions have failed then, or will be
     *     of no use
     */
    public Copied copy(Session source, Session target, Part part, SyncProgress progress) {
        try {
            return columns.isEmpty() ? count(source, target, part, progress) : stream(source, target, part, progress);
        } catch (PostgresException e) {
            throw failed(part, e.getMessage(), e);
        }
    }

    private Copied stream(Session source, Session target, Part part, SyncProgress progress) {
        String list = columns.stream()
                .map(c -> c.treatment() instanceof Treatment.WriteNull ? "NULL" : Relation.quoted(c.name()))
                .collect(Collectors.joining(", "));
        List<String> names = columns.stream().map(ColumnPlan::name).toList();
        RowMask mask = RowMask.of(plan);
        long rows = 0;
        try (TableCopyOut out = TableCopyOut.of(source, "(SELECT " + list + from(part) + ")");
                TableCopyIn in = TableCopyIn.into(target, into.sql(), names)) {
            Block block = new Block(in);
            for (byte[] row = out.next(); row != null; row = out.next()) {
                rows++;
                try {
                    mask.write(row, block);
                } catch (RowMask.NotMaskedException e) {
                    throw failed(part, e.getMessage() + " in the row " + rows + " of what was read", null);
                }
                if (rows % ROWS_A_STEP == 0) {
                    progress.copied(plan.relation(), ROWS_A_STEP);
                }
            }
            block.flush();
            compare(part, rows, in.end());
            progress.copied(plan.relation(), rows % ROWS_A_STEP);
            return new Copied(rows, block.bytes());
        }
    }

    /** Make rows of nothing but defaults: {@code COPY} has no form for a row without columns. */
    private Copied count(Session source, Session target, Part part, SyncProgress progress) {
        long rows = Long.parseLong(
                Objects.requireNonNull(new Query(source).value("SELECT pg_catalog.count(*)" + from(part))));
        new Query(target)
                .send("INSERT INTO " + into.sql() + " SELECT FROM pg_catalog.generate_series(1, " + rows + ")");
        progress.copied(plan.relation(), rows);
        return new Copied(rows, 0);
    }

    private static String from(Part part) {
        return " FROM ONLY " + part.leaf().sql() + " WHERE " + part.condition();
    }

    private void compare(Part part, long read, long written) {
        if (read != written) {
            throw failed(part, "the source gave " + read + " rows and the target took " + written, null);
        }
    }

    private SyncException failed(Part part, @Nullable String why, @Nullable Throwable cause) {
        return new SyncException(
                SyncException.Kind.COPY,
                "Copying " + plan.relation() + " (" + part.key() + ") failed: " + why + ".",
                List.of(),
                cause);
    }
}
