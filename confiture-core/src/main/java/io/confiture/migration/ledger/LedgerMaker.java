package io.confiture.migration.ledger;

import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import java.util.ArrayList;
import java.util.List;

/** Makes what is missing of a ledger, in one transaction. */
final class LedgerMaker {

    /** The namespace of the advisory lock under which tables are made; those of runners are others, since they hold theirs here. */
    private static final int LOCK_NAMESPACE = 1_751_936_054;

    private final Session session;
    private final LedgerTables tables;

    LedgerMaker(Session session, LedgerTables tables) {
        this.session = session;
        this.tables = tables;
    }

    /** Make it; who comes second waits for the first and finds nothing to do. */
    void make() {
        Query query = new Query(session);
        // With a stricter default of the role, what the first made would stay unseen by the one who waited for it.
        query.send("BEGIN ISOLATION LEVEL READ COMMITTED");
        try {
            // CREATE TABLE IF NOT EXISTS is no help: two at once can both find nothing, and one then fails on the
            // catalog's index.
            query.rows("SELECT pg_catalog.pg_advisory_xact_lock(%d, %d)"
                    .formatted(LOCK_NAMESPACE, tables.toString().hashCode()));
            LedgerProbe probe = LedgerProbe.of(session, tables);
            probe.refuseStrangers();
            List<String> missing = missing(probe);
            if (!missing.isEmpty()) {
                query.send(String.join(";\n", missing));
            }
            session.commit();
        } finally {
            if (session.alive()) {
                session.rollback();
            }
        }
    }

    private List<String> missing(LedgerProbe probe) {
        List<String> sql = new ArrayList<>();
        if (!probe.exists()) {
            sql.add(createLedger());
        } else if (!probe.own()) {
            sql.addAll(takeOver());
        }
        if (!probe.hasHistory()) {
            sql.addAll(createHistory());
        }
        if (!probe.hasJournal()) {
            sql.add(createJournal());
        }
        return sql;
    }

    /** The columns that the original Confiture has keep their names and meanings, so that both can work on one table. */
    private String createLedger() {
        return """
                CREATE TABLE %s (
                    id uuid NOT NULL DEFAULT pg_catalog.gen_random_uuid() PRIMARY KEY,
                    pk_confiture bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
                    slug text NOT NULL UNIQUE,
                    version text NOT NULL UNIQUE,
                    name text NOT NULL,
                    applied_at timestamptz NOT NULL DEFAULT pg_catalog.now(),
                    execution_time_ms integer,
                    checksum text,
                    checksum_down text,
                    checksum_sidecars text,
                    kind text NOT NULL DEFAULT 'migration'
                        CHECK (kind IN ('migration', 'repeatable', 'baseline'))
                )""".formatted(tables.ledger());
    }

    private List<String> takeOver() {
        return List.of(
                """
                ALTER TABLE %s
                    ADD COLUMN IF NOT EXISTS checksum_down text,
                    ADD COLUMN IF NOT EXISTS checksum_sidecars text,
                    ADD COLUMN IF NOT EXISTS kind text NOT NULL DEFAULT 'migration'
                        CHECK (kind IN ('migration', 'repeatable', 'baseline'))""".formatted(tables.ledger()),
                "UPDATE %s SET kind = 'baseline' WHERE pg_catalog.right(slug, 9) = '_baseline'"
                        .formatted(tables.ledger()));
    }

    private List<String> createHistory() {
        return List.of(
                """
                CREATE TABLE %s (
                    pk_history bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                    run uuid NOT NULL,
                    command text NOT NULL,
                    version text NOT NULL,
                    name text NOT NULL,
                    direction text NOT NULL CHECK (direction IN ('up', 'down', 'baseline', 'repair')),
                    result text NOT NULL CHECK (result IN ('succeeded', 'failed')),
                    started_at timestamptz NOT NULL,
                    duration_ms bigint NOT NULL,
                    recorded_at timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),
                    checksum_up text,
                    checksum_down text,
                    checksum_sidecars text,
                    statements jsonb NOT NULL DEFAULT '[]',
                    error text,
                    sqlstate text,
                    database text NOT NULL DEFAULT pg_catalog.current_database(),
                    session_role text NOT NULL DEFAULT SESSION_USER,
                    active_role text NOT NULL DEFAULT CURRENT_USER,
                    application text NOT NULL DEFAULT pg_catalog.current_setting('application_name'),
                    client_address inet DEFAULT pg_catalog.inet_client_addr(),
                    client_host text NOT NULL,
                    os_user text NOT NULL,
                    server_address inet DEFAULT pg_catalog.inet_server_addr(),
                    server_port integer DEFAULT pg_catalog.inet_server_port(),
                    server_version text NOT NULL DEFAULT pg_catalog.current_setting('server_version'),
                    backend_pid integer NOT NULL DEFAULT pg_catalog.pg_backend_pid(),
                    tool_version text NOT NULL
                )""".formatted(tables.history()),
                // A trigger and not REVOKE: whoever migrates mostly owns the table, and an owner's rights cannot be
                // taken for good.
                """
                CREATE OR REPLACE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql AS $guard$
                BEGIN
                    RAISE EXCEPTION '%% on %%.%% is refused: the history of migrations is append-only',
                        TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
                END
                $guard$""".formatted(tables.guard()),
                "CREATE TRIGGER %s BEFORE UPDATE OR DELETE OR TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION %s()"
                        .formatted(tables.guardName(), tables.history(), tables.guard()),
                "ALTER TABLE %s ENABLE ALWAYS TRIGGER %s".formatted(tables.history(), tables.guardName()));
    }

    private String createJournal() {
        return """
                CREATE TABLE %s (
                    version text NOT NULL,
                    direction text NOT NULL CHECK (direction IN ('up', 'down')),
                    ordinal integer NOT NULL,
                    sha256 text NOT NULL,
                    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'started', 'done')),
                    started_at timestamptz,
                    done_at timestamptz,
                    PRIMARY KEY (version, direction, ordinal)
                )""".formatted(tables.journal());
    }
}
