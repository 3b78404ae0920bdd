package io.confiture.migration.hook;

import io.confiture.project.SourceLocation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Says what became of a hook.
 *
 * @param phase when it ran
 * @param name its name
 * @param subject the migration that it ran for, or null
 * @param status what became of it
 * @param message what it said, why it refused or failed, or why it was not run; may be empty when it ran
 * @param location where it stands, or where in it it failed
 * @param duration how long it took, all attempts together
 * @param attempts how often it was tried
 * @param stops whether the command must not go on
 */
public record HookResult(
        HookPhase phase,
        String name,
        @Nullable HookSubject subject,
        Status status,
        String message,
        SourceLocation location,
        Duration duration,
        int attempts,
        boolean stops) {

    /** What can become of a hook. */
    public enum Status {
        /** It did what it is for. */
        RAN,
        /** It refused. */
        VETOED,
        /** It failed. */
        FAILED,
        /** It took too long and was stopped. */
        TIMED_OUT,
        /** It was not run. */
        SKIPPED
    }

    /** Return what it is and what became of it, on one line. */
    @Override
    public String toString() {
        String what = "hook " + phase.word() + "/" + name;
        return switch (status) {
            case RAN -> what + " ran" + (message.isEmpty() ? "" : ": " + message);
            case VETOED -> what + " refuses: " + message;
            case FAILED -> what + " failed: " + message;
            case TIMED_OUT -> what + " took too long: " + message;
            case SKIPPED -> what + " was not run: " + message;
        };
    }
}
