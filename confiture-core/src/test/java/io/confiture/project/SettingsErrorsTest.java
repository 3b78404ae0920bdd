package io.confiture.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsErrorsTest {
    private static final String LOCAL = "db/environments/local.yaml";

    private Path root;
    private Folder folder;

    @BeforeEach
    void folder(@TempDir Path temp) {
        root = temp;
        folder = new Folder(temp).withDirectory("db/schema");
    }

    private List<String> problems(String... lines) {
        return problems(folder.with(LOCAL, lines).request());
    }

    private static List<String> problems(ProjectRequest request) {
        ProjectException e = catchThrowableOfType(ProjectException.class, () -> Project.load(request));
        assertThat(e).as("the settings were accepted").isNotNull();
        return e.problems().stream().map(Problem::toString).toList();
    }

    @Test
    void suggests_the_nearest_key() {
        assertThat(problems("build:", "  sort_mod: hex"))
                .containsExactly(LOCAL + ":2:3: build.sort_mod: unknown key; did you mean sort_mode?");
        assertThat(problems("inlcude-dirs: []"))
                .containsExactly(LOCAL + ":1:1: inlcude-dirs: unknown key; did you mean include_dirs?");
    }

    @Test
    void suggests_a_key_of_another_block() {
        assertThat(problems("sort_mode: hex"))
                .containsExactly(LOCAL + ":1:1: sort_mode: unknown key; did you mean build.sort_mode?");
    }

    @Test
    void lists_what_is_allowed_when_nothing_is_near() {
        assertThat(problems("postgres: {colour: red}"))
                .containsExactly(
                        LOCAL + ":1:12: postgres.colour: unknown key; allowed here: provider, url, bin_directory,"
                                + " image");
    }

    @Test
    void rejects_an_unknown_key_at_every_level() {
        assertThat(problems(
                        "nonsense: 1",
                        "build: {separators: {nonsense: 1}}",
                        "include_dirs:",
                        "  - path: db/schema",
                        "    exlude: []"))
                .hasSize(3)
                .last()
                .asString()
                .isEqualTo(LOCAL + ":5:5: include_dirs[0].exlude: unknown key; did you mean exclude?");
    }

    @Test
    void reports_all_problems_of_both_files_at_once() {
        folder.with("confiture.yaml", "build: {sort_mode: hexa}", "seed: [1]");

        assertThat(problems("checks: {threshold: bad}", "migration: {statement_timeout: 30}"))
                .containsExactly(
                        "confiture.yaml:1:20: build.sort_mode: 'hexa' is not one of alphabetical, hex; did you mean hex?",
                        "confiture.yaml:2:7: seed: expected a mapping with directories, execution_mode, continue_on_error, transaction_mode, profiles, prep and found a list",
                        LOCAL + ":1:21: checks.threshold: 'bad' is not one of warning, error, critical",
                        LOCAL
                                + ":2:32: migration.statement_timeout: '30' is not a time such as 500ms, 30s, 5m or 1h (the"
                                + " unit is missing); did you mean 30s or 30ms?");
    }

    @Test
    void takes_null_blocks_and_null_lists_as_the_defaults() {
        folder.with(LOCAL, "build:", "exclude_dirs:", "include_dirs: ~", "migration: {layout: }", "database_url:");

        Environment environment = folder.load().environment();

        assertThat(environment.excludes()).isEmpty();
        assertThat(environment.includes()).hasSize(1);
        assertThat(environment.isSet("include_dirs")).isFalse();
        assertThat(environment.build().sortMode()).isEqualTo(SortMode.ALPHABETICAL);
    }

    @Test
    void takes_an_empty_file_and_one_of_comments_as_the_defaults() {
        folder.with(LOCAL, "# nothing yet").with("confiture.yaml");

        assertThat(folder.load().environment().migration().layout()).isEqualTo(MigrationLayout.AUTO);
    }

    @Test
    void rejects_a_text_where_a_list_is_meant() {
        assertThat(problems("include_dirs: db/schema"))
                .containsExactly(
                        LOCAL + ":1:15: include_dirs: expected a list of paths or entries and found a text; write"
                                + " [db/schema]");
    }

    @Test
    void rejects_a_key_that_stands_twice() {
        assertThat(problems("build:", "  sort_mode: hex", "  sort_mode: alphabetical"))
                .containsExactly(
                        LOCAL + ":3:3: build.sort_mode: this key stands twice, first on line 2; keep one of the two");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a: [1                                    | this is not YAML
            - a                                      | expected keys with values and found a list
            just words                               | expected keys with values and found a text
            name: !!python/object:os.system x        | is not allowed
            include_dirs: [{order: 1}]               | the entry has no path
            include_dirs: [{path: db, order: first}] | expected a whole number and found a text
            include_dirs: [[db]]                     | expected a path or a mapping
            include_dirs: ['']                       | it is empty
            include_dirs: [{path: db, recursive: yes}] | expected true or false and found a text
            include_dirs: [{path: db, include: ['[a']}] | is not a pattern
            include_dirs: [{path: db, include: ['/a']}] | cannot begin with /
            exclude_dirs: [~]                        | this item is empty
            database_url: mysql://u:hush@h/d         | it must begin with postgresql://
            database_url: postgresql://h:x/d         | the port is not a number
            database_url: postgresql://h/d?hush      | has no '='
            database: {host: h}                      | the database block needs this key
            migration: {tracking_table: a.b.c}       | it has more than two parts
            migration: {tracking_table: my-table}    | needs double quotes
            migration: {statement_timeout: 0s}       | it must be more than 0
            migration: {statement_timeout: 1 day}    | is not a time such as
            migration: {placeholders: [a]}           | expected a mapping of names to texts
            migration: {require_down: maybe}         | is not one of auto, true, false
            build: {separators: {style: mysql}}      | '#' begins no comment in PostgreSQL
            build: {separators: {style: custom}}     | needs build.separators.custom_template
            build: {separators: {custom_template: x}} | has no effect while
            postgres: {provider: external}           | needs postgres.url
            throwaway: {setup: [db/roles.sql]}       | nothing is there
            throwaway: {setup: [db]}                 | it is a directory
            checks: {disable: {some.rule: }}         | expected a text and found nothing
            checks: {disable: {some.rule: ' '}}      | it is empty
            name: prod                               | an environment is called like its file
            migration_table: t                       | write tracking_table under migration
            build: {two_pass: true}                  | not supported yet by this version
            pggit: {enabled: true}                   | not supported yet by this version
            ssh_tunnel: {}                           | not supported yet by this version
            """)
    void rejects(String line, String reason) {
        assertThat(problems(line))
                .hasSize(1)
                .first()
                .asString()
                .startsWith(LOCAL)
                .contains(reason)
                .doesNotContain("hush");
    }

    @Test
    void refuses_every_key_of_its_list_of_refused_ones() {
        assertThat(KeyTable.ALL.refused()).hasSizeGreaterThan(10);
        for (Map.Entry<String, String> refused : KeyTable.ALL.refused().entrySet()) {
            ProjectRequest request = folder.request().withOverride(refused.getKey(), "{a: b}");
            assertThat(problems(request))
                    .containsExactly("(override): " + refused.getKey() + ": " + refused.getValue());
        }
    }

    @Test
    void rejects_both_forms_of_the_database_in_one_file_and_takes_the_stronger_of_two_files() {
        assertThat(problems("database_url: postgresql://h/d", "database: {database: e}"))
                .containsExactly(LOCAL + ":1:1: database_url: the database block says the same; keep one of the two");

        folder.with("confiture.yaml", "database: {database: e}").with(LOCAL, "database_url: postgresql://h/d");
        assertThat(folder.load().environment().databaseUrl()).hasToString("postgresql://h:5432/d");
    }

    @Test
    void rejects_two_files_for_the_same_settings() {
        folder.with("db/confiture.yml")
                .with("confiture.yaml")
                .with("db/environments/local.yml")
                .with(LOCAL);

        assertThat(problems(folder.request()))
                .containsExactly(
                        "db/confiture.yml: these settings stand in confiture.yaml already; keep one of the two files",
                        "db/environments/local.yml: these settings stand in " + LOCAL
                                + " already; keep one of the two files");
    }

    @Test
    void says_that_a_file_is_not_utf8() throws IOException {
        folder.with(LOCAL);
        Files.write(root.resolve(LOCAL), "name: caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(problems(folder.request())).containsExactly(LOCAL + ": the file is not UTF-8; save it as UTF-8");
    }

    @Test
    void reads_a_file_with_a_byte_order_mark() {
        folder.with(LOCAL, "\uFEFFname: local", "build: {sort_mode: hex}");

        assertThat(folder.load().environment().build().sortMode()).isEqualTo(SortMode.HEX);
    }

    @Test
    void survives_values_that_contain_themselves() {
        assertThat(problems("migration: &a", "  placeholders: {x: *a}"))
                .anySatisfy(problem -> assertThat(problem).contains("the value contains itself"));
    }

    @Test
    void survives_values_without_a_bottom() {
        assertThat(problems("include_dirs: " + "[".repeat(100_000)))
                .containsExactly(LOCAL + ":1:34: the value is nested too deeply");
    }

    @Test
    void survives_aliases_that_multiply() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 60; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }

        assertThat(problems(bomb.toString())).singleElement().asString().contains("this is not YAML");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "", "-x", "_x", "a/b", "a.b", "\u00e9"})
    void refuses_the_name_of_an_environment_that_could_be_a_path(String name) {
        assertThat(problems(folder.request().withEnvironment(name)))
                .singleElement()
                .asString()
                .contains("is not the name of an environment");
    }

    @Test
    void names_the_environments_that_exist() {
        folder.with("db/environments/production.yaml").with("db/environments/test.yml");

        assertThat(problems(folder.request().withEnvironment("prodution")))
                .containsExactly("db/environments: there is no environment 'prodution' (prodution.yaml); did you mean"
                        + " production?");
        assertThat(problems(folder.request().withEnvironment("qa")))
                .singleElement()
                .asString()
                .endsWith("there are production, test");
    }

    @Test
    void reports_a_bad_override_as_such() {
        ProjectRequest request = folder.request()
                .withOverride("build.sort_mode", "heX ")
                .withOverride("postgres.urll", "x")
                .withOverride("include_dirs", "[a");

        assertThat(problems(request)).hasSize(3).allSatisfy(problem -> assertThat(problem)
                .startsWith("(override)"));
    }
}
