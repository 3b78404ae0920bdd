package io.confiture.assertions.migration;

import io.confiture.assertions.error.ShouldBeKnown;
import io.confiture.assertions.error.ShouldDo;
import io.confiture.assertions.error.ShouldExist;
import io.confiture.assertions.object.Navigable;
import io.confiture.migration.trace.RelationName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.assertj.core.api.ListAssert;

/**
 * Asserts on what a migration, or a statement of one, did to the tables and views that were there before it: others can wait for the
 * locks on those, and it is their rows that take time. Names are written as PostgreSQL stores them, with the schema's before it where the
 * search path does not lead to it. A table that the migration gave another name is found by both.
 *
 * <p>Where it is not known what a statement did, what must not be done is not believed and fails. Locks that are only known from
 * PostgreSQL's documentation, because a statement runs outside of transaction blocks and has let them go when it can be asked, count,
 * and messages say that they are.
 */
public interface EffectAssertions<SELF> extends Navigable<SELF> {

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
        Optional<RelationName> found = known(wanted) ? relation(table) : Optional.empty();
        List<Effects.Taken> taken = found.map(effects()::locks).orElse(List.of());
        if (found.isPresent() && taken.isEmpty()) {
            report(wanted, lockedNothing(found.get()), lines(effects().all()));
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
                : "makes " + table + " itself, so that nobody can wait for it";
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
            if (known(wanted)) {
                relation(table).ifPresent(relation -> {
                    List<Effects.Taken> taken = effects().locks(relation);
                    if (!taken.isEmpty()) {
                        report(wanted, "does:", lines(taken));
                    } else if (!effects().touchable().wasThere(relation)) {
                        report(wanted, lockedNothing(relation), List.of());
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
        if (known(wanted)) {
            TreeSet<RelationName> expected = new TreeSet<>();
            boolean complete = true;
            for (String table : tables) {
                Optional<RelationName> found = relation(table);
                found.ifPresent(expected::add);
                complete &= found.isPresent();
            }
            TreeSet<RelationName> locked = new TreeSet<>();
            effects().all().forEach(taken -> locked.add(taken.lock().relation()));
            if (complete && !locked.equals(expected)) {
                String did = locked.isEmpty()
                        ? "takes no lock on what was there before"
                        : "locks " + join(locked.stream().map(RelationName::toString).toList()) + ":";
                report(wanted, did, lines(effects().all()));
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
        if (known(wanted) && !effects().all().isEmpty()) {
            report(wanted, "does:", lines(effects().all()));
        }
        return self();
    }

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
        if (known(wanted)) {
            relation(table).filter(r -> effects().rewriting(r).isEmpty()).ifPresent(r -> report(
                    wanted, rewrote(effects().rewritten()), effects().summary()));
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
        if (known(wanted) && !effects().rewritten().isEmpty()) {
            report(wanted, rewrote(effects().rewritten()), effects().summary());
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
        if (known(wanted)) {
            relation(table).filter(r -> effects().scanning(r).isEmpty()).ifPresent(r -> report(
                    wanted, read(effects().scanned()), effects().summary()));
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
     * @throws AssertionError if one was, or it is not known what a statement did
     */
    default SELF doesNotScan(String... tables) {
        List<String> named = List.of(tables);
        String wanted = named.isEmpty() ? "to read no table from end to end" : "not to read " + join(named) + " from end to end";
        if (known(wanted)) {
            boolean scanned = named.isEmpty()
                    ? !effects().scanned().isEmpty()
                    : named.stream()
                                    .flatMap(table -> relation(table).stream())
                                    .filter(relation -> !effects().scanning(relation).isEmpty())
                                    .count()
                            > 0;
            if (scanned) {
                report(wanted, read(effects().scanned()), effects().summary());
            }
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
        if (known(wanted) && !effects().rebuilt().isEmpty()) {
            report(wanted, "builds " + join(effects().rebuilt()), effects().summary());
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
        if (known(wanted) && effects().rows() != expected) {
            report(wanted, "changes " + effects().rows(), effects().summary());
        }
        return self();
    }

    /**
     * Verify that the server said something while it ran: a notice, a warning, what RAISE NOTICE gives.
     *
     * <pre>{@code
     * assertThat(db.lastMigration()).raisesNotice("already exists, skipping");   // passes for CREATE TABLE IF NOT EXISTS users ()
     * assertThat(db.lastMigration()).raisesNotice("deprecated");                 // fails there
     * }</pre>
     *
     * @param part what one of the messages contains
     * @throws AssertionError if no message contains it
     */
    default SELF raisesNotice(String part) {
        String wanted = "to raise a notice with \"" + part + "\"";
        if (followed(wanted) && effects().notices().stream().noneMatch(n -> n.contains(part))) {
            report(wanted, effects().notices().isEmpty() ? "raises none" : "raises:", effects().notices());
        }
        return self();
    }

    /**
     * Verify that the server said nothing while it ran.
     *
     * <pre>{@code
     * assertThat(db.lastMigration()).raisesNoNotice();   // passes for ALTER TABLE users ADD COLUMN bio text
     * assertThat(db.lastMigration()).raisesNoNotice();   // fails for CREATE TABLE IF NOT EXISTS users ()
     * }</pre>
     *
     * @throws AssertionError if it said something
     */
    default SELF raisesNoNotice() {
        String wanted = "to raise no notice";
        if (followed(wanted) && !effects().notices().isEmpty()) {
            report(wanted, "raises:", effects().notices());
        }
        return self();
    }

    /**
     * Lead to AssertJ's assertions on what the server said while it ran, each with its severity: {@code NOTICE: ..}.
     *
     * <pre>{@code
     * assertThat(db.lastMigration()).notices().containsExactly("NOTICE: relation \"users\" already exists, skipping");   // passes for that
     * assertThat(db.lastMigration()).notices().isNotEmpty();                                                             // fails without any
     * }</pre>
     */
    default ListAssert<String> notices() {
        followed("to say what the server told it");
        return navigation().names("notices", effects().notices());
    }

    private boolean known() {
        return !navigation().absent() && effects().unknown().isEmpty();
    }

    /** Fail where it is not known what all statements did; return whether it is. */
    private boolean known(String wanted) {
        effects().unknown()
                .ifPresent(reason -> navigation().report(ShouldBeKnown.shouldBeKnown(effects(), wanted, reason)));
        return known();
    }

    /** Fail where nobody followed the statements; return whether somebody did. */
    private boolean followed(String wanted) {
        effects().unfollowed()
                .ifPresent(reason -> navigation().report(ShouldBeKnown.shouldBeKnown(effects(), wanted, reason)));
        return !navigation().absent() && effects().unfollowed().isEmpty();
    }

    /** Find a table, or fail with the nearest name. */
    private Optional<RelationName> relation(String table) {
        Optional<RelationName> found = effects().touchable().find(table);
        if (found.isEmpty()) {
            navigation()
                    .report(ShouldExist.shouldExist(
                            "the database of " + effects(),
                            "table",
                            table,
                            effects().touchable().names(),
                            Optional.empty()));
        }
        return found;
    }

    private void report(String wanted, String did, List<String> evidence) {
        navigation().report(ShouldDo.shouldDo(effects(), wanted, did, evidence));
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

    private static String join(List<String> names) {
        return String.join(", ", names);
    }
}
