package io.confiture.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** YAML files other than settings are read with their places, and nothing in them is expanded. */
class YamlNodeTest {

    @Test
    void texts_lists_and_mappings() {
        YamlNode root = parse("a: 007\nb:\n  - x\n  - {c: true}\nd:\n");
        assertThat(root.get("a").text()).isEqualTo("007");
        assertThat(root.get("b").items()).hasSize(2);
        assertThat(root.get("b").items().get(1).get("c").text()).isEqualTo("true");
        assertThat(root.find("d")).isEmpty();
        assertThat(root.entries()).extracting(YamlNode.Entry::name).containsExactly("a", "b", "d");
        assertThat(root.entries().get(2).value().items()).isEmpty();
        assertThat(root.get("b").items().get(0).location()).hasToString("x.yaml:3:5");
    }

    @Test
    void variables_are_texts() {
        assertThat(parse("a: 'x ${HOME} ${'").get("a").text()).isEqualTo("x ${HOME} ${");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a: [1, 2      | x.yaml:1:9
                    a: 1\\na: 2   | x.yaml:2:1: a: this key stands twice
                    a: !!java.io.File x | x.yaml:1:4: a: the tag
                    """)
    void what_is_not_yaml_is_refused_with_its_place(String text, String message) {
        assertThatThrownBy(() -> parse(text.replace("\\n", "\n")))
                .isInstanceOf(YamlException.class)
                .hasMessageContaining(message);
    }

    @Test
    void questions_that_a_piece_cannot_answer_name_the_place() {
        YamlNode root = parse("a: {b: 1}\n");
        assertThatThrownBy(() -> root.get("a").text()).hasMessage("x.yaml:1:4: expected a text and found a mapping");
        assertThatThrownBy(root::items).hasMessage("x.yaml:1:1: expected a list and found a mapping");
        assertThatThrownBy(() -> root.get("a").get("b").entries())
                .hasMessage("x.yaml:1:8: expected keys with values and found a number");
        assertThatThrownBy(() -> root.get("c")).hasMessage("x.yaml:1:1: the key c is missing");
        assertThatThrownBy(() -> root.get("a").allowOnly(List.of("bb", "c")))
                .hasMessage("x.yaml:1:5: there is no key b; did you mean bb?");
    }

    @Test
    void a_file_that_holds_nothing_is_empty_and_one_that_is_no_text_is_refused(@TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("a.yaml");
        Files.writeString(file, "\uFEFF# only words\n", StandardCharsets.UTF_8);
        assertThat(YamlNode.read(file, "a.yaml")).isEmpty();
        Files.write(file, new byte[] {'a', ':', ' ', (byte) 0xE9});
        assertThatThrownBy(() -> YamlNode.read(file, "a.yaml")).hasMessageContaining("a.yaml: the file is not UTF-8");
        assertThatThrownBy(() -> YamlNode.read(folder.resolve("b.yaml"), "b.yaml"))
                .hasMessage("b.yaml: the file cannot be read (NoSuchFileException)");
    }

    private static YamlNode parse(String text) {
        return YamlNode.parse(Path.of("x.yaml"), "x.yaml", text).orElseThrow();
    }
}
