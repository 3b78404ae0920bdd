package io.confiture.migration.run;

import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.project.TableName;
import io.confiture.sql.Cursor;
import io.confiture.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a statement was carried out that had been sent when its runner died. Only for what runs outside of a transaction:
 * all else is committed together with the note that it is done.
 */
final class Interrupted {

    private final Session session;
    private final InvalidIndexes indexes;

    Interrupted(Session session) {
        this.session = session;
        this.indexes = new InvalidIndexes(session);
    }

    /** Says what the database shows. */
    sealed interface Verdict {

        /** It was carried out. */
        record Done(String why) implements Verdict {}

        /** It was not, or doing it twice does no harm. */
        record Again(String why) implements Verdict {}

        /** It cannot be seen. */
        record Unknown(String why) implements Verdict {}
    }

    /** Look at the database; the session is idle and has the settings that the statement had. */
    Verdict look(Statement statement) {
        if (statement.group()) {
            return new Verdict.Unknown("several commands joined by \\; leave no single trace");
        }
        return switch (statement.kind().command()) {
            case "CREATE INDEX" -> createIndex(statement);
            case "DROP INDEX" -> dropIndex(statement);
            case "ALTER TABLE" -> detach(statement);
            case "REINDEX", "VACUUM", "CLUSTER", "DISCARD ALL" ->
                new Verdict.Again("doing it twice gives the same as doing it once");
            default -> new Verdict.Unknown("what " + statement.kind().command() + " did cannot be seen from outside");
        };
    }

    private Verdict createIndex(Statement statement) {
        IndexText text = IndexText.of(statement);
        if (text == null || text.name() == null) {
            return new Verdict.Unknown(
                    "the index has no name in the file, so it cannot be told from others of the table");
        }
        InvalidIndexes.Index index = indexes.find(text);
        if (index == null) {
            return new Verdict.Again("there is no index " + text.name());
        }
        // One that is invalid is looked after where it is made again.
        return index.valid()
                ? new Verdict.Done("the index " + index.name() + " is there and valid")
                : new Verdict.Again("the index " + index.name() + " is invalid");
    }

    private Verdict dropIndex(Statement statement) {
        Cursor cursor = new Cursor(statement.lexer());
        cursor.skip("drop", "index", "concurrently", "if", "exists");
        TableName name = IndexText.takeTable(cursor);
        if (name == null) {
            return new Verdict.Unknown("the name of the index cannot be read");
        }
        return exists(name)
                ? new Verdict.Again("the index " + name + " is still there")
                : new Verdict.Done("the index " + name + " is gone");
    }

    private boolean exists(TableName name) {
        return new Query(session).value("SELECT pg_catalog.to_regclass(" + Query.literal(name.sql()) + ")") != null;
    }

    /** A detachment that was interrupted between its two transactions is brought to its end with FINALIZE. */
    private Verdict detach(Statement statement) {
        Cursor cursor = new Cursor(statement.lexer());
        cursor.skip("alter", "table", "if", "exists", "only");
        TableName parent = IndexText.takeTable(cursor);
        if (parent == null || !cursor.accept("detach") || !cursor.accept("partition")) {
            return new Verdict.Unknown("it cannot be read which partition is detached");
        }
        TableName child = IndexText.takeTable(cursor);
        if (child == null || !exists(child)) {
            return new Verdict.Unknown("the partition is not there");
        }
        String pending = pending(parent, child);
        if (pending == null) {
            return new Verdict.Done("the partition " + child + " is detached");
        }
        if ("f".equals(pending)) {
            return new Verdict.Again("the partition " + child + " is still attached");
        }
        new Query(session).send("ALTER TABLE " + parent.sql() + " DETACH PARTITION " + child.sql() + " FINALIZE");
        return new Verdict.Done("the detachment of " + child + " was begun, and is now brought to its end");
    }

    private @Nullable String pending(TableName parent, TableName child) {
        return new Query(session)
                .value("SELECT inhdetachpending FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass("
                        + Query.literal(child.sql()) + ") AND inhparent = pg_catalog.to_regclass("
                        + Query.literal(parent.sql()) + ")");
    }
}
