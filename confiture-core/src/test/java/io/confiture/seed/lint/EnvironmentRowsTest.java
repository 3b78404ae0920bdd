package io.confiture.seed.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.check.Finding;
import io.confiture.check.Rule;
import io.confiture.check.ScriptReading;
import io.confiture.check.Severity;
import io.confiture.seed.SeedFile;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentRowsTest {

    private static final String SCHEMA = """
            CREATE TABLE country (id int PRIMARY KEY, code text NOT NULL UNIQUE, note text);
            CREATE TABLE city (id uuid PRIMARY KEY, country int REFERENCES country, twin uuid REFERENCES city,
              code text REFERENCES country (code) INITIALLY DEFERRED, rank int NOT NULL DEFAULT 1);
            CREATE TABLE pass (a int, b int, UNIQUE (a, b));
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path root;

    @Test
    void says_nothing_of_rows_that_fit() throws IOException {
        assertThat(findings(
                        "INSERT INTO country (id, code) VALUES (1, 'fr'), ('2', 'de');",
                        "COPY city (id, country, twin, code) FROM stdin;\n"
                                + "550e8400-e29b-41d4-a716-446655440000\t1\t\\N\tfr\n"
                                + "550e8400-e29b-41d4-a716-446655440001\t02\t{550E8400e29b41d4a716446655440000}\t\\N\n\\.\n"
                                + "INSERT INTO pass VALUES (1, NULL), (1, NULL), (1, 2);"))
                .isEmpty();
    }

    @Test
    void finds_references_to_rows_that_no_file_loads() throws IOException {
        List<Finding> found = findings(
                "INSERT INTO country (id, code) VALUES (1, 'fr');",
                "INSERT INTO city (id, country) VALUES\n  ('550e8400-e29b-41d4-a716-446655440000', 1),\n"
                        + "  ('550e8400-e29b-41d4-a716-446655440001', 7);");
        assertThat(found).singleElement().satisfies(f -> {
            assertThat(f.rule()).isEqualTo(LintRules.MISSING_REFERENCE);
            assertThat(String.valueOf(f.location())).isEqualTo("1.sql:3:3");
            assertThat(f.message()).contains("country", "city");
        });
    }

    @Test
    void finds_rows_that_refer_to_later_files_but_not_where_the_key_is_deferred() throws IOException {
        String city = "INSERT INTO city (id, country) VALUES ('550e8400-e29b-41d4-a716-446655440000', 1);";
        String deferred = "INSERT INTO city (id, code) VALUES ('550e8400-e29b-41d4-a716-446655440000', 'fr');";
        String country = "INSERT INTO country (id, code) VALUES (1, 'fr');";
        assertThat(findings(city, country)).extracting(Finding::rule).containsExactly(LintRules.FILE_ORDER);
        assertThat(findings(deferred, country)).isEmpty();
        assertThat(findings(city.replace("1);", "9);"), country))
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder(LintRules.FILE_ORDER, LintRules.MISSING_REFERENCE);
        assertThat(findings(country, city)).isEmpty();
        assertThat(findings("INSERT INTO country (id, code) VALUES (2, 'x');", city, country))
                .extracting(Finding::rule)
                .containsExactly(LintRules.FILE_ORDER);
    }

    @Test
    void lets_rows_of_one_statement_refer_to_each_other_and_no_earlier_statement() throws IOException {
        String one = "('550e8400-e29b-41d4-a716-446655440000', '550e8400-e29b-41d4-a716-446655440001')";
        String two = "('550e8400-e29b-41d4-a716-446655440001', NULL)";
        assertThat(findings("INSERT INTO city (id, twin) VALUES " + one + ", " + two + ";"))
                .isEmpty();
        assertThat(findings("INSERT INTO city (id, twin) VALUES " + one + "; INSERT INTO city (id, twin) VALUES " + two
                        + ";"))
                .extracting(Finding::rule)
                .containsExactly(LintRules.FILE_ORDER);
    }

    @Test
    void finds_the_same_key_twice_across_files_in_whatever_notation() throws IOException {
        List<Finding> found = findings(
                "INSERT INTO country (id, code) VALUES (1, 'fr'), (2, 'FR');",
                "INSERT INTO country (id, code) VALUES (01, 'be');",
                "INSERT INTO country (id, code) VALUES (1, 'nl') ON CONFLICT DO NOTHING;");
        assertThat(found).singleElement().satisfies(f -> {
            assertThat(f.rule()).isEqualTo(LintRules.DUPLICATE_KEY);
            assertThat(String.valueOf(f.location())).isEqualTo("1.sql:1:39");
            assertThat(f.message()).contains("0.sql:1:39");
        });
        assertThat(findings("INSERT INTO pass VALUES (1, 2), (2, 1), (1, 2);")).hasSize(1);
    }

    @Test
    void finds_required_columns_that_are_null_or_left_out() throws IOException {
        assertThat(findings(
                        "INSERT INTO country (id, code) VALUES (1, NULL);",
                        "INSERT INTO country (id) VALUES (2);",
                        "INSERT INTO country VALUES (3, DEFAULT);",
                        "COPY country FROM stdin;\n4\t\\N\t\\N\n\\.\n"))
                .extracting(f -> f.rule().id() + " " + f.location())
                .containsExactly(
                        "seed/required-null 0.sql:1:43",
                        "seed/required-null 1.sql:1:1",
                        "seed/required-null 2.sql:1:32",
                        "seed/required-null 3.sql:2:3");
    }

    @Test
    void does_not_decide_what_only_the_server_knows() throws IOException {
        String city = "INSERT INTO city (id, country) VALUES ('550e8400-e29b-41d4-a716-446655440000', 1);";
        for (String first : List.of(
                "INSERT INTO country SELECT 1, 'x';",
                "INSERT INTO country (id, code) VALUES (1 + 0, 'x');",
                "DO $$ BEGIN INSERT INTO country VALUES (1, 'x'); END $$; INSERT INTO country VALUES (2, 'y');",
                "SET session_replication_role = replica;",
                "MERGE INTO country c USING (VALUES (1)) v (i) ON c.id = v.i WHEN NOT MATCHED THEN INSERT VALUES (v.i, 'x');")) {
            RowFindings found = read(SCHEMA, first, city);
            assertThat(errors(found)).as(first).isEmpty();
            assertThat(notes(found, LintRules.MISSING_REFERENCE)).as(first).isNotEmpty();
        }
    }

    @Test
    void does_not_decide_where_triggers_and_partitions_stand_between() throws IOException {
        String trigger = SCHEMA + "CREATE TRIGGER t BEFORE INSERT ON country FOR EACH ROW EXECUTE FUNCTION f();";
        assertThat(errors(read(trigger, "INSERT INTO country (id) VALUES (1);")))
                .isEmpty();
        String partition = SCHEMA + "CREATE TABLE p (id int PRIMARY KEY) PARTITION BY LIST (id);"
                + "CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1); CREATE TABLE c (p int REFERENCES p);";
        assertThat(errors(read(partition, "INSERT INTO p1 VALUES (1);", "INSERT INTO c VALUES (1);")))
                .isEmpty();
    }

    @Test
    void says_which_file_cannot_be_read() throws IOException {
        assertThat(read(SCHEMA, "INSERT INTO country VALUES (1, 'a);").unreadable())
                .isEqualTo("0.sql");
    }

    private List<Finding> findings(String... files) throws IOException {
        return errors(read(SCHEMA, files));
    }

    private static List<Finding> errors(RowFindings found) {
        assertThat(found.unreadable()).isNull();
        return found.byRule().values().stream()
                .flatMap(List::stream)
                .filter(f -> f.severity() == Severity.ERROR)
                .toList();
    }

    private static List<Finding> notes(RowFindings found, Rule rule) {
        return found.byRule().getOrDefault(rule, List.of()).stream()
                .filter(f -> f.severity() == Severity.INFO)
                .toList();
    }

    private RowFindings read(String schema, String... texts) throws IOException {
        List<SeedFile> files = new ArrayList<>();
        for (String text : texts) {
            String name = files.size() + ".sql";
            files.add(new SeedFile(Files.writeString(root.resolve(name), text), name));
        }
        return EnvironmentRows.read(files, schema(schema));
    }

    static SeedSchema schema(String sql) {
        return SeedSchema.of(
                List.of(ScriptReading.of(SqlScript.parse(SqlSource.of(Path.of("schema.sql"), "schema.sql", sql)))));
    }
}
