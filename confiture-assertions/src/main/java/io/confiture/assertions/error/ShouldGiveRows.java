package io.confiture.assertions.error;

import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** Says that a query gives other rows than expected. */
public final class ShouldGiveRows extends BasicErrorMessageFactory {
    private ShouldGiveRows(String format, Object... arguments) {
        super(format, arguments);
    }

    /**
     * Make the message.
     *
     * @param query its text
     * @param expected how the rows should be, after "the rows of ..": {@code to be exactly 2 rows, in this order}
     * @param was how they are, after "but"; words, or a block of lines
     */
    public static ErrorMessageFactory shouldGiveRows(Object query, String expected, String was) {
        return new ShouldGiveRows(
                "%nExpecting the rows of%n%s%n%s%nbut %s",
                unquotedString(Indented.of(query)), unquotedString(lines(expected)), unquotedString(lines(was)));
    }

    private static String lines(String text) {
        return String.join(System.lineSeparator(), text.lines().toList());
    }
}
