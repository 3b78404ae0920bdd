package io.confiture.migration.trace;

import io.confiture.sql.Cursor;
import io.confiture.sql.Statement;
import io.confiture.sql.TokenKind;

/**
 * Knows how to get to the same end without making others wait.
 *
 * <p>Sources: PostgreSQL documentation, the notes of ALTER TABLE, CREATE INDEX, REINDEX and REFRESH MATERIALIZED VIEW.
 */
final class SaferWay {

    private SaferWay() {}

    /** Return the advice for a statement that does its work while only locks of earlier ones are held. */
    static String afterwards(StatementTrace trace) {
        String way =
                "Put it into a migration of its own, after this one: the locks of the earlier statements are let go then.";
        return trace.statement().kind().is("UPDATE") ? way + " Update large tables in batches." : way;
    }

    /** Return the advice for a statement that does its work under its own lock. */
    static String of(StatementTrace trace) {
        Statement statement = trace.statement();
        return switch (statement.kind().command()) {
            case "CREATE INDEX" -> "Use CREATE INDEX CONCURRENTLY, in a migration of its own.";
            case "REINDEX" -> "Use REINDEX .. CONCURRENTLY, in a migration of its own.";
            case "REFRESH MATERIALIZED VIEW" ->
                "Use REFRESH MATERIALIZED VIEW CONCURRENTLY; the view needs a unique index for it.";
            case "VACUUM", "CLUSTER" ->
                "Leave it to a maintenance window, or to a tool that copies the table beside its use, such as pg_repack.";
            case "ALTER TABLE" -> alterTable(statement, trace);
            default -> "Split it, so that no statement reads a whole table while it holds such a lock.";
        };
    }

    private static String alterTable(Statement statement, StatementTrace trace) {
        boolean rewrites = !trace.rewrites().isEmpty();
        Cursor cursor = new Cursor(statement.lexer());
        String previous = "";
        while (!cursor.atEnd()) {
            String word = cursor.token().kind() == TokenKind.IDENTIFIER
                    ? cursor.token().name()
                    : "";
            String advice = rewrites ? rewriting(previous, word) : scanning(previous, word);
            if (!advice.isEmpty()) {
                return advice;
            }
            previous = word;
            if (!cursor.skipParens()) {
                cursor.advance();
            }
        }
        return rewrites
                ? "Add a new column or table, fill it in batches, and change names when it is complete."
                : "Split it, so that no statement reads a whole table while it holds such a lock.";
    }

    private static String rewriting(String previous, String word) {
        return switch (word) {
            case "type" ->
                "Add a column of the new type, keep it up to date with a trigger, fill it in batches, and change names.";
            case "default", "serial", "bigserial", "identity", "generated" ->
                previous.equals("drop")
                        ? ""
                        : "Add the column without it, set the default for new rows in a second statement, and fill the old rows in"
                                + " batches.";
            case "logged", "unlogged", "tablespace", "method" -> "Leave it to a maintenance window.";
            default -> "";
        };
    }

    private static String scanning(String previous, String word) {
        return switch (word) {
            case "null" ->
                previous.equals("not")
                        ? "ADD CONSTRAINT .. CHECK (.. IS NOT NULL) NOT VALID; in the next migration VALIDATE CONSTRAINT, which lets"
                                + " others read and write; then SET NOT NULL, which believes it and reads nothing."
                        : "";
            case "references", "foreign", "check" ->
                "Add the constraint NOT VALID, and VALIDATE CONSTRAINT in the next migration: that lets others read and write.";
            case "unique", "primary" ->
                "CREATE UNIQUE INDEX CONCURRENTLY in a migration of its own, then ADD CONSTRAINT .. USING INDEX, which reads"
                        + " nothing.";
            case "attach" ->
                "Add a CHECK constraint to the partition that implies its bounds, NOT VALID, and validate it before: ATTACH"
                        + " PARTITION believes it and reads nothing.";
            default -> "";
        };
    }
}
