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
        String end = expected == null ? "not to have a %s" : "to have the %s";
        String wanted = expected == null ? "" : ":%n  %s";
        String have = was == null ? "%nbut it has none%s" : "%nbut was:%n  %s%s";
        return new ShouldHave("%nExpecting %s%n" + end + wanted + have, arguments(object, property, expected, was));
    }

    private static Object[] arguments(
            DatabaseObject object, String property, @Nullable Object expected, @Nullable Object was) {
        CharSequence place = unquotedString(DefinedAt.line(object.definedAt()));
        CharSequence subject = unquotedString(object.toString());
        CharSequence named = unquotedString(property);
        if (expected == null) {
            return was == null ? new Object[] {subject, named, place} : new Object[] {subject, named, was, place};
        }
        return was == null
                ? new Object[] {subject, named, expected, place}
                : new Object[] {subject, named, expected, was, place};
    }
}
