package io.confiture.check;

import io.confiture.sql.Diagnostic;
import io.confiture.sql.MetaCommand;
import io.confiture.sql.SqlIncludes;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sql.SqlSourceException;
import io.confiture.sql.Statement;
import io.confiture.sql.TransactionControl;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds what a script says and what is wrong with its text, before any server is asked.
 *
 * @param statements what would be sent, in order; those that {@code -- confiture:allow} leaves out are not among them
 * @param problems what makes the script unfit to run: unterminated pieces, psql commands that cannot be followed,
 *     statements that reach beyond their database
 * @param notes what is worth knowing and keeps nothing from running
 * @param leftOut how many statements and psql commands {@code -- confiture:allow} leaves out
 * @param allowances what may be done against the rules that were named as those of later checks
 */
public record ScriptReading(
        List<Statement> statements,
        List<Finding> problems,
        List<Finding> notes,
        int leftOut,
        List<Allowance> allowances) {

    /** Demands that a script can be read to its end. */
    public static final Rule TEXT = new Rule(
            "sql/text",
            Severity.ERROR,
            "Strings, comments, quoted names and COPY blocks are closed, the text is UTF-8.",
            "Close it where it was meant to end.");

    /** Demands that a script does not need psql. */
    public static final Rule PSQL = new Rule(
            "sql/psql-command",
            Severity.ERROR,
            "A script does not use psql commands that need psql to run it.",
            "Remove the command, or leave it out on purpose: -- confiture:allow sql/psql-command <reason>");

    /** Demands that a script stays in the database that it runs in. */
    public static final Rule BEYOND = new Rule(
            "sql/beyond-database",
            Severity.ERROR,
            "A script creates, alters and drops nothing outside of the database that it runs in, roles excepted.",
            "Remove the statement, or leave it out on purpose: -- confiture:allow sql/beyond-database <reason>");

    /** Says that a script ends a transaction which it did not begin: its tool's, if the tool had opened one. */
    public static final Rule TRANSACTION = new Rule(
            "sql/transaction",
            Severity.WARNING,
            "A script ends only transactions that it began.",
            "Begin the transaction in the script too, or leave its end to the tool.");

    public ScriptReading {
        statements = List.copyOf(statements);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
        allowances = List.copyOf(allowances);
    }

    /** Return the rules that a reading can find broken. */
    public static List<Rule> rules() {
        return List.of(TEXT, PSQL, BEYOND, TRANSACTION, Allowances.REASON, Allowances.UNUSED, Allowances.DIRECTIVE);
    }

    /** Read a script whose tool does not know psql's commands: an include is a problem like the others. */
    public static ScriptReading of(SqlScript script) {
        return of(script, Set.of());
    }

    /**
     * Read a script whose tool does not know psql's commands.
     *
     * @param later the rules that a later check asks about, when the script has run: their allowances are kept for it
     */
    public static ScriptReading of(SqlScript script, Set<String> later) {
        List<MetaCommand> commands = script.metaCommands().stream()
                .filter(m -> m.treatment() != MetaCommand.Treatment.IGNORED)
                .toList();
        return read(List.of(script), script.statements(), script.diagnostics(), commands, later);
    }

    /** Read a file and those that it includes; what cannot be read is a problem of the reading. */
    public static ScriptReading ofFile(Path file, String name, Path root) {
        try {
            return following(SqlScript.parse(SqlSource.read(file, name)), root);
        } catch (SqlSourceException e) {
            return new ScriptReading(
                    List.of(),
                    List.of(Finding.of(TEXT, String.valueOf(e.getMessage())).at(e.location())),
                    List.of(),
                    0,
                    List.of());
        }
    }

    /**
     * Read a script and those that it includes.
     *
     * @param script where to begin
     * @param root the project's root, which no include may leave
     */
    public static ScriptReading following(SqlScript script, Path root) {
        SqlIncludes all = SqlIncludes.resolve(script, root, root);
        return read(all.scripts(), all.statements(), all.diagnostics(), all.refused(), Set.of());
    }

    /** Say whether there is neither a statement nor a problem: the file is empty, or all comments. */
    public boolean isEmpty() {
        return statements.isEmpty() && problems.isEmpty() && leftOut == 0;
    }

    private static ScriptReading read(
            List<SqlScript> scripts,
            List<Statement> all,
            List<Diagnostic> diagnostics,
            List<MetaCommand> commands,
            Set<String> later) {
        Allowances allowances = Allowances.of(scripts);
        List<Finding> problems = new ArrayList<>(allowances.problems());
        for (Diagnostic diagnostic : diagnostics) {
            if (!diagnostic.warning()) {
                problems.add(Finding.of(TEXT, diagnostic.message())
                        .at(diagnostic.location())
                        .withExcerpt(diagnostic.excerpt()));
            }
        }
        for (MetaCommand command : commands) {
            if (!allowances.allows(PSQL, command.source(), command.start())) {
                problems.add(Finding.of(PSQL, "psql command " + command.name() + " is not run: " + reason(command))
                        .at(command.location())
                        .withExcerpt(command.source().excerpt(command.start())));
            }
        }
        List<Statement> statements = new ArrayList<>();
        for (Statement statement : all) {
            if (!statement.kind().reachesBeyondDatabase()) {
                statements.add(statement);
            } else if (!allowances.allows(BEYOND, statement.source(), statement.start())) {
                problems.add(Finding.of(
                                BEYOND, statement.kind().command() + " reaches beyond the database and is never sent")
                        .at(statement.location())
                        .withExcerpt(statement.source().excerpt(statement.start())));
            }
        }
        List<Finding> notes = new ArrayList<>(allowances.unused(later));
        foreignEnd(statements).ifPresent(notes::add);
        return new ScriptReading(statements, problems, notes, allowances.used(), allowances.later(later));
    }

    private static Optional<Finding> foreignEnd(List<Statement> statements) {
        boolean open = false;
        for (Statement statement : statements) {
            TransactionControl control = statement.kind().transactionControl().orElse(null);
            if (control == TransactionControl.BEGIN) {
                open = true;
            } else if (control != null && control.endsTransaction()) {
                if (!open) {
                    return Optional.of(Finding.of(
                                    TRANSACTION,
                                    statement.kind().command() + " ends a transaction that the script did not begin")
                            .at(statement.location())
                            .withExcerpt(statement.source().excerpt(statement.start())));
                }
                open = control == TransactionControl.COMMIT_AND_CHAIN
                        || control == TransactionControl.ROLLBACK_AND_CHAIN;
            }
        }
        return Optional.empty();
    }

    private static String reason(MetaCommand command) {
        return command.reason().isBlank() ? "the migration's own tool does not know it" : command.reason();
    }
}
