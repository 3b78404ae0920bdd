package io.confiture.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleFolderTest {

    @Test
    void is_that_of_the_pom_above_the_class() {
        assertThat(ModuleFolder.of(getClass()).path()).isEqualTo(Path.of("").toAbsolutePath());
    }

    @Test
    void of_a_class_that_lies_in_no_folder_is_the_one_that_runs() {
        assertThat(ModuleFolder.of(String.class).path()).isEqualTo(Path.of("").toAbsolutePath());
        assertThat(ModuleFolder.of(Test.class).path()).isEqualTo(Path.of("").toAbsolutePath());
    }

    @Test
    void ends_at_the_innermost_build_file(@TempDir Path root) throws IOException {
        Path inner = Files.createDirectories(root.resolve("inner"));
        Path classes = Files.createDirectories(inner.resolve("build/classes"));
        Files.writeString(root.resolve("settings.gradle.kts"), "");

        assertThat(ModuleFolder.around(classes).path()).isEqualTo(root);
        Files.writeString(inner.resolve("build.gradle.kts"), "");
        assertThat(ModuleFolder.around(classes).path()).isEqualTo(inner);
    }

    @Test
    void keeps_reports_where_the_build_tool_keeps_its_own(@TempDir Path root) throws IOException {
        Files.writeString(root.resolve("build.gradle"), "");

        assertThat(new ModuleFolder(root).reports()).isEqualTo(root.resolve("build/confiture"));
        Files.writeString(root.resolve("pom.xml"), "");
        assertThat(new ModuleFolder(root).reports()).isEqualTo(root.resolve("target/confiture"));
    }
}
