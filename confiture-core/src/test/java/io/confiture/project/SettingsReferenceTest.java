package io.confiture.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsReferenceTest {
    private static final String UPDATE = "confiture.docs.update";
    private static final Path DOCS = Path.of("..", "docs").toAbsolutePath().normalize();

    @Test
    void the_committed_page_is_current() throws IOException {
        compare(DOCS.resolve("reference/settings.md"), SettingsReference.page());
    }

    @Test
    void the_committed_schema_is_current() throws IOException {
        compare(DOCS.resolve("settings.schema.json"), SettingsReference.jsonSchema());
    }

    private static void compare(Path file, String text) throws IOException {
        if (Boolean.getBoolean(UPDATE)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(file).as("regenerate with -D" + UPDATE + "=true").hasContent(text);
    }

    @Test
    void the_page_names_every_key() {
        for (SettingKey<?> key : allKeys()) {
            assertThat(SettingsReference.page()).contains("| `" + key.path() + "` |");
        }
    }

    @Test
    void every_default_of_the_table_is_a_valid_value() {
        ProblemList problems = new ProblemList();
        SettingType.Reading reading = new SettingType.Reading(Path.of("/x"), "db", problems);
        int checked = 0;
        for (SettingKey<?> key : allKeys()) {
            if (key.defaultText() != null) {
                assertThat(key.type().read(key.path(), key.parsedDefault("db"), reading))
                        .isNotNull();
                checked++;
            }
        }
        problems.throwIfAny();
        assertThat(checked).isGreaterThan(20);
    }

    private static List<SettingKey<?>> allKeys() {
        List<SettingKey<?>> keys = new ArrayList<>(KeyTable.ALL.keys());
        keys.addAll(KeyTable.INCLUDE_ENTRY.keys());
        return keys;
    }
}
