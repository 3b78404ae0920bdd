package io.confiture.migration.layout;

import io.confiture.migration.Layout;
import io.confiture.migration.TransactionMode;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code 1_name.up.sql} and {@code 1_name.down.sql} as golang-migrate does.
 *
 * <p>Versions are digits that fit 64 bits without sign, and compare as numbers; a file whose name does not parse is
 * passed over without a word, two files of one version and direction are refused. Sources: golang-migrate/migrate
 * {@code source/parse.go}, {@code source/migration.go}, {@code source/iofs/iofs.go}. The driver sends each file as one
 * message and opens no transaction of its own.
 */
final class GolangMigrateLayout implements PairRules {

    private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(64);

    @Override
    public Layout layout() {
        return Layout.GOLANG_MIGRATE;
    }

    @Override
    public @Nullable String invalid(String version) {
        if (!VersionOrder.isNumber(version)) {
            return "golang-migrate reads only digits before the first underscore, and passes the file over";
        }
        return new BigInteger(version).compareTo(LIMIT) < 0
                ? null
                : "the version %s does not fit 64 bits, and golang-migrate passes the file over".formatted(version);
    }

    @Override
    public int compare(String one, String other) {
        return VersionOrder.numbers(one, other);
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
        return "golang-migrate refuses to start";
    }
}
