package io.confiture.sql;

/**
 * Is one part of a script's text; the pieces of a script, joined in order, are its text.
 *
 * <p>Immutable and thread-safe, all of them. Offsets count chars of {@code source().text()}.
 */
public sealed interface Piece permits Statement, MetaCommand, CopyData, Gap {
    /** Return the text of which this is a part. */
    SqlSource source();

    /** Return the offset of the first character. */
    int start();

    /** Return the offset after the last character. */
    int end();
}
