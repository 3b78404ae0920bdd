package io.confiture.postgres;

import io.confiture.sql.Statement;

/** Follows a script while it runs. Called on the thread that runs the script, which may ask the session meanwhile. */
public interface ScriptListener {

    /** Follows nothing. */
    ScriptListener NONE = new ScriptListener() {};

    /** Learn that a statement is sent next. */
    default void sending(Statement statement) {
        // Nothing to do for whoever only counts.
    }

    /** Learn that the whole statement ran; the transaction, if there is one, is still open. */
    default void sent(Statement statement) {
        // Nothing to do for whoever looks at the commands.
    }

    /**
     * Learn that a command of a statement ran.
     *
     * @param command the first word of the server's command tag (INSERT, UPDATE, COPY, ...), {@code RETURNING} for rows counted
     *     because of {@link #countsReturned}
     * @param rows how many rows the server says it changed; 0 for commands that change none
     */
    default void done(Statement statement, String command, long rows) {
        // Nothing to do for whoever only watches.
    }

    /** Learn what the server said while it ran a statement, before {@link #sent}. */
    default void said(Notice notice) {
        // Nothing to do for whoever only counts.
    }

    /**
     * Return whether a statement that would stand alone, outside of any transaction block, is to be sent in a block of its own
     * that is committed after {@link #sent}, so that what it holds can be seen until then. A statement that refuses that is sent
     * again without one, after another {@link #sending}.
     */
    default boolean wantsBlock(Statement statement) {
        return false;
    }

    /**
     * Return whether the rows that a statement gives back are the rows that it changed, so that they are to be counted: the
     * driver passes no command tag on for INSERT .. RETURNING.
     */
    default boolean countsReturned(Statement statement) {
        return false;
    }
}
