package io.confiture.assertions.error;

import java.util.Optional;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** Says that something is there which should not be. */
public final class ShouldNotExist extends BasicErrorMessageFactory {
    private ShouldNotExist(String format, Object... arguments) {
        super(format, arguments);
    }

    /**
     * Make the message.
     *
     * @param place where it should not be: {@code schema shop}
     * @param noun what it is: {@code table}
     * @param name its name
     * @param definedAt where the project defines it, if that is known
     */
    public static ErrorMessageFactory shouldNotExist(
            Object place, String noun, String name, Optional<String> definedAt) {
        return new ShouldNotExist(
                "%nExpecting %s%nnot to have " + noun + ":%n  %s%nbut it is there%s",
                unquotedString(place.toString()),
                name,
                unquotedString(DefinedAt.line(definedAt)));
    }
}
