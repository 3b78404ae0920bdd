package io.confiture.sql.rows;

import io.confiture.project.SourceLocation;

/**
 * Walks over the lines of COPY data. The text behind it may be a window that moves on: an offset is good until the next
 * step.
 */
interface DataLines {
    /** Step to the next line; false after the last. */
    boolean next();

    /** Take the following line to the current one as well; false if there is none. */
    boolean extend();

    /** Return the text that the offsets count in. */
    String text();

    /** Return where the current line begins. */
    int start();

    /** Return where the current line ends: before its {@code \n}, or at the end of the data. */
    int end();

    /** Return the place of an offset; asked in the order of the text. */
    SourceLocation location(int offset);

    /** Return how far an offset is from the beginning of all. */
    long position(int offset);

    /** Tell whether a line {@code \.} closed the data; to be asked at its end. */
    boolean terminated();
}
