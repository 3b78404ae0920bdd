package io.confiture.assertions.error;

import java.util.List;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** Says that something did not do what was expected of it, or did something else. */
public final class ShouldDo extends BasicErrorMessageFactory {
    private ShouldDo(String format, Object... arguments) {
        super(format, arguments);
    }

    /**
     * Make the message.
     *
     * @param subject what was watched: {@code migration 003_add_bio}
     * @param expected what it should do: {@code to lock users}, {@code not to rewrite users}
     * @param did what it did, after "but it": {@code takes ACCESS EXCLUSIVE}
     * @param evidence what that is known from, a line each
     */
    public static ErrorMessageFactory shouldDo(Object subject, String expected, String did, List<String> evidence) {
        StringBuilder lines = new StringBuilder();
        evidence.forEach(
                line -> lines.append(System.lineSeparator()).append("  ").append(line));
        return new ShouldDo(
                "%nExpecting %s%n%s%nbut it %s%s",
                unquotedString(subject.toString()),
                unquotedString(expected),
                unquotedString(did),
                unquotedString(lines.toString()));
    }
}
