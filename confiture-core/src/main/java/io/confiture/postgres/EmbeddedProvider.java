package io.confiture.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a server of our own: binaries unpacked once, data directory initialised once, copied and started.
 *
 * <p>When the JVM ends in whatever way, the server and its files go with it, on Unix. On Windows there is no shell to stand
 * guard, so after a JVM that was killed the server stays until the next start of Confiture, which sweeps it.
 */
final class EmbeddedProvider implements PostgresProvider {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedProvider.class);
    private static final int ATTEMPTS = 5;

    private final ServerChoice.Embedded choice;

    private final List<ServerUser> ways;
    private final AtomicBoolean driverWarm = new AtomicBoolean();

    EmbeddedProvider(ServerChoice.Embedded choice) {
        this(choice, ServerUser.ways());
    }

    /** Make a provider that tries only some ways not to be root. */
    EmbeddedProvider(ServerChoice.Embedded choice, List<ServerUser> ways) {
        this.choice = choice;
        this.ways = ways;
    }

    @Override
    public String name() {
        return "embedded";
    }

    @Override
    public boolean givesFurtherServers() {
        return true;
    }

    @Override
    public Server start() {
        try {
            return start(Platform.current());
        } catch (IOException e) {
            throw new PostgresException("the embedded server cannot be started: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresException("interrupted while the embedded server started", e);
        }
    }

    private Server start(Platform platform) throws IOException, InterruptedException {
        if (driverWarm.compareAndSet(false, true)) {
            DriverWarmUp.begin();
        }
        Path work = WorkDirectory.find(choice.workDirectory());
        RunDirectory run = RunDirectory.create(work);
        boolean started = false;
        try {
            boolean root = ServerUser.root(run.path());
            Path cache = CacheDirectory.find(platform, choice.cacheDirectory(), root, run.path());
            ServerUser user = ServerUser.find(root, ways);
            Installation installation = installation(platform, cache);
            DataDirectory prepared = DataDirectory.get(installation, cache, user);
            inBackground("confiture-sweep", () -> WorkDirectory.all(work).forEach(RunDirectorySweep::sweep));
            FileTree.copyData(prepared.data(), run.data(), user.owner());
            Server server = startOn(installation, user, run, prepared.password());
            started = true;
            return server;
        } finally {
            if (!started) {
                run.close();
            }
        }
    }

    private Installation installation(Platform platform, Path cache) throws IOException, InterruptedException {
        Path bin = choice.binDirectory();
        if (bin != null) {
            return Installation.existing(bin, platform);
        }
        BinaryArchive archive = BinaryArchive.find(platform).orElseThrow(() -> BinaryArchive.missing(platform));
        return Installation.unpacked(archive, platform, cache);
    }

    private Server startOn(Installation installation, ServerUser user, RunDirectory run, String password)
            throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            Connector connector = Connector.local(port, DataDirectory.SUPERUSER, password);
            try {
                ServerProcess process = ServerProcess.start(installation, user, run, port, choice.settings());
                return Server.open(connector, name(), true, () -> {
                    process.stop();
                    run.close();
                });
            } catch (PortTakenException e) {
                if (attempt == ATTEMPTS || !Files.isDirectory(run.data())) {
                    throw new PostgresException(
                            "no free port for the embedded server after " + attempt + " attempts", e);
                }
                LOG.debug("tries another port", e);
            }
        }
    }

    private static void inBackground(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
