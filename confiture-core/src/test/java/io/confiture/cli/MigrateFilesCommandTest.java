package io.confiture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.suite.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands say that look at migration files only. */
class MigrateFilesCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path root;

    @SuppressWarnings("NullAway.Init")
    private TestProject project;

    @BeforeEach
    void makeProject() {
        project =
                new TestProject(root).up("001_a", "CREATE TABLE a (id int);\n").down("001_a", "DROP TABLE a;\n");
    }

    private CommandRun validate(String... options) {
        return run("validate", options);
    }

    private CommandRun run(String command, String... options) {
        List<String> all = new ArrayList<>(List.of("migrate", command));
        all.addAll(List.of(options));
        all.add(root.toString());
        return CommandRun.of(all);
    }

    @Test
    void finds_nothing_where_nothing_is_wrong() throws IOException {
        validate()
                .endsWith(ExitCode.OK)
                .prints("1 migration of layout confiture in db/migrations, 2 scripts read: nothing found");
        validate("-f", "json")
                .endsWith(ExitCode.OK)
                .fits("migrate-validate.schema.json")
                .prints("\"success\" : true");
    }

    @Test
    void finds_everything_at_once() throws IOException {
        project.up("001_b", "CREATE TABLE b (id int);\n")
                .up("002_c", "SELECT 'open;\n")
                .down("002_c", "SELECT 1;")
                .up("003_d", "-- nothing\n")
                .down("003_d", "SELECT 1;")
                .down("009_gone", "SELECT 1;")
                .file("db/migrations/004_near.sql", "SELECT 1;");
        CommandRun run = validate()
                .endsWith(ExitCode.VALIDATION)
                .prints(
                        "have the same version 001",
                        "001_b has an up script and no down script",
                        "at db/migrations/002_c.up.sql:1:8",
                        "the up script of 003_d has no statements",
                        "009_gone.down.sql takes back version 009",
                        "rename it to 004_near.up.sql");
        assertThat(run.err()).isEmpty();
        validate("--format", "json")
                .endsWith(ExitCode.VALIDATION)
                .fits("migrate-validate.schema.json")
                .prints("\"success\" : false", "\"line\" : 1");
    }

    @Test
    void finds_what_is_wrong_with_hooks_and_preconditions() {
        project.file("db/hooks/before_exekute/a.sql", "SELECT 1;")
                .file("db/migrations/001_a.yaml", "up_preconditions: [{type: TableExist, table: a}]");
        validate()
                .endsWith(ExitCode.VALIDATION)
                .prints(
                        "there is no phase before_exekute",
                        "did you mean before_execute?",
                        "there is no precondition TableExist",
                        "at db/migrations/001_a.yaml:1:27");
    }

    @Test
    void finds_what_the_runner_would_refuse() {
        project.up("002_c", "CREATE TABLE c (id int);\nCOMMIT;\nCREATE TABLE d (id int);")
                .down("002_c", "DROP TABLE c, d;");
        validate()
                .endsWith(ExitCode.VALIDATION)
                .prints("COMMIT would end or replace the transaction", "002_c.up.sql:2:1");
    }

    @Test
    void takes_warnings_for_errors_when_strict() {
        project.up("002_b", "CREATE TABLE b (id int);").down("002_other", "DROP TABLE b;");
        validate().endsWith(ExitCode.OK).prints("1 warning");
        validate("--strict").endsWith(ExitCode.VALIDATION);
        project.settings("migration: {strict_mode: true}\n");
        validate().endsWith(ExitCode.VALIDATION);
    }

    @Test
    void runs_every_check_that_is_asked_for() {
        project.file("db/migrations/002_b.sql", "CREATE TABLE b (id int);");
        validate("--fix-naming", "--idempotent")
                .endsWith(ExitCode.VALIDATION)
                .prints(
                        "renamed      db/migrations/002_b.sql to db/migrations/002_b.up.sql",
                        "002_b has an up script and no down script",
                        "the second run of CREATE TABLE fails: table b is there already",
                        "the check 'idempotent' runs a migration twice");
    }

    @Test
    void renames_nothing_in_a_dry_run() throws IOException {
        project.file("db/migrations/002_b.sql", "SELECT 1;").file("db/migrations/001_a.sql", "SELECT 1;");
        CommandRun run = validate("--fix-naming", "--dry-run", "-f", "json").endsWith(ExitCode.VALIDATION);
        run.fits("migrate-validate.schema.json").prints("\"would_rename\"", "\"left\"", "001_a.up.sql exists already");
        assertThat(root.resolve("db/migrations/002_b.sql")).exists();
        assertThat(CommandRun.refusedBy(
                        "migrate-validate.schema.json", run.out().replace("would_rename", "may")))
                .isTrue();
        validate("--dry-run").endsWith(ExitCode.USAGE).says("--dry-run belongs to --fix-naming");
    }

    @Test
    void says_that_a_folder_is_empty_or_not_there() throws IOException {
        Path empty = Files.createDirectories(root.resolve("nothing/here"));
        validate("--migrations-dir", empty.toString())
                .endsWith(ExitCode.VALIDATION)
                .prints("holds no migrations");
        validate("--migrations-dir", root.resolve("nowhere").toString())
                .endsWith(ExitCode.VALIDATION)
                .prints("does not exist");
        CommandRun.of("migrate", "validate", root.resolve("nowhere").toString())
                .endsWith(ExitCode.USAGE)
                .says("there is no such directory");
    }

    @Test
    void generates_the_next_pair() throws IOException {
        project.file("db/migrations/002_b.py", "class B: pass");
        run("generate", "Add it's  bio!")
                .endsWith(ExitCode.OK)
                .prints(
                        "created db/migrations/003_Add_it_s_bio.up.sql\ncreated db/migrations/003_Add_it_s_bio.down.sql\n");
        assertThat(root.resolve("db/migrations/003_Add_it_s_bio.up.sql")).exists();
        run("generate", "a", "--dry-run", "-f", "json")
                .endsWith(ExitCode.OK)
                .fits("migrate-generate.schema.json")
                .says("warning: there is a migration of that name already: 001_a")
                .prints("\"dryRun\" : true", "\"migration\" : \"004\"");
        assertThat(root.resolve("db/migrations/004_a.up.sql")).doesNotExist();
        // What is generated has yet to be written, and is said to be.
        validate().endsWith(ExitCode.VALIDATION).prints("the up script of 003_Add_it_s_bio has no statements");
    }

    @Test
    void generates_the_first_migration_of_a_project() {
        run("generate", "init", "--migrations-dir", root.resolve("sql/new").toString())
                .endsWith(ExitCode.OK)
                .prints("created sql/new/001_init.up.sql");
        assertThat(root.resolve("sql/new/001_init.down.sql")).exists();
    }

    @Test
    void refuses_names_that_say_nothing() throws IOException {
        run("generate", "--format", "json", "///")
                .endsWith(ExitCode.USAGE)
                .fits("error.schema.json")
                .says("holds no letter and no digit");
    }

    @Test
    void takes_the_file_of_an_environment_for_folder_and_name() {
        project.file("db/environments/ci.yaml", "migration: {directory: db/other}\n")
                .file("db/other/007_x.up.sql", "SELECT 1;");
        String file = root.resolve("db/environments/ci.yaml").toString();
        CommandRun.of("migrate", "generate", "y", "-c", file)
                .endsWith(ExitCode.OK)
                .prints("created db/other/008_y.up.sql");
        CommandRun.of(
                        "migrate",
                        "validate",
                        "-c",
                        root.resolve("db/environments/c.yaml").toString())
                .endsWith(ExitCode.USAGE)
                .says("no such file");
        CommandRun.of(
                        "migrate",
                        "validate",
                        "-c",
                        root.resolve("db/other/007_x.up.sql").toString())
                .endsWith(ExitCode.USAGE)
                .says("db/environments/local.yaml");
        CommandRun.of("migrate", "validate", "-c", file, "-e", "ci")
                .endsWith(ExitCode.USAGE)
                .says("leave out --env ci");
    }

    @Test
    void makes_the_folder_of_the_output_before_anything_else() {
        Path file = root.resolve("deep/er/result.txt");
        run("generate", "b", "-o", file.toString()).endsWith(ExitCode.OK).printsNothing();
        assertThat(file).content().contains("created db/migrations/002_b.up.sql");
        run("generate", "c", "-o", root.resolve("deep").toString())
                .endsWith(ExitCode.USAGE)
                .says("cannot be written");
        assertThat(root.resolve("db/migrations/003_c.up.sql")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"genrate", "stats", "validat", "dwon"})
    void suggests_what_was_meant(String typed) {
        CommandRun.of("migrate", typed).endsWith(ExitCode.USAGE).says("Did you mean");
    }

    @Test
    void wants_to_be_told_what_to_do() {
        CommandRun.of("migrate").endsWith(ExitCode.USAGE).says("migrate needs to be told what to do", "validate");
        CommandRun.of("migrate", "generate").endsWith(ExitCode.USAGE).says("Missing required parameter: '<name>'");
        CommandRun.of("migrate", "validate", "--format", "xml")
                .endsWith(ExitCode.USAGE)
                .says("text, json");
    }
}
