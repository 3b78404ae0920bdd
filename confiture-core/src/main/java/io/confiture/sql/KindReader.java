package io.confiture.sql;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the kind of a statement from its first tokens.
 *
 * <p>What is refused in a transaction block: the calls of PreventInTransactionBlock in PostgreSQL's sources, checked
 * against a running server by {@code RefusedInTransactionTest}.
 */
final class KindReader {
    private final Cursor cursor;
    private String command = "";
    private @Nullable TransactionControl control;
    private boolean refused;
    private boolean reaches;
    private @Nullable String objectName;
    private boolean roles;
    private boolean controlsInside;

    private KindReader(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Read the kind; of all commands if it is a group, since a {@code ;} in another statement is inside its body. */
    static StatementKind read(Lexer lexer, boolean group) {
        Cursor cursor = new Cursor(lexer);
        KindReader reader = new KindReader(cursor);
        reader.command();
        StatementKind kind = reader.result();
        while (group && cursor.nextCommand()) {
            KindReader next = new KindReader(cursor);
            next.command();
            kind = join(kind, next.result());
        }
        return kind;
    }

    private static StatementKind join(StatementKind first, StatementKind next) {
        return new StatementKind(
                first.command(),
                first.transactionControl(),
                first.refusedInTransactionBlock() || next.refusedInTransactionBlock(),
                first.reachesBeyondDatabase() || next.reachesBeyondDatabase(),
                first.objectName().or(next::objectName),
                first.touchesRoles() || next.touchesRoles(),
                first.controlsTransactionInside() || next.controlsTransactionInside());
    }

    private StatementKind result() {
        return new StatementKind(
                command,
                Optional.ofNullable(control),
                refused,
                reaches,
                Optional.ofNullable(objectName),
                roles,
                controlsInside);
    }

    private void command() {
        if (cursor.at(TokenKind.LEFT_PAREN)) {
            command = "SELECT";
            return;
        } else if (!cursor.at(TokenKind.IDENTIFIER)) {
            return;
        }
        String first = word();
        command = first;
        cursor.advance();
        switch (first) {
            case "CREATE", "ALTER", "DROP" -> definition();
            case "BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE", "PREPARE" ->
                transaction();
            case "SET" -> set();
            case "DO" -> body();
            case "REINDEX" -> reindex();
            case "VACUUM" -> refused = true;
            case "CLUSTER" -> cluster();
            case "DISCARD" -> refused = also("all");
            case "GRANT", "REVOKE" -> grant();
            case "COMMENT", "SECURITY" -> label();
            case "REASSIGN" -> also("owned");
            case "REFRESH" -> also("materialized", "view");
            case "IMPORT" -> also("foreign", "schema");
            default -> {}
        }
    }

    private void definition() {
        String verb = command;
        cursor.skip("or", "replace", "global", "local", "temp", "temporary", "unlogged", "unique", "recursive");
        cursor.skip("trusted", "procedural", "constraint");
        if (verb.equals("CREATE")) {
            cursor.accept("default");
        }
        command = ObjectTypes.read(verb, cursor);
        switch (command) {
            case "CREATE INDEX", "DROP INDEX" -> refused = cursor.at("concurrently");
            case "CREATE DATABASE", "DROP DATABASE", "CREATE TABLESPACE", "DROP TABLESPACE" -> {
                refused = true;
                beyond();
            }
            case "ALTER SYSTEM" -> {
                refused = true;
                reaches = true;
            }
            case "ALTER DATABASE" -> {
                beyond();
                cursor.advance();
                refused = cursor.accept("set") && cursor.at("tablespace");
            }
            case "ALTER TABLESPACE" -> beyond();
            case "CREATE SUBSCRIPTION", "ALTER SUBSCRIPTION", "DROP SUBSCRIPTION" -> subscription(verb);
            case "CREATE ROLE",
                    "ALTER ROLE",
                    "DROP ROLE",
                    "CREATE USER",
                    "ALTER USER",
                    "DROP USER",
                    "CREATE GROUP",
                    "ALTER GROUP",
                    "DROP GROUP" -> {
                roles = true;
                named();
            }
            case "ALTER TABLE" -> refused = detachesConcurrently();
            case "CREATE FUNCTION", "CREATE PROCEDURE" -> body();
            default -> {}
        }
    }

    private void beyond() {
        reaches = true;
        named();
    }

    private void named() {
        cursor.skip("if", "not", "exists");
        if (!cursor.atEnd() && cursor.token().kind().identifier()) {
            objectName = cursor.token().name();
        }
    }

    private boolean detachesConcurrently() {
        while (cursor.seek("detach")) {
            cursor.advance();
            if (cursor.accept("partition")) {
                cursor.skipName();
                return cursor.at("concurrently");
            }
        }
        return false;
    }

    /** A subscription is a door to another server: dropping one drops the slot there, enabling one starts to fetch. */
    private void subscription(String verb) {
        named();
        cursor.advance();
        Options options = Options.none();
        boolean setsSlotOptions = cursor.at("set");
        boolean refreshes = cursor.at("refresh");
        boolean publications = false;
        while (!cursor.atEnd()) {
            publications |= cursor.at("publication");
            if (cursor.at(TokenKind.LEFT_PAREN)) {
                options = Options.read(cursor);
            } else {
                cursor.advance();
            }
        }
        reaches = !verb.equals("CREATE") || !options.off("connect");
        refused = switch (verb) {
            case "CREATE" -> !options.off("connect") && !options.off("create_slot");
            case "DROP" -> true;
            default ->
                refreshes
                        || (publications && !options.off("refresh"))
                        || (setsSlotOptions && (options.has("failover") || options.has("two_phase")));
        };
    }

    private void transaction() {
        boolean prepared = cursor.at("prepared");
        switch (command) {
            case "BEGIN" -> control = TransactionControl.BEGIN;
            case "START" -> control = also("transaction") ? TransactionControl.BEGIN : null;
            case "SAVEPOINT" -> control = TransactionControl.SAVEPOINT;
            case "RELEASE" -> control = TransactionControl.RELEASE;
            case "PREPARE" -> control = also("transaction") ? TransactionControl.PREPARE_TRANSACTION : null;
            case "COMMIT", "END" ->
                control = prepared
                        ? TransactionControl.COMMIT_PREPARED
                        : chains() ? TransactionControl.COMMIT_AND_CHAIN : TransactionControl.COMMIT;
            default ->
                control = prepared
                        ? TransactionControl.ROLLBACK_PREPARED
                        : toSavepoint()
                                ? TransactionControl.ROLLBACK_TO
                                : chains() ? TransactionControl.ROLLBACK_AND_CHAIN : TransactionControl.ROLLBACK;
        }
        if (prepared) {
            also("prepared");
            refused = true;
        }
    }

    private boolean chains() {
        cursor.skip("work", "transaction");
        return cursor.accept("and") && cursor.at("chain");
    }

    private boolean toSavepoint() {
        cursor.skip("work", "transaction");
        return cursor.at("to");
    }

    private void set() {
        cursor.accept("local");
        if (also("transaction")) {
            control = TransactionControl.SET_TRANSACTION;
        }
    }

    private void reindex() {
        if (cursor.at(TokenKind.LEFT_PAREN)) {
            Options options = Options.read(cursor);
            refused = options.has("concurrently") && !options.off("concurrently");
        }
        cursor.accept("verbose");
        boolean whole = cursor.at("schema") || cursor.at("database") || cursor.at("system");
        cursor.advance();
        refused |= whole || cursor.at("concurrently");
    }

    private void cluster() {
        cursor.skipParens();
        cursor.accept("verbose");
        refused = cursor.atEnd();
    }

    private void grant() {
        if (cursor.seek("on", "to", "from") && cursor.accept("on")) {
            reaches = cursor.at("database") || cursor.at("tablespace") || cursor.at("parameter");
            sharedName();
        } else {
            roles = true;
        }
    }

    private void label() {
        if (command.equals("SECURITY") && !also("label")) {
            return;
        }
        if (cursor.seek("on")) {
            cursor.advance();
            reaches = cursor.at("database") || cursor.at("tablespace") || cursor.at("subscription");
            roles = cursor.at("role");
            sharedName();
        }
    }

    private void sharedName() {
        if (reaches || roles) {
            cursor.advance();
            named();
        }
    }

    private void body() {
        while (!cursor.atEnd()) {
            if (cursor.token().kind().string()) {
                BodyScan found = BodyScan.of(cursor.token());
                roles |= found.roles();
                reaches |= found.reaches();
                controlsInside |= found.controlsTransaction();
            }
            cursor.advance();
        }
    }

    /** Take these words into the command's name if they stand here. */
    private boolean also(String... words) {
        boolean all = true;
        for (String word : words) {
            if (all && cursor.at(word)) {
                command += " " + word();
                cursor.advance();
            } else {
                all = false;
            }
        }
        return all;
    }

    private String word() {
        return cursor.token().text().toUpperCase(Locale.ROOT);
    }
}
