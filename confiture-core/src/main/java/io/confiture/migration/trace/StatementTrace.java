package io.confiture.migration.trace;

import io.confiture.postgres.Notice;
import io.confiture.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says what one statement did.
 *
 * <p>Relations that are temporary and those of the system's catalogs are left out everywhere.
 *
 * @param statement the statement
 * @param locks the locks that it took, or made stronger, in the order of their names
 * @param held the locks on relations that were there before the migration, held because of earlier statements of the same
 *     transaction while this one ran
 * @param rewrites tables that were there before and whose contents were written anew
 * @param rebuilt indexes that were there before and were built anew, although their table was not rewritten
 * @param scans tables that were there before and were read from end to end; reading a whole table through an index does not count
 * @param rows how many rows were inserted, updated and deleted, by triggers and functions too
 * @param duration how long the server took, with the way there and back
 * @param notices what the server said
 * @param evidence where this is known from
 */
public record StatementTrace(
        Statement statement,
        List<RelationLock> locks,
        List<HeldLock> held,
        List<RelationName> rewrites,
        List<RelationName> rebuilt,
        List<RelationName> scans,
        long rows,
        Duration duration,
        List<Notice> notices,
        Evidence evidence) {

    public StatementTrace {
        locks = List.copyOf(locks);
        held = List.copyOf(held);
        rewrites = List.copyOf(rewrites);
        rebuilt = List.copyOf(rebuilt);
        scans = List.copyOf(scans);
        notices = List.copyOf(notices);
    }

    /** Return the locks on relations that were there before the migration. */
    public List<RelationLock> locksOnExisting() {
        return locks.stream().filter(RelationLock::existedBefore).toList();
    }

    /** Return what it did in one line, such as {@code ACCESS EXCLUSIVE on users, no rewrite, scan of users}. */
    public String summary() {
        if (evidence instanceof Evidence.Unknown unknown) {
            return "not measured: " + unknown.reason();
        } else if (evidence instanceof Evidence.NotExecuted not) {
            return "not executed: " + not.reason()
                    + (locks.isEmpty() ? "" : "; it would take " + join(locks) + " (documented)");
        }
        List<String> parts = new ArrayList<>();
        if (locksOnExisting().isEmpty()) {
            parts.add(held.isEmpty() ? "no lock on what was there before" : "no further lock");
        }
        locksOnExisting().forEach(lock -> parts.add(lock.toString()));
        parts.add(rewrites.isEmpty() ? "no rewrite" : "rewrite of " + join(rewrites));
        if (!rebuilt.isEmpty()) {
            parts.add((rebuilt.size() == 1 ? "index " : "indexes ") + join(rebuilt) + " built anew");
        }
        parts.add(scans.isEmpty() ? "no scan" : "scan of " + join(scans));
        if (rows > 0) {
            parts.add(rows + (rows == 1 ? " row" : " rows"));
        }
        return String.join(", ", parts)
                + (evidence instanceof Evidence.Documented ? " (documented, not measured)" : "");
    }

    private static String join(List<?> names) {
        return names.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
