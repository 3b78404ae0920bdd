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
    private final List<String> stopCommand;

    /**
     * @param stopCommand what stops the server; empty where it stops when its input ends
     */
    private ServerProcess(Process process, ServerLog log, List<String> stopCommand) {
        this.process = process;
        this.log = log;
        this.stopCommand = stopCommand;
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
        boolean windows = installation.platform().windows();
        List<String> command = windows
                ? WindowsServer.start(installation, run, options(port, settings))
                : guarded(run, user.command(server(installation, run.data(), options(port, settings))));
        ProcessBuilder builder =
                ServerEnvironment.process(command).directory(run.path().toFile());
        if (windows) {
            // The server inherits the pipe of pg_ctl, so that nobody would ever see its end.
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        }
        Process process = builder.start();
        ServerLog log = ServerLog.follow(windows ? WindowsServer.log(run) : process.getInputStream());
        ServerProcess result =
                new ServerProcess(process, log, windows ? WindowsServer.stop(installation, run) : List.of());
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

    private static List<String> guarded(RunDirectory run, List<String> server) {
        List<String> command = new ArrayList<>(
                List.of("/bin/sh", "-c", GUARD, "confiture", run.path().toString()));
        command.addAll(server);
        return command;
    }

    private static List<String> server(Installation installation, Path data, List<String> options) {
        List<String> command = new ArrayList<>(List.of(installation.program("postgres"), "-D", data.toString()));
        command.addAll(options);
        return command;
    }

    private static List<String> options(int port, List<String> settings) {
        List<String> options = new ArrayList<>(List.of("-p", Integer.toString(port)));
        // The last one of a name counts.
        for (List<String> some : List.of(ServerTuning.settings(), settings)) {
            for (String setting : some) {
                options.add("-c");
                options.add(setting);
            }
        }
        return options;
    }

    /** Stop the server at once, without a checkpoint: its files are of no use to anybody. */
    void stop() {
        try {
            process.getOutputStream().close();
            if (!stopCommand.isEmpty()) {
                ServerEnvironment.process(stopCommand)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor(STOP_SECONDS, TimeUnit.SECONDS);
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
