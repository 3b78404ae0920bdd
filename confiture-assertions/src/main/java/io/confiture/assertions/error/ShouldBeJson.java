package io.confiture.assertions.error;

import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** Says that a JSON value is another than it should be. */
public final class ShouldBeJson extends BasicErrorMessageFactory {
    private ShouldBeJson(String format, Object... arguments) {
        super(format, arguments);
    }

    /**
     * Make the message.
     *
     * @param subject what is looked at: {@code JSON at /name}
     * @param actual the JSON that is there
     * @param expected how it should be, after "to": {@code be an object}
     * @param was how it is, after "but it": {@code is an array}
     */
    public static ErrorMessageFactory shouldBeJson(String subject, Object actual, String expected, String was) {
        return new ShouldBeJson(
                "%nExpecting %s:%n  %s%nto %s%nbut it %s",
                unquotedString(subject),
                unquotedString(actual.toString()),
                unquotedString(expected),
                unquotedString(was));
    }
}
