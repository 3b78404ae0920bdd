package io.confiture.assertions.error;

import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** Says that something is expected of what nobody could watch: it is not known whether it holds, and so it does not pass. */
public final class ShouldBeKnown extends BasicErrorMessageFactory {
    private ShouldBeKnown(String format, Object... arguments) {
        super(format, arguments);
    }

    /**
     * Make the message.
     *
     * @param subject what should have been watched: {@code migration 003_add_bio}
     * @param expected what it should do: {@code to rewrite no table}
     * @param reason why it is not known
     */
    public static ErrorMessageFactory shouldBeKnown(Object subject, String expected, String reason) {
        return new ShouldBeKnown(
                "%nExpecting %s%n%s%nbut it is not known whether it does:%n  %s",
                unquotedString(subject.toString()), unquotedString(expected), unquotedString(reason));
    }
}
