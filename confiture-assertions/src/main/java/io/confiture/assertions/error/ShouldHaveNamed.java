package io.confiture.assertions.error;

import java.util.List;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** Says which of several names are not there. */
public final class ShouldHaveNamed extends BasicErrorMessageFactory {
    private ShouldHaveNamed(String format, Object... arguments) {
        super(format, arguments);
    }

    /**
     * Make the message.
     *
     * @param place where they should be: {@code schema shop}
     * @param nouns what should be there: {@code functions}
     * @param expected all names
     * @param missing those that are not there
     */
    public static ErrorMessageFactory shouldHaveNamed(
            Object place, String nouns, List<String> expected, List<String> missing) {
        return new ShouldHaveNamed(
                "%nExpecting %s%nto have " + nouns + ":%n  %s%nbut these are not there:%n  %s",
                unquotedString(place.toString()),
                expected,
                missing);
    }
}
