package io.confiture.cli;

import java.io.PrintWriter;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Draws a bar over and over in one line of a terminal. */
final class Bar implements AutoCloseable {

    private static final int WIDTH = 100;

    private final PrintWriter out;
    private final ProgressBar bar;

    Bar(PrintWriter out, String task, long steps) {
        this.out = out;
        // The library's own consumers write to System.err and ask the terminal for its width.
        this.bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(steps)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new DelegatingProgressBarConsumer(this::draw, WIDTH))
                .build();
    }

    private void draw(String line) {
        out.print("\r" + line);
        out.flush();
    }

    /** Show what is at work. */
    void shows(String what) {
        bar.setExtraMessage(what);
    }

    /** Go on by one. */
    void step() {
        bar.step();
    }

    /** Go on by several. */
    void steps(long many) {
        bar.stepBy(many);
    }

    /** Take the bar off its line, so that other text can be written there; it is drawn again below. */
    void wipe() {
        draw(" ".repeat(WIDTH) + "\r");
    }

    @Override
    public void close() {
        bar.close();
        out.println();
    }
}
