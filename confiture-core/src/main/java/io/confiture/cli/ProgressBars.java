package io.confiture.cli;

import io.confiture.seed.ApplyProgress;
import io.confiture.seed.FileLoad;
import io.confiture.seed.SeedFile;
import java.io.PrintWriter;

/** Shows the progress of seeds as a bar. */
final class ProgressBars implements ApplyProgress, AutoCloseable {

    private final Bar bar;

    ProgressBars(PrintWriter out, int files) {
        this.bar = new Bar(out, "seeds", files);
    }

    @Override
    public void begins(SeedFile file, int number, int total) {
        bar.shows(file.name());
    }

    @Override
    public void ends(FileLoad load, int number, int total) {
        bar.step();
    }

    @Override
    public void close() {
        bar.close();
    }
}
