package io.confiture.migration.ledger;

import io.confiture.project.TableName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Holds the names of the ledger's objects, which are all in one schema.
 *
 * <p>A setting without a schema means {@code public} and never "wherever the search path leads": the same command must find the
 * same ledger whichever role runs it.
 */
final class LedgerTables {

    private static final String HISTORY = "_history";
    private static final String JOURNAL = "_journal";
    private static final String GUARD = "_history_guard";

    /** PostgreSQL cuts names at 63 bytes, silently, and then two of ours would be one. */
    private static final int NAME_LIMIT = 63;

    private final String schema;
    private final String name;

    /**
     * Name the objects of a ledger.
     *
     * @throws LedgerException when the name leaves no room for the suffixes
     */
    LedgerTables(TableName table) {
        this.schema = schema(table);
        this.name = table.name();
        int length = (name + GUARD).getBytes(StandardCharsets.UTF_8).length;
        if (length > NAME_LIMIT) {
            throw new LedgerException("the name of the ledger " + table + " is " + (length - NAME_LIMIT)
                    + " byte(s) too long: with " + GUARD + " it does not fit PostgreSQL's " + NAME_LIMIT
                    + "; name a shorter one with migration.tracking_table");
        }
    }

    /** Return the schema of a ledger. */
    static String schema(TableName table) {
        return table.schema() == null ? "public" : table.schema();
    }

    /** Return the names of all objects that a ledger makes, its function included, as {@code schema.name}. */
    static List<String> objects(TableName table) {
        return Stream.of("", HISTORY, JOURNAL, GUARD)
                .map(suffix -> schema(table) + "." + table.name() + suffix)
                .toList();
    }

    String schema() {
        return schema;
    }

    String name() {
        return name;
    }

    /** Return the bare names of the tables. */
    List<String> names() {
        return List.of(name, name + HISTORY, name + JOURNAL);
    }

    String historyName() {
        return name + HISTORY;
    }

    String journalName() {
        return name + JOURNAL;
    }

    /** Return the ledger as SQL text. */
    String ledger() {
        return sql(name);
    }

    String history() {
        return sql(name + HISTORY);
    }

    String journal() {
        return sql(name + JOURNAL);
    }

    /** Return the function that refuses changes of the history, and the name of the trigger that calls it. */
    String guard() {
        return sql(name + GUARD);
    }

    String guardName() {
        return new TableName(null, name + GUARD).sql();
    }

    String schemaSql() {
        return new TableName(null, schema).sql();
    }

    private String sql(String table) {
        return new TableName(schema, table).sql();
    }

    /** Return the ledger as people write it. */
    @Override
    public String toString() {
        return schema + "." + name;
    }
}
