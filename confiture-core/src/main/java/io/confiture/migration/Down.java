package io.confiture.migration;

import io.confiture.migration.code.ReversibleJavaMigration;
import io.confiture.project.SourceLocation;
import java.util.List;

/** Says what a migration offers for the way back. */
public sealed interface Down {

    /**
     * Scripts to run, in this order; a script may turn out to hold no statement.
     *
     * @param scripts at least one
     */
    record Scripts(List<Script> scripts) implements Down {
        public Scripts {
            scripts = List.copyOf(scripts);
        }
    }

    /**
     * Java code to run.
     *
     * @param migration the code that knows the way back
     */
    record Code(ReversibleJavaMigration migration) implements Down {}

    /** Nothing, although the layout or the settings ask for a way back. */
    record Missing() implements Down {}

    /**
     * Nothing, on purpose: a {@code -- confiture:irreversible <reason>} comment says why.
     *
     * @param reason the author's words; empty when they are missing, which is a problem of its own
     * @param location the comment
     */
    record DeclaredIrreversible(String reason, SourceLocation location) implements Down {}

    /**
     * A step that is not SQL and can neither be run nor checked.
     *
     * @param what the language or tool, as in "a Go function"
     */
    record NotSql(String what) implements Down {}

    /**
     * No way back is expected here.
     *
     * @param reason why, in a sentence without a full stop
     */
    record NotApplicable(String reason) implements Down {}
}
