package io.confiture.seed.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeedFixTest {

    private static final List<String> PARTS = List.of(
            "INSERT INTO t (a) VALUES (1), (2)",
            "INSERT INTO app.t VALUES (now())",
            "INSERT INTO t SELECT 1",
            "insert into \"t\" values ('a;;b')",
            " RETURNING a",
            " ON CONFLICT DO NOTHING",
            ";",
            ";;",
            " ; ;\n",
            "\n",
            "\r\n",
            "-- x ;; INSERT INTO t VALUES (1);\n",
            "/* ;; */",
            "$$ ;; $$",
            "'",
            "\"",
            "COPY t (a) FROM stdin;\n;;\n\\.\n",
            "COPY t FROM stdin;",
            "\\;",
            "\\g",
            "\\echo x\n",
            "E'\\';;'",
            "(",
            ")",
            "WITH x AS (",
            "WITH x AS (SELECT 1) ",
            "SELECT",
            " AS ",
            "returning",
            "on conflict",
            "UPDATE t SET a = 1",
            "BEGIN",
            "\t",
            " ");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            INSERT INTO t VALUES (1),(2);|INSERT INTO t VALUES (1),(2) ON CONFLICT DO NOTHING;
            INSERT INTO app.t (a) VALUES (now());|INSERT INTO app.t (a) VALUES (now()) ON CONFLICT DO NOTHING;
            INSERT INTO t SELECT 1 RETURNING a;|INSERT INTO t SELECT 1 ON CONFLICT DO NOTHING RETURNING a;
            INSERT INTO t VALUES (1)|INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING
            INSERT INTO t VALUES (1) /* end */;|INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING /* end */;
            SELECT 1;;|SELECT 1;
            SELECT 1; ;SELECT 2;|SELECT 1;SELECT 2;
            SELECT ';;';; -- ;;|SELECT ';;'; -- ;;
            ; SELECT 1;| SELECT 1;
            INSERT INTO t SELECT 1 \\; INSERT INTO u SELECT 2;|INSERT INTO t SELECT 1 ON CONFLICT DO NOTHING \\; INSERT INTO u SELECT 2 ON CONFLICT DO NOTHING;
            """, ignoreLeadingAndTrailingWhitespace = false)
    void repairs(String before, String after) {
        assertThat(repair(before)).isEqualTo(after);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING;\r\n",
                "\uFEFFINSERT INTO t VALUES ('INSERT INTO t VALUES (1);;') ON CONFLICT (a) DO\nUPDATE SET a = 1;",
                "-- INSERT INTO t VALUES (1);;\n",
                "DO $$ BEGIN INSERT INTO t VALUES (1);; END $$;",
                "COPY t FROM stdin;\nINSERT INTO t VALUES (1);;\n\\.\n",
                "INSERT INTO t VALUES ('a;;",
                "WITH x AS (INSERT INTO t VALUES (1) RETURNING a) SELECT * FROM x;",
            })
    void leaves_alone_what_is_fine_and_what_it_cannot_judge(String sql) {
        assertThat(repair(sql)).isEqualTo(sql);
    }

    @Test
    void removes_a_line_that_was_nothing_but_a_semicolon_and_keeps_line_ends() {
        assertThat(repair("SELECT 1;\r\n  ;\r\nSELECT 2;;\r\n")).isEqualTo("SELECT 1;\r\nSELECT 2;\r\n");
    }

    @Test
    void asks_whether_a_table_takes_the_clause() {
        String sql = "INSERT INTO t VALUES (1);;";
        assertThat(new SeedFix(s -> false).repair(script(sql))).isEqualTo("INSERT INTO t VALUES (1);");
    }

    @Test
    void repairs_once_and_then_never_again_whatever_the_text() {
        Random random = new Random(7);
        int changed = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(random.nextInt(9) == 0 ? "\uFEFF" : "");
            for (int n = random.nextInt(12); n >= 0; n--) {
                text.append(PARTS.get(random.nextInt(PARTS.size())));
            }
            String once = repair(text.toString());
            changed += once.contentEquals(text) ? 0 : 1;
            assertThat(repair(once)).as("%s", text).isEqualTo(once);
        }
        assertThat(changed).isGreaterThan(2000);
    }

    private static String repair(String sql) {
        return new SeedFix(s -> true).repair(script(sql));
    }

    private static SqlScript script(String sql) {
        return SqlScript.parse(SqlSource.of(Path.of("a.sql"), "a.sql", sql));
    }
}
