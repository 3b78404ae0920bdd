package io.confiture.migration.layout;

import io.confiture.migration.Layout;
import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.TransactionMode;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code 1_name.sql}, or {@code 1_name.up.sql} with {@code 1_name.down.sql}, as sqlx does.
 *
 * <p>Versions are signed 64-bit numbers above zero; a file with an underscore and another version stops sqlx, a file
 * without underscore or {@code .sql} is passed over. A file runs in a transaction unless its very first characters are
 * {@code -- no-transaction}. Sources: launchbadge/sqlx {@code sqlx-core/src/migrate/source.rs} and {@code
 * migration_type.rs}.
 */
final class SqlxLayout implements PairRules {

    static final String NO_TRANSACTION = "-- no-transaction";

    private static final BigInteger LIMIT = BigInteger.valueOf(Long.MAX_VALUE);

    @Override
    public Layout layout() {
        return Layout.SQLX;
    }

    @Override
    public @Nullable String invalid(String version) {
        if (!VersionOrder.isNumber(version)) {
            return "sqlx needs a whole number before the first underscore";
        }
        BigInteger number = new BigInteger(version);
        if (number.signum() == 0) {
            return "sqlx needs a version above zero";
        }
        return number.compareTo(LIMIT) <= 0
                ? null
                : "the version %s does not fit a signed 64-bit number, and sqlx stops".formatted(version);
    }

    @Override
    public int compare(String one, String other) {
        return VersionOrder.numbers(one, other);
    }

    @Override
    public boolean allowsSingleFiles() {
        return true;
    }

    @Override
    public TransactionMode transaction(FileText text, Collector out) {
        if (text.text().startsWith(NO_TRANSACTION)) {
            return TransactionMode.NO_TRANSACTION;
        }
        Lines lines = new Lines(text.text());
        while (lines.next()) {
            String line = Lines.strip(lines.line());
            if (line.startsWith(NO_TRANSACTION)) {
                out.problem(
                        Kind.BAD_MARKER,
                        text.at(lines.start()),
                        "%s: sqlx sees '%s' only as the very first characters of the file, so it opens a transaction"
                                .formatted(text.name(), NO_TRANSACTION),
                        "move the comment to the first line, without anything before it");
            }
            if (!line.isEmpty() && !line.startsWith("--")) {
                break;
            }
        }
        return TransactionMode.TRANSACTION;
    }

    @Override
    public String onDuplicate() {
        return "sqlx fails on the second one, since the version is the key of its table";
    }
}
