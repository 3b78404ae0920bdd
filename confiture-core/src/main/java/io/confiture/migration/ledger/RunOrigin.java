package io.confiture.migration.ledger;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

/**
 * Says who runs migrations, as far as the server cannot know it.
 *
 * @param run the same in all rows of the history that one command writes
 * @param command what was asked for, such as {@code migrate up}
 * @param toolVersion the version of Confiture
 * @param host the machine's name
 * @param osUser the user of the operating system
 */
public record RunOrigin(UUID run, String command, String toolVersion, String host, String osUser) {

    /** Describe a run on this machine, by this user, that starts now. */
    public static RunOrigin here(String command, String toolVersion) {
        return new RunOrigin(UUID.randomUUID(), command, toolVersion, hostName(), System.getProperty("user.name", ""));
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // A machine that cannot resolve its own name; the server records its address anyway.
            return "";
        }
    }
}
