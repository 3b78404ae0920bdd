package io.confiture.migration.hook;

import io.confiture.migration.hook.HookResult.Status;
import io.confiture.project.SourceLocation;

/**
 * Says how one attempt to run a hook ended.
 *
 * @param status what became of it
 * @param message as in {@link HookResult}
 * @param location the hook, or the place in it that failed
 * @param unusable whether nothing can follow: the connection is lost, or the transaction is no longer ours
 */
record HookTry(Status status, String message, SourceLocation location, boolean unusable) {

    static HookTry of(Status status, String message, HookEntry hook) {
        return new HookTry(status, message, hook.location(), false);
    }

    HookTry nothingCanFollow() {
        return new HookTry(status, message, location, true);
    }

    boolean succeeded() {
        return status == Status.RAN;
    }
}
