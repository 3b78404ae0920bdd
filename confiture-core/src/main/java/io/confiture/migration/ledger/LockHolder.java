package io.confiture.migration.ledger;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Is who holds the lock of a database.
 *
 * @param pid the process id of the backend, for {@code pg_terminate_backend}
 * @param user the role
 * @param application its application_name
 * @param client where it comes from: an address, or null for a local socket or where this user may not see it
 * @param connectedAt since when it is connected; a runner connects to take the lock, so this is when it took it
 * @param state what it does, as pg_stat_activity says
 * @param stateSince since when it does that, or null where this user may not see it
 * @param now the server's clock when it was asked
 */
public record LockHolder(
        int pid,
        String user,
        String application,
        @Nullable String client,
        @Nullable Instant connectedAt,
        String state,
        @Nullable Instant stateSince,
        Instant now) {

    /** Return all of it as the end of a sentence: {@code process 4711 ("confiture migrate") of deploy at 10.0.0.7, ...}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("process " + pid);
        if (!application.isEmpty()) {
            text.append(" (").append(application).append(')');
        }
        text.append(" of user ").append(user);
        if (client != null) {
            text.append(" at ").append(client);
        }
        if (connectedAt != null) {
            text.append(", connected for ")
                    .append(since(connectedAt))
                    .append(" since ")
                    .append(connectedAt);
        }
        if (!state.isEmpty()) {
            text.append(", ").append(state);
            if (stateSince != null) {
                text.append(" for ").append(since(stateSince));
            }
        }
        return text.toString();
    }

    private String since(Instant then) {
        long seconds = Math.max(0, Duration.between(then, now).toSeconds());
        return seconds < 120 ? seconds + " s" : seconds / 60 + " min";
    }
}
