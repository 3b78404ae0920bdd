package io.confiture.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Is where a command's result goes: a file, or standard output. */
record Destination(@Nullable Path file, PrintWriter out) {

    static Destination of(@Nullable Path file, CommandSpec spec) {
        return new Destination(file, spec.commandLine().getOut());
    }

    /** Print a part of the result on standard output. */
    void print(String text) {
        out.print(text);
        out.flush();
    }

    /** Write the result, or what is left of it, without touching a character. */
    void write(String text) throws IOException {
        if (file == null) {
            print(text);
            return;
        }
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(file, text);
    }
}
