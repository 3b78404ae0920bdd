package io.confiture.project;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the folder of the build module that a class or file belongs to.
 *
 * <p>The working directory does not tell: with several forks Surefire discovers inside the Maven process, whose
 * directory is that of the reactor, and IDEs choose their own.
 *
 * @param path its absolute path
 */
public record ModuleFolder(Path path) {
    private static final List<String> BUILD_FILES =
            List.of("pom.xml", "build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts", ".git");

    /** Find the module whose classes contain this one; a class from a jar belongs to the module that runs. */
    public static ModuleFolder of(Class<?> type) {
        Path classes = codeSource(type);
        if (classes == null || !Files.isDirectory(classes)) {
            String basedir = System.getProperty("basedir");
            return new ModuleFolder(Path.of(basedir == null ? "" : basedir).toAbsolutePath());
        }
        return around(classes);
    }

    /** Find the module around a folder, or take the folder itself when nothing above it is built. */
    public static ModuleFolder around(Path folder) {
        for (Path candidate = folder; candidate != null; candidate = candidate.getParent()) {
            if (isModule(candidate)) {
                return new ModuleFolder(candidate);
            }
        }
        return new ModuleFolder(folder);
    }

    /** Tell whether a folder has a build file or is the root of a repository. */
    public static boolean isModule(Path folder) {
        return BUILD_FILES.stream().anyMatch(name -> Files.exists(folder.resolve(name)));
    }

    /** Return the folder for files that tell about a run, in the build tool's own output folder. */
    public Path reports() {
        boolean gradle = !Files.exists(path.resolve("pom.xml"))
                && (Files.exists(path.resolve("build.gradle")) || Files.exists(path.resolve("build.gradle.kts")));
        return path.resolve(gradle ? "build" : "target").resolve("confiture");
    }

    private static @Nullable Path codeSource(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        if (location == null) {
            return null;
        }
        try {
            return Path.of(location.toURI()).toAbsolutePath();
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException notAFile) {
            return null; // loaded from elsewhere than the file system: treated as a class from a jar
        }
    }
}
