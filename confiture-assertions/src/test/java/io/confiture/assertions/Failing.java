package io.confiture.assertions;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Catches what a failing assertion says. */
public final class Failing {
    private Failing() {}

    /** Return the message of an assertion that must fail. */
    public static String message(ThrowingCallable assertion) {
        AssertionError failure = catchThrowableOfType(AssertionError.class, assertion);
        if (failure == null) {
            throw new AssertionError("the assertion passed");
        }
        return String.valueOf(failure.getMessage()).replace("\r\n", "\n");
    }
}
