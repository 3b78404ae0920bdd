package io.confiture.postgres;

import java.time.Duration;

/**
 * Says how a script is run.
 *
 * @param statementTimeout how long one statement may take; zero for ever
 * @param maxNotices how many notices are kept; further ones are only counted
 */
public record ScriptOptions(Duration statementTimeout, int maxNotices) {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int NOTICES = 1000;

    /** Check the values. */
    public ScriptOptions {
        if (statementTimeout.isNegative() || statementTimeout.toMillis() > Integer.MAX_VALUE || maxNotices < 0) {
            throw new IllegalArgumentException("statement timeout " + statementTimeout + ", " + maxNotices
                    + " notices: the timeout must be between 0 and 24 days, the number not negative");
        }
    }

    /** Return 60 seconds per statement, 1000 notices. */
    public static ScriptOptions defaults() {
        return new ScriptOptions(TIMEOUT, NOTICES);
    }

    /** Return these options with another timeout. */
    public ScriptOptions withStatementTimeout(Duration timeout) {
        return new ScriptOptions(timeout, maxNotices);
    }
}
