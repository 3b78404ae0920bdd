package io.confiture.seed.prep.level1;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.check.Check;
import io.confiture.check.CheckNode;
import io.confiture.check.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedFilesLevelTest {
    private static final String A = "'550e8400-e29b-41d4-a716-446655440000'";

    @TempDir
    Path directory = Path.of("");

    private SeedText seed = new SeedText(directory);

    @BeforeEach
    void begin() {
        seed = new SeedText(directory);
    }

    private List<String> uuids(String text) {
        return seed.of("uuids", text);
    }

    private List<String> targets(String text) {
        return seed.of("target schema", text);
    }

    private List<String> columns(String text) {
        return seed.of("column count", text);
    }

    private List<String> names(String text) {
        return seed.of("foreign key names", text);
    }

    private List<String> reads(String text) {
        return seed.of("reads", text);
    }

    @Test
    void fails_when_there_is_no_file() {
        List<CheckNode> nodes = new SeedFilesLevel(seed.project(List.of())).nodes();
        assertThat(nodes).hasSize(1);
        assertThat(SeedText.lines(((Check) nodes.get(0)).run()))
                .containsExactly(
                        "ERROR prep/seed-files db/seeds/prep db/seeds/prep holds no seed file, so nothing is loaded");
    }

    @Test
    void finds_nothing_in_a_valid_file() {
        String text =
                "INSERT INTO prep_seed.tb_org (id, fk_parent_org_id, code) VALUES (" + A + ", NULL, 'Jean-Pierre'),\n"
                        + " ('{550E8400e29b41d4a716446655440000}', " + A + "::uuid, '2024-01-31');\n"
                        + "COPY prep_seed.tb_org (id, code) FROM stdin;\n550e8400e29b41d4a716446655440000\tx\n\\.\n"
                        + "SET search_path TO prep_seed;\nINSERT INTO tb_org VALUES (gen_random_uuid());\n"
                        + "UPDATE prep_seed.tb_org SET code = 'a' WHERE code IS NULL;\n";
        for (String leaf : List.of("reads", "target schema", "foreign key names", "uuids", "column count")) {
            assertThat(seed.outcome(leaf, text)).as(leaf).isEqualTo(Outcome.passed());
        }
    }

    @Test
    void judges_uuids_by_column_and_not_by_their_looks() {
        assertThat(uuids("INSERT INTO prep_seed.tb_org (id, code) VALUES (" + A + ", 'Jean-Pierre'), (" + A
                        + ", '2024-01-31'), (" + A + ", 'O''Brien-x'), (" + A
                        + ", 'deadbeefdeadbeefdeadbeefdeadbee-')"))
                .isEmpty();
        assertThat(uuids("INSERT INTO prep_seed.tb_site (ref, id, tags) VALUES ('x', 'y', 'z')"))
                .containsExactly(
                        "ERROR prep/uuid seed.sql:1:55 row 1: ref 'x' has 'x' where a hexadecimal digit belongs");
    }

    @Test
    void finds_bad_uuids_in_every_row_and_behind_functions() {
        assertThat(uuids("INSERT INTO prep_seed.tb_org (code, id) VALUES\n (now(), " + A + "),\n (now(), '"
                        + "550e8400-e29b-41d4-a716-446655440000ZZZ'),\n ('a', 'notauuid'), ('b', 7)"))
                .containsExactly("ERROR prep/uuid seed.sql:3:10 row 2: id '550e8400-e29b-41d4-a716-446655440000ZZZ'"
                        + " has something behind its 32 digits; 2 more of this column are wrong");
        assertThat(uuids("COPY prep_seed.tb_org FROM stdin;\n"
                        + "550e8400e29b41d4a716446655440000\t\\N\ta\t1\n".repeat(9)
                        + "550e8400e29b41d4a71644665544000\t\\N\ta\t1\n\\.\n"))
                .containsExactly("ERROR prep/uuid seed.sql:11:1 row 10: id '550e8400e29b41d4a71644665544000' ends after"
                        + " 31 of 32 hexadecimal digits");
    }

    @Test
    void judges_by_name_where_the_table_is_not_known() {
        assertThat(uuids("INSERT INTO prep_seed.tb_new (id, fk_x_id, other_id) VALUES ('a', 'b', 'c')"))
                .containsExactly(
                        "ERROR prep/uuid seed.sql:1:62 row 1: id 'a' ends after 1 of 32 hexadecimal digits",
                        "ERROR prep/uuid seed.sql:1:67 row 1: fk_x_id 'b' ends after 1 of 32 hexadecimal digits");
        assertThat(uuids("INSERT INTO prep_seed.tb_new VALUES ('a')"))
                .singleElement()
                .asString()
                .contains("INFO prep/not-analysed", "no columns are named");
    }

    @Test
    void tells_what_casts_do_to_a_uuid() {
        assertThat(uuids("INSERT INTO prep_seed.tb_org (id) VALUES (" + A + "::text)"))
                .singleElement()
                .asString()
                .contains("ERROR", "is cast to text");
        assertThat(uuids("INSERT INTO prep_seed.tb_org (id) VALUES (CAST('x' AS uuid)), (uuid 'y')"))
                .singleElement()
                .asString()
                .contains("ERROR", "1 more of this column is wrong");
        assertThat(uuids("INSERT INTO prep_seed.tb_org (id) VALUES (f('x')), ($1), (gen_random_uuid())"))
                .containsExactly(
                        "INFO prep/not-analysed seed.sql:1:43 2 values of id are expressions, which only the server"
                                + " can compute");
    }

    @Test
    void looks_at_no_comment_and_no_string() {
        assertThat(targets("-- INSERT INTO catalog.tb_org\n/* COPY catalog.tb_org FROM stdin; */\n"
                        + "INSERT INTO prep_seed.tb_org (code) VALUES ('INSERT INTO catalog.tb_org VALUES (1);');"))
                .isEmpty();
    }

    @Test
    void finds_targets_outside_of_the_prep_schema() {
        assertThat(targets(
                        "INSERT INTO \"catalog\".\"tb_org\" (id) VALUES (NULL);\nCOPY catalog.tb_org FROM stdin;\n\\.\n"
                                + "INSERT INTO catalog.tb_org SELECT * FROM prep_seed.tb_org;\n"
                                + "UPDATE ONLY catalog.tb_org SET code = 1;\nDELETE FROM catalog.tb_org;\n"
                                + "MERGE INTO catalog.tb_org USING prep_seed.tb_org p ON true WHEN MATCHED THEN UPDATE SET a = 1;\n"
                                + "TRUNCATE prep_seed.tb_org, catalog.tb_org;\n"
                                + "WITH x AS (INSERT INTO catalog.tb_org VALUES (NULL) RETURNING id) INSERT INTO prep_seed.tb_org"
                                + " SELECT id FROM x;\nCOPY catalog.tb_org FROM '/tmp/x';"))
                .extracting(line -> line.substring(0, line.indexOf(" writes")))
                .containsExactly(
                        "ERROR prep/target-schema seed.sql:1:13 INSERT",
                        "ERROR prep/target-schema seed.sql:2:6 COPY",
                        "ERROR prep/target-schema seed.sql:4:13 INSERT",
                        "ERROR prep/target-schema seed.sql:5:13 UPDATE",
                        "ERROR prep/target-schema seed.sql:6:13 DELETE",
                        "ERROR prep/target-schema seed.sql:7:12 MERGE",
                        "ERROR prep/target-schema seed.sql:8:28 TRUNCATE",
                        "ERROR prep/target-schema seed.sql:9:24 INSERT",
                        "ERROR prep/target-schema seed.sql:10:6 COPY");
    }

    @Test
    void finds_writes_in_a_with_clause_before_rows() {
        assertThat(targets("WITH x AS (DELETE FROM catalog.tb_org) INSERT INTO prep_seed.tb_org (code) VALUES ('a');"))
                .containsExactly(
                        "ERROR prep/target-schema seed.sql:1:24 DELETE writes to catalog.tb_org, outside of prep_seed");
    }

    @Test
    void follows_the_search_path_to_the_table() {
        assertThat(targets("INSERT INTO tb_org (id) VALUES (NULL);"))
                .containsExactly(
                        "ERROR prep/target-schema seed.sql:1:13 INSERT writes to public.tb_org (no schema is written,"
                                + " and nothing sets the search_path), outside of prep_seed");
        assertThat(targets("SET search_path TO catalog, prep_seed;\nINSERT INTO tb_org (id) VALUES (NULL);"))
                .containsExactly(
                        "ERROR prep/target-schema seed.sql:2:13 INSERT writes to catalog.tb_org (by the search_path set"
                                + " at seed.sql:1:1), outside of prep_seed");
        assertThat(targets("SET search_path TO catalog, prep_seed;\nINSERT INTO tb_site (id) VALUES (NULL);"))
                .isEmpty();
        assertThat(
                        targets(
                                "SELECT pg_catalog.set_config('search_path', '', false);\nINSERT INTO tb_org (id) VALUES (NULL);"))
                .singleElement()
                .asString()
                .contains("the search_path is empty");
    }

    @Test
    void knows_the_prep_schema_of_the_settings() {
        SeedText staging = new SeedText(
                directory, "staging_seed", "CREATE SCHEMA staging_seed; CREATE TABLE staging_seed.tb_org (id uuid);");
        assertThat(staging.of("target schema", "INSERT INTO staging_seed.tb_org VALUES (NULL);"))
                .isEmpty();
        assertThat(staging.of("target schema", "INSERT INTO prep_seed.tb_org VALUES (NULL);"))
                .hasSize(1);
    }

    @Test
    void finds_tables_that_nothing_defines() {
        assertThat(targets("INSERT INTO prep_seed.tb_ogr (id) VALUES (NULL);"))
                .containsExactly("ERROR prep/unknown-table seed.sql:1:13 no schema file defines prep_seed.tb_ogr");
        SeedText views = new SeedText(
                directory,
                "prep_seed",
                SeedText.SCHEMA + "CREATE VIEW prep_seed.v_org AS SELECT * FROM prep_seed.tb_org;");
        assertThat(views.of("target schema", "INSERT INTO prep_seed.v_org (id) VALUES (NULL);"))
                .singleElement()
                .asString()
                .startsWith("INFO prep/not-analysed");
        assertThat(
                        targets(
                                "CREATE TEMP TABLE mine (id int); INSERT INTO mine VALUES (1); INSERT INTO pg_temp.mine VALUES (2)"))
                .allMatch(line -> line.startsWith("INFO prep/not-analysed seed.sql:1:1 what CREATE TABLE"));
    }

    @Test
    void says_what_it_cannot_follow() {
        assertThat(targets("DO $$ BEGIN INSERT INTO catalog.tb_org VALUES (NULL); END $$;\nSELECT load_all();\n"
                        + "SELECT setval('a', 1); SELECT pg_catalog.set_config('x', 'y', false); SET x = 1; ANALYZE;"))
                .extracting(line -> line.substring(0, line.indexOf(" writes")))
                .containsExactly(
                        "INFO prep/not-analysed seed.sql:1:1 what DO",
                        "INFO prep/not-analysed seed.sql:2:1 what SELECT");
    }

    @Test
    void names_foreign_key_columns_in_all_forms() {
        assertThat(names("INSERT INTO prep_seed.tb_org AS a (id, fk_m) VALUES (NULL, NULL);\n"
                        + "INSERT INTO prep_seed.tb_org (\"fk_m\") SELECT 1;\nCOPY prep_seed.tb_org (fk_m) FROM stdin;\n\\.\n"
                        + "MERGE INTO prep_seed.tb_org USING x ON true WHEN NOT MATCHED THEN INSERT (fk_m) VALUES (1);\n"
                        + "INSERT INTO prep_seed.tb_org (\"fk_M_id\", fk_parent_org_id, fork) VALUES (1, 2, 3);"))
                .extracting(line -> line.substring(0, line.indexOf(" column")))
                .containsExactly(
                        "WARNING prep/foreign-key-name seed.sql:1:40",
                        "WARNING prep/foreign-key-name seed.sql:2:31",
                        "WARNING prep/foreign-key-name seed.sql:3:24",
                        "WARNING prep/foreign-key-name seed.sql:5:75");
    }

    @Test
    void compares_the_width_of_rows() {
        assertThat(columns("INSERT INTO prep_seed.tb_org (id, code) VALUES (1, 2), (1),\n (1, 2, 3)"))
                .containsExactly(
                        "ERROR prep/column-count seed.sql:1:56 row 2 has 1 value, but the column list has 2 columns;"
                                + " 1 more row of this load is wrong");
        assertThat(columns("INSERT INTO prep_seed.tb_org VALUES (1, 2), (1, 2)"))
                .isEmpty();
        assertThat(columns("INSERT INTO prep_seed.tb_org VALUES (1, 2), (1, 2, 3)"))
                .containsExactly(
                        "ERROR prep/column-count seed.sql:1:45 row 2 has 3 values, but the row before it has 2 values");
        assertThat(columns("INSERT INTO prep_seed.tb_org VALUES (1, 2, 3, 4, 5)"))
                .containsExactly(
                        "ERROR prep/column-count seed.sql:1:37 row 1 has 5 values, but the table has 4 columns");
        assertThat(columns("COPY prep_seed.tb_org FROM stdin;\n1\t2\t3\t4\n1\t2\t3\n\\.\n"))
                .containsExactly(
                        "ERROR prep/column-count seed.sql:3:1 row 2 has 3 values, but the table has 4 columns");
        assertThat(columns("COPY prep_seed.tb_org (id, code) FROM stdin;\n1\t2\t\n\\.\n"))
                .containsExactly(
                        "ERROR prep/column-count seed.sql:2:1 row 1 has 3 values, but the column list has 2 columns");
    }

    @Test
    void counts_no_commas_inside_of_values() {
        assertThat(columns(
                        "INSERT INTO prep_seed.tb_org (id, code) VALUES (ARRAY[1,2], 'x, FROM y'), (f(1, 2), (1, 2))"))
                .isEmpty();
    }

    @Test
    void compares_column_names_with_the_table() {
        assertThat(columns("INSERT INTO prep_seed.tb_org (id, land, id) VALUES (1, 2, 3);"
                        + " INSERT INTO prep_seed.tb_org (codes) SELECT 1;"))
                .containsExactly(
                        "ERROR prep/column-count seed.sql:1:35 prep_seed.tb_org has no column land (it is defined at"
                                + " schema.sql:3:14)",
                        "ERROR prep/column-count seed.sql:1:41 column id is named twice",
                        "ERROR prep/column-count seed.sql:1:93 prep_seed.tb_org has no column codes (it is defined at"
                                + " schema.sql:3:14)");
    }

    @Test
    void says_which_rows_it_did_not_look_at() {
        String text = "INSERT INTO prep_seed.tb_org (id) VALUES (NULL) UNION ALL SELECT 'x';\n"
                + "COPY prep_seed.tb_org (id) FROM stdin (FORMAT binary);\nx\n\\.\n";
        assertThat(uuids(text)).hasSize(2).allMatch(line -> line.startsWith("INFO prep/not-analysed"));
        assertThat(columns(text)).hasSize(2).allMatch(line -> line.startsWith("INFO prep/not-analysed"));
    }

    @Test
    void finds_what_ends_the_transaction_critical() {
        assertThat(reads("INSERT INTO prep_seed.tb_org (code) VALUES ('commit'); -- commit\nCOMMIT;\nBEGIN;\n"
                        + "\\connect other\nSET ROLE boss;\nSET LOCAL SESSION AUTHORIZATION boss;\nDO $$ BEGIN PERFORM 1; END $$;\n"
                        + "\\i more.sql\n\\echo hi\nDO $$ BEGIN COMMIT; END $$;\nDROP DATABASE x;"))
                .extracting(line -> line.substring(0, line.indexOf(' ', line.indexOf("seed.sql"))))
                .containsExactly(
                        "CRITICAL prep/seed-transaction seed.sql:2:1",
                        "ERROR prep/seed-transaction seed.sql:3:1",
                        "CRITICAL sql/psql-command seed.sql:4:1",
                        "ERROR prep/seed-session seed.sql:5:1",
                        "ERROR prep/seed-session seed.sql:6:1",
                        "ERROR sql/psql-command seed.sql:8:1",
                        "ERROR prep/seed-transaction seed.sql:10:1",
                        "ERROR sql/beyond-database seed.sql:11:1");
    }

    @Test
    void never_passes_where_the_text_is_broken() {
        String text = "INSERT INTO prep_seed.tb_org (code) VALUES ('open);\nINSERT INTO catalog.tb_org VALUES (1);";
        assertThat(reads(text)).first().asString().startsWith("ERROR sql/text seed.sql:1:44");
        assertThat(targets(text)).containsExactly("aborted: the file cannot be read to its end: see reads of seed.sql");
        byte[] latin1 = {'-', '-', ' ', (byte) 0xE9, '\n'};
        assertThat(seed.outcome("reads", latin1)).isInstanceOf(Outcome.Failed.class);
        assertThat(seed.outcome("uuids", latin1)).isInstanceOf(Outcome.Aborted.class);
    }

    @Test
    void finds_rows_that_postgres_refuses() {
        assertThat(reads("INSERT INTO prep_seed.tb_org (code) VALUES ('a'), ;"))
                .containsExactly(
                        "ERROR prep/seed-syntax seed.sql:1:1 PostgreSQL refuses this load: a row is missing after the"
                                + " comma");
    }

    @Test
    void judges_the_constants_of_queries() {
        assertThat(
                        uuids(
                                "INSERT INTO prep_seed.tb_org (id, code) SELECT " + A + ", 'x' UNION ALL SELECT " + A
                                        + "::uuid, 'y';\nINSERT INTO prep_seed.tb_org (code, id)\n SELECT 'a', 'b'\n UNION SELECT 'c', 'd';\n"
                                        + "INSERT INTO prep_seed.tb_org SELECT * FROM x; INSERT INTO prep_seed.tb_org SELECT o.id FROM o;"))
                .containsExactly("ERROR prep/uuid seed.sql:3:14 id 'b' ends after 1 of 32 hexadecimal digits");
        assertThat(columns("INSERT INTO prep_seed.tb_org (id, code) SELECT 1, 2 UNION SELECT 3;"
                        + "INSERT INTO prep_seed.tb_org (id, code) SELECT * FROM x;"))
                .containsExactly(
                        "ERROR prep/column-count seed.sql:1:66 the query gives 1 value, but the column list has"
                                + " 2 columns");
    }
}
