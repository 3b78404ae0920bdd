package io.confiture.cli;

import io.confiture.report.SyncCheckpoint;
import io.confiture.rows.Relation;
import io.confiture.sync.copy.SyncProgress;
import io.confiture.sync.copy.TableCopy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Writes into a file which tables are complete, whole each time, and gives all it hears on. */
final class Checkpoint implements SyncProgress {

    private final Path file;
    private final SyncProgress next;
    private final List<TableCopy> done = new ArrayList<>();

    /** Make it; the file is replaced at once, so that a place that cannot be written is found before anything is copied. */
    Checkpoint(Path file, SyncProgress next) {
        this.file = file;
        this.next = next;
        try {
            write();
        } catch (UncheckedIOException e) {
            throw new UsageException("--checkpoint cannot be written: " + file);
        }
    }

    @Override
    public void phase(String what) {
        next.phase(what);
    }

    @Override
    public void expect(long rows) {
        next.expect(rows);
    }

    @Override
    public void copied(Relation table, long rows) {
        next.copied(table, rows);
    }

    @Override
    public synchronized void done(TableCopy table) {
        done.add(table);
        write();
        next.done(table);
    }

    private void write() {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(draft, SyncCheckpoint.of(done));
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the checkpoint cannot be written: " + file, e);
        }
    }
}
