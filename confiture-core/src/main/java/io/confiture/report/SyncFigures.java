package io.confiture.report;

import io.confiture.sync.copy.SyncResult;
import io.confiture.sync.copy.TableCopy;
import java.time.Duration;
import java.util.Locale;

/** Reckons what is said of a copy in numbers. */
final class SyncFigures {

    private static final double NANOS = 1e9;

    private SyncFigures() {}

    static long rows(SyncResult result) {
        return result.tables().stream().mapToLong(TableCopy::rows).sum();
    }

    /** Return how many rows this run itself copied in a second; 0 when it took no time. */
    static long rowsPerSecond(SyncResult result) {
        long own = rows(result)
                - result.tables().stream().mapToLong(TableCopy::resumed).sum();
        long nanos = result.took().toNanos();
        return nanos == 0 ? 0 : Math.round(own * NANOS / nanos);
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toNanos() / NANOS);
    }
}
