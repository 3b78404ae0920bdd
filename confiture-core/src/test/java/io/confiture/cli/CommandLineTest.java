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

class CommandLineTest {

    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final int SCHEMA = 4;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path root;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void makeProject() throws IOException {
        file("db/schema/a.sql", "CREATE TABLE a (id int);\n");
        file("db/migrations/001_a.up.sql", "CREATE TABLE a (id int);\n");
        file("db/migrations/001_a.down.sql", "DROP TABLE a;\n");
    }

    @Test
    void runs_all_checks_and_ends_with_zero() {
        assertThat(run("check", root.toString())).isEqualTo(OK);
        assertThat(out.toString())
                .contains("ok          round trip")
                .containsPattern("[0-9]+ checks: [0-9]+ passed, [0-9]+ skipped");
    }

    @Test
    void ends_with_one_when_a_check_fails_and_says_where() throws IOException {
        file("db/migrations/001_a.down.sql", "DROP TABLE b;\n");
        assertThat(run("check", root.toString())).isEqualTo(FAILED);
        assertThat(out.toString())
                .contains("FAILED      down")
                .contains("table \"b\" does not exist")
                .contains("at db/migrations/001_a.down.sql:1:1");
    }

    @Test
    void runs_only_what_an_id_names() {
        assertThat(run("check", root.toString(), "--only", "migrations/001_a")).isEqualTo(OK);
        assertThat(out.toString()).contains("6 checks: 5 passed, 1 skipped").doesNotContain("schema");
    }

    @Test
    void refuses_an_id_that_names_nothing_and_lists_the_ids() {
        assertThat(run("check", root.toString(), "--only", "migrations/001_b")).isEqualTo(USAGE);
        assertThat(err.toString())
                .contains("there is no check migrations/001_b")
                .contains("migrations/001_a/round-trip");
    }

    @Test
    void lists_ids_without_running_a_check() throws IOException {
        file("db/schema/a.sql", "nonsense");
        assertThat(run("check", root.toString(), "--list")).isEqualTo(OK);
        assertThat(out.toString().lines()).contains("schema/a.sql/executes", "migrations/chain/result-equals-schema");
    }

    @Test
    void writes_json() throws IOException {
        file("db/schema/a.sql", "CREATE TABLE a (id nothing);\n");
        assertThat(run("check", root.toString(), "--format", "json", "--only", "schema"))
                .isEqualTo(FAILED);
        assertThat(out.toString())
                .contains("\"id\" : \"schema/a.sql/executes\"")
                .contains("\"outcome\" : \"failed\"")
                .contains("\"line\" : 1")
                .contains("\"column\" : 20");
    }

    @Test
    void ends_with_two_when_the_settings_are_wrong() throws IOException {
        file("confiture.yaml", "migratoin: {}\n");
        assertThat(run("check", root.toString())).isEqualTo(USAGE);
        assertThat(out.toString()).contains("confiture.yaml:1:1").contains("migration");
    }

    @Test
    void ends_with_two_for_a_folder_that_is_not_there() {
        assertThat(run("check", root.resolve("nowhere").toString())).isEqualTo(USAGE);
    }

    @Test
    void builds_one_text() {
        assertThat(run("build", root.toString())).isEqualTo(OK);
        assertThat(out.toString()).contains("CREATE TABLE a (id int);");
        assertThat(err.toString()).contains("1 files, hash ");
    }

    @Test
    void builds_into_a_file() {
        Path file = root.resolve("out/schema.sql");
        assertThat(run("build", root.toString(), "--output", file.toString())).isEqualTo(OK);
        assertThat(file).content().contains("CREATE TABLE a (id int);");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void refuses_to_build_what_spills() throws IOException {
        file("db/schema/a.sql", "CREATE TABLE a (id int); /* open\n");
        assertThat(run("build", root.toString())).isEqualTo(SCHEMA);
        assertThat(err.toString()).contains("db/schema/a.sql:1:26");
        assertThat(out.toString()).isEmpty();
    }

    private int run(String... arguments) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    private void file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
