package io.confiture.migration.run;

import io.confiture.check.Finding;
import java.util.List;
import java.util.stream.Stream;

/**
 * Says whether what is applied is what the files say.
 *
 * @param outcome {@link RunOutcome#DONE} when all is well, {@link RunOutcome#REFUSED} when a file was edited or is missing, {@link
 *     RunOutcome#FAILED} when a verify script says no
 * @param migrations the applied ones, in order
 * @param findings what belongs to no single migration, such as that there is no ledger
 */
public record VerifyReport(RunOutcome outcome, List<Verified> migrations, List<Finding> findings) {

    /** Copy the lists. */
    public VerifyReport {
        migrations = List.copyOf(migrations);
        findings = List.copyOf(findings);
    }

    /** Return the same report, which a hook did not let pass. */
    VerifyReport stoppedBy(Finding hook) {
        RunOutcome end = outcome.succeeded() ? RunOutcome.FAILED : outcome;
        return new VerifyReport(
                end,
                migrations,
                Stream.concat(findings.stream(), Stream.of(hook)).toList());
    }

    /**
     * Is one applied migration.
     *
     * @param version as the ledger has it
     * @param name the words behind the version
     * @param script what its {@code .verify.sql} said
     * @param findings what is wrong; empty when all is well
     */
    public record Verified(String version, String name, Script script, List<Finding> findings) {

        /** Copy the list. */
        public Verified {
            findings = List.copyOf(findings);
        }
    }

    /** Says what a verify script said. */
    public enum Script {
        /** There is none. */
        NONE,
        /** It said yes. */
        PASSED,
        /** It said no, nothing, or failed. */
        FAILED
    }
}
