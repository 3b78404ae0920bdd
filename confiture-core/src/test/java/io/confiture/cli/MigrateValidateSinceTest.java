package io.confiture.cli;

import io.confiture.suite.GitRepository;
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

/** {@code migrate validate} with git: what the original's checks of that name miss is seen. */
class MigrateValidateSinceTest {

    private static final String TABLE = "CREATE TABLE users (id int PRIMARY KEY);\n";
    private static final String SCHEMA = "migrate-validate.schema.json";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path root;

    private TestProject project;
    private GitRepository repository;

    @BeforeEach
    void a_branch() {
        project = new TestProject(root).schema("users.sql", TABLE);
        add("001_users", TABLE, "DROP TABLE users;\n");
        repository = GitRepository.init(root).commit("users").branch("work");
    }

    private TestProject add(String id, String up, String down) {
        return project.up(id, up).down(id, down);
    }

    private CommandRun validate(String... options) {
        List<String> all = new ArrayList<>(List.of("migrate", "validate", root.toString()));
        all.addAll(List.of(options));
        return CommandRun.of(all);
    }

    private CommandRun demand() {
        return validate("--base-ref", "main", "--require-migration");
    }

    @Test
    void nothing_new_is_said() throws IOException {
        demand().endsWith(ExitCode.OK).prints("Since main (", "new migrations: none", "that came or went: 0");
        validate("--base-ref", "main", "-f", "json")
                .endsWith(ExitCode.OK)
                .fits(SCHEMA)
                .prints("\"ref\" : \"main\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX i ON users (id);",
                "CREATE VIEW v AS SELECT id FROM users;",
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';",
                "GRANT SELECT ON users TO PUBLIC;",
                "COMMENT ON TABLE users IS 'x';",
                "DO $$ BEGIN CREATE TABLE t (); END $$;"
            })
    void every_statement_that_defines_something_needs_a_migration(String statement) throws IOException {
        project.schema("more.sql", statement + "\n");
        demand().endsWith(ExitCode.VALIDATION)
                .prints("the schema files change since main (", "and no migration is new", "at db/schema/more.sql:1:1");
        validate("--base-ref", "main", "--require-migration", "-f", "json")
                .fits(SCHEMA)
                .prints("\"migration/accompanied\"", "\"change\" : \"added\"");
        validate("--base-ref", "main").endsWith(ExitCode.OK);
        add("002_more", statement + "\n", "SELECT 1;\n");
        demand().endsWith(ExitCode.OK).prints("new migrations: 002_more", "migrations/chain/result-equals-schema");
    }

    @Test
    void a_changed_body_and_a_statement_that_went_need_one_too() {
        project.schema("users.sql", TABLE.replace("int", "bigint"));
        demand().endsWith(ExitCode.VALIDATION).prints("+ CREATE TABLE", "- CREATE TABLE");
    }

    @Test
    void spaces_comments_rows_and_another_file_need_none() throws IOException {
        Files.delete(root.resolve("db/schema/users.sql"));
        project.schema(
                        "a/b.sql",
                        "-- people\ncreate  TABLE users\n(id int PRIMARY KEY)\n;\nINSERT INTO users VALUES (1);\n")
                .schema("a/notes.txt", "CREATE TABLE no_sql ();");
        demand().endsWith(ExitCode.OK).prints("that came or went: 0");
    }

    @Test
    void names_that_git_would_quote_are_seen() {
        project.schema("café.sql", "CREATE TABLE café ();\n");
        demand().endsWith(ExitCode.VALIDATION).prints("at db/schema/café.sql:1:1");
        repository
                .commit("café")
                .switchTo("main")
                .git("merge", "--quiet", "work")
                .switchTo("work");
        demand().endsWith(ExitCode.OK);
    }

    @Test
    void include_dirs_and_patterns_count() {
        project.settings("include_dirs: [{path: db/tables, recursive: false, include: ['*.ddl'], exclude: ['x*']}]\n")
                .file("db/tables/a.ddl", "CREATE TABLE a ();\n")
                .file("db/tables/x.ddl", "CREATE TABLE x ();\n")
                .file("db/tables/deep/b.ddl", "CREATE TABLE b ();\n")
                .schema("c.sql", "CREATE TABLE c ();\n");
        demand().endsWith(ExitCode.VALIDATION).prints("that came or went: 1", "db/tables/a.ddl");
    }

    @Test
    void a_deleted_migration_is_none_and_is_a_finding() throws IOException {
        project.schema("more.sql", "CREATE TABLE more ();\n");
        Files.delete(root.resolve("db/migrations/001_users.up.sql"));
        Files.delete(root.resolve("db/migrations/001_users.down.sql"));
        demand().endsWith(ExitCode.VALIDATION)
                .prints("001_users is on main, and its files are gone", "no migration is new");
    }

    @Test
    void migrations_of_the_base_must_stay_as_they_are() {
        project.up("001_users", TABLE.replace("int", "bigint"));
        add("000_before", "CREATE TABLE b ();\n", "DROP TABLE b;\n");
        validate("--base-ref", "main")
                .endsWith(ExitCode.VALIDATION)
                .prints(
                        "001_users is on main, and its up script was edited since",
                        "000_before is new and comes before 001_users, which is on main");
    }

    @Test
    void what_main_got_meanwhile_is_no_change_of_this_branch() {
        repository.switchTo("main");
        project.schema("other.sql", "CREATE TABLE other ();\n");
        add("002_other", "CREATE TABLE other ();\n", "DROP TABLE other;\n");
        repository.commit("other").switchTo("work");
        demand().endsWith(ExitCode.OK).prints("that came or went: 0");
    }

    @Test
    void staged_is_what_will_be_committed_and_nothing_else() throws IOException {
        project.schema("more.sql", "CREATE TABLE more ();\n");
        validate("--staged", "--require-migration").endsWith(ExitCode.OK).prints("Since HEAD");
        repository.git("add", "db/schema");
        add("002_more", "CREATE TABLE more ();\n", "DROP TABLE more;\n");
        validate("--staged", "--require-migration")
                .endsWith(ExitCode.VALIDATION)
                .prints("at staged:db/schema/more.sql:1:1", "1 migration of layout");
        repository.git("add", "db/migrations");
        validate("--staged", "--require-migration", "-f", "json")
                .endsWith(ExitCode.OK)
                .fits(SCHEMA);
        validate("--staged", "--base-ref", "main").endsWith(ExitCode.OK).prints("new migrations: 002_more");
    }

    @Test
    void git_that_cannot_answer_is_not_a_finding(@TempDir Path elsewhere) throws IOException {
        validate("--base-ref", "nowhere").endsWith(ExitCode.GIT).says("git knows no branch or commit nowhere");
        validate("--base-ref", "--all").endsWith(ExitCode.GIT).says("git knows no branch or commit --all");
        validate("--base-ref", "nowhere", "-f", "json").endsWith(ExitCode.GIT).fits("error.schema.json");
        new TestProject(elsewhere).up("001_a", "CREATE TABLE a ();").down("001_a", "DROP TABLE a;");
        CommandRun.of("migrate", "validate", elsewhere.toString(), "--staged")
                .endsWith(ExitCode.GIT)
                .says("the folder is not in a git repository");
        GitRepository.init(elsewhere);
        CommandRun.of("migrate", "validate", elsewhere.toString(), "--staged")
                .endsWith(ExitCode.GIT)
                .says("git knows no branch or commit HEAD");
    }

    @Test
    void options_that_need_each_other_say_so() {
        validate("--require-migration")
                .endsWith(ExitCode.USAGE)
                .says("--require-migration needs --base-ref or --staged");
        validate("--fix-naming", "--staged").endsWith(ExitCode.USAGE);
    }
}
