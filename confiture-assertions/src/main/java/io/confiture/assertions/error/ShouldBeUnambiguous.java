package io.confiture.assertions.error;

import java.util.List;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** Says that a name stands for several objects, so that nobody knows which of them is meant. */
public final class ShouldBeUnambiguous extends BasicErrorMessageFactory {
    private ShouldBeUnambiguous(String format, Object... arguments) {
        super(format, arguments);
    }

    /**
     * Make the message.
     *
     * @param place where the name was looked up: {@code schema shop}
     * @param noun what was looked for: {@code function}
     * @param found what the name may stand for
     * @param by what tells these apart: {@code the types of its arguments}
     */
    public static ErrorMessageFactory shouldBeUnambiguous(
            Object place, String noun, String name, List<String> found, String by) {
        return new ShouldBeUnambiguous(
                "%nExpecting %s%nto have one " + noun
                        + " named:%n  %s%nbut there are several: %s%nTell which one is meant by %s.",
                unquotedString(place.toString()),
                name,
                unquotedString(String.join(", ", found)),
                unquotedString(by));
    }
}
