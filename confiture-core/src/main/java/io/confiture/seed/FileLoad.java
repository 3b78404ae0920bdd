package io.confiture.seed;

import io.confiture.check.Finding;
import io.confiture.project.TableName;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says what loading one seed file gave.
 *
 * @param file the file
 * @param statements how many statements ran; those of a file that failed are undone
 * @param rows how many rows the server said it inserted, updated, merged or copied, per table that statements name, in the order
 *     in which the tables were first named; rows that functions and triggers wrote are not among them. Empty for a file that
 *     failed
 * @param duration how long it took
 * @param notes what is worth knowing and kept nothing from loading
 * @param failure why it failed, or null when it was loaded
 */
public record FileLoad(
        SeedFile file,
        int statements,
        Map<TableName, Long> rows,
        Duration duration,
        List<Finding> notes,
        @Nullable LoadFailure failure) {

    /** Copy the collections. */
    public FileLoad {
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
        notes = List.copyOf(notes);
    }

    /** Say whether every statement ran. */
    public boolean loaded() {
        return failure == null;
    }

    /** Say whether there was nothing to run: the file is empty, or all comments. */
    public boolean isEmpty() {
        return failure == null && statements == 0;
    }

    /** Return the rows of all tables together. */
    public long totalRows() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }
}
