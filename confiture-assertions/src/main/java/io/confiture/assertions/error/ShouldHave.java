package io.confiture.assertions.error;

import io.confiture.assertions.source.DatabaseObject;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;
import org.jspecify.annotations.Nullable;

/** Says that a property of an object has another value than expected. */
public final class ShouldHave extends BasicErrorMessageFactory {
    private ShouldHave(String format, Object... arguments) {
        super(format, arguments);
    }

    /**
     * Make the message.
     *
     * @param property what it is that differs: {@code type}, {@code owner}
     * @param expected null when the object should not have the property at all
     * @param was null when it does not have it
     */
    public static ErrorMessageFactory shouldHave(
            DatabaseObject object, String property, @Nullable Object expected, @Nullable Object was) {
        String end = expected == null ? "not to have a " + property : "to have the " + property;
        String wanted = expected == null ? "" : ":%n  %s";
        String have = was == null ? "%nbut it has none%s" : "%nbut was:%n  %s%s";
        return new ShouldHave("%nExpecting %s%n" + end + wanted + have, arguments(object, expected, was));
    }

    private static Object[] arguments(DatabaseObject object, @Nullable Object expected, @Nullable Object was) {
        CharSequence place = unquotedString(DefinedAt.line(object.definedAt()));
        CharSequence subject = unquotedString(object.toString());
        if (expected == null) {
            return was == null ? new Object[] {subject, place} : new Object[] {subject, was, place};
        }
        return was == null ? new Object[] {subject, expected, place} : new Object[] {subject, expected, was, place};
    }
}
