package io.confiture.assertions.error;

import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** Says that the server refused what should run. */
public final class ShouldRun extends BasicErrorMessageFactory {
    private ShouldRun(String format, Object... arguments) {
        super(format, arguments);
    }

    /**
     * Make the message.
     *
     * @param noun {@code query} or {@code statement}
     * @param sql its text
     * @param error all that the server said
     */
    public static ErrorMessageFactory shouldRun(String noun, Object sql, Object error) {
        return new ShouldRun(
                "%nExpecting the " + noun + "%n%s%nto succeed%nbut it failed:%n%s",
                unquotedString(Indented.of(sql)),
                unquotedString(Indented.of(error)));
    }
}
