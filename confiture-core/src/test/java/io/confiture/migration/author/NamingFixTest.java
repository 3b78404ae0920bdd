package io.confiture.migration.author;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.migration.Layout;
import io.confiture.migration.LayoutSettings;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.author.Rename.State;
import io.confiture.migration.layout.MigrationFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of files whose names are nearly right. */
class NamingFixTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private MigrationSet set(Layout layout) {
        return MigrationFiles.discover(folder, folder, LayoutSettings.defaults().withLayout(layout));
    }

    private List<Rename> fix(boolean dryRun) throws IOException {
        return new NamingFix(set(Layout.CONFITURE), dryRun).run();
    }

    @ParameterizedTest
    @CsvSource({
        "001_a.sql, 001_a.up.sql",
        "001_a_up.sql, 001_a.up.sql",
        "001_a-down.sql, 001_a.down.sql",
        "001_a_DOWN.sql, 001_a.down.sql",
        "001_a.UP.sql, 001_a.up.sql",
        "001_a.up.SQL, 001_a.up.sql",
        "001_startup.sql, 001_startup.up.sql",
    })
    void gives_the_name_that_was_meant(String old, String fresh) throws IOException {
        file(old, "SELECT 1;");
        assertThat(fix(true)).singleElement().satisfies(r -> {
            assertThat(r.state()).isEqualTo(State.WOULD_RENAME);
            assertThat(r.to()).isEqualTo(fresh);
        });
        assertThat(folder.resolve(old)).exists();
        assertThat(folder.resolve(fresh)).doesNotExist();

        assertThat(fix(false)).extracting(Rename::state).containsExactly(State.RENAMED);
        assertThat(folder.resolve(old)).doesNotExist();
        assertThat(folder.resolve(fresh)).hasContent("SELECT 1;");
        assertThat(fix(false)).isEmpty();
    }

    @Test
    void overwrites_nothing_and_says_so() throws IOException {
        file("001_a.sql", "new");
        file("001_a.up.sql", "old");
        for (boolean dryRun : new boolean[] {true, false}) {
            assertThat(fix(dryRun)).singleElement().satisfies(r -> {
                assertThat(r.state()).isEqualTo(State.LEFT);
                assertThat(r.reason()).contains("001_a.up.sql exists already");
            });
        }
        assertThat(folder.resolve("001_a.up.sql")).hasContent("old");
        assertThat(folder.resolve("001_a.sql")).hasContent("new");
    }

    @Test
    void renames_only_one_of_two_that_mean_the_same() throws IOException {
        file("001_a.sql", "1");
        file("001_a_up.sql", "2");
        assertThat(fix(false)).extracting(Rename::state).containsExactly(State.RENAMED, State.LEFT);
    }

    @ParameterizedTest
    @CsvSource({"notes.sql", "001_a.up.sql.bak", "readme.sql"})
    void leaves_what_it_does_not_understand(String name) throws IOException {
        file(name, "SELECT 1;");
        assertThat(fix(false)).singleElement().satisfies(r -> {
            assertThat(r.state()).isEqualTo(State.LEFT);
            assertThat(r.reason()).isNotBlank();
        });
        assertThat(folder.resolve(name)).exists();
    }

    @Test
    void leaves_the_names_of_other_tools_alone() throws IOException {
        file("V1_a.sql", "SELECT 1;");
        file("V2__b.sql", "SELECT 1;");
        assertThat(new NamingFix(set(Layout.FLYWAY), false).run())
                .singleElement()
                .satisfies(r -> assertThat(r.reason()).contains("Flyway"));
        assertThat(folder.resolve("V1_a.sql")).exists();
    }

    @Test
    void leaves_sidecars_alone() throws IOException {
        file("001_a.up.sql", "SELECT 1;");
        file("001_a.verify.sql", "SELECT true;");
        file("001_a.yaml", "up_preconditions: []");
        assertThat(fix(false)).isEmpty();
    }
}
