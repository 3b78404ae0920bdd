package io.confiture.cli;

import io.confiture.project.DatabaseUrl;
import io.confiture.project.Project;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Says which real database a command writes to. */
final class TargetDatabase {

    @Option(
            names = "--database-url",
            paramLabel = "<url>",
            description =
                    "The database (default: database_url of the settings). A password given here can be seen by other users"
                            + " of the machine; in the settings, write $${NAME} for a variable.")
    private @Nullable String url;

    /**
     * Return the database.
     *
     * @throws UsageException when none is named, or the URL cannot be read; the message does not repeat it
     */
    DatabaseUrl of(Project project) {
        if (url != null) {
            return parse("--database-url", url);
        }
        DatabaseUrl configured = project.environment().databaseUrl();
        if (configured == null) {
            throw new UsageException("no database is named: give --database-url, or database_url in the settings of the"
                    + " environment " + project.environment().name());
        }
        return configured;
    }

    /**
     * Read a URL.
     *
     * @param option what it was given to
     * @throws UsageException when it cannot be read; the message does not repeat it
     */
    static DatabaseUrl parse(String option, String url) {
        try {
            return DatabaseUrl.parse(url);
        } catch (IllegalArgumentException e) {
            throw new UsageException(option + " cannot be read (not shown, it may hold a password): " + e.getMessage());
        }
    }
}
