package io.confiture.migration.layout;

import io.confiture.migration.Layout;
import io.confiture.migration.TransactionMode;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code 001_name.up.sql} and {@code 001_name.down.sql} as Confiture does.
 *
 * <p>The version is the text before the first underscore, of any shape that holds a digit. Runs of digits compare as
 * numbers: the original compared versions as text, so that 10 ran before 2. The files are searched in the directory
 * itself only. Transactions: the statements decide, since the original has no way to mark a file.
 */
final class ConfitureLayout implements PairRules {

    @Override
    public Layout layout() {
        return Layout.CONFITURE;
    }

    @Override
    public @Nullable String invalid(String version) {
        if (version.isEmpty()) {
            return "there is no version before an underscore";
        }
        return version.chars().anyMatch(c -> c >= '0' && c <= '9')
                ? null
                : "the version '%s' holds no digit".formatted(version);
    }

    @Override
    public int compare(String one, String other) {
        return VersionOrder.natural(one, other);
    }

    @Override
    public boolean allowsSingleFiles() {
        return false;
    }

    @Override
    public TransactionMode transaction(FileText text, Collector out) {
        return TransactionMode.AUTO;
    }

    @Override
    public String onDuplicate() {
        return "only one of them can be recorded as applied";
    }
}
