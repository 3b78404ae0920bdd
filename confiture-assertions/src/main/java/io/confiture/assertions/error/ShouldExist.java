package io.confiture.assertions.error;

import io.confiture.project.Nearest;
import java.util.Collection;
import java.util.Optional;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;
import org.jspecify.annotations.Nullable;

/** Says that something with a name is not there, and which name was probably meant. */
public final class ShouldExist extends BasicErrorMessageFactory {
    private static final int LISTED = 20;

    private ShouldExist(String format, Object... arguments) {
        super(format, arguments);
    }

    /**
     * Make the message.
     *
     * @param place where it should be: {@code table shop.users}
     * @param noun what should be there: {@code column}
     * @param name its name
     * @param there the names of its kind that are there
     * @param definedAt where the project defines the place, if that is known
     */
    public static ErrorMessageFactory shouldExist(
            Object place, String noun, String name, Collection<String> there, Optional<String> definedAt) {
        @Nullable String near = Nearest.to(name, there);
        return new ShouldExist(
                "%nExpecting %s%nto have " + noun + ":%n  %s%nbut there is no " + noun + " %s%s%n%s%s",
                unquotedString(place.toString()),
                name,
                unquotedString(name),
                unquotedString(near == null ? "" : "; did you mean " + near + "?"),
                unquotedString(listed(there)),
                unquotedString(DefinedAt.line(definedAt)));
    }

    private static String listed(Collection<String> there) {
        if (there.isEmpty()) {
            return "There is none of that kind.";
        }
        String names = String.join(", ", there.stream().limit(LISTED).toList());
        int rest = there.size() - LISTED;
        return "What there is: " + names + (rest > 0 ? " and " + rest + " more" : "");
    }
}
