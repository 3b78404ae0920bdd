package io.confiture.migration.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confiture.migration.Layout;
import io.confiture.migration.LayoutProblem;
import io.confiture.migration.LayoutSettings;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.layout.MigrationFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which files the next migration gets, in each layout. */
class MigrationAuthorTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-04T12:30:45Z"), ZoneOffset.ofHours(2));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private void file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private MigrationSet set(@Nullable Layout layout) {
        return MigrationFiles.discover(folder, folder, LayoutSettings.defaults().withLayout(layout));
    }

    private MigrationAuthor author() {
        return new MigrationAuthor(set(null), NOON);
    }

    private List<String> created(NewMigration migration) {
        return migration.files().stream()
                .map(f -> folder.relativize(f.file()).toString())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                          | 001",
                "001_a.up.sql 002_b.up.sql                   | 003",
                "1_a.up.sql 2_b.up.sql 9_c.up.sql 10_d.up.sql | 11",
                "099_a.up.sql                                | 100",
                "999_a.up.sql                                | 1000",
                "001_a.up.sql 002_b.py                       | 003",
                "001_a.up.sql 004_gone.down.sql              | 005",
                "001_a.up.sql 003_b.yaml                     | 004",
                "001_a.up.sql 007_b.sql                      | 008",
                "2026-02-05_a.up.sql                         | 2026-02-06",
                "v1_a.up.sql v2_b.up.sql                     | v3",
                "20260101120000_a.up.sql                     | 20260304123045",
                "20260304123045_a.up.sql                     | 20260304123046",
                "20991231235959_a.up.sql                     | 21000101000000",
                "99999999999999_a.up.sql                     | 100000000000000"
            })
    void counts_every_file_that_carries_a_version(String files, String version) throws IOException {
        for (String name : files.strip().isEmpty()
                ? List.<String>of()
                : List.of(files.strip().split(" "))) {
            file(name, "SELECT 1;");
        }
        NewMigration next = new MigrationAuthor(set(Layout.CONFITURE), NOON).create("add bio", false);
        assertThat(next.version()).isEqualTo(version);
        assertThat(created(next)).containsExactly(version + "_add_bio.up.sql", version + "_add_bio.down.sql");
        assertThat(set(Layout.CONFITURE).find(version + "_add_bio")).isPresent();
    }

    @Test
    void writes_the_time_when_asked() throws IOException {
        file("001_a.up.sql", "SELECT 1;");
        assertThat(author().create("b", true).version()).isEqualTo("20260304123045");
    }

    @Test
    void follows_flyway_into_the_folder_of_the_newest_and_undoes_where_the_project_does() throws IOException {
        file("old/V1__a.sql", "SELECT 1;");
        file("new/V1.9__b.sql", "SELECT 1;");
        file("R__views.sql", "SELECT 1;");
        assertThat(created(author().create("c", false))).containsExactly("new/V1.10__c.sql");
        file("new/U1.9__b.sql", "SELECT 1;");
        assertThat(created(author().create("d", false))).containsExactly("new/V1.11__d.sql", "new/U1.11__d.sql");
        file("V3__code.java", "class V3__code {}");
        assertThat(author().create("e", false).version()).isEqualTo("4");
        assertThat(set(null).migrations()).hasSize(7);
    }

    @ParameterizedTest
    @CsvSource({
        "GOLANG_MIGRATE, 000001_a.up.sql, 000002_b.up.sql 000002_b.down.sql",
        "SQLX, 1_a.sql, 2_b.sql",
        "SQLX, 1_a.up.sql, 2_b.up.sql 2_b.down.sql",
        "DBMATE, 20200101120000_a.sql, 20260304123045_b.sql",
        "GOOSE, 00001_a.sql, 00002_b.sql",
        "DIESEL, 2020-01-01-120000_a/up.sql, 2026-03-04-123045_b/up.sql 2026-03-04-123045_b/down.sql",
        "DIESEL, 20200101120000_a/up.sql, 2026-03-04-123045_b/up.sql 2026-03-04-123045_b/down.sql",
    })
    void writes_what_the_tool_of_the_layout_reads(Layout layout, String there, String expected) throws IOException {
        file(
                there,
                switch (layout) {
                    case DBMATE -> "-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 1;\n";
                    case GOOSE -> "-- +goose Up\nSELECT 1;\n-- +goose Down\nSELECT 1;\n";
                    default -> "SELECT 1;";
                });
        NewMigration next = new MigrationAuthor(set(layout), NOON).create("b", false);
        assertThat(String.join(" ", created(next))).isEqualTo(expected);
        MigrationSet after = set(layout);
        assertThat(after.migrations()).hasSize(2);
        assertThat(after.migrations().get(1).name()).isEqualTo("b");
        assertThat(after.problems().stream().map(LayoutProblem::location))
                .as("problems with the new files")
                .doesNotContainAnyElementsOf(after.migrations().get(1).up().stream()
                        .map(s -> s.location())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "GOLANG_MIGRATE, 20260304123045",
        "SQLX, 20260304123045",
        "DBMATE, 20260304123045",
        "GOOSE, 20260304123045",
        "DIESEL, 2026-03-04-123045",
        "FLYWAY, 1",
        "CONFITURE, 001"
    })
    void begins_as_the_tool_does(Layout layout, String version) throws IOException {
        Path nowhere = folder.resolve("not/there/yet");
        MigrationSet empty = MigrationFiles.discover(
                folder, nowhere, LayoutSettings.defaults().withLayout(layout));
        NewMigration first = new MigrationAuthor(empty, NOON).create("a", false);
        assertThat(first.version()).isEqualTo(version);
        assertThat(first.files()).allSatisfy(f -> assertThat(f.file()).exists().startsWith(nowhere));
    }

    @ParameterizedTest
    @CsvSource({
        "add bio, add_bio",
        "../../etc/passwd, etc_passwd",
        "a\\b/c, a_b_c",
        "' Über  alles!', Über_alles",
        "x.up, x_up",
        "users.postgres, users_postgres",
        "a-b, a-b",
        "'; rm -rf ~', rm_-rf",
    })
    void makes_names_safe(String typed, String name) throws IOException {
        NewMigration planned = author().plan(typed, false);
        assertThat(planned.name()).isEqualTo(name);
        assertThat(planned.files())
                .allSatisfy(f -> assertThat(f.file().getParent()).isEqualTo(folder));
    }

    @Test
    void refuses_names_that_say_nothing_or_do_not_fit() {
        for (String name : List.of("", "  ", "///", "..", "-", "é".repeat(150))) {
            assertThatThrownBy(() -> author().create(name, false)).as(name).isInstanceOf(AuthorException.class);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void refuses_to_choose_between_layouts() throws IOException {
        file("V1__a.sql", "SELECT 1;");
        file("001_a.up.sql", "SELECT 1;");
        assertThatThrownBy(() -> author().create("b", false))
                .isInstanceOf(AuthorException.class)
                .hasMessageContaining("several layouts");
    }

    @Test
    void warns_of_the_same_name_and_of_versions_that_are_there_twice() throws IOException {
        file("001_add_bio.up.sql", "SELECT 1;");
        file("002_x.up.sql", "SELECT 1;");
        file("002_y.up.sql", "SELECT 1;");
        assertThat(author().plan("Add_Bio", false).warnings())
                .anySatisfy(w -> assertThat(w).contains("001_add_bio"))
                .anySatisfy(w -> assertThat(w).contains("002_x.up.sql", "002_y.up.sql"));
    }

    @Test
    void plans_without_touching_anything() throws IOException {
        assertThat(created(author().plan("a", false))).hasSize(2);
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({"CONFITURE, false", "CONFITURE, true", "DIESEL, true", "FLYWAY, false"})
    void gives_each_of_many_that_come_at_once_a_version_of_its_own(Layout layout, boolean time) throws Exception {
        int many = 12;
        ExecutorService pool = Executors.newFixedThreadPool(many);
        try {
            List<Callable<NewMigration>> tasks = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                // Half of them even take the same name.
                String name = "m" + i / 2;
                tasks.add(() -> new MigrationAuthor(set(layout), NOON).create(name, time));
            }
            Set<String> versions = new TreeSet<>();
            for (Future<NewMigration> done : pool.invokeAll(tasks)) {
                assertThat(done.get().files())
                        .allSatisfy(f -> assertThat(f.file()).exists());
                versions.add(done.get().version());
            }
            assertThat(versions).hasSize(many);
        } finally {
            pool.shutdownNow();
        }
        try (Stream<Path> all = Files.list(folder)) {
            Set<String> names = all.map(p -> p.getFileName().toString()).collect(Collectors.toSet());
            assertThat(names).hasSize(layout == Layout.CONFITURE ? 2 * many : many);
        }
        assertThat(set(layout).migrations()).hasSize(many);
    }

    @Test
    void leaves_nothing_behind_when_a_file_cannot_be_written() throws IOException {
        // The down file cannot be created where a folder of its name stands.
        file("001_a.up.sql", "SELECT 1;");
        Files.createDirectories(folder.resolve("U2__b.sql"));
        file("V1__a.sql", "SELECT 1;");
        file("U1__a.sql", "SELECT 1;");
        MigrationSet flyway = set(Layout.FLYWAY);
        NewMigration next = new MigrationAuthor(flyway, NOON).create("b", false);
        assertThat(next.version()).as("the name that is taken is counted").isEqualTo("3");
        assertThat(folder.resolve("V2__b.sql")).doesNotExist();
    }
}
