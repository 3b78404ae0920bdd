package io.confiture.cli;

import io.confiture.seed.ApplyProgress;
import io.confiture.seed.FileLoad;
import io.confiture.seed.SeedFile;
import java.io.PrintWriter;

/** Shows progress as a line per file, for logs. */
final class ProgressLines implements ApplyProgress {

    private final PrintWriter out;

    ProgressLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void begins(SeedFile file, int number, int total) {
        out.println("confiture: " + number + "/" + total + " " + file.name());
    }

    @Override
    public void ends(FileLoad load, int number, int total) {
        if (!load.loaded()) {
            out.println("confiture: " + number + "/" + total + " " + load.file().name() + " failed");
        }
    }
}
