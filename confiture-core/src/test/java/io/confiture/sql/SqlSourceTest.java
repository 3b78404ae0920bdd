package io.confiture.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confiture.sql.Diagnostic.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlSourceTest {
    @TempDir
    Path directory = Path.of("");

    private SqlSource read(byte[] bytes) throws IOException {
        Path file = directory.resolve("a.sql");
        Files.write(file, bytes);
        return SqlSource.read(file, "db/a.sql");
    }

    @Test
    void keeps_the_byte_order_mark_in_the_text_only() throws IOException {
        SqlSource source = read("\uFEFFselect 1".getBytes(StandardCharsets.UTF_8));
        assertThat(source.text()).startsWith("\uFEFF");
        assertThat(SqlScript.parse(source).statements())
                .extracting(Statement::text)
                .containsExactly("select 1");
        assertThat(source.excerpt(1)).isEqualTo("1 | select 1\n  | ^");
    }

    @Test
    void reports_bytes_that_are_not_utf_8_where_they_are() throws IOException {
        byte[] bytes = "select '\u00E9';\nselect '?';".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 3] = (byte) 0xE9;
        SqlScript script = SqlScript.parse(read(bytes));
        assertThat(script.diagnostics()).hasSize(1);
        assertThat(script.diagnostics().get(0).kind()).isEqualTo(Kind.INVALID_UTF8);
        assertThat(script.diagnostics().get(0).location()).hasToString("db/a.sql:2:9");
        assertThat(script.statements()).hasSize(2);
    }

    @Test
    void accepts_a_replacement_character_that_is_really_there() throws IOException {
        String text = "x".repeat(20_000) + "\uFFFD" + "y".repeat(20_000);
        assertThat(SqlScript.parse(read(text.getBytes(StandardCharsets.UTF_8))).diagnostics())
                .isEmpty();
        byte[] cut = (text + "\u00E9").getBytes(StandardCharsets.UTF_8);
        byte[] bytes = java.util.Arrays.copyOf(cut, cut.length - 1);
        assertThat(SqlScript.parse(read(bytes)).diagnostics())
                .extracting(Diagnostic::offset)
                .containsExactly(40_001);
    }

    @Test
    void says_why_a_file_cannot_be_read() {
        Path file = directory.resolve("none.sql");
        assertThatThrownBy(() -> SqlSource.read(file, "db/none.sql"))
                .isInstanceOf(SqlSourceException.class)
                .hasMessage("db/none.sql: cannot read this file: it does not exist")
                .extracting(e -> ((SqlSourceException) e).location().file())
                .isEqualTo(file);
        assertThatThrownBy(() -> SqlSource.read(directory, "db")).isInstanceOf(SqlSourceException.class);
    }

    @Test
    void counts_lines_as_editors_do_and_columns_in_code_points() {
        SqlSource source = SqlSource.of(directory, "a", "a\nb\r\nc\rd\uD83D\uDE00e\n");
        assertThat(source.location(0)).hasToString("a:1:1");
        assertThat(source.location(1)).hasToString("a:1:2");
        assertThat(source.location(2)).hasToString("a:2:1");
        assertThat(source.location(5)).hasToString("a:3:1");
        assertThat(source.location(7)).hasToString("a:4:1");
        assertThat(source.location(10)).hasToString("a:4:3");
        assertThat(source.location(12)).hasToString("a:5:1");
        assertThat(source.location(99)).hasToString("a:5:1");
        assertThat(source.location(-1)).hasToString("a:1:1");
    }

    @Test
    void shortens_a_long_line_around_the_place() {
        SqlSource source = SqlSource.of(directory, "a", "\n".repeat(9) + "x".repeat(300) + "\tHERE" + "y".repeat(300));
        String[] lines = source.excerpt(310).split("\n");
        assertThat(lines).hasSize(2);
        assertThat(lines[0]).startsWith("10 | ...xxx").endsWith("yyy...").hasSizeLessThan(120);
        assertThat(lines[0].substring(lines[1].indexOf('^'))).startsWith("HERE");
        assertThat(lines[1]).startsWith("   | ");
    }

    @Test
    void keeps_control_characters_out_of_an_excerpt() {
        assertThat(SqlSource.of(directory, "a", "a\u001B[31m b").excerpt(0)).isEqualTo("1 | a?[31m b\n  | ^");
    }
}
