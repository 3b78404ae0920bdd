package io.confiture.assertions.error;

import io.confiture.assertions.source.DatabaseObject;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;
import org.jspecify.annotations.Nullable;

/** Says that an object has another condition or predicate than expected. */
public final class ShouldHaveExpression extends BasicErrorMessageFactory {
    private ShouldHaveExpression(String format, Object... arguments) {
        super(format, arguments);
    }

    /**
     * Make the message.
     *
     * @param property what it is that differs: {@code condition}
     * @param was null when the object has none
     * @param refusal why the expected text is no expression, or null when it is one
     */
    public static ErrorMessageFactory shouldHaveExpression(
            DatabaseObject object, String property, String expected, @Nullable String was, @Nullable String refusal) {
        return new ShouldHaveExpression(
                "%nExpecting %s%nto have the %s:%n  %s%nbut %s%s%s",
                unquotedString(object.toString()),
                unquotedString(property),
                unquotedString(expected),
                unquotedString(was == null ? "it has none" : "was:" + System.lineSeparator() + "  " + was),
                unquotedString(
                        refusal == null
                                ? ""
                                : System.lineSeparator() + "The server does not understand the expected one: "
                                        + refusal),
                unquotedString(DefinedAt.line(object.definedAt())));
    }
}
