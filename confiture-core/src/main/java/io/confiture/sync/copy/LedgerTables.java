package io.confiture.sync.copy;

import io.confiture.postgres.Query;

/** Makes the tables of the ledger. Those but the first are there while a run is unfinished only. */
final class LedgerTables {

    static final String SCHEMA = "confiture_sync";

    private LedgerTables() {}

    static boolean exist(Query target) {
        return target.value("SELECT to_regclass('confiture_sync.run')") != null;
    }

    /** Make those that are missing; in the transaction of the caller. */
    static void make(Query target) {
        // IF NOT EXISTS would ask for the privilege to create schemas also where there is one.
        if (target.value("SELECT to_regnamespace('confiture_sync')") == null) {
            target.send("CREATE SCHEMA confiture_sync; COMMENT ON SCHEMA confiture_sync IS"
                    + " 'What confiture sync remembers of its runs; may be dropped while none is unfinished'");
        }
        target.send("""
                CREATE TABLE IF NOT EXISTS confiture_sync.run (
                  run text PRIMARY KEY, begun timestamptz NOT NULL DEFAULT clock_timestamp(), ended timestamptz,
                  state text NOT NULL, way text NOT NULL, plan text NOT NULL, rows bigint, mixed boolean NOT NULL DEFAULT false,
                  system text, database text NOT NULL, started text NOT NULL, address text NOT NULL, snapshot text NOT NULL);
                CREATE TABLE IF NOT EXISTS confiture_sync.part (
                  run text NOT NULL, schema text NOT NULL, name text NOT NULL, part text NOT NULL,
                  rows bigint, bytes bigint, millis bigint, PRIMARY KEY (run, schema, name, part));
                CREATE TABLE IF NOT EXISTS confiture_sync.load (
                  run text NOT NULL, position integer NOT NULL, schema text NOT NULL, name text NOT NULL, PRIMARY KEY (run, position));
                CREATE TABLE IF NOT EXISTS confiture_sync.undo (
                  run text NOT NULL, position integer NOT NULL, kind text NOT NULL, schema text NOT NULL, name text NOT NULL,
                  object text NOT NULL, away text NOT NULL, back text NOT NULL, PRIMARY KEY (run, position));
                """);
    }

    /** Drop what only an unfinished run needs; in the transaction of the caller. */
    static void drop(Query target) {
        target.send("DROP TABLE IF EXISTS confiture_sync.part, confiture_sync.load, confiture_sync.undo");
    }
}
