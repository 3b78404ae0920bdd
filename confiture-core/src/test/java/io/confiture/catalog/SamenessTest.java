package io.confiture.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.postgres.Database;
import io.confiture.postgres.Session;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What counts as the same, and what only looks alike. */
@ParameterizedClass
@EnumSource(TestServer.class)
class SamenessTest {
    @Parameter
    TestServer server = TestServer.EMBEDDED;

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @SuppressWarnings("NullAway.Init")
    private Session session;

    private final CatalogReader reader = new CatalogReader(ReaderOptions.defaults());

    @BeforeEach
    void open() {
        database = server.create();
        session = database.connect();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private CatalogSnapshot after(String sql) throws SQLException {
        session.begin();
        try {
            Everything.execute(session.connection(), sql);
            return reader.read(session.connection());
        } finally {
            session.rollback();
        }
    }

    private void same(String one, String other) throws SQLException {
        CatalogSnapshot first = after(one);
        CatalogSnapshot second = after(other);
        CatalogDiff diff = CatalogDiff.between(first, second);
        assertThat(diff).hasToString("before and after are equal");
        assertThat(diff.verdict()).isEqualTo(Verdict.EQUAL);
        assertThat(second.fingerprint()).isEqualTo(first.fingerprint());
    }

    private CatalogDiff different(String one, String other) throws SQLException {
        CatalogSnapshot first = after(one);
        CatalogSnapshot second = after(other);
        CatalogDiff diff = CatalogDiff.between(first, second);
        assertThat(diff.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(second.fingerprint()).isNotEqualTo(first.fingerprint());
        return diff;
    }

    @Test
    void white_space_in_a_body() throws SQLException {
        same(
                "create function f() returns int language plpgsql as $$ begin return 1; end $$",
                "create function f() returns int language plpgsql as $$\nBEGIN\n\treturn 1;\nEND\n$$"
                        .replace("BEGIN", "begin")
                        .replace("END", "end"));
        different(
                "create function f() returns text language sql as $$ select 'a b' $$",
                "create function f() returns text language sql as $$ select 'a  b' $$");
    }

    @Test
    void defaults_that_are_spelled_out() throws SQLException {
        same(
                "create table t (a int); create view v as select a from t; create index i on t (a)",
                "create table t (a int) with (fillfactor = 100, autovacuum_enabled = on); create view v with (security_barrier = off) as select a from t;"
                        + " create index i on t (a) with (fillfactor = 90, deduplicate_items = 1)");
        same("create view v with (security_invoker = false) as select 1 as a", "create view v as select 1 as a");
        different("create view v with (security_invoker = true) as select 1 as a", "create view v as select 1 as a");
    }

    @Test
    void grants_that_repeat_the_default() throws SQLException {
        same(
                "create table t (a int); create function f() returns int language sql as 'select 1'",
                "create table t (a int); grant all on t to current_user; create function f() returns int language sql as 'select 1';"
                        + " revoke execute on function f() from public; grant execute on function f() to public");
    }

    @Test
    void constraint_text_in_another_form() throws SQLException {
        same(
                "create table t (s varchar(9), constraint c check (s in ('a', 'b')))",
                "create table t (s varchar(9), constraint c check (s = any (array['a', 'b'])))");
        same(
                "create table t (s varchar(9), constraint c check (s in ('a', 'b')))",
                "create table t (s varchar(9), constraint c check ((s)::text = ANY (ARRAY[('a'::character varying)::text, ('b'::character varying)::text])))");
        different(
                "create table t (s varchar(9), constraint c check (s in ('a', 'b')))",
                "create table t (s varchar(9), constraint c check (s in ('b', 'a')))");
    }

    @Test
    void gaps_of_dropped_columns() throws SQLException {
        same(
                "create table t (a int, b text, unique (a, b))",
                "create table t (x int, a int, gone text, b text, unique (a, b)); alter table t drop column gone, drop column x");
    }

    @Test
    void order_of_creation() throws SQLException {
        same(
                "create table a (x int primary key); create table b (y int); create index i1 on b (y); create index i2 on b (y desc);"
                        + " comment on table a is 'a'; grant select on a to pg_monitor; grant insert on a to pg_read_all_data",
                "create table b (y int); create table a (x int primary key); create index i2 on b (y desc); create index i1 on b (y);"
                        + " grant insert on a to pg_read_all_data; grant select on a to pg_monitor; comment on table a is 'a'");
    }

    @Test
    void made_up_names_of_not_null_constraints() throws SQLException {
        same("create table old (x int not null); alter table old rename to t", "create table t (x int not null)");
    }

    @Test
    void comment_of_an_extension() throws SQLException {
        same("create extension hstore", "create extension hstore; comment on extension hstore is 'mine'");
    }

    @Test
    void order_of_columns_is_told_apart() throws SQLException {
        CatalogSnapshot before = after("create table t (a int, b int, c int)");
        CatalogSnapshot after = after(
                "create table t (a int, b int, c int); alter table t drop column b; alter table t add column b int");
        CatalogDiff diff = CatalogDiff.between(before, after);
        assertThat(diff.verdict()).isEqualTo(Verdict.EQUAL_BUT_COLUMN_ORDER);
        assertThat(diff.differences()).isEmpty();
        assertThat(diff.columnOrder())
                .containsExactly(new Difference(
                        new ObjectId(ObjectKind.TABLE, "public", "t", null),
                        Change.COLUMN_ORDER,
                        "column order",
                        "a, b, c",
                        "a, c, b"));
        CatalogSnapshot wider = after("create table t (a int, n int, b int, c int)");
        assertThat(CatalogDiff.between(before, wider).columnOrder()).isEmpty();
    }

    @Test
    void order_within_a_type_or_view_is_real() throws SQLException {
        assertThat(different("create type t as (a int, b int)", "create type t as (b int, a int)")
                        .differences())
                .extracting(Difference::property)
                .containsExactly("column order");
        different("create view v as select 1 as a, 2 as b", "create view v as select 2 as b, 1 as a");
        different("create type e as enum ('a', 'b')", "create type e as enum ('b', 'a')");
    }

    @Test
    void a_constraint_under_another_name_is_one_readable_difference() throws SQLException {
        CatalogDiff diff = different(
                "create table t (a int constraint one check (a > 0))",
                "create table t (a int constraint two check (a > 0))");
        assertThat(diff.render("built", "restored", 10))
                .isEqualTo("1 difference between built and restored\n"
                        + "constraint public.t.one: name\n"
                        + "    built:    one\n"
                        + "    restored: two");
        assertThat(diff.render("built", "restored", 3)).endsWith("... and 2 more lines");
    }

    @Test
    void a_changed_body_is_shown_by_line() throws SQLException {
        CatalogDiff diff = different(
                "create function f() returns int language plpgsql as $$\nbegin\n  perform 1;\n  return 1;\nend $$",
                "create function f() returns int language plpgsql as $$\nbegin\n  perform 1;\n  return 2;\nend $$");
        assertThat(diff.toString())
                .contains("    -   return 1;\n    +   return 2;")
                .doesNotContain("begin");
    }
}
