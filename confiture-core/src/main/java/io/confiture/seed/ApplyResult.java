package io.confiture.seed;

import io.confiture.check.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Says what applying seed files gave.
 *
 * @param ending how it ended
 * @param files each file, in order
 * @param tables the rows of each table that was touched, counted before and, over a connection of its own, after the end; in a dry
 *     run before the rollback instead
 * @param problems what kept loaded files from being stored; what is wrong with a file is in its {@link FileLoad}
 * @param duration how long all took, without the connecting
 */
public record ApplyResult(
        Ending ending, List<AppliedFile> files, List<TableCount> tables, List<Finding> problems, Duration duration) {

    /** Says how it ended. */
    public enum Ending {
        /** What was loaded is committed. */
        COMMITTED,
        /** Everything was rolled back, as asked. */
        DRY_RUN,
        /** Everything was rolled back, because it could not be committed. */
        ROLLED_BACK,
        /** The connection was lost; what was not committed before is not stored. */
        CONNECTION_LOST,
        /** Nobody can say what is stored: see the counts. */
        UNKNOWN
    }

    /** Copy the lists. */
    public ApplyResult {
        files = List.copyOf(files);
        tables = List.copyOf(tables);
        problems = List.copyOf(problems);
    }

    /** Say whether every file was loaded and is stored, or would be if this were no dry run. */
    public boolean succeeded() {
        boolean ended = ending == Ending.COMMITTED || ending == Ending.DRY_RUN;
        return ended
                && problems.isEmpty()
                && files.stream().allMatch(f -> f.load() != null && f.load().loaded());
    }

    /** Return how many files are in a state. */
    public long count(AppliedFile.State state) {
        return files.stream().filter(f -> f.state() == state).count();
    }

    /** Return the rows of all files that were loaded, by the server's command tags. */
    public long rows() {
        return files.stream()
                .map(AppliedFile::load)
                .filter(Objects::nonNull)
                .mapToLong(FileLoad::totalRows)
                .sum();
    }
}
