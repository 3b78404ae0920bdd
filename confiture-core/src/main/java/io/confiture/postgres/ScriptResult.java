package io.confiture.postgres;

import io.confiture.sql.Statement;
import java.time.Duration;
import java.util.List;

/** Says how a script ended. */
public sealed interface ScriptResult {

    /** Return what the server said on the way, in order, with the statements it belongs to. */
    List<Notice> notices();

    /**
     * Every statement ran.
     *
     * @param notices what the server said
     * @param moreNotices how many notices were not kept
     * @param statements how many statements were sent
     * @param duration how long it took
     */
    record Completed(List<Notice> notices, long moreNotices, int statements, Duration duration)
            implements ScriptResult {}

    /**
     * A statement failed; nothing after it was sent. The transaction is left as the server left it.
     *
     * @param failure what failed
     * @param notices what the server said before
     * @param statements how many statements ran before it
     * @param duration how long it took
     */
    record Stopped(StatementFailure failure, List<Notice> notices, int statements, Duration duration)
            implements ScriptResult {}

    /**
     * Nothing was sent at all, because a statement is one that never may be: it would reach beyond its database.
     *
     * @param statement the first such statement
     * @param reason what it is and why not, in one sentence
     */
    record Refused(Statement statement, String reason) implements ScriptResult {

        @Override
        public List<Notice> notices() {
            return List.of();
        }
    }
}
