package io.confiture.assertions.error;

import java.util.List;
import java.util.Optional;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** Says that a role has other privileges on an object than expected, and how it came to those that it should not have. */
public final class ShouldHavePrivileges extends BasicErrorMessageFactory {
    private ShouldHavePrivileges(String format, Object... arguments) {
        super(format, arguments);
    }

    /**
     * Make the message.
     *
     * @param quantity {@code exactly}, {@code at least}, {@code none of}
     * @param missing those that it should have and has not
     * @param extra those that it has and should not have, each with how it came to it
     */
    public static ErrorMessageFactory shouldHavePrivileges(
            Whose whose,
            String quantity,
            List<String> expected,
            List<String> was,
            List<String> missing,
            List<String> extra) {
        return new ShouldHavePrivileges(
                "%nExpecting %s%nto %s on %s " + quantity + ":%n  %s%nbut it %s:%n  %s%s%s%s",
                unquotedString(whose.role),
                unquotedString(whose.verb),
                unquotedString(whose.object),
                expected,
                unquotedString(whose.verb.equals("have") ? "has" : "was granted"),
                was,
                unquotedString(line("Missing: ", missing)),
                unquotedString(line("Not expected: ", extra)),
                unquotedString(DefinedAt.line(whose.definedAt)));
    }

    private static String line(String words, List<String> names) {
        return names.isEmpty() ? "" : System.lineSeparator() + words + String.join(", ", names);
    }

    /**
     * Says whose privileges on what they are.
     *
     * @param role in words
     * @param verb {@code have}, or {@code be granted} where only what was granted to the role itself counts
     * @param object in words
     */
    public record Whose(String role, String verb, String object, Optional<String> definedAt) {}
}
