package io.confiture.seed.prep.level1;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.sql.ddl.TableModel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnionTypesTest {
    private static final TableModel TABLES = TableModel.read(UnionTypesOracleTest.statements("""
            CREATE SCHEMA prep_seed;
            CREATE TABLE prep_seed.tb_x (id uuid, ts timestamp, name text, n int);
            """));

    private static List<String> findings(String sql) {
        return new UnionTypes(TABLES)
                .findings(UnionTypesOracleTest.statements(sql).get(0)).stream()
                        .map(UnionTypesTest::line)
                        .toList();
    }

    private static String line(Finding finding) {
        return finding.severity() + " " + finding.rule().id() + " " + finding.location() + " " + finding.message();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 'x, y', NULL::int UNION ALL SELECT 'z'::text, NULL::int",
                "SELECT 'x, FROM y'::text, 1 UNION ALL SELECT 'z', 2",
                "SELECT NULL UNION ALL SELECT NULL::timestamp",
                "SELECT NULL::timestamp UNION ALL SELECT NULL UNION ALL SELECT NULL",
                "SELECT NULL::int UNION ALL SELECT NULL::integer UNION SELECT NULL::bigint",
                "SELECT NULL::varchar(10) UNION ALL SELECT NULL::varchar(20)",
                "SELECT NULL::date UNION ALL SELECT NULL::timestamp UNION ALL SELECT NULL::timestamp with time zone",
                "SELECT CAST(NULL AS timestamp with time zone) AS a UNION DISTINCT (SELECT now() AS b)",
                "SELECT NULL::text[] UNION ALL SELECT CAST(NULL AS text[])",
                "INSERT INTO prep_seed.tb_x (ts, id) SELECT NULL, NULL UNION ALL SELECT NULL::timestamp, NULL::uuid",
                "INSERT INTO prep_seed.tb_x (name) SELECT NULL UNION ALL SELECT 'a'::text",
                "INSERT INTO prep_seed.tb_x (name, n) SELECT 1, 1.5 UNION ALL SELECT 2, 3",
                "INSERT INTO prep_seed.tb_x (id) SELECT NULL",
                "SELECT 'a UNION SELECT 1, 2'",
                "/* UNION SELECT 1, 2 */ SELECT 1 -- UNION SELECT 'a', 'b'",
                "SELECT * FROM prep_seed.tb_x UNION ALL SELECT NULL, NULL, 'a', 1",
                "WITH a AS (SELECT id, name FROM prep_seed.tb_x) SELECT * FROM a UNION ALL SELECT a.id, a.name FROM a"
            })
    void what_the_server_accepts_has_no_findings(String sql) {
        assertThat(findings(sql)).isEmpty();
    }

    @Test
    void branches_have_the_same_number_of_columns() {
        assertThat(findings("SELECT 1, 2\nUNION ALL SELECT 1\nUNION ALL SELECT 3, 4"))
                .containsExactly("ERROR prep/union-columns db/seeds/prep/t.sql:2:11"
                        + " this branch of the UNION has 1 column, and what is before it 2");
        assertThat(findings("SELECT 1 UNION (SELECT 2 EXCEPT SELECT 3, 4)")).hasSize(1);
        assertThat(findings("SELECT * FROM prep_seed.tb_x UNION SELECT 1")).hasSize(1);
        assertThat(findings("INSERT INTO prep_seed.tb_x (id, name) SELECT gen_random_uuid() UNION ALL SELECT NULL"))
                .singleElement()
                .asString()
                .contains("the INSERT has 2 columns, and the query yields 1");
        assertThat(
                        findings(
                                "INSERT INTO prep_seed.tb_x SELECT NULL::uuid, now(), 'a'::text, 1, 2 UNION SELECT NULL, NULL, NULL, 1, 2"))
                .singleElement()
                .asString()
                .contains("yields 5 columns, and prep_seed.tb_x has 4");
    }

    @Test
    void types_go_together_pair_by_pair() {
        assertThat(findings("SELECT NULL\nUNION ALL SELECT NULL\nUNION ALL SELECT NULL::timestamp"))
                .contains("ERROR prep/union-types db/seeds/prep/t.sql:3:18 column 1 of the UNION:"
                        + " types text and timestamp without time zone do not go together");
        assertThat(findings("SELECT 1 UNION SELECT 'a'::text")).hasSize(1);
        assertThat(findings("SELECT NULL::uuid UNION SELECT NULL::text")).hasSize(1);
        assertThat(findings("SELECT 1, 'a'::text UNION SELECT 2, 3 UNION SELECT 'b'::text, 'c'"))
                .hasSize(2);
        assertThat(findings("SELECT NULL UNION ALL SELECT NULL INTERSECT SELECT NULL::date"))
                .isEmpty();
        assertThat(findings("(SELECT NULL UNION ALL SELECT NULL) INTERSECT SELECT NULL::date"))
                .anyMatch(f -> f.startsWith("ERROR"));
        assertThat(findings("SELECT 'not-a-uuid' UNION ALL SELECT NULL::uuid"))
                .singleElement()
                .asString()
                .contains("a string becomes uuid, of which it is no value");
        assertThat(findings("SELECT NULL::json UNION SELECT NULL::json"))
                .singleElement()
                .asString()
                .contains("cannot be compared");
    }

    @Test
    void what_comes_out_fits_the_columns_of_the_insert() {
        assertThat(findings("INSERT INTO prep_seed.tb_x (ts) SELECT NULL UNION ALL SELECT NULL"))
                .anyMatch(f -> f.contains("column ts is timestamp without time zone, and the query yields text"))
                .anyMatch(f -> f.startsWith("INFO prep/union-uncast-null"));
        assertThat(findings(
                        "INSERT INTO prep_seed.tb_x (id) SELECT '6f9619ff-8b86-d011-b42d-00cf4fc964ff' UNION ALL SELECT"
                                + " '6f9619ff-8b86-d011-b42d-00cf4fc964fe'"))
                .anyMatch(f -> f.contains("column id is uuid, and the query yields text"));
        assertThat(findings("INSERT INTO prep_seed.tb_x (n) SELECT 1 UNION ALL SELECT now()::date"))
                .hasSize(1);
    }

    @Test
    void what_no_text_tells_is_a_note_and_no_error() {
        assertThat(findings("SELECT f(1) UNION ALL SELECT 'a'"))
                .singleElement()
                .asString()
                .startsWith("INFO prep/union-types")
                .contains("not decided");
        assertThat(findings("SELECT * FROM unknown UNION ALL SELECT 1, 2"))
                .singleElement()
                .asString()
                .startsWith("INFO");
        assertThat(findings("SELECT a FROM unknown, prep_seed.tb_x UNION ALL SELECT 1"))
                .singleElement()
                .asString()
                .startsWith("INFO");
        assertThat(findings("SELECT '{1}'::app.mood UNION ALL SELECT 1"))
                .singleElement()
                .asString()
                .startsWith("INFO");
    }

    @Test
    void set_operations_are_found_wherever_they_are() {
        String wrong = "SELECT 1 UNION SELECT 'a'::text";
        assertThat(List.of(
                        "SELECT * FROM (" + wrong + ") AS q",
                        "SELECT (" + wrong + " LIMIT 1)",
                        "WITH w AS (" + wrong + ") SELECT 1",
                        "SELECT 1 WHERE EXISTS (" + wrong + ")",
                        "UPDATE prep_seed.tb_x SET n = 1 WHERE n IN (" + wrong + ")",
                        "DELETE FROM prep_seed.tb_x WHERE n = ANY (" + wrong + ")",
                        "INSERT INTO prep_seed.tb_x (n) (" + wrong + ")",
                        "WITH i AS (INSERT INTO prep_seed.tb_x (n) " + wrong + " RETURNING n) SELECT n FROM i",
                        "CREATE TABLE t AS " + wrong,
                        "SELECT coalesce((" + wrong + "), 1)",
                        "SELECT CASE WHEN EXISTS (" + wrong + ") THEN 1 END"))
                .allSatisfy(sql -> assertThat(findings(sql)).as(sql).anyMatch(f -> f.startsWith("ERROR")));
    }

    @Test
    void a_union_of_thousands_of_branches_is_read() {
        String many = "SELECT 1, NULL::text" + "\nUNION ALL SELECT 2, 'a'".repeat(20_000);
        assertThat(findings(many)).isEmpty();
        assertThat(findings(many + "\nUNION ALL SELECT 3, 4"))
                .singleElement()
                .asString()
                .contains("t.sql:20002:21 column 2 of the UNION");
    }

    @Test
    void a_seed_file_says_so_in_its_check(@TempDir Path directory) {
        SeedText seed = new SeedText(directory);
        assertThat(seed.outcome(
                        "union types",
                        "INSERT INTO prep_seed.tb_org (id, n) SELECT NULL::uuid, 1 UNION ALL SELECT NULL, 2;"))
                .isEqualTo(Outcome.passed());
        assertThat(seed.outcome("union types", "INSERT INTO prep_seed.tb_org (id) SELECT NULL UNION ALL SELECT NULL;"))
                .isInstanceOf(Outcome.Failed.class);
        assertThat(seed.outcome(
                        "union types",
                        "SET search_path = prep_seed; INSERT INTO tb_org (id) SELECT NULL UNION ALL SELECT NULL;"))
                .isInstanceOf(Outcome.Failed.class);
        assertThat(seed.outcome(
                        "union types",
                        "CREATE TEMP TABLE tb_org (id text); SET search_path = prep_seed;"
                                + " INSERT INTO tb_org (id) SELECT NULL UNION ALL SELECT NULL;"))
                .isInstanceOf(Outcome.Passed.class);
    }
}
