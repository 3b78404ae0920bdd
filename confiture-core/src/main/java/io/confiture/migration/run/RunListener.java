package io.confiture.migration.run;

import io.confiture.migration.Migration;
import io.confiture.migration.Side;
import io.confiture.migration.hook.HookResult;
import io.confiture.postgres.Notice;
import io.confiture.sql.Statement;
import java.util.List;

/** Follows a run, for progress bars and people. Called on the thread that runs; must not throw. */
public interface RunListener {

    /** Follows nothing. */
    RunListener NONE = new RunListener() {};

    /** Learn that another runner is at work, and who it is; said once. */
    default void waits(String holder) {
        // Nothing to show.
    }

    /** Learn what will be done, in order. */
    default void planned(List<Step> steps) {
        // Nothing to show.
    }

    /** Answer whether it may be done; asked once, after it is planned and before anything is written, while the lock is held. */
    default boolean agrees() {
        return true;
    }

    /** Learn that a migration begins. */
    default void begins(Migration migration, Side side, int number, int of) {
        // Nothing to show.
    }

    /** Learn that a statement is sent. */
    default void sending(Migration migration, Statement statement, int number, int of) {
        // Nothing to show.
    }

    /** Learn that a statement ran; it is not committed yet, or not yet noted as done. */
    default void sent(Migration migration, Statement statement, int number, int of) {
        // Nothing to show.
    }

    /** Learn what the server said about the migration's statements, once it is over. */
    default void said(Migration migration, List<Notice> notices) {
        // Nothing to show.
    }

    /** Learn what happened outside of the plan: a retry, an index that was repaired, a wait. */
    default void tells(Migration migration, String what) {
        // Nothing to show.
    }

    /** Learn what became of a hook. */
    default void hook(HookResult result) {
        // Nothing to show.
    }

    /** Learn what became of a migration. */
    default void ends(StepReport step) {
        // Nothing to show.
    }
}
