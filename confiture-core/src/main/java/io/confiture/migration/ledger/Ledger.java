package io.confiture.migration.ledger;

import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Session;
import io.confiture.postgres.TransactionState;
import io.confiture.project.TableName;
import java.util.List;

/**
 * Is the record of what is applied to one database: a table of the current state, an append-only history and a journal beside
 * it, in one schema.
 *
 * <p>A name without a schema means {@code public}, whatever the search path says. For one thread at a time, like its session.
 */
public final class Ledger {

    private static final String UNDEFINED_SCHEMA = "3F000";
    private static final String NO_RIGHT = "42501";

    private final Session session;
    private final LedgerTables tables;

    /**
     * Bind a ledger to a session; sends nothing.
     *
     * @param session a connection to the database
     * @param table the ledger's name
     * @throws LedgerException when the name is too long to stand beside its history
     */
    public Ledger(Session session, TableName table) {
        this.session = session;
        this.tables = new LedgerTables(table);
    }

    /** Return all that a ledger of that name makes, as {@code schema.name}: three tables and the function that guards the history. */
    public static List<String> objects(TableName table) {
        return LedgerTables.objects(table);
    }

    /**
     * Read what is applied; never writes, and a ledger that is not there reads as an empty one.
     *
     * <p>A ledger of the original Confiture is read as it is.
     *
     * @throws LedgerException when a table of that name is no ledger, or may not be read
     */
    public LedgerState read() {
        try {
            LedgerProbe probe = LedgerProbe.of(session, tables);
            probe.refuseStrangers();
            return new LedgerReader(session, tables, probe).read();
        } catch (PostgresException e) {
            throw NO_RIGHT.equals(e.sqlState())
                    ? new LedgerException(
                            "the ledger " + tables + " may not be read: " + e.getMessage()
                                    + "; GRANT SELECT on it and on its _history and _journal to this user",
                            e)
                    : e;
        }
    }

    /**
     * Make what is missing of the ledger, and take over the table of the original Confiture by adding columns; without need it
     * changes nothing. Safe when several do it at once.
     *
     * @throws LedgerException when the schema does not exist, nothing may be created in it, or a table of that name is no ledger;
     *     nothing was changed then
     * @throws IllegalStateException inside of a transaction
     */
    public void create() {
        if (session.transactionState() != TransactionState.IDLE) {
            throw new IllegalStateException("the ledger is not created inside of another transaction");
        }
        LedgerProbe probe = LedgerProbe.of(session, tables);
        probe.refuseStrangers();
        if (probe.complete()) {
            return;
        }
        try {
            new LedgerMaker(session, tables).make();
        } catch (PostgresException e) {
            throw explained(e);
        }
    }

    private RuntimeException explained(PostgresException e) {
        if (UNDEFINED_SCHEMA.equals(e.sqlState())) {
            return new LedgerException(
                    "the schema of the ledger " + tables + " does not exist; run CREATE SCHEMA " + tables.schemaSql()
                            + ", or name another with migration.tracking_table",
                    e);
        }
        if (NO_RIGHT.equals(e.sqlState())) {
            return new LedgerException(
                    "the ledger " + tables + " cannot be created: " + e.getMessage()
                            + "; GRANT CREATE, USAGE ON SCHEMA "
                            + tables.schemaSql() + " to this user, let the owner of the table run this once, or name"
                            + " another with migration.tracking_table",
                    e);
        }
        return e;
    }

    /** Return what writes into the ledger for a run. */
    public LedgerWriter writer(RunOrigin origin) {
        return new LedgerWriter(session, tables, origin, false);
    }

    /** Return the journal of what is done outside of transactions. */
    public Journal journal() {
        return new Journal(session, tables);
    }

    /** Return the ledger's name with its schema, for messages. */
    @Override
    public String toString() {
        return tables.toString();
    }
}
