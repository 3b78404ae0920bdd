package io.confiture.seed;

import io.confiture.check.Finding;
import io.confiture.postgres.StatementFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Words what the server said about a statement of a seed file. */
final class LoadFindings {

    /** not_null_violation and check_violation: their detail repeats the whole row, which the place tells without showing it. */
    private static final Set<String> WITH_WHOLE_ROW = Set.of("23502", "23514");

    private LoadFindings() {}

    static Finding of(StatementFailure failure) {
        return Finding.of(SeedRules.LOADS, failure.message())
                .at(failure.location())
                .withExcerpt(failure.excerpt())
                .withDetail(detail(failure));
    }

    /** Word a failure of one row among many. */
    static Finding of(StatementFailure failure, RowFinder.FailingRow row) {
        return of(failure)
                .at(row.location())
                .withExcerpt(row.excerpt())
                .withDetail("Row " + row.number() + " of " + row.rows() + " of the statement at "
                        + failure.statement().location() + "\n" + detail(failure));
    }

    private static @Nullable String detail(StatementFailure failure) {
        List<String> lines = new ArrayList<>();
        add(lines, "SQLSTATE ", failure.sqlState().isEmpty() ? null : failure.sqlState());
        add(lines, "Detail: ", WITH_WHOLE_ROW.contains(failure.sqlState()) ? null : failure.detail());
        add(lines, "Hint: ", failure.hint());
        add(lines, "Where: ", failure.where());
        return lines.isEmpty() ? null : String.join("\n", lines);
    }

    private static void add(List<String> lines, String label, @Nullable String text) {
        if (text != null) {
            lines.add(label + text);
        }
    }
}
