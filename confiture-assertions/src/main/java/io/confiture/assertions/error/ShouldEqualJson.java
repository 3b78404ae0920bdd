package io.confiture.assertions.error;

import java.util.List;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** Says where two JSON values differ. */
public final class ShouldEqualJson extends BasicErrorMessageFactory {
    private static final int SHOWN = 20;

    private ShouldEqualJson(String format, Object... arguments) {
        super(format, arguments);
    }

    /**
     * Make the message.
     *
     * @param subject what is compared: {@code JSON}
     * @param actual the JSON that is there
     * @param expected the JSON that should be there
     * @param differences one line for each place
     */
    public static ErrorMessageFactory shouldEqualJson(
            String subject, Object actual, Object expected, List<String> differences) {
        String count = differences.size() == 1 ? "is 1 difference" : "are " + differences.size() + " differences";
        return new ShouldEqualJson(
                "%nExpecting %s:%n  %s%nto be equal to:%n  %s%nbut there %s:%s",
                unquotedString(subject),
                unquotedString(actual.toString()),
                unquotedString(expected.toString()),
                unquotedString(count),
                unquotedString(Listing.of(differences, SHOWN)));
    }
}
