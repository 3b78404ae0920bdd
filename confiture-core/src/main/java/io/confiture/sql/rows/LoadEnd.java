package io.confiture.sql.rows;

import org.jspecify.annotations.Nullable;

/**
 * Holds what is known after the rows of a load. Immutable.
 *
 * @param onConflict what ON CONFLICT says
 * @param returning whether there is a RETURNING clause
 * @param terminated false if neither {@code ;} ends the INSERT nor {@code \.} the data of COPY: the file ended before
 * @param rows how many rows were delivered
 * @param notRead why not all is read, as the rest of a sentence, or null when all is: rows that are a part of a query
 *     (UNION), a format of COPY that is not followed
 * @param refused why PostgreSQL will refuse the load, as the rest of a sentence, or null if nothing of that sort was seen;
 *     rows after that place are not read
 * @param end the offset after the load's last character, in chars from the beginning of the file or text: that of the last
 *     token, or of the last line of COPY data
 */
public record LoadEnd(
        OnConflict onConflict,
        boolean returning,
        boolean terminated,
        long rows,
        @Nullable String notRead,
        @Nullable String refused,
        long end) {

    /** Names what ON CONFLICT does. */
    public enum OnConflict {
        /** There is no such clause. */
        NONE,
        /** DO NOTHING. */
        NOTHING,
        /** DO UPDATE. */
        UPDATE
    }
}
