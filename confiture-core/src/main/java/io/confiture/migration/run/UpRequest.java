package io.confiture.migration.run;

import org.jspecify.annotations.Nullable;

/**
 * Says how far to go up.
 *
 * @param target the version to stop at, itself included, or null for all
 * @param requireReversible whether nothing is run unless each pending migration has a way back
 */
public record UpRequest(@Nullable String target, boolean requireReversible) {

    /** Ask for all that is pending. */
    public static UpRequest all() {
        return new UpRequest(null, false);
    }

    /** Ask for what is pending up to a version, itself included. */
    public static UpRequest to(String version) {
        return new UpRequest(version, false);
    }

    /** Ask for the same, but only if it can be taken back. */
    public UpRequest reversibleOnly() {
        return new UpRequest(target, true);
    }
}
