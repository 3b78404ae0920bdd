package io.confiture.migration.layout;

import io.confiture.project.SourceLocation;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;

/** Finds the file that people look at for a class: its source where Maven has it, else what it was loaded from. */
record ClassPlace(Folder folder) {

    private static final List<String> SOURCES =
            List.of("src/main/java", "src/test/java", "src/main/kotlin", "src/test/kotlin");

    SourceLocation of(Class<?> type) {
        Class<?> outermost = type;
        while (outermost.getEnclosingClass() != null) {
            outermost = outermost.getEnclosingClass();
        }
        String path = outermost.getName().replace('.', '/');
        for (String root : SOURCES) {
            for (String ending : List.of(".java", ".kt")) {
                Path source = folder.root().resolve(root).resolve(path + ending);
                if (Files.isRegularFile(source)) {
                    return folder.at(source);
                }
            }
        }
        return SourceLocation.of(origin(type), type.getName());
    }

    private Path origin(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return folder.path();
        }
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            // A class loader of its own kind: the class's name, which is shown, says enough.
            return folder.path();
        }
    }
}
