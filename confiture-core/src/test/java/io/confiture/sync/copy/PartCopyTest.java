package io.confiture.sync.copy;

import static io.confiture.sync.copy.Plans.copied;
import static io.confiture.sync.copy.Plans.left;
import static io.confiture.sync.copy.Plans.masked;
import static io.confiture.sync.copy.Plans.nulled;
import static io.confiture.sync.copy.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows go from one real database to another, as they are or masked. */
class PartCopyTest {

    private static final String ALL = "SELECT coalesce(string_agg(md5(t::text), ',' ORDER BY md5(t::text)), '') FROM ";

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
    void rows_without_masks_arrive_as_they_are() {
        databases
                .schema("CREATE TABLE t (id int, text text)")
                .rows("INSERT INTO t SELECT i, repeat(chr(i), 3) FROM generate_series(1, 3000) i WHERE i <> 0")
                .rows(
                        "INSERT INTO t VALUES (NULL, NULL), (1, ''), (2, E'\\\\N'), (3, E'a\\tb\\nc\\\\d\\re'), (4, '\\.')");

        PartCopy.Copied copied = databases.copy(plan("t", copied("id"), copied("text")));

        assertThat(copied.rows()).isEqualTo(3005);
        assertThat(databases.inTarget(ALL + "t")).isEqualTo(databases.inSource(ALL + "t"));
    }

    @Test
    void masked_fields_are_decoded_and_encoded_and_the_others_stay() {
        databases
                .schema("CREATE TABLE t (a text, b text, c text, d text)")
                .rows(
                        "INSERT INTO t SELECT chr(i), E'x\\t' || chr(i) || E'\\\\\\n', NULL, chr(i) FROM generate_series(1, 55000) i"
                                + " WHERE i NOT BETWEEN 55296 AND 57343");

        databases.copy(plan(
                "t",
                copied("a"),
                masked("b", v -> v + "\b\f\n\r\t\u000B\\é漢😀" + v),
                masked("c", v -> "never"),
                copied("d")));

        assertThat(databases.inTarget("SELECT count(*) FROM t")).isEqualTo("55000");
        assertThat(databases.inTarget("SELECT count(*) FROM t WHERE a <> d OR c IS NOT NULL OR b <> E'x\\t' || a ||"
                        + " E'\\\\\\n\\b\\f\\n\\r\\t\\x0B\\\\é漢😀x\\t' || a || E'\\\\\\n'"))
                .isEqualTo("0");
        assertThat(databases.inTarget("SELECT count(DISTINCT a) FROM t")).isEqualTo("55000");
    }

    @Test
    void a_mask_may_give_null_and_null_is_never_masked() {
        databases
                .schema("CREATE TABLE t (a text, b text)")
                .rows("INSERT INTO t VALUES ('x', NULL), (NULL, 'y'), ('\\N', '')");

        databases.copy(plan("t", masked("a", v -> null), masked("b", v -> "<" + v + ">")));

        assertThat(databases.inTarget("SELECT string_agg(coalesce(a, 'N') || coalesce(b, 'N'), ',' ORDER BY b) FROM t"))
                .isEqualTo("N<>,N<y>,NN");
    }

    @Test
    void columns_that_are_nulled_or_left_out_are_not_read() {
        databases
                .schema(
                        "CREATE TABLE t (a text, b text DEFAULT 'unset', c text DEFAULT 'set', d int GENERATED ALWAYS AS (length(a)) STORED)")
                .rows("INSERT INTO t VALUES ('x', 'y', 'z')");

        databases.copy(plan("t", copied("a"), nulled("b"), left("c"), left("d")));

        assertThat(databases.inTarget("SELECT t::text FROM t")).isEqualTo("(x,,set,1)");
    }

    @Test
    void a_table_of_which_no_column_is_written_gets_as_many_rows_of_defaults() {
        databases.schema("CREATE TABLE t (a int DEFAULT 7)").rows("INSERT INTO t SELECT FROM generate_series(1, 12)");

        assertThat(databases.copy(plan("t", left("a"))).rows()).isEqualTo(12);
        assertThat(databases.inTarget("SELECT count(*) || ' ' || sum(a) FROM t"))
                .isEqualTo("12 84");
    }
}
