package io.confiture.sync.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.confiture.project.SyncSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskKeyTest {

    private static final String HEX = "0123456789abcdeffedcba9876543210";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void hexadecimal_and_both_kinds_of_base64_give_the_same_key() {
        byte[] secret = {-1, -2, -3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, -16};
        long expected = bits(MaskKey.of(secret));

        assertThat(bits(variable(HexFormat.of().formatHex(secret)))).isEqualTo(expected);
        assertThat(bits(variable(HexFormat.of().withUpperCase().formatHex(secret))))
                .isEqualTo(expected);
        assertThat(bits(variable(Base64.getEncoder().encodeToString(secret) + "\n")))
                .isEqualTo(expected);
        assertThat(bits(variable(Base64.getUrlEncoder().withoutPadding().encodeToString(secret))))
                .isEqualTo(expected);
    }

    private MaskKey variable(String text) {
        return MaskKey.read(settings(null), Map.of("SECRET", text));
    }

    private SyncSettings settings(@Nullable Path file) {
        return new SyncSettings(folder, "SECRET", file, List.of(), folder, 1000);
    }

    private static long bits(MaskKey key) {
        return key.random("s", 1, "d").bits("v", 0);
    }

    @Test
    void no_secret_is_no_key() {
        assertThatThrownBy(() -> MaskKey.read(settings(null), Map.of("OTHER", HEX)))
                .isInstanceOf(MaskKeyException.class)
                .hasMessageContaining("SECRET is not set")
                .hasMessageContaining("openssl rand -hex 32");
        assertThatThrownBy(() -> variable("  ")).isInstanceOf(MaskKeyException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123456789abcdeffedcba98765432",
                "changeme",
                "not base 64 at all, and much too readable!",
                "00000000000000000000000000000000",
                "abababababababababababababababababababab",
                "0102030405060701020304050607010203040506",
                GoldenVector.KEY
            })
    void a_weak_secret_is_refused_without_showing_it(String text) {
        assertThatThrownBy(() -> variable(text))
                .isInstanceOf(MaskKeyException.class)
                .hasMessageContaining("SECRET")
                .hasMessageNotContaining(text)
                .hasNoCause();
    }

    @Test
    void the_key_of_checks_is_refused_in_every_form() {
        byte[] known = GoldenVector.KEY.getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> MaskKey.of(known)).hasMessageContaining("everybody knows");
        assertThatThrownBy(() -> variable(HexFormat.of().formatHex(known))).hasMessageContaining("everybody knows");
        assertThatThrownBy(() -> variable(Base64.getEncoder().encodeToString(known)))
                .hasMessageContaining("everybody knows");
        assertThat(MaskKey.ofChecks().random("s", 1, "d").derive("x").ofChecks())
                .isTrue();
        assertThat(variable(HEX).random("s", 1, "d").derive("x").ofChecks()).isFalse();
    }

    @Test
    void a_file_of_the_settings_goes_before_the_variable() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), HEX + "\n");
        restrict(file, "rw-------");

        assertThat(bits(MaskKey.read(settings(file), Map.of("SECRET", "ff" + HEX))))
                .isEqualTo(bits(variable(HEX)));
        restrict(file, "r--r-----");
        assertThatCode(() -> MaskKey.read(settings(file), Map.of())).doesNotThrowAnyException();
    }

    private static void restrict(Path file, String permissions) throws IOException {
        assumeThat(Files.getFileStore(file).supportsFileAttributeView("posix")).isTrue();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw----r--", "rw-r--r--", "rw-rw----", "rw-----w-"})
    void a_file_that_others_read_or_write_is_refused(String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), HEX);
        restrict(file, permissions);

        assertThatThrownBy(() -> MaskKey.read(settings(file), Map.of()))
                .isInstanceOf(MaskKeyException.class)
                .hasMessageContaining("chmod 600")
                .hasMessageNotContaining(HEX);
    }

    @Test
    void a_file_that_is_missing_empty_or_no_text_is_refused_and_the_variable_does_not_stand_in() throws IOException {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> MaskKey.read(settings(missing), Map.of("SECRET", HEX)))
                .isInstanceOf(MaskKeyException.class)
                .hasMessageContaining("cannot be read");
        Path empty = Files.writeString(folder.resolve("empty"), "\n");
        restrict(empty, "rw-------");
        assertThatThrownBy(() -> MaskKey.read(settings(empty), Map.of("SECRET", HEX)))
                .hasMessageContaining("is empty");
        Path binary = Files.write(folder.resolve("binary"), new byte[] {-1, -2, -3});
        restrict(binary, "rw-------");
        assertThatThrownBy(() -> MaskKey.read(settings(binary), Map.of("SECRET", HEX)))
                .isInstanceOf(MaskKeyException.class)
                .hasMessageContaining("no text");
    }

    @Test
    void signatures_depend_on_purpose_document_and_secret() {
        MaskKey key = variable(HEX);
        byte[] document = {1, 2, 3};

        assertThat(key.sign("record", document))
                .hasSize(64)
                .isEqualTo(variable(HEX).sign("record", document));
        assertThat(key.sign("record", document)).isNotEqualTo(key.sign("other", document));
        assertThat(key.sign("record", document)).isNotEqualTo(key.sign("record", new byte[] {1, 2, 4}));
        assertThat(key.sign("record", document)).isNotEqualTo(MaskKey.ofChecks().sign("record", document));
    }

    @Test
    void nothing_prints_the_secret() {
        assertThat(variable(HEX)).hasToString("***");
        assertThat(new HmacKey(new byte[] {1})).hasToString("***");
    }
}
