package io.confiture.cli;

import io.confiture.project.Project;
import java.io.Console;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Asks a person before a database is changed, where the settings want that.
 *
 * @param console where to ask; null when there is nothing to ask
 */
record Confirmation(@Nullable Console console) {

    /**
     * Find out whether to ask.
     *
     * @throws UsageException when nobody is there to ask
     */
    static Confirmation of(RunOptions options, Project project) {
        if (options.yes() || !project.environment().migration().run().requireConfirmation()) {
            return new Confirmation(null);
        }
        Console console = System.console();
        if (console == null) {
            throw new UsageException(
                    "the settings of this environment want confirmation (require_confirmation), and nobody"
                            + " can be asked here: add --yes");
        }
        return new Confirmation(console);
    }

    /** Ask, and answer whether somebody said yes; yes when there is nothing to ask. */
    boolean given(String question) {
        if (console == null) {
            return true;
        }
        String answer = console.readLine("%s Type yes: ", question);
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).equals("yes");
    }
}
