package io.confiture.seed.convert;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sql.ddl.TableModel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeedConverterTest {

    private static final String SCHEMA = """
            CREATE TABLE t (a int, b text, d date, g int GENERATED ALWAYS AS (1) STORED);
            CREATE TABLE plain (a int, b text);
            CREATE TABLE ident (id int GENERATED ALWAYS AS IDENTITY, b text);
            """;

    @Test
    void writes_rows_as_copy_data() {
        assertThat(copy("INSERT INTO app.t (a, \"B c\") VALUES\n  (1, 'x'),\n  (NULL, ''), (-2.50, true);\n"))
                .isEqualTo("COPY app.t (a, \"B c\") FROM stdin;\n1\tx\n\\N\t\n-2.50\ttrue\n\\.\n");
    }

    @Test
    void escapes_what_copy_would_read_otherwise() {
        assertThat(
                        copy(
                                "INSERT INTO t (b) VALUES ('a\tb\nc\\d'), (E'\\N\\r\\b\\f\\x41'), ('\\N'), ('\\.'), ($$it's;$$), (U&'\\0061')"))
                .isEqualTo("COPY t (b) FROM stdin;\na\\tb\\nc\\\\d\nN\\r\\b\\f" + "A\n\\\\N\n\\\\.\nit's;\na\n\\.\n");
    }

    @Test
    void keeps_the_order_of_statements_and_never_regroups() {
        String sql = """
                SET search_path = app;
                INSERT INTO a (x) VALUES (1);
                INSERT INTO b (x) VALUES (1);
                INSERT INTO a (x) VALUES (2);

                INSERT INTO a (x) VALUES (3);
                SELECT setval('s', 3);
                INSERT INTO a (x) VALUES (4);
                INSERT INTO a (y) VALUES (5);
                """;
        assertThat(copy(sql)).isEqualTo("""
                SET search_path = app;
                COPY a (x) FROM stdin;
                1
                \\.
                COPY b (x) FROM stdin;
                1
                \\.
                COPY a (x) FROM stdin;
                2
                3
                \\.
                SELECT setval('s', 3);
                COPY a (x) FROM stdin;
                4
                \\.
                COPY a (y) FROM stdin;
                5
                \\.
                """);
    }

    @Test
    void keeps_comments_where_they_stand_and_lifts_those_between_rows() {
        String sql = """
                -- people
                INSERT INTO a (x) VALUES -- first
                  (1), /* one */
                  (2) -- two
                ; -- done
                -- more
                INSERT INTO a (x) VALUES ('-- no comment');
                """;
        assertThat(copy(sql)).isEqualTo("""
                -- people
                -- first
                /* one */
                -- two
                COPY a (x) FROM stdin;
                1
                2
                \\.
                 -- done
                -- more
                COPY a (x) FROM stdin;
                -- no comment
                \\.
                """);
    }

    @Test
    void copes_with_statements_that_share_a_line() {
        assertThat(copy("SELECT 1; INSERT INTO a (x) VALUES (1); SELECT 2;"))
                .isEqualTo("SELECT 1; COPY a (x) FROM stdin;\n1\n\\.\n SELECT 2;");
        String shared = "COPY a (x) FROM stdin; INSERT INTO b (x) VALUES (1);\n7\n\\.\n";
        assertThat(copy(shared)).isEqualTo(shared);
        assertThat(copy("INSERT INTO b (x) VALUES (1); COPY a (x) FROM stdin;\n7\n\\.\n"))
                .isEqualTo("COPY b (x) FROM stdin;\n1\n\\.\n COPY a (x) FROM stdin;\n7\n\\.\n");
    }

    @Test
    void keeps_line_ends_and_byte_order_mark() {
        assertThat(copy("\uFEFFINSERT INTO a (x) VALUES (1);\r\nSELECT 1;\r\n"))
                .isEqualTo("\uFEFFCOPY a (x) FROM stdin;\r\n1\r\n\\.\r\nSELECT 1;\r\n");
    }

    @Test
    void writes_numbers_as_the_server_would() {
        assertThat(copy("INSERT INTO t (b) VALUES (007), (1e3), (-.5), (1.50), (- 3), (+4)"))
                .isEqualTo("COPY t (b) FROM stdin;\n7\n1000\n-0.5\n1.50\n-3\n4\n\\.\n");
        assertThat(copy(SCHEMA, "INSERT INTO plain (a) VALUES (1.5), (-2.5), (2.4)"))
                .isEqualTo("COPY plain (a) FROM stdin;\n2\n-3\n2\n\\.\n");
        assertThat(copy("INSERT INTO t (b) VALUES (B'101'), (X'1f')")).contains("\n101\n00011111\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            INSERT INTO t (a) VALUES (now()) | computed by the server
            INSERT INTO t (a) VALUES (1 + 1) | computed by the server
            INSERT INTO t (a) VALUES (upper('a')) | computed by the server
            INSERT INTO t (a) VALUES (ARRAY[1]) | computed by the server
            INSERT INTO t (a) VALUES (1), ((SELECT 2)) | computed by the server
            INSERT INTO t (a) VALUES (DEFAULT) | DEFAULT
            INSERT INTO t (a) VALUES ('1'::date) | cast to date
            INSERT INTO t (a) VALUES (CAST('1' AS varchar(1))) | cast to
            INSERT INTO t (a) VALUES (N'a ') | cast to nchar
            INSERT INTO t (a) VALUES (1) ON CONFLICT DO NOTHING | ON CONFLICT
            INSERT INTO t (a) VALUES (1) RETURNING a | RETURNING
            INSERT INTO t (a) OVERRIDING SYSTEM VALUE VALUES (1) | OVERRIDING
            INSERT INTO t (a[1]) VALUES (1) | part of a column
            INSERT INTO t VALUES (1) | no column list
            INSERT INTO t (a) SELECT 1 | query
            INSERT INTO t DEFAULT VALUES | query
            WITH x AS (SELECT 1) INSERT INTO t (a) VALUES (1) | WITH
            INSERT INTO t (a, b) VALUES (1) | 1 values for 2 columns
            INSERT INTO t (a) VALUES (1) UNION SELECT 2 | part of a query
            INSERT INTO t (a) VALUES (1) \\; SELECT 1 | joined
            INSERT INTO t (a) VALUES (1e999999) | not written plainly
            """)
    void leaves_an_insert_that_copy_cannot_say_and_gives_the_reason(String sql, String reason) {
        Conversion conversion = new SeedConverter(model("")).toCopy(script(sql + ";\n"));
        assertThat(conversion.changed()).isFalse();
        assertThat(conversion.text()).isEqualTo(sql + ";\n");
        assertThat(conversion.kept()).singleElement().satisfies(k -> {
            assertThat(k.reason()).contains(reason);
            assertThat(k.location().line()).isEqualTo(1);
        });
    }

    @Test
    void uses_what_the_schema_files_say_of_the_table() {
        assertThat(copy(SCHEMA, "INSERT INTO plain VALUES (1, 'x');")).startsWith("COPY plain FROM stdin;\n1\tx\n");
        assertThat(copy(SCHEMA, "INSERT INTO plain VALUES (1);")).startsWith("COPY plain (\"a\") FROM stdin;\n1\n");
        assertThat(copy(SCHEMA, "INSERT INTO t (d) VALUES ('2024-01-31'::date), (DATE '2024-02-01');"))
                .startsWith("COPY t (d) FROM stdin;\n2024-01-31\n2024-02-01\n");
        assertThat(kept(SCHEMA, "INSERT INTO t (d) VALUES ('2024-01-31'::timestamp);"))
                .contains("cast to");
        assertThat(kept(SCHEMA, "INSERT INTO v (a) VALUES (1);")).contains("no table v");
        assertThat(kept(SCHEMA, "INSERT INTO ident (id) VALUES (1);")).contains("always generated");
    }

    @Test
    void leaves_a_text_alone_that_is_not_closed() {
        assertThat(kept("", "INSERT INTO t (a) VALUES (1); INSERT INTO t (a) VALUES ('x);"))
                .contains("closed");
    }

    @Test
    void turns_copy_into_one_insert() {
        String sql = "-- a\nCOPY \"T\" (a, b) FROM stdin; -- b\n1\t\\N\nit's\ta\\\\b\\r\n\\.\nSELECT 1;\n";
        assertThat(insert("", sql))
                .isEqualTo(
                        "-- a\nINSERT INTO \"T\" (a, b) VALUES\n    ('1', NULL),\n    ('it''s', E'a\\\\b\\r'); -- b\nSELECT 1;\n");
    }

    @Test
    void knows_of_generated_columns_when_copy_becomes_insert() {
        assertThat(insert(SCHEMA, "COPY t FROM stdin;\n1\tx\t\\N\n\\.\n"))
                .startsWith("INSERT INTO t (\"a\", \"b\", \"d\") VALUES");
        assertThat(insert(SCHEMA, "COPY ident FROM stdin;\n1\tx\n\\.\n"))
                .startsWith("INSERT INTO ident OVERRIDING SYSTEM VALUE VALUES");
        assertThat(insert(SCHEMA, "COPY ident (id) FROM stdin;\n1\n\\.\n"))
                .startsWith("INSERT INTO ident (id) OVERRIDING SYSTEM VALUE VALUES");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COPY t FROM stdin;\n\\.\n",
                "COPY t (a) FROM stdin WHERE a > 1;\n1\n\\.\n",
                "COPY t (a, b) FROM stdin;\n1\n\\.\n",
                "COPY t (a) FROM stdin (FORMAT binary);\n1\n\\.\n",
            })
    void leaves_a_copy_that_insert_cannot_say(String sql) {
        Conversion conversion = new SeedConverter(model("")).toInsert(script(sql));
        assertThat(conversion.text()).isEqualTo(sql);
        assertThat(conversion.kept()).hasSize(1);
    }

    @Test
    void counts_rows() {
        Conversion conversion = new SeedConverter(model(""))
                .toCopy(script("INSERT INTO t (a) VALUES (1), (2); INSERT INTO t (a) VALUES (3);"));
        assertThat(conversion.rows()).isEqualTo(3);
        assertThat(conversion.converted())
                .extracting(Conversion.Converted::table)
                .containsExactly("t", "t");
    }

    private static String copy(String sql) {
        return copy("", sql);
    }

    private static String copy(String schema, String sql) {
        return new SeedConverter(model(schema)).toCopy(script(sql)).text();
    }

    private static String insert(String schema, String sql) {
        return new SeedConverter(model(schema)).toInsert(script(sql)).text();
    }

    private static String kept(String schema, String sql) {
        List<Conversion.Kept> kept =
                new SeedConverter(model(schema)).toCopy(script(sql)).kept();
        assertThat(kept).hasSize(1);
        return kept.get(0).reason();
    }

    static TableModel model(String schema) {
        return TableModel.read(script(schema).statements());
    }

    static SqlScript script(String sql) {
        return SqlScript.parse(SqlSource.of(Path.of("a.sql"), "a.sql", sql));
    }
}
