package io.confiture.assertions.migration;

import io.confiture.assertions.object.Navigable;
import io.confiture.migration.trace.RelationName;
import java.util.List;

/**
 * Asserts on what was done to the contents of the tables that were there before a migration: it is their rows that take time.
 *
 * <p>Names are written as PostgreSQL stores them, with the schema's before it where the search path does not lead to it. A table that
 * the migration gave another name is found by both. The rows of a partitioned table are those of its partitions. Where it is not known
 * what a statement did, nothing passes.
 */
public interface ContentEffects<SELF> extends Navigable<SELF> {

    /** Return what was done; for the methods of this interface themselves. */
    Effects effects();

    /**
     * Verify that the contents of a table were written anew.
     *
     * <pre>{@code
     * assertThat(db.lastMigration()).rewrites("users");   // passes for ALTER TABLE users ALTER COLUMN id TYPE bigint, from int
     * assertThat(db.lastMigration()).rewrites("users");   // fails for ALTER TABLE users ADD COLUMN bio text
     * }</pre>
     *
     * @throws AssertionError if they were not, or it is not known what a statement did
     */
    default SELF rewrites(String table) {
        String wanted = "to rewrite " + table;
        if (verdicts().known(wanted)) {
            verdicts().relation(table).filter(r -> !effects().rewriteWhole(r)).ifPresent(r -> verdicts()
                    .report(wanted, rewrote(effects().rewritten()), effects().summary()));
        }
        return self();
    }

    /**
     * Verify that no table that was there before was written anew.
     *
     * <pre>{@code
     * assertThat(db.lastMigration()).rewritesNothing();   // passes for ALTER TABLE users ADD COLUMN bio text
     * assertThat(db.lastMigration()).rewritesNothing();   // fails for ALTER TABLE users ALTER COLUMN id TYPE bigint, from int
     * }</pre>
     *
     * @throws AssertionError if one was, or it is not known what a statement did
     */
    default SELF rewritesNothing() {
        String wanted = "to rewrite no table";
        if (verdicts().known(wanted) && !effects().rewritten().isEmpty()) {
            verdicts().report(wanted, rewrote(effects().rewritten()), effects().summary());
        }
        return self();
    }

    private static String rewrote(List<String> names) {
        return names.isEmpty() ? "rewrites no table" : "rewrites " + join(names);
    }

    /**
     * Verify that a table was read from end to end.
     *
     * <pre>{@code
     * assertThat(db.lastMigration()).scans("users");   // passes for ALTER TABLE users ADD CHECK (email <> '')
     * assertThat(db.lastMigration()).scans("users");   // fails for ALTER TABLE users ADD COLUMN bio text
     * }</pre>
     *
     * @throws AssertionError if it was not, or it is not known what a statement did
     */
    default SELF scans(String table) {
        String wanted = "to read " + table + " from end to end";
        if (verdicts().known(wanted)) {
            verdicts().relation(table).filter(r -> !effects().scanWhole(r)).ifPresent(r -> verdicts()
                    .report(wanted, read(effects().scanned()), effects().summary()));
        }
        return self();
    }

    /**
     * Verify that some tables were not read from end to end; without any, that no table that was there before was.
     *
     * <pre>{@code
     * assertThat(db.lastMigration()).doesNotScan("users");   // passes for ALTER TABLE users ADD CHECK (email <> '') NOT VALID
     * assertThat(db.lastMigration()).doesNotScan("users");   // fails for ALTER TABLE users ADD CHECK (email <> '')
     * }</pre>
     *
     * @throws AssertionError if one was, or a partition of it, one was made by the migration itself or is not there, or it is not known
     *     what a statement did
     */
    default SELF doesNotScan(String... tables) {
        List<String> named = List.of(tables);
        String wanted = named.isEmpty()
                ? "to read no table from end to end"
                : "not to read " + join(named) + " from end to end";
        if (verdicts().known(wanted)) {
            List<RelationName> found = named.stream()
                    .flatMap(table -> verdicts().relation(table).stream())
                    .toList();
            boolean scanned = named.isEmpty()
                    ? !effects().scanned().isEmpty()
                    : found.stream()
                            .anyMatch(table -> !effects().scanning(table).isEmpty());
            if (scanned) {
                verdicts().report(wanted, read(effects().scanned()), effects().summary());
            }
            // What is read in tables that the migration makes itself is not measured.
            found.stream()
                    .filter(table -> !effects().touchable().wasThere(table))
                    .forEach(table -> verdicts().report(wanted, Touchable.madeItself(table), List.of()));
        }
        return self();
    }

    private static String read(List<String> names) {
        return names.isEmpty() ? "reads no table from end to end" : "reads " + join(names);
    }

    /**
     * Verify that no index that was there before was built anew, beside those of tables that were rewritten.
     *
     * <pre>{@code
     * assertThat(db.lastMigration()).rebuildsNoIndex();   // passes for ALTER TABLE users ADD COLUMN bio text
     * assertThat(db.lastMigration()).rebuildsNoIndex();   // fails for REINDEX TABLE users
     * }</pre>
     *
     * @throws AssertionError if one was, or it is not known what a statement did
     */
    default SELF rebuildsNoIndex() {
        String wanted = "to build no index anew";
        if (verdicts().known(wanted) && !effects().rebuilt().isEmpty()) {
            verdicts()
                    .report(
                            wanted,
                            "builds " + join(effects().rebuilt()),
                            effects().summary());
        }
        return self();
    }

    /**
     * Verify how many rows were inserted, updated and deleted, by triggers and functions too.
     *
     * <pre>{@code
     * assertThat(db.lastMigration()).changesRows(2);   // passes for UPDATE users SET bio = '' where there are two users
     * assertThat(db.lastMigration()).changesRows(1);   // fails there
     * }</pre>
     *
     * @throws AssertionError if it were more or less, or it is not known what a statement did
     */
    default SELF changesRows(long expected) {
        String wanted = "to change " + expected + (expected == 1 ? " row" : " rows");
        if (verdicts().known(wanted) && effects().rows() != expected) {
            verdicts().report(wanted, "changes " + effects().rows(), effects().summary());
        }
        return self();
    }

    private static String join(List<String> names) {
        return String.join(", ", names);
    }

    private Verdicts verdicts() {
        return new Verdicts(effects(), navigation());
    }
}
