package io.confiture.sync.copy;

import static io.confiture.sync.copy.Plans.copied;
import static io.confiture.sync.copy.Plans.left;
import static io.confiture.sync.copy.Plans.masked;
import static io.confiture.sync.copy.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confiture.postgres.ChildJvm;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.rows.Relation;
import io.confiture.sync.plan.TablePlan;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the original did wrong when it copied rows, by the numbers of its study. */
class RegressionsTest {

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

    @Test
    void s3_names_that_need_quotes_are_copied() {
        databases
                .schema(
                        "CREATE SCHEMA \"My Schema\"; CREATE TABLE \"My Schema\".\"Order \"\"Items\"\"\" (\"Id\" int, \"E-Mail, \"\"new\"\"\" text)")
                .rows("INSERT INTO \"My Schema\".\"Order \"\"Items\"\"\" VALUES (1, 'a'), (2, 'b')");
        TablePlan base = plan("t", copied("Id"), masked("E-Mail, \"new\"", v -> v + v));
        TablePlan named = new TablePlan(
                new Relation("My Schema", "Order \"Items\""), base.columns(), base.rows(), null, 0, base.location());

        databases.copy(named);

        assertThat(databases.inTarget(
                        "SELECT string_agg(t::text, ' ' ORDER BY t) FROM \"My Schema\".\"Order \"\"Items\"\"\" t"))
                .isEqualTo("(1,aa) (2,bb)");
    }

    @Test
    void s4_a_table_with_a_generated_column_is_copied_whatever_is_masked() {
        databases
                .schema(
                        "CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY, a text, b text GENERATED ALWAYS AS (upper(a)) STORED)")
                .rows("INSERT INTO t (a) VALUES ('x'), ('y')");

        databases.copy(plan("t", copied("id"), masked("a", v -> v + "!"), left("b")));

        assertThat(databases.inTarget("SELECT string_agg(t::text, ' ' ORDER BY id) FROM t"))
                .isEqualTo("(1,x!,X!) (2,y!,Y!)");
    }

    @Test
    void s5_a_table_with_jsonb_is_copied_whatever_is_masked() {
        databases
                .schema("CREATE TABLE t (a text, b jsonb, c jsonb[])")
                .rows("INSERT INTO t VALUES ('x', '{\"k\": [1, \"a\\tb\\\\\"]}', ARRAY['{\"a,b\": null}'::jsonb])");

        databases.copy(plan("t", masked("a", v -> "y"), masked("b", v -> v.replace("k", "l")), copied("c")));

        assertThat(databases.inTarget("SELECT a || b || c::text FROM t"))
                .isEqualTo(databases.inSource("SELECT 'y' || replace(b::text, 'k', 'l') || c::text FROM t"));
    }

    @Test
    void s6_a_text_for_a_number_is_refused_with_the_real_error_and_leaves_nothing() {
        databases.schema("CREATE TABLE t (a numeric, b date)").rows("INSERT INTO t VALUES (1.5, '2020-01-01')");

        assertThatThrownBy(() -> databases.copy(plan("t", masked("a", v -> "[REDACTED]"), copied("b"))))
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("Copying t ")
                .hasMessageContaining("a value is no valid text of its type, column a, line 1 (SQLSTATE 22P02)");
        assertThatThrownBy(() -> databases.copy(plan("t", copied("a"), masked("b", v -> "[REDACTED]"))))
                .hasMessageContaining("a value is no valid date or time, column b, line 1 (SQLSTATE 22007)");
        assertThat(databases.inTarget("SELECT count(*) FROM t")).isEqualTo("0");
    }

    /** In a JVM with 64 MB, which could hold neither the table nor a tenth of it as objects. */
    @Test
    void s9_memory_does_not_grow_with_the_table() throws Exception {
        databases
                .schema("CREATE TABLE t (id int, name text, note text)")
                .rows(
                        "INSERT INTO t SELECT i, 'name ' || i, repeat(md5(i::text), 12) FROM generate_series(1, 240000) i")
                .rows("INSERT INTO t SELECT 0, repeat('x', 3000000), repeat('y', 3000000)");
        assertThat(Long.parseLong(databases.inSource("SELECT sum(length(name) + length(note)) FROM t")))
                .isGreaterThan(95_000_000);

        try (ChildJvm child =
                ChildJvm.start(CopyingMain.class, List.of("-Xmx64m"), databases.sourceJdbc(), databases.targetJdbc())) {
            assertThat(child.await("copied")).isEqualTo("240001");
            assertThat(child.end()).isZero();
        }

        assertThat(databases.inTarget("SELECT count(*) || ' ' || sum(hashtext(note)) FROM t WHERE name LIKE '%!'"))
                .isEqualTo(databases.inSource("SELECT count(*) || ' ' || sum(hashtext(note)) FROM t"));
    }
}
