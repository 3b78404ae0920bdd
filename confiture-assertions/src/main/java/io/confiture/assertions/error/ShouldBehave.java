package io.confiture.assertions.error;

import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** Says that a statement did something else than expected, though it ran. */
public final class ShouldBehave extends BasicErrorMessageFactory {
    private ShouldBehave(String format, Object... arguments) {
        super(format, arguments);
    }

    /**
     * Make the message.
     *
     * @param noun {@code statement}, {@code plan of}
     * @param sql its text
     * @param expected what it should do, after "to": {@code affect 2 rows}
     * @param was what it did, after "but": {@code it affected 3}; a block of lines may follow
     */
    public static ErrorMessageFactory shouldBehave(String noun, Object sql, String expected, String was) {
        return new ShouldBehave(
                "%nExpecting the " + noun + "%n%s%nto %s%nbut %s",
                unquotedString(Indented.of(sql)),
                unquotedString(expected),
                unquotedString(String.join(System.lineSeparator(), was.lines().toList())));
    }
}
