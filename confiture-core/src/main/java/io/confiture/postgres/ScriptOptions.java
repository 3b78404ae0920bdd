package io.confiture.postgres;

import java.time.Duration;

/**
 * Says how a script is run.
 *
 * @param statementTimeout how long one statement may take; zero for ever
 * @param maxNotices how many notices are kept; further ones are only counted
 * @param asSessionSays whether the session's own {@code statement_timeout} stays as it is, and nothing is cancelled from here: for
 *     a caller who runs a script piece by piece, of which one may have set it
 */
public record ScriptOptions(Duration statementTimeout, int maxNotices, boolean asSessionSays) {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int NOTICES = 1000;

    /** Check the values. */
    public ScriptOptions {
        if (statementTimeout.isNegative() || statementTimeout.toMillis() > Integer.MAX_VALUE || maxNotices < 0) {
            throw new IllegalArgumentException("statement timeout " + statementTimeout + ", " + maxNotices
                    + " notices: the timeout must be between 0 and 24 days, the number not negative");
        }
    }

    /** Give each statement so long, in the server's eyes and in ours. */
    public ScriptOptions(Duration statementTimeout, int maxNotices) {
        this(statementTimeout, maxNotices, false);
    }

    /** Return 60 seconds per statement, 1000 notices. */
    public static ScriptOptions defaults() {
        return new ScriptOptions(TIMEOUT, NOTICES);
    }

    /** Return these options with another timeout. */
    public ScriptOptions withStatementTimeout(Duration timeout) {
        return new ScriptOptions(timeout, maxNotices, asSessionSays);
    }

    /** Return options that leave the session's timeout alone. */
    public static ScriptOptions asSession() {
        return new ScriptOptions(Duration.ZERO, NOTICES, true);
    }
}
