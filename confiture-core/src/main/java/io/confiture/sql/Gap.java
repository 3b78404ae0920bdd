package io.confiture.sql;

/**
 * Holds what lies between statements: blanks, comments, the {@code ;} and the {@code \.} after COPY data.
 *
 * @param source the text of which this is a part
 * @param start the offset of the first character
 * @param end the offset after the last character
 * @param discarded true if this is SQL that psql never sends: after {@code \q}, or before {@code \r}
 */
public record Gap(SqlSource source, int start, int end, boolean discarded) implements Piece {}
