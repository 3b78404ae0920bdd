package io.confiture.sync.copy;

import static io.confiture.sync.copy.Plans.copied;
import static io.confiture.sync.copy.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confiture.postgres.Query;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.project.DatabaseUrl;
import io.confiture.rows.Relation;
import io.confiture.rows.Tables;
import io.confiture.sync.plan.TablePlan;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A source is one moment of a real database, and cannot be written to. */
class SourceTest {

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Servers servers;

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private TwoDatabases databases;

    @BeforeAll
    static void start() {
        servers = Servers.of(ServerChoice.embedded());
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @BeforeEach
    void create() {
        databases = new TwoDatabases(servers.server());
    }

    @AfterEach
    void drop() {
        databases.close();
    }

    private Source open() {
        return Source.open(databases.sourceUrl());
    }

    @Test
    void all_sessions_see_the_same_moment() {
        databases.rows("CREATE TABLE t (a int); INSERT INTO t VALUES (1)");
        try (Source source = open()) {
            databases.rows("INSERT INTO t VALUES (2); CREATE TABLE later (a int)");

            for (Session session : List.of(source.session(), source.reader(), source.reader())) {
                assertThat(new Query(session).value("SELECT count(*) FROM public.t"))
                        .isEqualTo("1");
                assertThat(new Query(session).value("SELECT pg_current_snapshot()"))
                        .isEqualTo(source.identity().snapshot());
            }
            Tables tables = new Tables(source.catalog());
            assertThat(tables.has(new Relation("public", "t"))).isTrue();
            assertThat(tables.has(new Relation("public", "later"))).isFalse();
        }
    }

    @Test
    void no_session_can_write() {
        databases.rows("CREATE TABLE t (a int)");
        try (Source source = open()) {
            for (Session session : List.of(source.reader(), source.session())) {
                assertThatThrownBy(() -> new Query(session).send("INSERT INTO public.t VALUES (1)"))
                        .hasMessageContaining("read-only");
                session.rollback();
                assertThatThrownBy(() -> new Query(session).send("INSERT INTO public.t VALUES (1)"))
                        .hasMessageContaining("read-only");
            }
        }
    }

    @Test
    void the_same_state_is_recognised_and_another_is_not() {
        databases.rows("CREATE TABLE t (a int)");
        SourceIdentity first;
        try (Source source = open()) {
            first = source.identity();
        }
        try (Source source = open()) {
            assertThat(source.identity().sameRows(first)).isTrue();
            assertThat(source.identity().system()).isNotNull();
        }
        databases.rows("INSERT INTO t VALUES (1)");
        try (Source source = open()) {
            assertThat(source.identity().sameRows(first)).isFalse();
            assertThat(source.identity().sameDatabase(first)).isTrue();
        }
        try (Source other = Source.open(databases.targetUrl())) {
            assertThat(other.identity().sameDatabase(first)).isFalse();
        }
    }

    @Test
    void a_role_that_is_no_superuser_can_read() {
        databases.rows(
                "CREATE TABLE t (a int); INSERT INTO t VALUES (1); CREATE ROLE confiture_reader LOGIN PASSWORD 'x';"
                        + " GRANT SELECT ON t TO confiture_reader");
        DatabaseUrl admin = databases.sourceUrl();
        try (Source source = Source.open(new DatabaseUrl(
                admin.hosts(),
                admin.database(),
                "confiture_reader",
                new io.confiture.project.Secret("x"),
                admin.parameters()))) {
            assertThat(Parts.of(source, plan("t", copied("a")))).hasSize(1);
            assertThat(new Query(source.reader()).value("SELECT count(*) FROM public.t"))
                    .isEqualTo("1");
            assertThat(source.identity().database()).isNotEmpty();
        } finally {
            databases.rows("DROP OWNED BY confiture_reader; DROP ROLE confiture_reader");
        }
    }

    @Test
    void rows_that_a_policy_hides_are_an_error() {
        databases
                .schema("CREATE TABLE t (a int)")
                .rows("INSERT INTO t VALUES (1), (2); CREATE ROLE confiture_hidden LOGIN PASSWORD 'x';"
                        + " GRANT SELECT ON t TO confiture_hidden; ALTER TABLE t ENABLE ROW LEVEL SECURITY;"
                        + " CREATE POLICY p ON t USING (a = 1)");
        DatabaseUrl admin = databases.sourceUrl();
        TablePlan plan = plan("t", copied("a"));
        try (Source source = Source.open(new DatabaseUrl(
                        admin.hosts(),
                        admin.database(),
                        "confiture_hidden",
                        new io.confiture.project.Secret("x"),
                        admin.parameters()));
                Session target = Session.to(databases.targetUrl())) {
            Part part = Parts.of(source, plan).get(0);
            assertThatThrownBy(() ->
                            PartCopy.of(plan, plan.relation()).copy(source.reader(), target, part, SyncProgress.NONE))
                    .hasMessageContaining("row-level security policy for table \"t\"");
        } finally {
            databases.rows("DROP OWNED BY confiture_hidden; DROP ROLE confiture_hidden");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRUNCATE t",
                "ALTER TABLE t RENAME a TO c; ALTER TABLE t RENAME b TO a; ALTER TABLE t RENAME c TO b",
                "ALTER TABLE t ALTER b TYPE varchar",
                "ALTER TABLE t ADD c int",
            })
    void a_table_that_is_changed_after_the_snapshot_is_an_error(String change) {
        databases.rows("CREATE TABLE t (a text, b text); INSERT INTO t VALUES ('a', 'b')");
        try (Source source = open()) {
            databases.rows(change);

            assertThatThrownBy(() -> Parts.of(source, plan("t", copied("a"))))
                    .isInstanceOf(SyncException.class)
                    .hasMessageContaining("t was emptied, rewritten or altered after the snapshot");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE p DETACH PARTITION q",
                "DROP TABLE q",
                "TRUNCATE q",
                "CREATE TABLE r PARTITION OF p DEFAULT"
            })
    void a_partition_that_comes_or_goes_after_the_snapshot_is_an_error(String change) {
        databases.rows("CREATE TABLE p (a int) PARTITION BY LIST (a); CREATE TABLE q PARTITION OF p FOR VALUES IN (1);"
                + " INSERT INTO p VALUES (1)");
        try (Source source = open()) {
            databases.rows(change);

            assertThatThrownBy(() -> Parts.of(source, plan("p", copied("a"))))
                    .isInstanceOf(SyncException.class)
                    .hasMessageContaining("p was emptied, rewritten or altered after the snapshot");
        }
    }

    @Test
    void rows_that_come_after_the_snapshot_are_no_change_of_the_table() {
        databases.rows("CREATE TABLE t (a int)");
        try (Source source = open()) {
            databases.rows("INSERT INTO t VALUES (1)").rows("VACUUM t").rows("CREATE INDEX ON t (a); ANALYZE t");

            assertThat(Parts.of(source, plan("t", copied("a")))).hasSize(1);
        }
    }

    @Test
    void a_table_that_is_cut_into_parts_cannot_be_emptied_until_the_end() {
        databases.rows("CREATE TABLE t (a int); INSERT INTO t VALUES (1)");
        try (Source source = open()) {
            Parts.of(source, plan("t", copied("a")));

            assertThatThrownBy(() -> databases.rows("SET lock_timeout = '50ms'; TRUNCATE t"))
                    .hasMessageContaining("lock");
        }
    }

    @Test
    void a_big_table_is_cut_by_blocks_and_no_row_is_lost_or_doubled() {
        databases
                .schema("CREATE TABLE t (a int, b text)")
                .rows(
                        "INSERT INTO t SELECT i, repeat('x', 1500) FROM generate_series(1, 30000) i; DELETE FROM t WHERE a % 7 = 0");
        TablePlan plan = plan("t", copied("a"), copied("b"));
        List<Part> parts;
        try (Source source = open()) {
            parts = Parts.of(source, plan);
        }

        assertThat(parts).hasSize(2);
        assertThat(parts.get(1).key()).isEqualTo("\"public\".\"t\" blocks 4096-8192");
        databases.copy(plan);
        assertThat(databases.inTarget("SELECT count(*) || ' ' || count(DISTINCT a) || ' ' || sum(a) FROM t"))
                .isEqualTo(databases.inSource("SELECT count(*) || ' ' || count(*) || ' ' || sum(a) FROM t"));
    }

    @Test
    void partitions_are_read_one_by_one_and_children_are_tables_of_their_own() {
        databases
                .schema(
                        "CREATE TABLE p (a int, b text) PARTITION BY RANGE (a); CREATE TABLE p2 (b text, junk int, a int);"
                                + " ALTER TABLE p2 DROP junk; ALTER TABLE p ATTACH PARTITION p2 FOR VALUES FROM (10) TO (20);"
                                + " CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10) PARTITION BY LIST (a);"
                                + " CREATE TABLE p1d PARTITION OF p1 DEFAULT; CREATE TABLE parent (a int);"
                                + " CREATE TABLE child (b int) INHERITS (parent)")
                .rows(
                        "INSERT INTO p SELECT i, 'row ' || i FROM generate_series(0, 19) i; INSERT INTO parent VALUES (1);"
                                + " INSERT INTO child VALUES (2, 3)");
        try (Source source = open()) {
            assertThat(Parts.of(source, plan("p", copied("a"))))
                    .extracting(Part::leaf)
                    .containsExactly(new Relation("public", "p1d"), new Relation("public", "p2"));
        }

        databases.copy(plan("p", copied("a"), copied("b")));
        databases.copy(plan("parent", copied("a")));

        assertThat(databases.inTarget("SELECT string_agg(tableoid::regclass || b, ',' ORDER BY a) FROM p"))
                .isEqualTo(databases.inSource("SELECT string_agg(tableoid::regclass || b, ',' ORDER BY a) FROM p"));
        assertThat(databases.inTarget("SELECT string_agg(a::text, ',') FROM parent"))
                .isEqualTo("1");
    }

    @Test
    void a_partition_on_another_server_is_refused() {
        databases.rows(
                "CREATE TABLE p (a int) PARTITION BY RANGE (a); CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA"
                        + " WRAPPER w; CREATE FOREIGN TABLE f PARTITION OF p DEFAULT SERVER s");
        try (Source source = open()) {
            assertThatThrownBy(() -> Parts.of(source, plan("p", copied("a"))))
                    .isInstanceOfSatisfying(
                            SyncException.class, e -> assertThat(e.kind()).isEqualTo(SyncException.Kind.REFUSED))
                    .hasMessageContaining("f of p is a foreign table");
        }
    }

    @Test
    void estimates_are_near_without_statistics_and_follow_conditions() {
        databases.rows("CREATE TABLE \"T rows=1\" (a int); INSERT INTO \"T rows=1\" SELECT generate_series(1, 10000);"
                + " CREATE TABLE p (a int) PARTITION BY LIST (a); CREATE TABLE p1 PARTITION OF p DEFAULT; INSERT INTO p SELECT"
                + " generate_series(1, 5000)");
        try (Source source = open()) {
            assertThat(source.estimate(plan("T rows=1", copied("a")))).isBetween(8000L, 13000L);
            assertThat(source.estimate(plan("p", copied("a")))).isBetween(3000L, 8000L);
        }
        databases.rows("ANALYZE");
        try (Source source = open()) {
            assertThat(source.estimate(plan("T rows=1", copied("a")))).isEqualTo(10000);
        }
    }

    @Test
    void a_source_that_is_not_there_is_told_without_the_password() {
        assertThatThrownBy(() -> Source.open(DatabaseUrl.parse("postgresql://someone:pa55word@127.0.0.1:1/nowhere")))
                .isInstanceOfSatisfying(
                        SyncException.class, e -> assertThat(e.kind()).isEqualTo(SyncException.Kind.CONNECTION))
                .hasMessageContaining("127.0.0.1:1/nowhere")
                .message()
                .doesNotContain("pa55word");
    }
}
