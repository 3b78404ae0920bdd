package io.confiture.seed.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.check.Finding;
import io.confiture.check.Rule;
import io.confiture.seed.SeedRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileFindingsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path root;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t VALUES ('x;;y') ON CONFLICT DO NOTHING;",
                "INSERT INTO t VALUES (1) ON CONFLICT (a) DO\nUPDATE SET b = 2;",
                "/*\nDROP TABLE x;\n*/\nINSERT INTO t VALUES (1) ON CONFLICT DO NOTHING;",
                "INSERT INTO t VALUES ('\nUPDATE x\nCOMMIT;\n') ON CONFLICT DO NOTHING; -- rollback, commit",
                "WITH x AS (SELECT 1 AS on, 2 AS conflict) INSERT INTO t SELECT * FROM x ON CONFLICT DO NOTHING;",
                "WITH RECURSIVE x (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x WHERE n < 3)"
                        + " SEARCH DEPTH FIRST BY n SET o INSERT INTO t SELECT n FROM x WHERE NOT EXISTS (SELECT FROM t);",
                "WITH x AS (SELECT 1 EXCEPT SELECT a FROM t) INSERT INTO t SELECT * FROM x;",
                "INSERT INTO t SELECT 1 WHERE (NOT EXISTS (SELECT FROM t));",
                "COPY t (a) FROM stdin;\n1;;\nDROP TABLE t;\n\\.\n",
                "MERGE INTO t USING (VALUES (1)) v (a) ON t.a = v.a WHEN NOT MATCHED THEN INSERT VALUES (v.a);",
                "SELECT setval('s', 10); SELECT pg_catalog.set_config('search_path', '', false); SET a.b = 1; ANALYZE t;",
                "CREATE TEMP TABLE i (a int); INSERT INTO i VALUES (1);"
                        + " INSERT INTO t SELECT a FROM i ON CONFLICT DO NOTHING;",
                "(SELECT 1); VALUES (1); REFRESH MATERIALIZED VIEW m;",
            })
    void says_nothing_about_a_file_that_loads(String sql) throws IOException {
        FileFindings found = read(sql);
        assertThat(found.readable()).isTrue();
        assertThat(found.text()).isEmpty();
        assertThat(found.byRule().values()).allSatisfy(l -> assertThat(l).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE x (a int)",
                "ALTER TABLE x ADD b int",
                "DROP TABLE x",
                "TRUNCATE x",
                "UPDATE x SET a = 1",
                "DELETE FROM x",
                "GRANT SELECT ON x TO public",
                "DO $$ BEGIN END $$",
                "CALL p()",
                "COPY x TO stdout",
                "SELECT 1 AS a INTO x",
                "WITH d AS (DELETE FROM x RETURNING *) SELECT * FROM d",
                "WITH d AS (SELECT 1) UPDATE x SET a = 1",
                "COMMENT ON TABLE x IS 'INSERT'",
                "VACUUM x",
                "CREATE VIEW v AS SELECT 1",
                "SELECT 1; DROP TABLE x",
                "SELECT 1 \\; DROP TABLE x",
            })
    void finds_what_is_no_load(String sql) throws IOException {
        assertThat(read("\n" + sql + ";\n").byRule().get(LintRules.LOADS_ONLY))
                .singleElement()
                .satisfies(f ->
                        assertThat(Objects.requireNonNull(f.location()).line()).isEqualTo(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t VALUES (1)",
                "INSERT INTO \"t\" VALUES (1)",
                "INSERT INTO app.t (a) VALUES ('a--b')",
                "INSERT INTO t SELECT * FROM u",
                "INSERT INTO t VALUES (1) RETURNING a",
                "INSERT INTO t DEFAULT VALUES",
                "INSERT INTO t VALUES ('ON CONFLICT DO NOTHING')",
                "INSERT INTO t VALUES (1) -- ON CONFLICT DO NOTHING\n",
                "WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x",
                "INSERT INTO t SELECT 1 FROM a JOIN conflict ON conflict.a = 1",
                "WITH x AS (INSERT INTO t VALUES (1) RETURNING a) SELECT * FROM x",
                "INSERT INTO u VALUES (1) ON CONFLICT DO NOTHING; INSERT INTO t VALUES (2)",
            })
    void finds_inserts_that_cannot_run_twice(String sql) throws IOException {
        assertThat(read(sql + ";").byRule().get(LintRules.ON_CONFLICT)).hasSize(1);
    }

    @Test
    void finds_semicolons_that_end_nothing_with_and_without_blanks_between() throws IOException {
        List<Finding> found =
                found(LintRules.DOUBLE_SEMICOLON, ";\nSELECT 1;;\nSELECT 2; ;\nSELECT ';;' /* ;; */; -- ;;\n");
        assertThat(found)
                .extracting(f -> String.valueOf(f.location()))
                .containsExactly("a.sql:1:1", "a.sql:2:10", "a.sql:3:11");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN",
                "START TRANSACTION",
                "COMMIT",
                "END",
                "ROLLBACK",
                "SAVEPOINT a",
                "RELEASE a",
                "ROLLBACK TO a",
                "COMMIT AND CHAIN",
                "PREPARE TRANSACTION 'x'",
                "DO $$ BEGIN COMMIT; END $$",
            })
    void finds_transaction_control_by_the_statement(String sql) throws IOException {
        assertThat(found(SeedRules.TRANSACTION, sql + ";")).hasSize(1);
    }

    @Test
    void takes_the_words_of_transaction_control_elsewhere_for_what_they_are() throws IOException {
        assertThat(found(
                        SeedRules.TRANSACTION,
                        "INSERT INTO t (\"commit\", rollback) VALUES ('BEGIN; COMMIT;'); -- ROLLBACK"))
                .isEmpty();
        assertThat(found(SeedRules.TRANSACTION, "DO $$ BEGIN INSERT INTO t VALUES (1); END $$;"))
                .isEmpty();
    }

    @Test
    void does_not_judge_what_it_cannot_read() throws IOException {
        for (String sql :
                List.of("INSERT INTO t VALUES ('a);", "\\connect other\nDROP TABLE t;", "COPY t FROM stdin;\n1\n")) {
            FileFindings found = read(sql);
            assertThat(found.readable()).as(sql).isFalse();
            assertThat(found.text()).as(sql).isNotEmpty();
        }
        assertThat(FileFindings.read(root.resolve("no.sql"), "no.sql", root).readable())
                .isFalse();
    }

    @Test
    void says_that_a_file_is_empty() throws IOException {
        assertThat(read("-- nothing\n").text()).extracting(Finding::rule).containsExactly(LintRules.EMPTY);
    }

    @Test
    void counts_what_is_the_same_again_and_again() throws IOException {
        List<Finding> found = found(LintRules.ON_CONFLICT, "INSERT INTO t VALUES (1);\n".repeat(1000));
        assertThat(found).hasSize(21);
        assertThat(found.get(20).message()).startsWith("980 more");
    }

    private List<Finding> found(Rule rule, String sql) throws IOException {
        return Objects.requireNonNull(read(sql).byRule().get(rule));
    }

    private FileFindings read(String sql) throws IOException {
        Path file = Files.writeString(root.resolve("a.sql"), sql);
        return FileFindings.read(file, "a.sql", root);
    }
}
