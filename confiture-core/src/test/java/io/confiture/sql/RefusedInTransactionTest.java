package io.confiture.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Asks a real server, for each statement, whether it refuses it in a transaction block, and compares. */
class RefusedInTransactionTest {
    /** PostgreSQL's code for "cannot run inside a transaction block": ERRCODE_ACTIVE_SQL_TRANSACTION. */
    private static final String REFUSED = "25001";

    private static final String SYNTAX_ERROR = "42601";

    /** What older servers do not know yet: CLUSTER (VERBOSE) without a table came with 17. */
    private static final List<String> NEWER = List.of("cluster (verbose)");

    private static final List<String> PREPARATION = List.of(
            "create table t (a int constraint pk primary key, b text)",
            "create index i on t (b)",
            "cluster t using pk",
            "create table parted (a int) partition by range (a)",
            "create table part partition of parted for values from (0) to (10)",
            "create materialized view v as select 1 as a",
            "create unique index vi on v (a)",
            "create type e as enum ('a')",
            "create subscription s connection 'dbname=none' publication p with (connect = false)");

    private static final List<String> STATEMENTS = List.of(
            "create index concurrently i2 on t (b)",
            "create unique index concurrently if not exists i2 on t (b)",
            "create index concurrently on t (b)",
            "create index i2 on t (b)",
            "create index \"concurrently\" on t (b)",
            "drop index concurrently i",
            "drop index concurrently if exists i",
            "drop index i",
            "reindex index i",
            "reindex table t",
            "reindex index concurrently i",
            "reindex table concurrently t",
            "reindex (verbose) table concurrently t",
            "reindex (concurrently) table t",
            "reindex (concurrently true, verbose) index i",
            "reindex (concurrently off) index i",
            "reindex (concurrently false) table t",
            "reindex (verbose) table t",
            "reindex schema public",
            "reindex database postgres",
            "reindex system postgres",
            "reindex (verbose) schema public",
            "vacuum",
            "vacuum t",
            "vacuum (analyze) t",
            "vacuum full t",
            "analyze",
            "analyze t",
            "cluster",
            "cluster verbose",
            "cluster (verbose)",
            "cluster t",
            "cluster t using i",
            "cluster verbose t using i",
            "cluster (verbose) t",
            "alter table parted detach partition part",
            "alter table parted detach partition public.part concurrently",
            "alter table if exists only parted detach partition part concurrently",
            "alter table t add column detach int",
            "create database d",
            "create database d template template0",
            "drop database d",
            "drop database if exists d with (force)",
            "alter database postgres set tablespace pg_default",
            "alter database postgres set work_mem = '1MB'",
            "alter database postgres connection limit 10",
            "create tablespace ts location '/nonexistent'",
            "drop tablespace ts",
            "drop tablespace if exists ts",
            "alter tablespace pg_default set (random_page_cost = 1)",
            "alter system set work_mem = '5MB'",
            "alter system reset work_mem",
            "create subscription s2 connection 'dbname=none' publication p",
            "create subscription s2 connection 'dbname=none' publication p with (create_slot = true)",
            "create subscription s2 connection 'dbname=none' publication p with (connect = false)",
            "create subscription s2 connection 'dbname=none' publication p with (create_slot = false, enabled = false, connect = off)",
            "drop subscription s",
            "alter subscription s owner to current_user",
            "alter subscription s disable",
            "alter subscription s set publication q with (refresh = false)",
            "alter subscription s add publication q with (refresh = false)",
            "discard all",
            "discard temp",
            "discard plans",
            "commit prepared 'x'",
            "rollback prepared 'x'",
            "refresh materialized view v",
            "refresh materialized view concurrently v",
            "alter type e add value 'b'",
            "create extension if not exists plpgsql",
            "create table t2 as select 1 as a",
            "truncate t",
            "lock table t",
            "savepoint a",
            "set transaction read only",
            "checkpoint",
            "do $$ begin perform 1; end $$",
            "comment on database postgres is 'a'",
            "create role r",
            "drop owned by r",
            "grant pg_monitor to current_user");

    /** Refused only when the subscription is enabled or has a slot; text cannot show that, so the cautious answer stands. */
    private static final List<String> CAUTIOUS = List.of(
            "alter subscription s refresh publication",
            "alter subscription s set publication q",
            "alter subscription s add publication q",
            "alter subscription s drop publication p with (refresh = true)",
            "alter subscription s set (failover = true)");

    @Test
    void the_embedded_server_refuses_what_we_say() throws SQLException {
        compare(ServerChoice.embedded());
    }

    @Test
    void the_installed_server_refuses_what_we_say() throws Exception {
        Path bin = Corpora.installation("--bindir");
        assumeTrue(Files.isExecutable(bin.resolve("postgres")), "needs a PostgreSQL server installed beside pg_config");
        compare(ServerChoice.embedded(bin));
    }

    @Test
    void counts_as_refused_what_depends_on_the_catalog() {
        assertThat(CAUTIOUS).allMatch(sql -> Sql.statement(sql).kind().refusedInTransactionBlock());
    }

    private static void compare(ServerChoice choice) throws SQLException {
        try (Servers servers = Servers.of(choice);
                Database database = servers.server().create(DatabaseSettings.defaults());
                Session session = database.connect()) {
            Connection connection = session.connection();
            try (java.sql.Statement statement = connection.createStatement()) {
                for (String sql : PREPARATION) {
                    statement.execute(sql);
                }
            }
            List<String> ours = new ArrayList<>();
            List<String> theirs = new ArrayList<>();
            List<String> unknown = new ArrayList<>();
            for (String sql : STATEMENTS) {
                String answer = answer(session, sql);
                if (answer.equals(SYNTAX_ERROR)) {
                    unknown.add(sql);
                } else {
                    ours.add(sql + ": " + Sql.statement(sql).kind().refusedInTransactionBlock());
                    theirs.add(sql + ": " + answer.equals(REFUSED));
                }
            }
            assertThat(NEWER).containsAll(unknown);
            assertThat(ours).containsExactlyElementsOf(theirs);
            try (java.sql.Statement statement = connection.createStatement()) {
                statement.execute("alter subscription s set (slot_name = none)");
                statement.execute("drop subscription s");
            }
        }
    }

    /** Return the code of the error that the server answers with, empty for none. */
    private static String answer(Session session, String sql) throws SQLException {
        session.begin();
        try (java.sql.Statement statement = session.connection().createStatement()) {
            statement.execute(sql);
            return "";
        } catch (SQLException e) {
            return String.valueOf(e.getSQLState());
        } finally {
            session.rollback();
        }
    }
}
