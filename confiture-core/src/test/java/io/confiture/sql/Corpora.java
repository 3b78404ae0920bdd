package io.confiture.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the public sample databases that may lie beside the checkout. */
final class Corpora {
    private Corpora() {}

    static List<Path> files() throws IOException {
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
}
