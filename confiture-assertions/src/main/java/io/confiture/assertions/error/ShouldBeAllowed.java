package io.confiture.assertions.error;

import java.util.List;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** Says that a role can do something that it should not, or cannot what it should. */
public final class ShouldBeAllowed extends BasicErrorMessageFactory {
    private ShouldBeAllowed(String format, Object... arguments) {
        super(format, arguments);
    }

    /**
     * Make the message.
     *
     * @param who the role, with its settings
     * @param should {@code to be able to run}
     * @param was what happened, after "but"
     * @param explained what decides about rows, one text for each table
     */
    public static ErrorMessageFactory shouldBeAllowed(
            Object who, String should, String statement, String was, List<String> explained) {
        StringBuilder lines = new StringBuilder();
        explained.forEach(line -> lines.append(System.lineSeparator()).append(line));
        return new ShouldBeAllowed(
                "%nExpecting %s%n" + should + "%n  %s%nbut %s%s",
                unquotedString(who.toString()),
                unquotedString(statement),
                unquotedString(was),
                unquotedString(lines.toString()));
    }
}
