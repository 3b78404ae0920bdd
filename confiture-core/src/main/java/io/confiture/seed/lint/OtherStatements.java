package io.confiture.seed.lint;

import io.confiture.project.TableName;
import io.confiture.seed.lint.KeySet.Place;
import io.confiture.sql.Lexer;
import io.confiture.sql.Statement;
import io.confiture.sql.TokenKind;
import io.confiture.sql.query.SqlReading;
import io.confiture.sql.query.TableReference;
import io.confiture.sql.query.TableReference.Role;
import io.confiture.sql.rows.SearchPath;
import io.confiture.sql.rows.Target;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows what statements other than plain loads do to the tables, or says that they may do anything. */
final class OtherStatements {

    private static final Set<String> CODE = Set.of("DO", "CALL", "EXECUTE");

    /** They change no rows, whatever they say. */
    private static final Set<String> HARMLESS =
            Set.of("GRANT", "REVOKE", "COMMENT", "ANALYZE", "VACUUM", "LOCK", "RESET", "SHOW", "DEALLOCATE", "DISCARD");

    private final SeedSchema schema;
    private @Nullable String anything;
    private int since = Integer.MAX_VALUE;
    private int until;
    private boolean constraintsSet;
    private @Nullable String unenforced;

    OtherStatements(SeedSchema schema) {
        this.schema = schema;
    }

    /** Read one statement. */
    void read(Statement statement, SearchPath path, int load, Map<TableName, TableRows> tables) {
        String command = statement.kind().command();
        if (HARMLESS.contains(command)) {
            return;
        }
        if (CODE.contains(command)) {
            anything(load, command + " at " + statement.location() + " may change any table");
            return;
        }
        if (command.equals("SET")) {
            settings(statement);
            return;
        }
        calls(statement, load);
        SqlReading reading = SqlReading.of(statement);
        for (TableReference reference : reading.references()) {
            boolean copy = command.equals("COPY") && reference.role() == Role.OTHER;
            if (reference.role() != Role.READ && (reference.role() != Role.OTHER || copy)) {
                write(reference, statement, path, load, tables);
            }
        }
        if (!reading.notUnderstood().isEmpty()) {
            anything(load, "the statement at " + statement.location() + " is not understood in full");
        }
    }

    /** Remember that from here on any table may have other rows than the files show. */
    void anything(int load, String why) {
        if (anything == null) {
            anything = why;
            since = load;
        }
        until = load;
    }

    @Nullable
    String anything() {
        return anything;
    }

    /** Return why the rows of one load may be gone when another begins, or null. */
    @Nullable
    String between(int first, int second) {
        return until > first && since < second ? anything : null;
    }

    /** Tell whether a file sets constraints: deferrable ones may then wait for the end. */
    boolean constraintsSet() {
        return constraintsSet;
    }

    /** Return why foreign keys are not enforced at all, or null. */
    @Nullable
    String unenforced() {
        return unenforced;
    }

    private void settings(Statement statement) {
        Lexer lexer = statement.lexer();
        while (lexer.nextSignificant()) {
            if (lexer.isWord("constraints")) {
                constraintsSet = true;
            } else if (lexer.isWord("session_replication_role")) {
                unenforced = "session_replication_role is set at " + statement.location()
                        + ", which may switch foreign keys off";
            }
        }
    }

    private void write(
            TableReference reference,
            Statement statement,
            SearchPath path,
            int load,
            Map<TableName, TableRows> tables) {
        TableName name = new Target(reference.name(), path, reference.location())
                .resolve(n -> schema.tables().find(n).isPresent())
                .orElse(null);
        String what = statement.kind().command() + " at " + statement.location();
        if (name == null) {
            anything(load, what + " names a table that cannot be followed");
            return;
        }
        TableRows rows = tables.computeIfAbsent(name, TableRows::new);
        switch (reference.role()) {
            case INSERT, OTHER -> rows.opaque(what + " loads rows that only the server knows");
            default -> rows.changed(what + " changes rows of " + name);
        }
        rows.filled(new Place(load, reference.location()));
        String altered = schema.altered(name);
        if (altered != null) {
            anything(load, altered);
        }
    }

    /** A function of the project may write to any table. */
    private void calls(Statement statement, int load) {
        Lexer lexer = statement.lexer();
        String before = "";
        while (lexer.nextSignificant()) {
            if (lexer.kind() == TokenKind.LEFT_PAREN && schema.writers().contains(before)) {
                anything(
                        load,
                        "the function " + before + " called at " + statement.location() + " may change any table");
                return;
            }
            before = lexer.kind().identifier() ? lexer.name() : "";
        }
    }
}
