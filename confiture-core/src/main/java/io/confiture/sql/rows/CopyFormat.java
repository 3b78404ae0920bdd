package io.confiture.sql.rows;

import org.jspecify.annotations.Nullable;

/**
 * Says how the rows of a COPY are written.
 *
 * @param csv whether it is CSV, else PostgreSQL's text format
 * @param delimiter what divides fields
 * @param nullText what stands for NULL
 * @param defaultText what stands for DEFAULT (since PostgreSQL 16), or null
 * @param header whether the first line names columns
 * @param quote the quote of CSV
 * @param escape what stands before a quote in quoted CSV fields
 * @param filtered whether a WHERE clause leaves rows out
 * @param notRead why rows of this format are not read, as the rest of a sentence, or null: the load then has no rows here
 *     though the file may have
 */
public record CopyFormat(
        boolean csv,
        char delimiter,
        String nullText,
        @Nullable String defaultText,
        boolean header,
        char quote,
        char escape,
        boolean filtered,
        @Nullable String notRead) {

    static CopyFormat text() {
        return new CopyFormat(false, '\t', "\\N", null, false, '"', '"', false, null);
    }
}
