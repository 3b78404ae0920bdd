package io.confiture.assertions.migration;

import io.confiture.assertions.object.Navigable;
import io.confiture.migration.trace.RelationName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Leads to the locks that were held on the tables and views that were there before a migration, so that others could wait for them.
 *
 * <p>Names are written as PostgreSQL stores them, with the schema's before it where the search path does not lead to it. A table that
 * the migration gave another name is found by both.
 *
 * <p>Where it is not known what a statement did, what it must not do is not believed and fails. Locks that are only known from
 * PostgreSQL's documentation, because a statement runs outside of transaction blocks and has let them go when it can be asked, count,
 * and messages say that they are.
 */
public interface LockNavigation<SELF> extends Navigable<SELF> {

    /** Return what was done; for the methods of this interface themselves. */
    Effects effects();

    /**
     * Lead to the assertions on the locks that were held on a table, and on its indexes.
     *
     * <pre>{@code
     * assertThat(db.lastMigration()).locks("users").atMost(SHARE_UPDATE_EXCLUSIVE);   // passes for VALIDATE CONSTRAINT on users
     * assertThat(db.lastMigration()).locks("orders");                                 // fails there: it takes no lock on orders
     * }</pre>
     *
     * @throws AssertionError if no lock was taken on it, there was no such table, or it is not known what a statement did
     */
    default LocksAssert locks(String table) {
        String wanted = "to lock " + table;
        Optional<RelationName> found = verdicts().known(wanted) ? verdicts().relation(table) : Optional.empty();
        List<Effects.Taken> taken = found.map(effects()::locks).orElse(List.of());
        if (found.isPresent() && taken.isEmpty()) {
            verdicts()
                    .report(wanted, lockedNothing(found.get()), lines(effects().all()));
        }
        TableLocks locks = new TableLocks(
                effects(), table, found.orElse(null), taken, navigation().absent() || taken.isEmpty());
        return navigation()
                .described(navigation()
                        .scope()
                        .source()
                        .nesting()
                        .nest(LocksAssert.class, TableLocks.class, locks, LocksAssert::new));
    }

    private String lockedNothing(RelationName table) {
        return effects().touchable().wasThere(table)
                ? "takes no lock on it" + (effects().all().isEmpty() ? "" : "; it takes:")
                : Touchable.madeItself(table);
    }

    /**
     * Verify that no lock was held on some tables, nor on their indexes.
     *
     * <pre>{@code
     * assertThat(db.lastMigration()).doesNotLock("orders");   // passes for ALTER TABLE users ADD COLUMN bio text
     * assertThat(db.lastMigration()).doesNotLock("users");    // fails there
     * }</pre>
     *
     * @throws AssertionError if one of them was locked, made by the migration itself or is not there, or it is not known what a
     *     statement did
     */
    default SELF doesNotLock(String... tables) {
        for (String table : given(tables)) {
            String wanted = "to take no lock on " + table;
            if (verdicts().known(wanted)) {
                verdicts().relation(table).ifPresent(relation -> {
                    List<Effects.Taken> taken = effects().locks(relation);
                    if (!taken.isEmpty()) {
                        verdicts().report(wanted, "does:", lines(taken));
                    } else if (!effects().touchable().wasThere(relation)) {
                        verdicts().report(wanted, lockedNothing(relation), List.of());
                    }
                });
            }
        }
        return self();
    }

    /**
     * Verify that locks were held on these tables and on no others that were there before.
     *
     * <pre>{@code
     * assertThat(db.lastMigration()).locksOnly("users");             // passes for ALTER TABLE users ADD COLUMN bio text
     * assertThat(db.lastMigration()).locksOnly("users", "orders");   // fails there: orders is not locked
     * }</pre>
     *
     * @throws AssertionError if another table was locked, one of these was not, or it is not known what a statement did
     */
    default SELF locksOnly(String... tables) {
        String wanted = "to lock " + String.join(", ", given(tables)) + " and nothing else";
        if (verdicts().known(wanted)) {
            TreeSet<RelationName> expected = new TreeSet<>();
            boolean complete = true;
            for (String table : tables) {
                Optional<RelationName> found = verdicts().relation(table);
                found.ifPresent(expected::add);
                complete &= found.isPresent();
            }
            TreeSet<RelationName> locked = new TreeSet<>();
            effects().all().forEach(taken -> locked.add(taken.lock().relation()));
            if (complete && !locked.equals(expected)) {
                String did = locked.isEmpty()
                        ? "takes no lock on what was there before"
                        : "locks "
                                + String.join(
                                        ", ",
                                        locked.stream()
                                                .map(RelationName::toString)
                                                .toList()) + ":";
                verdicts().report(wanted, did, lines(effects().all()));
            }
        }
        return self();
    }

    /**
     * Verify that no lock was held on anything that was there before.
     *
     * <pre>{@code
     * assertThat(db.lastMigration()).locksNothing();   // passes for CREATE TABLE countries (code text)
     * assertThat(db.lastMigration()).locksNothing();   // fails for ALTER TABLE users ADD COLUMN bio text
     * }</pre>
     *
     * @throws AssertionError if a lock was held, or it is not known what a statement did
     */
    default SELF locksNothing() {
        String wanted = "to take no lock on what was there before";
        if (verdicts().known(wanted) && !effects().all().isEmpty()) {
            verdicts().report(wanted, "does:", lines(effects().all()));
        }
        return self();
    }

    private static String[] given(String... tables) {
        if (tables.length == 0) {
            throw new IllegalArgumentException("no table is named");
        }
        return tables;
    }

    private static List<String> lines(List<Effects.Taken> taken) {
        List<String> lines = new ArrayList<>();
        taken.forEach(one -> lines.add(one.toString()));
        return lines;
    }

    private Verdicts verdicts() {
        return new Verdicts(effects(), navigation());
    }
}
