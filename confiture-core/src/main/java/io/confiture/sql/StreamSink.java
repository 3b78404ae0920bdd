package io.confiture.sql;

/** Receives what a {@link SqlStream} cuts off the text, in the order of the text. */
public interface StreamSink {
    /** Take a statement, with its COPY data if it is a group. */
    void statement(Statement statement);

    /**
     * Take a COPY .. FROM stdin.
     *
     * @param statement the statement without its data
     * @param lines the data; good during this call only
     */
    void copy(Statement statement, CopyLines lines);

    /** Take a psql command. */
    void command(MetaCommand command);

    /** Take what is wrong with the text. */
    void problem(Diagnostic diagnostic);

    /** Give one piece; psql commands were given when they were seen, and the data of {@code \copy} is nobody's. */
    static void give(StreamSink sink, Piece piece) {
        if (piece instanceof Statement statement) {
            sink.statement(statement);
        }
    }
}
