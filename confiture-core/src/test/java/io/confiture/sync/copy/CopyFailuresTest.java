package io.confiture.sync.copy;

import static io.confiture.sync.copy.Plans.copied;
import static io.confiture.sync.copy.Plans.masked;
import static io.confiture.sync.copy.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.confiture.postgres.PostgresException;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.sync.mask.MaskingException;
import io.confiture.sync.plan.TablePlan;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong is told with table, column, line and SQLSTATE; no value is in the message or in any cause. */
class CopyFailuresTest {

    private static final String SECRET = "s3cr3t";

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "integer | 22P02 | column b",
                "date | 22007 | column b",
                "jsonb | 22P02 | column b",
                "uuid | 22P02 | column b",
                "varchar(2) | 22001 | column b",
                "text CHECK (b = 'x') | 23514 | constraint t_b_check",
                "text UNIQUE | 23505 | constraint t_b_key",
                "numeric(3,1) | 22P02 | column b",
                "mood | 22P02 | column b",
                "xml | 2200N | column b",
                "short | 22001 | column b",
                "checked | 23514 | constraint checked_check",
            })
    void a_value_that_the_target_refuses_is_not_told(String type, String state, String place) {
        databases.rows("CREATE TABLE t (a int, b text); INSERT INTO t SELECT i, '<" + SECRET
                + "' FROM generate_series(1, 2) i");
        databases.targetRows(
                "CREATE TYPE mood AS ENUM ('sad'); CREATE DOMAIN short AS varchar(3); CREATE DOMAIN checked AS text"
                        + " CHECK (length(value) < 3); CREATE TABLE t (a int, b " + type + ")");

        SyncException e = failure(plan("t", copied("a"), masked("b", v -> v)));

        assertThat(e.kind()).isEqualTo(SyncException.Kind.COPY);
        assertThat(e)
                .hasMessageContaining("Copying t ")
                .hasMessageContaining(place)
                .hasMessageContaining("line ");
        assertThat(e.getCause()).isInstanceOfSatisfying(PostgresException.class, cause -> assertThat(cause.sqlState())
                .isEqualTo(state));
        assertThat(printed(e)).doesNotContain(SECRET);
        assertThat(databases.inTarget("SELECT count(*) FROM t")).isEqualTo("0");
    }

    @Test
    void what_a_trigger_says_is_not_told() {
        databases.schema("CREATE TABLE t (b text)").rows("INSERT INTO t VALUES ('" + SECRET + "')");
        databases.targetRows(
                "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no %', NEW.b"
                        + " USING ERRCODE = '42501', COLUMN = NEW.b, CONSTRAINT = NEW.b, DATATYPE = NEW.b; END $$;"
                        + " CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()");

        SyncException e = failure(plan("t", copied("b")));

        assertThat(e).hasMessageContaining("SQLSTATE 42501");
        assertThat(printed(e)).doesNotContain(SECRET);
    }

    @Test
    void rows_that_the_target_swallows_are_missed() {
        databases.schema("CREATE TABLE t (b text)").rows("INSERT INTO t VALUES ('a'), ('b'), ('c')");
        databases.targetRows(
                "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.b = 'b' THEN RETURN NULL;"
                        + " END IF; RETURN NEW; END $$; CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()");

        assertThat(failure(plan("t", copied("b"))))
                .hasMessageContaining("the source gave 3 rows and the target took 2");
    }

    @Test
    void a_missing_table_is_told_in_the_servers_words() {
        databases.rows("CREATE TABLE t (b text)");

        assertThat(failure(plan("t", copied("b")))).hasMessageContaining("relation \"public.t\" does not exist");
    }

    @Test
    void a_value_that_cannot_be_masked_is_told_by_its_row() {
        SyncException e = masking(v -> {
            if (v.startsWith(SECRET)) {
                throw new MaskingException("a date is expected");
            }
            return "x";
        });

        assertThat(e)
                .hasMessageContaining(
                        "the strategy test cannot mask the value of t.b: a date is expected in the row 2 ")
                .hasNoCause();
        assertThat(printed(e)).doesNotContain(SECRET);
    }

    @Test
    void a_strategy_that_repeats_the_value_is_not_listened_to() {
        SyncException e = masking(v -> {
            throw new MaskingException("cannot read " + v);
        });

        assertThat(e).hasMessageContaining("t.b: it does not fit in the row 1 ");
        assertThat(printed(e)).doesNotContain(SECRET);
    }

    @Test
    void a_strategy_that_breaks_is_told_by_the_kind_of_its_error() {
        SyncException e = masking(v -> String.valueOf(Integer.parseInt(v)));

        assertThat(e).hasMessageContaining("it ended with java.lang.NumberFormatException");
        assertThat(printed(e)).doesNotContain(SECRET);
    }

    @Test
    void half_a_character_is_not_written() {
        assertThat(masking(v -> "a\uD83D")).hasMessageContaining("it gave half of a character");
        assertThat(masking(v -> "\uDE00a")).hasMessageContaining("it gave half of a character");
    }

    @Test
    void a_character_that_no_text_may_have_is_refused() {
        assertThat(masking(v -> "a\0b")).hasMessageContaining("SQLSTATE 22021");
    }

    private SyncException masking(Function<String, @Nullable String> masking) {
        databases
                .schema("DROP TABLE IF EXISTS t; CREATE TABLE t (a int, b text)")
                .rows("INSERT INTO t VALUES (0, 'fine'), (1, '" + SECRET + "\t1'), (2, '" + SECRET + "2')");
        return failure(plan("t", copied("a"), masked("b", masking)));
    }

    private SyncException failure(TablePlan plan) {
        SyncException e = catchThrowableOfType(SyncException.class, () -> databases.copy(plan));
        assertThat(e).isNotNull();
        return e;
    }

    private static String printed(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
