package io.confiture.migration.history;

import io.confiture.migration.history.GitException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Runs one git command: in English, without questions, without a pager, and not longer than the time it is given.
 *
 * <p>{@code GIT_DIR} and {@code GIT_WORK_TREE} are not passed on: a hook has them, relative to a folder that is not ours.
 * {@code GIT_INDEX_FILE} is, since {@code git commit -a} puts what will be committed there.
 */
final class GitProcess {
    private static final List<String> ALWAYS =
            List.of("--no-pager", "-c", "core.quotepath=off", "-c", "core.fsmonitor=false");

    private final String program;
    private final Path directory;
    private final Duration timeout;

    GitProcess(String program, Path directory, Duration timeout) {
        this.program = program;
        this.directory = directory;
        this.timeout = timeout;
    }

    /**
     * Holds what a command gave.
     *
     * @param exitCode what it ended with
     * @param bytes its output
     * @param errors what it said, which with success is nothing of interest
     */
    record Answer(int exitCode, byte[] bytes, String errors) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        /** Return the output without the line break at its end. */
        String line() {
            return text().stripTrailing();
        }
    }

    /** Run a command to its end, whatever the end is. */
    Answer run(List<String> arguments, String input) {
        List<String> command = new ArrayList<>();
        command.add(program);
        command.addAll(ALWAYS);
        command.addAll(arguments);
        Process process = start(command);
        try {
            CompletableFuture<byte[]> out = drain(process.getInputStream());
            CompletableFuture<byte[]> err = drain(process.getErrorStream());
            CompletableFuture<Void> in = feed(process.getOutputStream(), input);
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new GitException(
                        Kind.FAILED, "git " + arguments.get(0) + " did not end within " + timeout.toSeconds() + " s");
            }
            in.join();
            return new Answer(process.exitValue(), out.join(), new String(err.join(), StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GitException(Kind.FAILED, "git " + arguments.get(0) + " was interrupted", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Process start(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
        builder.environment().remove("GIT_DIR");
        builder.environment().remove("GIT_WORK_TREE");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new GitException(Kind.NO_GIT, "there is no program git on the path", e);
        }
    }

    private static CompletableFuture<byte[]> drain(InputStream stream) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (stream) {
                        return stream.readAllBytes();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                GitProcess::onThreadOfItsOwn);
    }

    private static CompletableFuture<Void> feed(OutputStream stream, String input) {
        return CompletableFuture.runAsync(
                () -> {
                    try (stream) {
                        stream.write(input.getBytes(StandardCharsets.UTF_8));
                    } catch (IOException e) {
                        // Git ended before it read everything: its exit code and its errors say why.
                        return;
                    }
                },
                GitProcess::onThreadOfItsOwn);
    }

    /** A pool may have fewer threads than the three streams need, and then none of them would end. */
    private static void onThreadOfItsOwn(Runnable task) {
        Thread thread = new Thread(task, "confiture-git");
        thread.setDaemon(true);
        thread.start();
    }
}
