package io.confiture.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariablesTest {
    private static final Map<String, String> VALUES = Map.of(
            "DB_HOST", "db.internal", "DB_PASSWORD", "hush/hush", "PORT", "6432", "NESTED", "${DB_HOST}", "ON", "true");

    private Folder folder;

    @BeforeEach
    void folder(@TempDir Path temp) {
        folder = new Folder(temp).withDirectory("db/schema");
    }

    private Environment load(String... lines) {
        return Project.load(folder.with("confiture.yaml", lines).request().withVariables(VALUES))
                .environment();
    }

    private ProjectException fail(String... lines) {
        ProjectException e = catchThrowableOfType(ProjectException.class, () -> load(lines));
        assertThat(e).as("the settings were accepted").isNotNull();
        return e;
    }

    @Test
    void replaces_variables_in_every_string() {
        Environment environment = load(
                "database_url: postgresql://app@${DB_HOST}:${PORT}/shop",
                "exclude_dirs: ['${DB_HOST}']",
                "migration: {placeholders: {host: \"${DB_HOST}:${PORT}\"}}");

        assertThat(environment.databaseUrl()).hasToString("postgresql://app@db.internal:6432/shop");
        assertThat(environment.excludes()).containsExactly(folder.root().resolve("db.internal"));
        assertThat(environment.migration().placeholders()).containsEntry("host", "db.internal:6432");
    }

    @Test
    void takes_a_variable_for_the_number_or_boolean_that_it_is() {
        Environment environment = load(
                "database: {database: d, port: \"${PORT}\", password: \"${DB_PASSWORD}\"}",
                "include_dirs:",
                "  - path: db/schema",
                "    recursive: ${ON}");

        DatabaseUrl url = Objects.requireNonNull(environment.databaseUrl());
        assertThat(url.hosts()).containsExactly(new DatabaseUrl.Host("localhost", 6432));
        assertThat(url.password()).isEqualTo(new Secret("hush/hush"));
        assertThat(environment.includes().get(0).recursive()).isTrue();
    }

    @Test
    void says_what_yaml_wants_around_a_variable_in_braces() {
        assertThat(fail("build: {sort_mode: ${ON}}").getMessage()).contains("a variable needs quotes: \"${NAME}\"");
    }

    @Test
    void leaves_a_bare_dollar_alone() {
        assertThat(load("migration: {placeholders: {a: $DB_HOST, b: cost $5, c: $$, d: '$ {X}'}}")
                        .migration()
                        .placeholders())
                .containsExactlyInAnyOrderEntriesOf(Map.of("a", "$DB_HOST", "b", "cost $5", "c", "$$", "d", "$ {X}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ${DB_HOTS}    | the variable DB_HOTS is not set; set it, or did you mean DB_HOST?
            ${db_host}    | is not a variable: a name has upper-case letters, digits and '_' only; did you mean ${DB_HOST}?
            ${X:-default} | there is no default form; set the variable instead
            ${}           | '${}' is not a variable
            ${1A}         | '${1A}' is not a variable
            ${DB_HOST     | '${' is never closed; write ${NAME}
            ${NESTED}     | contains '${', and values are not expanded again
            ${${DB_HOST}} | is not a variable
            """)
    void refuses(String value, String reason) {
        ProjectException e = fail("name: 'x " + value + "'");

        assertThat(e.problems().get(0).toString())
                .startsWith("confiture.yaml:1:10: ")
                .contains(reason);
    }

    @Test
    void points_at_each_variable_even_in_folded_and_quoted_values() {
        List<Problem> problems = fail(
                        "migration:",
                        "  placeholders:",
                        "    a: \"${ONE} and",
                        "      ${TWO}\"",
                        "    b: >",
                        "      text ${THREE}")
                .problems();

        assertThat(problems)
                .extracting(problem ->
                        problem.location().line() + ":" + problem.location().column())
                .containsExactly("3:9", "4:7", "6:12");
    }

    @Test
    void never_prints_the_value_of_a_variable() {
        ProjectException e = fail(
                "migration: {layout: '${DB_PASSWORD}', statement_timeout: '${DB_PASSWORD}'}",
                "database_url: '${DB_PASSWORD}'",
                "throwaway: {setup: ['${DB_PASSWORD}']}",
                "name: ${MISSING}");

        assertThat(e.problems()).hasSize(5);
        assertThat(e.getMessage()).doesNotContain("hush").contains("'${DB_PASSWORD}' is not one of");
    }

    @Test
    void never_prints_a_password_of_the_loaded_settings() {
        ProjectRequest request = folder.with(
                        "confiture.yaml",
                        "database_url: postgresql://u:${ENCODED}@h/d?sslpassword=${ENCODED}",
                        "postgres: {url: 'jdbc:postgresql://h/d?user=u&password=hush'}",
                        "migration: {placeholders: {secret: hush}}")
                .request()
                .withVariables(Map.of("ENCODED", "hush"))
                .withOverride("migration.placeholders.other", "hush");

        Project project = Project.load(request);

        assertThat(project.toString()).doesNotContain("hush").contains("postgresql://u:***@h:5432/d");
        assertThat(request.toString()).doesNotContain("hush");
        assertThat(project.environment().migration().placeholders()).hasSize(2);
    }
}
