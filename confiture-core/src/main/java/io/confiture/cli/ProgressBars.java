package io.confiture.cli;

import io.confiture.seed.ApplyProgress;
import io.confiture.seed.FileLoad;
import io.confiture.seed.SeedFile;
import java.io.PrintWriter;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows progress as a bar that is drawn over and over in one line of a terminal. */
final class ProgressBars implements ApplyProgress, AutoCloseable {

    private static final int WIDTH = 100;

    private final PrintWriter out;
    private final ProgressBar bar;

    ProgressBars(PrintWriter out, int files) {
        this.out = out;
        // The library's own consumers write to System.err and ask the terminal for its width.
        this.bar = new ProgressBarBuilder()
                .setTaskName("seeds")
                .setInitialMax(files)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new DelegatingProgressBarConsumer(this::draw, WIDTH))
                .build();
    }

    private void draw(String line) {
        out.print("\r" + line);
        out.flush();
    }

    @Override
    public void begins(SeedFile file, int number, int total) {
        bar.setExtraMessage(file.name());
    }

    @Override
    public void ends(FileLoad load, int number, int total) {
        bar.step();
    }

    @Override
    public void close() {
        bar.close();
        out.println();
    }
}
