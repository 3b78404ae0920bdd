package io.confiture.assertions.error;

import io.confiture.assertions.source.DatabaseObject;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

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
     * @param was what the object has
     */
    public static ErrorMessageFactory shouldBeUnderstood(
            DatabaseObject object, String property, Object expected, String reason, Object was) {
        return new ShouldBeUnderstood(
                "%nExpecting %s%nto have the " + property
                        + ":%n  %s%nwhich PostgreSQL does not understand: %s%nIt was:%n  %s%s",
                unquotedString(object.toString()),
                expected,
                unquotedString(reason),
                was,
                unquotedString(DefinedAt.line(object.definedAt())));
    }
}
