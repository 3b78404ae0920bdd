package io.confiture.assertions.migration;

import io.confiture.assertions.error.ShouldDo;
import io.confiture.migration.trace.LockMode;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/**
 * Asserts on the locks that a migration, or a statement of one, held on a table and its indexes. Modes compare in the order of
 * PostgreSQL's list of table-level lock modes, from ACCESS SHARE to ACCESS EXCLUSIVE.
 */
public class LocksAssert extends AbstractAssert<LocksAssert, TableLocks> {

    /** Assert on the locks on a table. */
    public LocksAssert(TableLocks actual) {
        super(actual, LocksAssert.class);
    }

    /**
     * Verify that no lock was stronger than a mode.
     *
     * <pre>{@code
     * assertThat(db.lastMigration()).locks("users").atMost(SHARE_UPDATE_EXCLUSIVE);   // passes for VALIDATE CONSTRAINT on users
     * assertThat(db.lastMigration()).locks("users").atMost(SHARE_UPDATE_EXCLUSIVE);   // fails for CREATE INDEX ON users (email)
     * }</pre>
     *
     * @throws AssertionError if one was
     */
    public LocksAssert atMost(LockMode mode) {
        return actual.absent() || actual.mode().compareTo(mode) <= 0
                ? myself
                : failLocks("at most in the mode " + mode);
    }

    /**
     * Verify that a lock was as strong as a mode, or stronger.
     *
     * <pre>{@code
     * assertThat(db.lastMigration()).locks("users").atLeast(SHARE);   // passes for CREATE INDEX ON users (email)
     * assertThat(db.lastMigration()).locks("users").atLeast(SHARE);   // fails for UPDATE users SET bio = ''
     * }</pre>
     *
     * @throws AssertionError if all were weaker
     */
    public LocksAssert atLeast(LockMode mode) {
        return actual.absent() || actual.mode().compareTo(mode) >= 0
                ? myself
                : failLocks("at least in the mode " + mode);
    }

    /**
     * Verify that the strongest lock had a mode.
     *
     * <pre>{@code
     * assertThat(db.lastMigration()).locks("users").exactly(ACCESS_EXCLUSIVE);   // passes for ALTER TABLE users ADD COLUMN bio text
     * assertThat(db.lastMigration()).locks("users").exactly(ROW_EXCLUSIVE);      // fails there
     * }</pre>
     *
     * @throws AssertionError if it was stronger or weaker
     */
    public LocksAssert exactly(LockMode mode) {
        return actual.absent() || actual.mode() == mode ? myself : failLocks("in the mode " + mode);
    }

    /**
     * Verify that others could read the table all the time.
     *
     * <pre>{@code
     * assertThat(db.lastMigration()).locks("users").withoutBlockingReaders();   // passes for CREATE INDEX ON users (email)
     * assertThat(db.lastMigration()).locks("users").withoutBlockingReaders();   // fails for ALTER TABLE users ADD COLUMN bio text
     * }</pre>
     *
     * @throws AssertionError if a lock kept readers waiting
     */
    public LocksAssert withoutBlockingReaders() {
        return actual.absent() || !actual.mode().blocksReaders() ? myself : failLocks("and let others read it");
    }

    /**
     * Verify that others could change rows of the table all the time.
     *
     * <pre>{@code
     * assertThat(db.lastMigration()).locks("users").withoutBlockingWriters();   // passes for VALIDATE CONSTRAINT on users
     * assertThat(db.lastMigration()).locks("users").withoutBlockingWriters();   // fails for CREATE INDEX ON users (email)
     * }</pre>
     *
     * @throws AssertionError if a lock kept writers waiting
     */
    public LocksAssert withoutBlockingWriters() {
        return actual.absent() || !actual.mode().blocksWriters() ? myself : failLocks("and let others write into it");
    }

    /**
     * Verify that the contents of the table were not written anew.
     *
     * <pre>{@code
     * assertThat(db.lastMigration()).locks("users").withoutRewrite();   // passes for ALTER TABLE users ADD COLUMN bio text
     * assertThat(db.lastMigration()).locks("users").withoutRewrite();   // fails where id becomes bigint
     * }</pre>
     *
     * @throws AssertionError if they were
     */
    public LocksAssert withoutRewrite() {
        return actual.rewrites().isEmpty()
                ? myself
                : fail("not to rewrite " + actual.table(), "does:", actual.rewrites());
    }

    /**
     * Verify that the contents of the table were written anew.
     *
     * <pre>{@code
     * assertThat(db.lastMigration()).locks("users").withRewrite();   // passes for ALTER TABLE users ALTER COLUMN id TYPE bigint, from int
     * assertThat(db.lastMigration()).locks("users").withRewrite();   // fails for ALTER TABLE users ADD COLUMN bio text
     * }</pre>
     *
     * @throws AssertionError if they were not
     */
    public LocksAssert withRewrite() {
        return actual.absent() || actual.rewritten()
                ? myself
                : fail(
                        "to rewrite " + actual.table(),
                        "does not:",
                        actual.effects().summary());
    }

    /**
     * Verify that the table was not read from end to end.
     *
     * <pre>{@code
     * assertThat(db.lastMigration()).locks("users").withoutScan();   // passes for ALTER TABLE users ADD CHECK (email <> '') NOT VALID
     * assertThat(db.lastMigration()).locks("users").withoutScan();   // fails for ALTER TABLE users ADD CHECK (email <> '')
     * }</pre>
     *
     * @throws AssertionError if it was
     */
    public LocksAssert withoutScan() {
        return actual.scans().isEmpty()
                ? myself
                : fail("not to read " + actual.table() + " from end to end", "does:", actual.scans());
    }

    /**
     * Verify that the table was read from end to end.
     *
     * <pre>{@code
     * assertThat(db.lastMigration()).locks("users").withScan();   // passes for ALTER TABLE users ADD CHECK (email <> '')
     * assertThat(db.lastMigration()).locks("users").withScan();   // fails for ALTER TABLE users ADD COLUMN bio text
     * }</pre>
     *
     * @throws AssertionError if it was not
     */
    public LocksAssert withScan() {
        return actual.absent() || actual.scanned()
                ? myself
                : fail(
                        "to read " + actual.table() + " from end to end",
                        "does not:",
                        actual.effects().summary());
    }

    private LocksAssert failLocks(String how) {
        return fail("to lock " + actual.table() + " " + how, "takes " + actual.mode() + ":", actual.lines());
    }

    private LocksAssert fail(String expected, String did, List<String> evidence) {
        throwAssertionError(ShouldDo.shouldDo(actual.effects(), expected, did, evidence));
        return myself;
    }
}
