package io.confiture.sql.rows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowReaderTest {
    @Test
    void reads_the_rows_of_an_insert() {
        assertThat(Trace.of("-- c\nINSERT INTO s.\"T\" AS a (id, \"Name\") OVERRIDING USER VALUE\n VALUES (1, 'x'),\n"
                        + "  (-2, NULL) ON CONFLICT (id) DO NOTHING RETURNING id;"))
                .containsExactly(
                        "begin 2:1 insert s.T@2:13 = s.T as a overriding USER id@2:25 Name@2:29",
                        "row 1 3:9 [71,79): number=1@3:10, string=x@3:13",
                        "row 2 4:3 [83,93): number=-2@4:4, null@4:8",
                        "end LoadEnd[onConflict=NOTHING, returning=true, terminated=true, rows=2, notRead=null, refused=null, end=134]");
    }

    @Test
    void reads_the_rows_of_a_copy() {
        assertThat(Trace.of("copy t (a, b) from stdin;\n1\tx\\ty\n\\N\t\\x41\\101\n\\.\nselect 1;"))
                .containsExactly(
                        "begin 1:1 copy t@1:6 = public.t a@1:9 b@1:12",
                        "row 1 2:1 [26,32): string=1@2:1, string=x\ty@2:3",
                        "row 2 3:1 [33,44): null@3:1, string=AA@3:4",
                        "end LoadEnd[onConflict=NONE, returning=false, terminated=true, rows=2, notRead=null, refused=null, end=44]",
                        "statement 5:1 SELECT select 1;[] path [public]true");
    }

    @Test
    void decodes_strings_of_every_notation() {
        assertThat(Trace.rows(
                        "insert into t values ('it''s', E'a\\'b\\n\\u00e9\\xC3\\xA9', U&'d\\0061t\\+000061', $$q'q$$,"
                                + " $x$y$x$, 'a'\n -- c\n 'b', N'n', B'01', '')"))
                .containsExactly("string=it's@1:23, string=a'b\n\u00e9\u00e9@1:32, string=data@1:57, string=q'q@1:78,"
                        + " string=y@1:87, string=ab@1:96, string=n::nchar@3:7, other=B'01'@3:13, string@3:20");
    }

    @Test
    void tells_casts_and_expressions() {
        assertThat(Trace.rows("insert into t values ('a'::uuid, uuid 'b', cast('c' as pg_catalog.uuid), null::text,"
                        + " timestamp with time zone 'd', '{}'::int[], 1.5::numeric(10,2), now(), 'a' || 'b',"
                        + " 'x'::text::uuid, (1), true, DEFAULT, -x, interval '1' day, array[1,(2)], 'x'::text = 'y',"
                        + " lower('A'))"))
                .containsExactly("string=a::uuid@1:23, string=b::uuid@1:34, string=c::pg_catalog.uuid@1:44,"
                        + " null::text@1:74, string=d::timestamp with time zone@1:86, string={}::int[]@1:116,"
                        + " number=1.5::numeric(10,2)@1:129, other=now()@1:149, other='a' || 'b'@1:156,"
                        + " other='x'::text::uuid@1:168, other=(1)@1:185, boolean=true@1:190, default@1:196,"
                        + " other=-x@1:205, other=interval '1' day@1:209, other=array[1,(2)]@1:227,"
                        + " other='x'::text = 'y'@1:241, other=lower('A')@1:258");
    }

    @Test
    void leaves_other_inserts_whole() {
        assertThat(Trace.of("insert into t select 1; insert into t (values (1)); insert into t default values;"
                        + " insert into t (a) (select 1); insert into t (a) with x as (select 1) table x;"))
                .hasSize(5)
                .allMatch(line -> line.startsWith("statement "));
    }

    @Test
    void says_when_rows_are_a_part_of_a_query() {
        assertThat(Trace.of("insert into t values (1), (2) union all select 3;"))
                .last()
                .asString()
                .contains("rows=2, notRead=\"union\" at test.sql:1:31 makes the rows a part of a query");
        assertThat(Trace.of("insert into t values (1), ;")).last().asString().contains("a row is missing");
        assertThat(Trace.of("insert into t values (1, 2")).element(1).asString().contains("the row 1 has no end");
    }

    @Test
    void follows_the_search_path() {
        assertThat(Trace.of("set search_path = a, public; insert into t values (1); set local search_path to 'B';"
                                + "insert into t values (1); commit; insert into t values (1);"
                                + "select pg_catalog.set_config('search_path', '', false); insert into t values (1);"
                                + "reset all; insert into t values (1);"
                                + "select set_config('search_path', current_user, false); insert into t values (1)")
                        .stream()
                        .filter(line -> line.startsWith("begin"))
                        .map(line -> line.substring(line.indexOf(" = ") + 3)))
                .containsExactly("a.t", "B.t", "a.t", "?", "public.t", "?");
    }

    @Test
    void reads_csv() {
        assertThat(Trace.of("copy t from stdin (format csv, header);\nid,name\n1,\"a,\"\"b\n\"\n,\"\"\n\\.\n"))
                .containsExactly(
                        "begin 1:1 copy t@1:6 = public.t csv",
                        "row 1 3:1 [48,58): string=1@3:1, string=a,\"b\n@3:3",
                        "row 2 5:1 [59,62): null@5:1, string@5:2",
                        "end LoadEnd[onConflict=NONE, returning=false, terminated=true, rows=2, notRead=null, refused=null, end=62]");
        assertThat(Trace.rows("copy t from stdin with csv delimiter ';' null as 'x' quote '''';\nx;'x'\n\\.\n"))
                .containsExactly("null@2:1, string=x@2:3");
        assertThat(Trace.of("copy t from stdin (format csv, force_null (a));\n1\n\\.\n"))
                .element(0)
                .asString()
                .contains("not read: the COPY option FORCE_NULL is not followed");
    }

    @Test
    void reads_data_with_carriage_returns() {
        assertThat(Trace.of("copy t from stdin;\r\n1\ta\r\n2\tb\\\r\n\\.\r\n"))
                .last()
                .asString()
                .contains("rows=1, notRead=null, refused=the lines of the data end differently");
        assertThat(Trace.rows("copy t from stdin;\r\n1\ta\r\n2\tb\r\n\\.\r\n"))
                .containsExactly("string=1@2:1, string=a@2:3", "string=2@3:1, string=b@3:3");
        assertThat(Trace.of("copy t from stdin;\n1\n2\r\n\\.\n"))
                .last()
                .asString()
                .contains("end differently");
    }

    @Test
    void reads_a_field_that_goes_on_over_an_escaped_line_end() {
        assertThat(Trace.rows("copy t from stdin;\na\\\nb\tc\n\\.\n")).containsExactly("string=a\nb@2:1, string=c@3:3");
    }

    @Test
    void reads_the_commands_of_a_group_one_by_one() {
        assertThat(Trace.of("insert into t values (1)\\; select 2\\; copy u from stdin;\n3\n\\.\n"))
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactly("begin", "row", "end", "statement", "begin", "row", "end");
    }
}
