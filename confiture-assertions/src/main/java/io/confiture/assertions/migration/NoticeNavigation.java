package io.confiture.assertions.migration;

import io.confiture.assertions.object.Navigable;
import org.assertj.core.api.ListAssert;

/** Leads to what the server said while a migration, or a statement of one, ran: notices, warnings, what RAISE gives. */
public interface NoticeNavigation<SELF> extends Navigable<SELF> {

    /** Return what was done; for the methods of this interface themselves. */
    Effects effects();

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
        if (verdicts().followed(wanted) && effects().notices().stream().noneMatch(n -> n.contains(part))) {
            verdicts()
                    .report(
                            wanted,
                            effects().notices().isEmpty() ? "raises none" : "raises:",
                            effects().notices());
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
        if (verdicts().followed(wanted) && !effects().notices().isEmpty()) {
            verdicts().report(wanted, "raises:", effects().notices());
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
        verdicts().followed("to say what the server told it");
        return navigation().names("notices", effects().notices());
    }

    private Verdicts verdicts() {
        return new Verdicts(effects(), navigation());
    }
}
