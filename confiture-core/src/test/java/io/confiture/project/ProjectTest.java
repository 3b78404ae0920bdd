package io.confiture.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectTest {
    private Path root;
    private Folder folder;

    @BeforeEach
    void folder(@TempDir Path temp) {
        root = temp.resolve("shop");
        folder = new Folder(root).withDirectory(".");
    }

    @Test
    void takes_an_environment_that_has_only_seeds() {
        folder.with("db/schema/a.sql").with("db/seeds/staging/a.sql");

        Project project = Project.load(folder.request().withEnvironment("staging"));
        assertThat(project.environment().name()).isEqualTo("staging");
        assertThatThrownBy(() -> Project.load(folder.request().withEnvironment("stagin")))
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining("there is no environment 'stagin'");
    }

    @Test
    void needs_no_file_for_the_defaults() {
        Project project = folder.withDirectory("db/schema").load();

        assertThat(project.name()).isEqualTo("shop");
        assertThat(project.root()).isEqualTo(root);
        assertThat(project.databaseDirectory()).isEqualTo(root.resolve("db"));
        assertThat(project.settingsFiles()).isEmpty();
        assertThat(project.notices()).isEmpty();
        Environment environment = project.environment();
        assertThat(environment.name()).isEqualTo("local");
        assertThat(environment.file()).isNull();
        assertThat(environment.databaseUrl()).isNull();
        assertThat(environment.includes()).extracting(IncludeEntry::path).containsExactly(root.resolve("db/schema"));
        assertThat(environment.excludes()).isEmpty();
        assertThat(environment.seed().directories()).containsExactly(root.resolve("db/seeds"));
        assertThat(environment.build())
                .isEqualTo(
                        new Environment.Build(SortMode.ALPHABETICAL, SeparatorStyle.BLOCK_COMMENT, null, true, true));
        assertThat(environment.migration().directory()).isEqualTo(root.resolve("db/migrations"));
        assertThat(environment.migration().trackingTable()).isEqualTo(new TableName(null, "tb_confiture"));
        assertThat(environment.migration().layout()).isEqualTo(MigrationLayout.AUTO);
        assertThat(environment.migration().requireDown()).isEqualTo(DownPolicy.AUTO);
        assertThat(environment.migration().statementTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(environment.migration().placeholders()).isEmpty();
        assertThat(environment.postgres())
                .isEqualTo(new Environment.Postgres(ServerProvider.AUTO, null, null, "postgres:18-alpine"));
        assertThat(environment.throwawaySetup()).isEmpty();
        assertThat(environment.checks().threshold()).isEqualTo(Threshold.ERROR);
        assertThat(environment.checks().disabled()).isEmpty();
        assertThat(environment.origins()).isEmpty();
    }

    @Test
    void takes_the_database_directory_or_the_folder_around_it() {
        folder.withDirectory("db/migrations");

        assertThat(Project.load(ProjectRequest.of(root)).root()).isEqualTo(root);
        assertThat(Project.load(ProjectRequest.of(root.resolve("db"))).root()).isEqualTo(root);
    }

    @Test
    void takes_a_database_directory_of_another_name() {
        folder.withDirectory("database/schema");

        Project project = Project.load(ProjectRequest.of(root.resolve("database")));

        assertThat(project.databaseDirectory()).isEqualTo(root.resolve("database"));
        assertThat(project.environment().migration().directory()).isEqualTo(root.resolve("database/migrations"));
        assertThat(project.environment().includes().get(0).path()).isEqualTo(root.resolve("database/schema"));
    }

    @Test
    void prefers_db_to_a_migrations_folder_beside_it() {
        folder.withDirectory("migrations").withDirectory("db/schema");

        assertThat(Project.load(ProjectRequest.of(root)).databaseDirectory()).isEqualTo(root.resolve("db"));
    }

    @Test
    void needs_no_db_directory_when_a_settings_file_is_there() {
        folder.with("confiture.yaml", "migration:", "  directory: src/main/resources/db/migration");

        Project project = folder.load();

        assertThat(project.root()).isEqualTo(root);
        assertThat(project.environment().migration().directory())
                .isEqualTo(root.resolve("src/main/resources/db/migration"));
    }

    @Test
    void takes_a_missing_db_when_a_settings_file_is_beside_it() {
        folder.with("confiture.yaml", "migration: {directory: sql}");

        Project project = Project.load(ProjectRequest.of(root.resolve("db")));

        assertThat(project.root()).isEqualTo(root);
        assertThat(project.environment().migration().directory()).isEqualTo(root.resolve("sql"));
    }

    @Test
    void keeps_a_backslash_that_belongs_to_a_name() {
        Project project = folder.withDirectory("db/schema").load();

        assertThat(project.nameOf(root.resolve("db").resolve("a\\b.sql")))
                .isEqualTo(java.io.File.separatorChar == '/' ? "db/a\\b.sql" : "db/a/b.sql");
        assertThat(project.nameOf(root)).isEqualTo(".");
    }

    @Test
    void says_that_the_directory_is_missing() {
        assertThatThrownBy(() -> Project.load(ProjectRequest.of(root.resolve("nowhere"))))
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining("nowhere: there is no such directory");
    }

    @Test
    void puts_the_environment_over_the_project_and_overrides_over_both() {
        folder.with(
                        "confiture.yaml",
                        "name: webshop",
                        "checks:",
                        "  threshold: warning",
                        "migration:",
                        "  layout: flyway")
                .with("db/environments/local.yaml", "migration:", "  layout: goose", "build:", "  sort_mode: hex");

        Project project = Project.load(folder.request().withOverride("build.sort_mode", "alphabetical"));

        assertThat(project.name()).isEqualTo("webshop");
        assertThat(project.environment().checks().threshold()).isEqualTo(Threshold.WARNING);
        assertThat(project.environment().migration().layout()).isEqualTo(MigrationLayout.GOOSE);
        assertThat(project.environment().build().sortMode()).isEqualTo(SortMode.ALPHABETICAL);
        assertThat(project.settingsFiles())
                .containsExactly(root.resolve("confiture.yaml"), root.resolve("db/environments/local.yaml"));
        assertThat(project.environment().origin("migration.layout")).hasToString("db/environments/local.yaml:2:3");
    }

    @Test
    void reads_a_named_environment_and_the_other_file_ending() {
        folder.with("db/environments/local.yaml", "build: {sort_mode: hex}")
                .with("db/environments/ci.yml", "name: ci", "checks: {threshold: critical}");

        Project project = Project.load(folder.request().withEnvironment("ci"));

        assertThat(project.environment().name()).isEqualTo("ci");
        assertThat(project.environment().checks().threshold()).isEqualTo(Threshold.CRITICAL);
        assertThat(project.environment().build().sortMode()).isEqualTo(SortMode.ALPHABETICAL);
    }

    @Test
    void says_that_environments_exist_when_it_uses_none() {
        folder.with("db/environments/prod.yaml", "build: {sort_mode: hex}").with("db/environments/dev.yml");

        Project project = folder.load();

        assertThat(project.environment().file()).isNull();
        assertThat(project.notices()).singleElement().asString().contains("dev, prod");
    }
}
