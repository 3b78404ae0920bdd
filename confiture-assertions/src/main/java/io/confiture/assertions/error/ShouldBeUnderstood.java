package io.confiture.assertions.error;

import io.confiture.assertions.source.DatabaseObject;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;
import org.jspecify.annotations.Nullable;

/** Says that PostgreSQL cannot do anything with an expected value: a type that does not exist, an expression with a mistake. */
public final class ShouldBeUnderstood extends BasicErrorMessageFactory {
    private ShouldBeUnderstood(String format, Object... arguments) {
        super(format, arguments);
    }

    /**
     * Make the message.
     *
     * @param property what was expected: {@code type}, {@code default}
     * @param expected what PostgreSQL does not understand
     * @param reason why not
     * @param was null when the object does not have the property
     */
    public static ErrorMessageFactory shouldBeUnderstood(
            DatabaseObject object, String property, Object expected, String reason, @Nullable Object was) {
        CharSequence subject = unquotedString(object.toString());
        CharSequence why = unquotedString(reason);
        CharSequence place = unquotedString(DefinedAt.line(object.definedAt()));
        String format = "%nExpecting %s%nto have the " + property + ":%n  %s%nwhich PostgreSQL does not understand: %s%n";
        return was == null
                ? new ShouldBeUnderstood(format + "It has none.%s", subject, expected, why, place)
                : new ShouldBeUnderstood(format + "It was:%n  %s%s", subject, expected, why, was, place);
    }
}
