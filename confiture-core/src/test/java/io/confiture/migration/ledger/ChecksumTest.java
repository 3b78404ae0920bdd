package io.confiture.migration.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confiture.migration.LayoutSettings;
import io.confiture.migration.Migration;
import io.confiture.migration.layout.MigrationFiles;
import io.confiture.suite.TestProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as an edit of a migration's files, and what does not. */
class ChecksumTest {

    private static final String PLAIN = "CREATE TABLE ü ();\n\nSELECT 1;\n";

    private Path root;
    private TestProject project;

    @BeforeEach
    void a_folder(@TempDir Path folder) {
        root = folder;
        project = new TestProject(folder);
    }

    private List<Migration> migrations() {
        LayoutSettings settings = LayoutSettings.defaults().withPlaceholders(Map.of("who", "world"));
        return MigrationFiles.discover(root, root.resolve("db/migrations"), settings)
                .migrations();
    }

    private Checksum only() {
        return Checksum.of(migrations().get(0));
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void is_what_sha256sum_says_of_a_plain_file() throws Exception {
        project.up("001_a", PLAIN).down("001_a", "DROP TABLE ü;");
        assertThat(only()).isEqualTo(new Checksum(sha256(PLAIN), sha256("DROP TABLE ü;"), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE ü ();\r\n\r\nSELECT 1;\r\n",
                "CREATE TABLE ü ();\r\rSELECT 1;\r",
                "\uFEFFCREATE TABLE ü ();\n\nSELECT 1;\n",
                "\uFEFFCREATE TABLE ü ();\r\n\rSELECT 1;\n",
            })
    void line_ends_and_a_byte_order_mark_are_no_edit(String text) throws Exception {
        project.up("001_a", text);
        assertThat(only().up()).isEqualTo(sha256(PLAIN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE ü ();\n\nSELECT 1;",
                "CREATE TABLE ü ();\nSELECT 1;\n",
                "CREATE TABLE ü ();\n\nSELECT 1; \n",
                "CREATE TABLE u ();\n\nSELECT 1;\n",
                "CREATE TABLE ü ();\n\nSELECT 1;\n\r\n",
            })
    void everything_else_is(String text) throws Exception {
        project.up("001_a", text);
        assertThat(only().up()).isNotEqualTo(sha256(PLAIN));
    }

    @Test
    void an_empty_file_and_bytes_that_are_no_text_have_one_too() throws Exception {
        project.up("001_a", "");
        assertThat(only().up()).isEqualTo(sha256(""));
        project.bytes("db/migrations/001_a.up.sql", new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xFF, 0, '\r'});
        assertThat(only().up())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xFF, 0, '\n'})));
    }

    @Test
    void placeholders_count_as_they_are_written() throws Exception {
        project.file("db/migrations/V1__a.sql", "SELECT '${who}'");
        assertThat(only().up()).isEqualTo(sha256("SELECT '${who}'"));
    }

    @Test
    void a_file_with_both_ways_is_the_file_of_both() throws Exception {
        String text = "-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 2;\n";
        project.file("db/migrations/20200101000000_a.sql", text);
        assertThat(only()).isEqualTo(new Checksum(sha256(text), sha256(text), null));
    }

    @Test
    void sidecars_count_with_their_names_and_fixtures_do_not() {
        project.up("001_a", PLAIN)
                .file("db/migrations/001_a.data.sql", "SELECT 1")
                .up("001_ab", PLAIN);
        assertThat(only().sidecars()).isNull();
        project.file("db/migrations/001_a.verify.sql", "SELECT true");
        String verify = only().sidecars();
        assertThat(verify).isNotNull();
        project.file("db/migrations/001_a.yaml", "");
        assertThat(only().sidecars()).isNotEqualTo(verify);
        project.file("db/migrations/001_a.yaml", "SELECT true").file("db/migrations/001_a.verify.sql", "");
        assertThat(only().sidecars()).isNotEqualTo(verify);
        assertThat(Checksum.of(migrations().get(1)).sidecars()).isNull();
        project.file("db/migrations/001_ab.yml", "");
        assertThat(Checksum.of(migrations().get(1)).sidecars()).isNotNull();
    }

    @Test
    void a_file_that_is_gone_is_an_error_and_no_checksum() throws IOException {
        project.up("001_a", PLAIN);
        Migration migration = migrations().get(0);
        Files.delete(root.resolve("db/migrations/001_a.up.sql"));
        assertThatThrownBy(() -> Checksum.of(migration))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("001_a.up.sql");
    }

    @Test
    void nothing_is_said_of_what_was_not_recorded() {
        Checksum now = new Checksum("a", "b", "c");
        assertThat(now.changedSince(Checksum.UNKNOWN)).isEmpty();
        assertThat(now.changedSince(new Checksum("x", null, "x")))
                .containsExactlyInAnyOrder(Checksum.Part.UP, Checksum.Part.SIDECARS);
        assertThat(Checksum.UNKNOWN.changedSince(now)).hasSize(3);
    }
}
