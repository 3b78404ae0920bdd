package io.confiture.sql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds real SQL files that may be on this machine: the public sample databases beside the checkout, and PostgreSQL's own. */
public final class Corpora {
    private Corpora() {}

    public static List<Path> files() throws IOException {
        Path directory = Path.of(System.getProperty("confiture.corpora", "../../shared/corpora"));
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        }
    }

    /** Return the extension scripts of the PostgreSQL installation that pg_config tells of. */
    public static List<Path> extensionScripts() throws IOException, InterruptedException {
        Path extensions = installation("--sharedir").resolve("extension");
        if (!Files.isDirectory(extensions)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(extensions)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        }
    }

    /** Return a directory that pg_config tells of; one that does not exist if there is no pg_config. */
    static Path installation(String option) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder("pg_config", option).start();
        } catch (IOException e) {
            return Path.of("no-pg-config");
        }
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return Path.of(answer.strip());
    }
}
