package io.confiture.assertions.access;

import io.confiture.assertions.error.ShouldBeAllowed;
import java.util.Optional;
import org.assertj.core.error.ErrorMessageFactory;

/** Decides what a role can do; each method returns what is wrong, if something is. */
final class Doing {
    private final RoleSession session;
    private final Deed deed;

    Doing(RoleSession session, Deed deed) {
        this.session = session;
        this.deed = deed;
    }

    /** A change of no row is none: the policies let nothing through, or there is nothing. */
    Optional<ErrorMessageFactory> changes() {
        Outcome outcome = trial().asRole();
        if (outcome instanceof Outcome.Ran ran && ran.count() > 0) {
            return Optional.empty();
        }
        RoleTrial.Compared tester = trial().asTester();
        return Optional.of(wrong("to be able to run", what(outcome, tester), tester));
    }

    Optional<ErrorMessageFactory> changesNothing() {
        Outcome outcome = trial().asRole();
        if (outcome instanceof Outcome.Refused refused && refused.reason() != Outcome.Reason.OTHER) {
            return Optional.empty();
        }
        RoleTrial.Compared tester = trial().asTester();
        if (outcome instanceof Outcome.Ran ran && ran.count() == 0 && count(tester) > 0) {
            return Optional.empty();
        }
        return Optional.of(wrong("not to be able to run", what(outcome, tester), tester));
    }

    Optional<ErrorMessageFactory> runs() {
        Outcome outcome = trial().asRole();
        if (outcome instanceof Outcome.Ran) {
            return Optional.empty();
        }
        RoleTrial.Compared tester = trial().asTester();
        return Optional.of(wrong("to be able to run", what(outcome, tester), tester));
    }

    /** The server must refuse it, and for this reason. */
    Optional<ErrorMessageFactory> refused(Outcome.Reason reason) {
        Outcome outcome = trial().asRole();
        if (outcome instanceof Outcome.Refused refused && refused.reason() == reason) {
            return Optional.empty();
        }
        RoleTrial.Compared tester = trial().asTester();
        String should = reason == Outcome.Reason.DENIED ? "to lack a privilege for" : "to violate a policy by";
        return Optional.of(wrong(should, what(outcome, tester), tester));
    }

    private RoleTrial trial() {
        return new RoleTrial(session, deed);
    }

    private ErrorMessageFactory wrong(String should, String was, RoleTrial.Compared tester) {
        return ShouldBeAllowed.shouldBeAllowed(session, should, deed.sql(), was, tester.explained());
    }

    private static long count(RoleTrial.Compared tester) {
        return tester.outcome() instanceof Outcome.Ran ran ? ran.count() : 0;
    }

    private static String what(Outcome outcome, RoleTrial.Compared tester) {
        if (outcome instanceof Outcome.Refused refused) {
            return switch (refused.reason()) {
                case DENIED -> "a privilege is missing: " + refused;
                case POLICY -> "a policy refuses it: " + refused;
                case OTHER -> "it failed for another reason: " + refused;
            };
        }
        long count = ((Outcome.Ran) outcome).count();
        long all = count(tester);
        if (count > 0) {
            return "it ran, on " + rows(count);
        }
        return all > 0
                ? "it ran on no row, and would on " + rows(all)
                        + " as the connection's own user: row security lets none through"
                : "it ran on no row, and would on none as the connection's own user: there is nothing to run it on";
    }

    private static String rows(long count) {
        return count + (count == 1 ? " row" : " rows");
    }
}
