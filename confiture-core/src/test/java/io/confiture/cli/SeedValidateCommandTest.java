package io.confiture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedValidateCommandTest {

    private static final String GOOD = "INSERT INTO a (id) VALUES (1) ON CONFLICT DO NOTHING;\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path root;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void makeProject() throws IOException {
        file("db/schema/a.sql", "CREATE TABLE a (id int PRIMARY KEY, b text);\nCREATE TABLE b (a int REFERENCES a);\n");
        file("db/seeds/common/10_a.sql", GOOD);
    }

    @Test
    void ends_with_zero_when_there_is_nothing_to_say() {
        assertThat(run("seed", "validate", root.toString())).isZero();
        assertThat(out.toString())
                .contains("common/10_a.sql")
                .contains("loads only")
                .contains("no findings");
    }

    @Test
    void ends_with_one_when_something_is_wrong_and_says_where() throws IOException {
        file(
                "db/seeds/common/20_b.sql",
                "INSERT INTO b VALUES (7) ON CONFLICT DO NOTHING;\nGRANT SELECT ON a TO public;\n");
        assertThat(run("seed", "validate", root.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("db/seeds/common/20_b.sql:2:1")
                .contains("GRANT is no load")
                .contains("seed/missing-reference")
                .contains("findings: 2 error");
    }

    @Test
    void shows_warnings_and_fails_by_them_only_where_the_settings_say_so() throws IOException {
        file("db/seeds/common/20_b.sql", "INSERT INTO b VALUES (1);;\n");
        assertThat(run("seed", "validate", root.toString())).isZero();
        assertThat(out.toString())
                .contains("no ON CONFLICT")
                .contains("20_b.sql:1:1)")
                .contains("2 warning");
        file("confiture.yaml", "checks:\n  threshold: warning\n");
        assertThat(run("seed", "validate", root.toString())).isEqualTo(1);
    }

    @Test
    void ends_with_two_when_there_is_nothing_to_look_at() throws IOException {
        Files.delete(root.resolve("db/seeds/common/10_a.sql"));
        Files.delete(root.resolve("db/seeds/common"));
        assertThat(run("seed", "validate", root.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("no seed files");
    }

    @Test
    void looks_at_the_files_of_one_environment_and_of_another_folder() throws IOException {
        file("db/seeds/dev/20_b.sql", "DROP TABLE a;\n");
        file("db/seeds/prod/20_b.sql", GOOD.replace("(1)", "(2)"));
        file("elsewhere/x.sql", "DROP TABLE b;\n");
        file("db/environments/dev.yaml", "build:\n  sort_mode: alphabetical\n");
        file("db/environments/prod.yaml", "build:\n  sort_mode: alphabetical\n");
        assertThat(run("seed", "validate", root.toString(), "--env", "prod")).isZero();
        assertThat(out.toString()).contains("rows prod").doesNotContain("dev");
        assertThat(run("seed", "validate", root.toString(), "--env", "dev")).isEqualTo(1);
        assertThat(run("seed", "validate", root.toString(), "--all")).isEqualTo(1);
        assertThat(run(
                        "seed",
                        "validate",
                        root.toString(),
                        "--seeds-dir",
                        root.resolve("elsewhere").toString()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("elsewhere/x.sql:1:1");
    }

    @Test
    void writes_csv_without_wrapping_and_json_to_a_file() throws IOException {
        file(
                "db/seeds/common/20_b.sql",
                "INSERT INTO b VALUES (7), (8) ON CONFLICT DO NOTHING; -- \"x\", y\nDROP TABLE a;\n");
        assertThat(run("seed", "validate", root.toString(), "--format", "csv")).isEqualTo(1);
        assertThat(out.toString()).startsWith("File,Line,Column,Severity,Rule,Message,Suggestion\r\n");
        assertThat(List.of(out.toString().split("\r\n", -1)))
                .anySatisfy(l -> assertThat(l).startsWith("db/seeds/common/20_b.sql,2,1,ERROR,seed/loads-only,"));
        Path json = root.resolve("target/result.json");
        assertThat(run("seed", "validate", root.toString(), "--format", "json", "--output", json.toString()))
                .isEqualTo(1);
        assertThat(Files.readString(json)).contains("\"rule\" : \"seed/loads-only\"");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void repairs_files_and_shows_first_what_it_would_do() throws IOException {
        String bad = "-- a;;\r\nINSERT INTO b VALUES (1);;\r\n";
        file("db/seeds/common/20_b.sql", bad);
        assertThat(run("seed", "validate", root.toString(), "--fix", "--dry-run"))
                .isZero();
        assertThat(out.toString())
                .contains(
                        "--- a/db/seeds/common/20_b.sql",
                        "+++ b/db/seeds/common/20_b.sql",
                        "-INSERT INTO b VALUES (1);;")
                .contains("+INSERT INTO b VALUES (1) ON CONFLICT DO NOTHING;");
        assertThat(Files.readString(root.resolve("db/seeds/common/20_b.sql"))).isEqualTo(bad);
        assertThat(run("seed", "validate", root.toString(), "--fix")).isZero();
        assertThat(out.toString()).contains("no findings");
        assertThat(Files.readString(root.resolve("db/seeds/common/20_b.sql")))
                .isEqualTo("-- a;;\r\nINSERT INTO b VALUES (1) ON CONFLICT DO NOTHING;\r\n");
        assertThat(run("seed", "validate", root.toString(), "--fix")).isZero();
        assertThat(err.toString()).contains("0 files changed");
    }

    @Test
    void compares_two_environments() throws IOException {
        file("db/seeds/dev/20.sql", "INSERT INTO a VALUES (2, 'x'), (3, 'y');\n");
        file("db/seeds/prod/20.sql", "INSERT INTO a VALUES (03, 'z');\nINSERT INTO b VALUES (1);\n");
        assertThat(run("seed", "validate", root.toString(), "--compare", "dev", "prod"))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains("public.a has 3 rows in dev and 2 in prod")
                .contains("1 rows of public.a are in dev only")
                .contains("1 rows of public.a have other values in prod, for example that at db/seeds/prod/20.sql:1:22")
                .contains("public.b is loaded in prod only");
        assertThat(run("seed", "validate", root.toString(), "--compare", "dev", "dev"))
                .isZero();
        assertThat(run("seed", "validate", root.toString(), "--compare", "dev", "nowhere"))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--prep-seed --level 6", "--prep-seed --level 0", "--level 2",
                        "--prep-seed --static-only --full-execution",
                "--prep-seed --level 2 --full-execution", "--prep-seed --fix", "--dry-run",
                        "--prep-seed --database-url postgresql://h/d",
                "--prep-seed --level 3 --prep", "--format xml", "--prep-seed",
            })
    void refuses_options_that_make_no_sense(String options) {
        String[] words = ("seed validate " + root + " " + options).split(" ");
        assertThat(run(words)).isEqualTo(2);
        assertThat(err.toString()).isNotBlank();
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    private void file(String name, String text) throws IOException {
        Path path = root.resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
