package io.confiture.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The user that a server of ours runs as: PostgreSQL refuses to run as root, and tests in containers often are root.
 *
 * @param prefix what is put before a command, empty when we are not root
 * @param owner the numeric user that its files must belong to, or null when they stay ours
 */
record ServerUser(List<String> prefix, @Nullable Integer owner) {

    private static final Logger LOG = LoggerFactory.getLogger(ServerUser.class);
    private static final int NOBODY = 65534;
    private static final long PATIENCE_SECONDS = 10;

    /**
     * The ways to become somebody else, the best first. A user namespace needs no other user and no change of owner, but default
     * containers forbid it; busybox has a setpriv without --reuid and no runuser.
     */
    private static final List<ServerUser> WAYS = List.of(
            new ServerUser(List.of("unshare", "-U"), null),
            new ServerUser(
                    List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--"), NOBODY),
            new ServerUser(List.of("runuser", "-u", "nobody", "--"), NOBODY),
            new ServerUser(List.of("su", "-s", "/bin/sh", "nobody", "-c", "exec \"$0\" \"$@\"", "--"), NOBODY),
            new ServerUser(List.of("chroot", "--userspec=" + NOBODY + ":" + NOBODY, "/"), NOBODY));

    /**
     * Return the user for this process.
     *
     * @param ways what to try when we are root, in this order
     * @throws PostgresException when we are root and cannot become anybody else
     */
    static ServerUser find(boolean root, List<ServerUser> ways) {
        if (!root) {
            return new ServerUser(List.of(), null);
        }
        for (ServerUser way : ways) {
            if (way.works()) {
                LOG.debug("runs PostgreSQL through {}", way.prefix());
                return way;
            }
        }
        throw new PostgresException(
                "PostgreSQL does not run as root, and none of unshare, setpriv, runuser, su and chroot can"
                        + " change the user here; run the tests as another user");
    }

    /** Return all ways not to be root. */
    static List<ServerUser> ways() {
        return WAYS;
    }

    /** Return whether the owner of new files is root. */
    static boolean root(Path probe) throws IOException {
        return FileTree.posix(probe) && Integer.valueOf(0).equals(Files.getAttribute(probe, "unix:uid"));
    }

    boolean works() {
        try {
            Process process = new ProcessBuilder(command(List.of("true")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            LOG.debug("{} cannot be run: {}", prefix, e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresException("interrupted while looking for a user to run PostgreSQL as", e);
        }
    }

    /** Return a command as it must be run. */
    List<String> command(List<String> command) {
        List<String> result = new ArrayList<>(prefix);
        result.addAll(command);
        return result;
    }
}
