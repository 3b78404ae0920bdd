package io.confiture.migration.run;

import io.confiture.check.Finding;
import io.confiture.check.ScriptReading;
import io.confiture.migration.Migration;
import io.confiture.migration.ledger.FolderNames;
import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sql.SqlSourceException;
import io.confiture.sql.Statement;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Is the {@code .verify.sql} beside a migration: one SELECT that asks whether the migration has done its work. It runs in a read-only
 * transaction that is rolled back.
 *
 * @param file the file
 * @param name what people call it
 */
record VerifyScript(Path file, String name) {

    private static final Set<String> QUERIES = Set.of("SELECT", "WITH", "VALUES", "TABLE");
    private static final Set<String> YES = Set.of("t", "true", "yes", "on", "y");

    /** Find the script of a migration among the files of some folders; empty when it has none. */
    static Optional<VerifyScript> of(Migration migration, FolderNames folders) {
        Path up = migration.location().file();
        String name = String.valueOf(up.getFileName());
        String stem = cut(cut(name, ".sql"), ".up");
        Path file = up.resolveSibling(stem + ".verify.sql");
        String shown = migration.location().name();
        return folders.isFile(file)
                ? Optional.of(
                        new VerifyScript(file, shown.substring(0, shown.length() - name.length()) + file.getFileName()))
                : Optional.empty();
    }

    private static String cut(String name, String ending) {
        return name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
    }

    /**
     * Ask the database.
     *
     * @param session idle; idle again afterwards, unless the connection was lost
     * @return why the answer is no; empty for yes
     */
    List<Finding> ask(Session session) {
        ScriptReading reading;
        try {
            reading = ScriptReading.of(SqlScript.parse(SqlSource.read(file, name)));
        } catch (SqlSourceException e) {
            return List.of(
                    Finding.of(RunRules.VERIFY, String.valueOf(e.getMessage())).at(e.location()));
        }
        if (!reading.problems().isEmpty()) {
            return reading.problems();
        }
        if (reading.statements().size() != 1) {
            return List.of(
                    no("it has " + reading.statements().size() + " statements, and must have exactly one", null));
        }
        Statement statement = reading.statements().get(0);
        if (statement.group() || !QUERIES.contains(statement.kind().command())) {
            return List.of(no("it is " + statement.kind().command() + ", and must be a SELECT", statement));
        }
        return ask(session, statement);
    }

    private List<Finding> ask(Session session, Statement statement) {
        session.begin();
        try {
            Query query = new Query(session);
            query.send("SET TRANSACTION READ ONLY");
            List<List<@Nullable String>> rows = query.rows(statement.text());
            if (rows.isEmpty()) {
                return List.of(no("it gives no row", statement));
            }
            String answer = rows.get(0).isEmpty() ? null : rows.get(0).get(0);
            return answer != null && isYes(answer)
                    ? List.of()
                    : List.of(no("it says " + (answer == null ? "NULL" : "'" + answer + "'"), statement));
        } catch (PostgresException e) {
            if (!session.alive()) {
                throw e;
            }
            return List.of(no("the server refuses it: " + e.getMessage(), statement));
        } finally {
            if (session.alive()) {
                session.rollback();
            }
        }
    }

    /** A boolean that is true, or a number that is not zero. */
    private static boolean isYes(String answer) {
        String word = answer.strip().toLowerCase(Locale.ROOT);
        if (YES.contains(word)) {
            return true;
        }
        try {
            return new java.math.BigDecimal(word).signum() != 0;
        } catch (NumberFormatException e) {
            // Neither a boolean nor a number: not a yes.
            return false;
        }
    }

    private Finding no(String why, @Nullable Statement statement) {
        Finding finding = Finding.of(RunRules.VERIFY, name + ": " + why);
        return statement == null
                ? finding.at(io.confiture.project.SourceLocation.of(file, name))
                : finding.at(statement.location())
                        .withExcerpt(statement.source().excerpt(statement.start()));
    }
}
