package io.confiture.catalog;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Says what a snapshot shall hold. Immutable; start with {@link #defaults()}.
 *
 * @param leftOut qualified names ({@code public.tb_confiture}) of relations, types or functions (without arguments)
 *     that are left out together with all that belongs to them; meant for the tool's own ledger
 * @param withRoles whether the roles of the server are part of the snapshot; they are shared by all databases of a
 *     server, so the default is no. Names of owners and grantees are always there.
 * @param lockWait how long to wait for a lock at most, where the session itself sets no limit; zero for no limit.
 *     Somebody who alters a table and has not committed yet makes a reader wait.
 */
public record ReaderOptions(Set<String> leftOut, boolean withRoles, Duration lockWait) {

    /** Keep a copy of the names that nobody can change. */
    public ReaderOptions {
        leftOut = Set.copyOf(leftOut);
    }

    /** Return the options that leave nothing out but roles. */
    public static ReaderOptions defaults() {
        return new ReaderOptions(Set.of(), false, Duration.ZERO);
    }

    /** Return these options with more objects left out, given as {@code schema.name}. */
    public ReaderOptions leavingOut(Collection<String> qualifiedNames) {
        Set<String> all = new LinkedHashSet<>(leftOut);
        all.addAll(qualifiedNames);
        return new ReaderOptions(all, withRoles, lockWait);
    }

    /** Return these options with the roles of the server included. */
    public ReaderOptions includingRoles() {
        return new ReaderOptions(leftOut, true, lockWait);
    }

    /** Return these options with a limit to the time that is waited for a lock. */
    public ReaderOptions waitingAtMost(Duration forLock) {
        return new ReaderOptions(leftOut, withRoles, forLock);
    }
}
