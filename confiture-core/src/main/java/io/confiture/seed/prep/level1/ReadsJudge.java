package io.confiture.seed.prep.level1;

import io.confiture.check.Finding;
import io.confiture.check.Rule;
import io.confiture.check.ScriptReading;
import io.confiture.check.Severity;
import io.confiture.project.SourceLocation;
import io.confiture.sql.Cursor;
import io.confiture.sql.Diagnostic;
import io.confiture.sql.MetaCommand;
import io.confiture.sql.MetaCommand.Treatment;
import io.confiture.sql.Statement;
import io.confiture.sql.StatementKind;
import io.confiture.sql.TransactionControl;
import io.confiture.sql.rows.LoadEnd;
import io.confiture.sql.rows.LoadHead;
import io.confiture.sql.rows.SearchPath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges whether a file can be loaded as it stands: its text is fine, it needs no psql, and it leaves transaction and role
 * alone. What ends the transaction, or leads to another database, is critical: nothing that is loaded after it could be taken
 * back or looked at.
 */
final class ReadsJudge extends Judge {
    private final List<Finding> refused = new ArrayList<>();
    private @Nullable SourceLocation load;
    private boolean broken;

    /** Tell whether the text is such that statements may be cut wrongly. */
    boolean broken() {
        return broken;
    }

    @Override
    List<Finding> findings() {
        List<Finding> all = new ArrayList<>(super.findings());
        if (!broken) {
            // Where the text is broken, that says it all.
            all.addAll(refused);
        }
        return all;
    }

    @Override
    public void problem(Diagnostic diagnostic) {
        if (!diagnostic.warning()) {
            broken = true;
            found(Finding.of(ScriptReading.TEXT, diagnostic.message())
                    .at(diagnostic.location())
                    .withExcerpt(diagnostic.excerpt()));
        }
    }

    @Override
    public void command(MetaCommand command) {
        if (command.treatment() == Treatment.IGNORED) {
            return;
        }
        String reason = command.treatment() == Treatment.INCLUDE
                ? "includes another file, which level 1 would not see"
                : command.reason();
        boolean connects = command.name().equals("\\c") || command.name().equals("\\connect");
        found(Finding.of(ScriptReading.PSQL, "psql command " + command.name() + " is not run: it " + reason)
                .withSeverity(connects ? Severity.CRITICAL : ScriptReading.PSQL.severity())
                .at(command.location())
                .withExcerpt(command.source().excerpt(command.start())));
    }

    @Override
    public void begin(LoadHead head) {
        load = head.location();
    }

    @Override
    public void end(LoadEnd end) {
        if (end.refused() != null) {
            refused.add(Finding.of(SeedFileRules.REFUSED, "PostgreSQL refuses this load: " + end.refused())
                    .at(load));
        }
    }

    @Override
    public void statement(Statement statement, SearchPath path) {
        StatementKind kind = statement.kind();
        TransactionControl control = kind.transactionControl().orElse(null);
        if (control != null) {
            Severity severity = control.endsTransaction() ? Severity.CRITICAL : Severity.ERROR;
            found(of(SeedFileRules.TRANSACTION, kind.command() + " controls the transaction", statement)
                    .withSeverity(severity));
        } else if (kind.controlsTransactionInside()) {
            found(of(SeedFileRules.TRANSACTION, kind.command() + " has a COMMIT or ROLLBACK inside", statement)
                    .withSeverity(Severity.ERROR));
        } else if (kind.reachesBeyondDatabase()) {
            found(of(ScriptReading.BEYOND, kind.command() + " reaches beyond the database", statement));
        } else if (changesRole(statement)) {
            found(of(SeedFileRules.SESSION, "this changes the role that loads all that follows", statement));
        }
    }

    private static boolean changesRole(Statement statement) {
        Cursor cursor = new Cursor(statement.lexer());
        if (!cursor.accept("set")) {
            return false;
        }
        cursor.skip("local");
        if (cursor.accept("session")) {
            return cursor.at("authorization") || cursor.at("role");
        }
        return cursor.at("role");
    }

    private static Finding of(Rule rule, String message, Statement statement) {
        return Finding.of(rule, message)
                .at(statement.location())
                .withExcerpt(statement.source().excerpt(statement.start()));
    }
}
