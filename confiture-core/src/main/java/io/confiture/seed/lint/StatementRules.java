package io.confiture.seed.lint;

import io.confiture.check.Finding;
import io.confiture.check.Rule;
import io.confiture.seed.SeedRules;
import io.confiture.sql.Cursor;
import io.confiture.sql.Statement;
import io.confiture.sql.TransactionControl;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Judges the statements of one seed file. For one file and one thread. */
final class StatementRules {

    private static final Set<String> LOADS = Set.of("insert", "merge", "copy");
    private static final Set<String> QUERIES = Set.of("select", "values", "table", "show");
    private static final Set<String> HARMLESS =
            Set.of("set", "reset", "analyze", "analyse", "lock", "refresh", "prepare", "execute", "deallocate");

    private final LimitedFindings loadsOnly = new LimitedFindings(LintRules.LOADS_ONLY);
    private final LimitedFindings onConflict = new LimitedFindings(LintRules.ON_CONFLICT);
    private final LimitedFindings transaction = new LimitedFindings(SeedRules.TRANSACTION);
    private final Set<String> temporary = new HashSet<>();

    /** Judge one statement. */
    void add(Statement statement) {
        boolean control = controlsTransaction(statement);
        List<Command> commands = CommandReader.read(statement);
        for (int i = 0; i < commands.size(); i++) {
            Command command = commands.get(i);
            if (!(control && i == 0)) {
                loads(statement, command);
            }
            for (InsertClauses insert : command.inserts()) {
                if (insert.repeats() && !intoTemporary(insert)) {
                    onConflict.add(
                            statement,
                            insert.start(),
                            "this INSERT has no ON CONFLICT, so it fails or doubles its rows when it runs again");
                }
            }
        }
    }

    private boolean controlsTransaction(Statement statement) {
        TransactionControl control = statement.kind().transactionControl().orElse(null);
        if (control != null) {
            transaction.add(
                    statement,
                    statement.start(),
                    statement.kind().command() + " in a seed file: it would "
                            + (control.endsTransaction()
                                    ? "end the transaction in which all seed files are loaded"
                                    : "interfere with the transaction in which all seed files are loaded"));
        } else if (statement.kind().controlsTransactionInside()) {
            transaction.add(
                    statement,
                    statement.start(),
                    "the body of this " + statement.kind().command()
                            + " commits or rolls back, which PostgreSQL refuses inside of a transaction");
        }
        return control != null;
    }

    private void loads(Statement statement, Command command) {
        if (command.makesTable()) {
            loadsOnly.add(statement, command.start(), "SELECT INTO makes a table, which is no load");
            return;
        }
        List<String> verbs = command.verbs();
        for (int i = 0; i < verbs.size(); i++) {
            String verb = verbs.get(i);
            boolean main = i == verbs.size() - 1;
            boolean load = verb.equals("copy") ? command.readsRows() : LOADS.contains(verb);
            if (!load && !QUERIES.contains(verb) && !(main && HARMLESS.contains(verb)) && !temporary(statement)) {
                String name = statement.group() || verbs.size() > 1
                        ? verb.toUpperCase(Locale.ROOT)
                        : statement.kind().command();
                loadsOnly.add(statement, command.start(), reason(name, verb));
                return;
            }
        }
    }

    private static String reason(String name, String verb) {
        return switch (verb) {
            case "update", "delete", "truncate" ->
                name + " changes rows that are there already; a seed file only loads rows";
            case "do", "call" -> name + " runs code that cannot be judged here; a seed file only loads rows";
            case "copy" -> "this COPY writes rows out; a seed file only loads rows";
            default -> (name.isEmpty() ? "this statement" : name) + " is no load; a seed file only loads rows";
        };
    }

    /** Tell whether this makes a temporary table, and remember its name. */
    private boolean temporary(Statement statement) {
        Cursor cursor = new Cursor(statement.lexer());
        if (statement.group() || !cursor.accept("create")) {
            return false;
        }
        cursor.skip("global", "local");
        boolean table = (cursor.accept("temp") || cursor.accept("temporary")) && cursor.accept("table");
        if (table) {
            cursor.skip("if", "not", "exists");
            if (!cursor.atEnd()) {
                temporary.add(cursor.token().name());
            }
        }
        return table;
    }

    private boolean intoTemporary(InsertClauses insert) {
        return insert.table() != null
                && temporary.contains(insert.table().name())
                && (insert.table().schema() == null || insert.table().schema().equals("pg_temp"));
    }

    List<Finding> of(Rule rule) {
        return List.of(loadsOnly, onConflict, transaction).stream()
                .filter(l -> l.rule().equals(rule))
                .flatMap(l -> l.findings().stream())
                .toList();
    }
}
