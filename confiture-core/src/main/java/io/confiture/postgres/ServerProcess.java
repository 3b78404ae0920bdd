package io.confiture.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running server of ours: started, waited for, stopped. */
final class ServerProcess {

    /**
     * Starts the server and outlives us: when our end of its standard input closes, be it because we ask, because this JVM ends or
     * because it is killed with -9, it stops the server at once and deletes the files. Its output is closed first, so that the end
     * of the log means that the server is gone.
     */
    private static final String GUARD = """
            dir=$1; shift
            "$@" </dev/null &
            pg=$!
            exec >/dev/null 2>&1
            trap '' INT TERM HUP QUIT
            cat
            pid=
            test -r "$dir/data/postmaster.pid" && read -r pid < "$dir/data/postmaster.pid"
            kill -QUIT "${pid:-$pg}"
            wait "$pg"
            rm -rf "$dir" "$dir.lock"
            """;

    private static final long STOP_SECONDS = 30;

    private final Process process;
    private final ServerLog log;

    private ServerProcess(Process process, ServerLog log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Start a server and wait until it takes connections.
     *
     * @param settings further settings, {@code name=value}
     * @throws PortTakenException when somebody else was faster to take the port
     * @throws PostgresException when it does not start; with the end of its log
     */
    static ServerProcess start(
            Installation installation, ServerUser user, RunDirectory run, int port, List<String> settings)
            throws IOException, InterruptedException, PortTakenException {
        List<String> server = user.command(command(installation, run.data(), port, settings));
        List<String> command = new ArrayList<>();
        if (!installation.platform().windows()) {
            command.addAll(
                    List.of("/bin/sh", "-c", GUARD, "confiture", run.path().toString()));
        }
        command.addAll(server);
        Process process = ServerEnvironment.process(command)
                .directory(run.path().toFile())
                .start();
        ServerLog log = ServerLog.follow(process.getInputStream());
        ServerProcess result = new ServerProcess(process, log);
        switch (log.awaitReady()) {
            case READY -> {
                return result;
            }
            case PORT_TAKEN -> {
                result.stop();
                throw new PortTakenException(port);
            }
            default -> {
                result.stop();
                throw new PostgresException(installation.version() + " does not start in " + run.path()
                        + "; its log ends with:\n" + log.tail());
            }
        }
    }

    private static List<String> command(Installation installation, Path data, int port, List<String> settings) {
        List<String> command = new ArrayList<>(
                List.of(installation.program("postgres"), "-D", data.toString(), "-p", Integer.toString(port)));
        // The last one of a name counts.
        for (List<String> some : List.of(ServerTuning.settings(), settings)) {
            for (String setting : some) {
                command.add("-c");
                command.add(setting);
            }
        }
        return command;
    }

    /** Return the last lines of the log. */
    String logTail() {
        return log.tail();
    }

    /** Stop the server at once, without a checkpoint: its files are of no use to anybody. */
    void stop() {
        try {
            process.getOutputStream().close();
            if (process.info().command().map(c -> c.endsWith("postgres.exe")).orElse(false)) {
                process.destroy();
            }
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new PostgresException("cannot stop the embedded server: " + e, e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
