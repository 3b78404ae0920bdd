package io.confiture.assertions.error;

import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** Says that a statement did not fail, or not in the way that was expected. */
public final class ShouldFail extends BasicErrorMessageFactory {
    private ShouldFail(String format, Object... arguments) {
        super(format, arguments);
    }

    /**
     * Make the message.
     *
     * @param sql the statement
     * @param expected how it should fail, after "to fail"; starts with a blank, or is empty
     * @param rows how many rows the statement affected
     */
    public static ErrorMessageFactory shouldFail(Object sql, String expected, long rows) {
        return new ShouldFail(
                "%nExpecting the statement%n%s%nto fail%s%nbut it succeeded; rows affected: %s",
                unquotedString(Indented.of(sql)), unquotedString(expected), unquotedString(String.valueOf(rows)));
    }

    /**
     * Make the message.
     *
     * @param sql the statement
     * @param expected how it should fail, after "to fail"; starts with a blank
     * @param error all that the server said
     */
    public static ErrorMessageFactory shouldFailOtherwise(Object sql, String expected, Object error) {
        return new ShouldFail(
                "%nExpecting the statement%n%s%nto fail%s%nbut it failed otherwise:%n%s",
                unquotedString(Indented.of(sql)), unquotedString(expected), unquotedString(Indented.of(error)));
    }
}
