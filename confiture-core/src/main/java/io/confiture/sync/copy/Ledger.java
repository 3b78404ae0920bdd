package io.confiture.sync.copy;

import io.confiture.postgres.Query;
import io.confiture.project.Sha256;
import io.confiture.rows.Relation;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Remembers in the target what a run has done, in the same transactions, so that nothing is ever believed that was not committed.
 *
 * <p>Writes in the caller's transactions, on the caller's session.
 */
record Ledger(Query target) {

    private static final int ROWS_A_STATEMENT = 500;
    private static final int DIGITS = 16;

    /** Find the run that did not end, if there is one. */
    Optional<LedgerRun> unfinished() {
        if (!LedgerTables.exist(target)) {
            return Optional.empty();
        }
        return target
                .rows(
                        "SELECT run, plan, way, system, database, started, address, snapshot, mixed FROM confiture_sync.run"
                                + " WHERE state = 'loading' ORDER BY begun DESC")
                .stream()
                .map(Ledger::run)
                .findFirst();
    }

    private static LedgerRun run(List<@Nullable String> row) {
        return new LedgerRun(
                text(row, 0),
                text(row, 1),
                new SourceIdentity(row.get(3), text(row, 4), text(row, 5), text(row, 6), text(row, 7)),
                "staged".equals(row.get(2)),
                "t".equals(row.get(8)));
    }

    private static String text(List<@Nullable String> row, int column) {
        return Objects.requireNonNull(row.get(column));
    }

    /** Write down that a run begins. */
    void begin(LedgerRun run, List<Relation> tables, List<Change> undo) {
        SourceIdentity source = run.source();
        target.send(
                "INSERT INTO confiture_sync.run (run, state, way, plan, system, database, started, address, snapshot) VALUES ("
                        + values(
                                run.name(),
                                "loading",
                                run.staged() ? "staged" : "direct",
                                run.plan(),
                                source.system(),
                                source.database(),
                                source.started(),
                                source.address(),
                                source.snapshot())
                        + ")");
        for (int i = 0; i < tables.size(); i++) {
            Relation table = tables.get(i);
            target.send("INSERT INTO confiture_sync.load VALUES (" + Query.literal(run.name()) + ", " + i + ", "
                    + values(table.schema(), table.name()) + ")");
        }
        for (int i = 0; i < undo.size(); i++) {
            Change change = undo.get(i);
            target.send("INSERT INTO confiture_sync.undo VALUES (" + Query.literal(run.name()) + ", " + i + ", "
                    + values(
                            change.kind().name(),
                            change.relation().schema(),
                            change.relation().name(),
                            change.name(),
                            change.away(),
                            change.back())
                    + ")");
        }
    }

    private static String values(@Nullable String... values) {
        return Arrays.stream(values)
                .map(v -> v == null ? "NULL" : Query.literal(v))
                .collect(Collectors.joining(", "));
    }

    /** Write down as of when the rest of a run is read, and whether that differs from when other tables were. */
    void moved(String run, SourceIdentity source, boolean mixed) {
        target.send("UPDATE confiture_sync.run SET mixed = " + mixed + ", snapshot = "
                + Query.literal(source.snapshot()) + ", started = " + Query.literal(source.started()) + " WHERE run = "
                + Query.literal(run));
    }

    /** Return the tables of a run, in the order in which they were written down. */
    List<Relation> tables(String run) {
        return target
                .rows("SELECT schema, name FROM confiture_sync.load WHERE run = " + Query.literal(run)
                        + " ORDER BY position")
                .stream()
                .map(row -> new Relation(text(row, 0), text(row, 1)))
                .toList();
    }

    /** Return what a run took away. */
    List<Change> undo(String run) {
        return target
                .rows("SELECT kind, schema, name, object, away, back FROM confiture_sync.undo WHERE run = "
                        + Query.literal(run) + " ORDER BY position")
                .stream()
                .map(row -> new Change(
                        Change.Kind.valueOf(text(row, 0)),
                        new Relation(text(row, 1), text(row, 2)),
                        text(row, 3),
                        text(row, 4),
                        text(row, 5)))
                .toList();
    }

    /** Return the parts of a run. */
    List<LedgerPart> parts(String run) {
        return target
                .rows("SELECT schema, name, part, rows, bytes, millis FROM confiture_sync.part WHERE run = "
                        + Query.literal(run) + " ORDER BY schema, name, part")
                .stream()
                .map(Ledger::part)
                .toList();
    }

    private static LedgerPart part(List<@Nullable String> row) {
        return new LedgerPart(
                new Relation(text(row, 0), text(row, 1)),
                text(row, 2),
                row.get(3) == null
                        ? null
                        : new LedgerPart.Done(
                                Long.parseLong(text(row, 3)),
                                Long.parseLong(text(row, 4)),
                                Long.parseLong(text(row, 5))));
    }

    /** Write down which parts there are to copy. */
    void plan(String run, Collection<? extends Part> parts) {
        List<String> rows = parts.stream()
                .map(p -> "(" + values(run, p.table().schema(), p.table().name(), key(p)) + ")")
                .toList();
        for (int from = 0; from < rows.size(); from += ROWS_A_STATEMENT) {
            target.send("INSERT INTO confiture_sync.part (run, schema, name, part) VALUES "
                    + String.join(", ", rows.subList(from, Math.min(rows.size(), from + ROWS_A_STATEMENT))));
        }
    }

    /**
     * Return what a part is called in the ledger. Rows that were chosen one by one are told by their places: a condition with a clock
     * in it chooses others the next time, in the same snapshot.
     */
    static String key(Part part) {
        return part instanceof Part.Blocks
                ? part.key()
                : part.key() + " " + Sha256.hex(part.condition()).substring(0, DIGITS);
    }

    /** Forget the parts of a table, whose rows are gone. */
    void forget(String run, Relation table) {
        target.send("DELETE FROM confiture_sync.part WHERE run = " + Query.literal(run) + " AND schema = "
                + Query.literal(table.schema()) + " AND name = " + Query.literal(table.name()));
    }

    /**
     * Write down that a part is copied.
     *
     * @return false when the ledger says that already: the transaction must not be committed then
     */
    boolean done(String run, Part part, LedgerPart.Done done) {
        return target.value("UPDATE confiture_sync.part SET rows = " + done.rows() + ", bytes = " + done.bytes()
                        + ", millis = " + done.millis() + " WHERE rows IS NULL AND run = " + Query.literal(run)
                        + " AND schema = " + Query.literal(part.table().schema()) + " AND name = "
                        + Query.literal(part.table().name()) + " AND part = " + Query.literal(key(part))
                        + " RETURNING 1")
                != null;
    }

    /** Write down that a run has ended, and drop what only an unfinished one needs. */
    void end(String run, String state, long rows) {
        target.send("UPDATE confiture_sync.run SET state = " + Query.literal(state)
                + ", ended = clock_timestamp(), rows = " + rows + " WHERE run = " + Query.literal(run));
        LedgerTables.drop(target);
    }
}
