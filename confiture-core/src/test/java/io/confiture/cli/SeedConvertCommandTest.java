package io.confiture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedConvertCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path root;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void makeProject() throws IOException {
        file(
                "db/schema/a.sql",
                "CREATE TABLE a (id int PRIMARY KEY, b text, at timestamptz DEFAULT clock_timestamp(), n serial);\n");
        file(
                "db/seeds/a.sql",
                "INSERT INTO a (id, b) VALUES (1, 'x\ty'), (2, NULL);\nINSERT INTO a (id) VALUES (1 + 2);\n");
    }

    @Test
    void prints_sql_on_standard_output_and_the_report_elsewhere() {
        assertThat(run(
                        "seed",
                        "convert",
                        "--input",
                        root.resolve("db/seeds/a.sql").toString()))
                .isZero();
        assertThat(out.toString())
                .isEqualTo("COPY a (id, b) FROM stdin;\n1\tx\\ty\n2\t\\N\n\\.\nINSERT INTO a (id) VALUES (1 + 2);\n");
        assertThat(err.toString())
                .contains("1 statements with 2 rows converted, 1 kept")
                .contains("a.sql:2:1: a value is computed");
    }

    @Test
    void converts_back() throws IOException {
        file("c.sql", "COPY a (id) FROM stdin;\n1\n\\.\n");
        assertThat(run("seed", "convert", "--input", root.resolve("c.sql").toString(), "--to", "insert"))
                .isZero();
        assertThat(out.toString()).isEqualTo("INSERT INTO a (id) VALUES\n    ('1');\n");
    }

    @Test
    void ends_with_one_when_nothing_can_be_converted_and_says_why() throws IOException {
        file("c.sql", "INSERT INTO a (id) SELECT 1;\n");
        assertThat(run("seed", "convert", "--input", root.resolve("c.sql").toString()))
                .isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("its rows come from a query");
    }

    @Test
    void converts_the_files_of_a_folder_into_another() throws IOException {
        file("db/seeds/b.sql", "SELECT 1;\n");
        String seeds = root.resolve("db/seeds").toString();
        assertThat(run("seed", "convert", "--input", seeds)).isEqualTo(2);
        assertThat(run("seed", "convert", "--input", seeds, "--batch")).isEqualTo(2);
        String to = root.resolve("out").toString();
        assertThat(run("seed", "convert", "--input", seeds, "--batch", "--output", to, "--format", "json"))
                .isZero();
        assertThat(out.toString()).contains("\"totalFiles\" : 2", "\"successful\" : 1");
        assertThat(root.resolve("out/a.sql")).exists();
        assertThat(root.resolve("out/b.sql")).doesNotExist();
    }

    @Test
    void measures_on_a_real_server_and_compares_all_rows() {
        String target = root.resolve("out.sql").toString();
        String input = root.resolve("db/seeds/a.sql").toString();
        assertThat(run("seed", "convert", root.toString(), "--input", input, "--output", target, "--measure"))
                .isZero();
        assertThat(out.toString())
                .contains("before: ", "after:  ", " rows/s", "the rows are exactly the same")
                .contains("not compared: public.a.at")
                .doesNotContain("public.a.n,");
        assertThat(run(
                        "seed",
                        "convert",
                        "--schema",
                        root.resolve("db/schema/a.sql").toString(),
                        "--input",
                        input,
                        "--output",
                        target,
                        "--measure"))
                .isZero();
        assertThat(out.toString()).contains("exactly the same");
    }

    @Test
    void says_when_the_file_does_not_load() throws IOException {
        file("c.sql", "INSERT INTO a (id) VALUES (1);\nINSERT INTO a (id) VALUES (1);\n");
        assertThat(run(
                        "seed",
                        "convert",
                        root.toString(),
                        "--input",
                        root.resolve("c.sql").toString(),
                        "--measure"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("not measured: the file does not load: c.sql:2:1");
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
