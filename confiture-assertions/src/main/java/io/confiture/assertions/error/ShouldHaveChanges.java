package io.confiture.assertions.error;

import java.util.List;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** Says that an action changed other rows than it should. */
public final class ShouldHaveChanges extends BasicErrorMessageFactory {
    private static final int SHOWN = 10;

    private ShouldHaveChanges(String format, Object... arguments) {
        super(format, arguments);
    }

    /**
     * Make the message.
     *
     * @param changes which changes: {@code changes of table shop.users}
     * @param expected how they should be, after "to": {@code be none}
     * @param was how they are, after "but"
     * @param lines the changes, one on a line
     */
    public static ErrorMessageFactory shouldHaveChanges(
            Object changes, String expected, String was, List<String> lines) {
        return new ShouldHaveChanges(
                "%nExpecting %s%nto %s%nbut %s%s",
                unquotedString(changes.toString()),
                unquotedString(expected),
                unquotedString(was + (lines.isEmpty() ? "" : ":")),
                unquotedString(Listing.of(lines, SHOWN)));
    }
}
