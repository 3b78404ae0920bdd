package io.confiture.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How a server is started on Windows: by pg_ctl, which gives up an administrator's rights first (PostgreSQL does not run with
 * them, and the users of hosted build machines have them).
 *
 * <p>There is no shell to stand guard and Java cannot make a job object: after a JVM that was killed the server stays until the
 * next start of Confiture sweeps it. Written after the manual's page of pg_ctl; not run on Windows so far.
 */
final class WindowsServer {

    private static final long POLL_MILLIS = 10;

    private WindowsServer() {}

    static List<String> start(Installation installation, RunDirectory run, List<String> options) throws IOException {
        Files.createFile(file(run));
        StringBuilder line = new StringBuilder();
        for (String option : options) {
            line.append(line.isEmpty() ? "" : " ").append(option.indexOf(' ') < 0 ? option : '"' + option + '"');
        }
        return List.of(
                installation.program("pg_ctl"),
                "start",
                "--no-wait",
                "--silent",
                "--pgdata=" + run.data(),
                "--log=" + file(run),
                "--options=" + line);
    }

    static List<String> stop(Installation installation, RunDirectory run) {
        return List.of(
                installation.program("pg_ctl"), "stop", "--mode=immediate", "--silent", "--pgdata=" + run.data());
    }

    private static Path file(RunDirectory run) {
        return run.path().resolve("server.log");
    }

    /** Return the log as a stream that waits at the end of the file, as a pipe does; it ends when the file is gone. */
    static InputStream log(RunDirectory run) throws IOException {
        return new Tail(file(run));
    }

    private static final class Tail extends InputStream {

        private final Path file;
        private final InputStream in;

        Tail(Path file) throws IOException {
            this.file = file;
            this.in = Files.newInputStream(file);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = in.read(bytes, offset, length);
            while (count < 0 && Files.exists(file)) {
                try {
                    TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException("interrupted while the server's log was read", e);
                }
                count = in.read(bytes, offset, length);
            }
            return count;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
