package io.confiture.seed;

import io.confiture.check.Finding;
import io.confiture.check.Rule;
import io.confiture.check.ScriptReading;
import io.confiture.sql.Cursor;
import io.confiture.sql.Statement;
import io.confiture.sql.StatementKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what a seed file may not say, before anything of it is sent.
 *
 * <p>Judged by what statements are and not by words in them: a DO block has its own BEGIN, a comment may speak of a commit.
 */
final class SeedRefusals {

    private SeedRefusals() {}

    /** Return the problems of the text, and each statement that a file loaded in somebody's transaction may not have. */
    static List<Finding> of(ScriptReading reading) {
        List<Finding> findings = new ArrayList<>(reading.problems());
        for (Statement statement : reading.statements()) {
            // Of a group joined with \\; each command is looked at.
            statement.commands().stream()
                    .map(command -> refusal(command, statement))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(findings::add);
        }
        return findings;
    }

    private static Optional<Finding> refusal(Statement command, Statement place) {
        StatementKind kind = command.kind();
        if (kind.transactionControl().isPresent()) {
            return refused(SeedRules.TRANSACTION, kind.command() + " is not for a seed file to say", place);
        }
        if (kind.is("DO") && kind.controlsTransactionInside()) {
            return refused(SeedRules.TRANSACTION, "the DO block ends a transaction that is not its own", place);
        }
        if (kind.refusedInTransactionBlock()) {
            return refused(
                    SeedRules.TRANSACTION,
                    kind.command() + " cannot run inside a transaction, and a seed file is loaded in one",
                    place);
        }
        return takesRole(command)
                ? refused(SeedRules.ROLE, "the statement takes another role than the one that connected", place)
                : Optional.empty();
    }

    private static Optional<Finding> refused(Rule rule, String message, Statement place) {
        return Optional.of(Finding.of(rule, message)
                .at(place.location())
                .withExcerpt(place.source().excerpt(place.start())));
    }

    /** Find {@code SET [SESSION | LOCAL] ROLE name} and {@code SET [LOCAL] SESSION AUTHORIZATION name}. */
    private static boolean takesRole(Statement command) {
        Cursor cursor = new Cursor(command.lexer());
        if (!cursor.accept("set")) {
            return false;
        }
        cursor.accept("local");
        boolean session = cursor.accept("session");
        if (session && cursor.accept("authorization")) {
            return !cursor.at("default");
        }
        cursor.accept("session");
        if (cursor.accept("authorization")) {
            return !cursor.at("default");
        }
        if (!cursor.accept("role") && !cursor.accept("session_authorization")) {
            return false;
        }
        // SET role TO name and SET role = name are the same thing.
        if (!cursor.accept("to") && !cursor.atEnd() && cursor.token().text().equals("=")) {
            cursor.advance();
        }
        return !cursor.at("none") && !cursor.at("default");
    }
}
