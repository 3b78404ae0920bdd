package io.confiture.consumer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Is a Maven repository in a folder with the modules of this build, as they stand in {@code target/classes}.
 *
 * <p>Its version is not the build's own: consumers share the local repository of the build for what they download, and
 * nothing of ours may be found there afterwards. What Maven copies there under this version is deleted by {@link #close}.
 */
final class Staging implements AutoCloseable {
    private static final List<String> POMS = List.of(
            "confiture-bom",
            "confiture-postgres-binaries",
            "confiture-junit-platform",
            "confiture-junit-platform-default");
    private static final List<String> JARS =
            List.of("confiture-core", "confiture-junit-engine", "confiture-assertions");
    private static final String PREFIX = "0.0.0-consumer-";

    private final Path repository;
    private final Path localRepository;
    private final String version;

    private Staging(Path repository, Path localRepository, String version) {
        this.repository = repository;
        this.localRepository = localRepository;
        this.version = version;
    }

    /** Package the modules beside this one into {@code folder}. */
    static Staging of(Path folder, Path localRepository) throws IOException {
        Staging staging = new Staging(
                folder,
                localRepository,
                PREFIX + Long.toString(ProcessHandle.current().pid(), 36));
        staging.close(); // what a killed run with the same process id left
        Path root = Path.of("..").toAbsolutePath().normalize();
        staging.pom("confiture-parent", root);
        for (String name : POMS) {
            staging.pom(name, root.resolve(name));
        }
        for (String name : JARS) {
            staging.pom(name, root.resolve(name));
            staging.jar(name, root.resolve(name).resolve("target/classes"));
        }
        return staging;
    }

    String version() {
        return version;
    }

    String url() {
        return repository.toUri().toString();
    }

    private void pom(String name, Path module) throws IOException {
        String pom = Files.readString(module.resolve("pom.xml"));
        String own = System.getProperty("consumer.version");
        if (own == null || !pom.contains("<version>" + own + "</version>")) {
            throw new IllegalStateException("pom of " + name + " does not have the version " + own);
        }
        Files.writeString(
                file(name, ".pom"),
                pom.replace("<version>" + own + "</version>", "<version>" + version + "</version>"));
    }

    private void jar(String name, Path classes) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
        try (Stream<Path> all = Files.walk(classes);
                OutputStream out = Files.newOutputStream(file(name, ".jar"));
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            for (Path each : all.filter(Files::isRegularFile).sorted().toList()) {
                String entry = classes.relativize(each).toString().replace('\\', '/');
                if (!entry.equals("META-INF/MANIFEST.MF")) {
                    jar.putNextEntry(new JarEntry(entry));
                    Files.copy(each, jar);
                }
            }
        }
    }

    private Path file(String name, String ending) throws IOException {
        Path folder = repository.resolve("io/confiture").resolve(name).resolve(version);
        Files.createDirectories(folder);
        return folder.resolve(name + "-" + version + ending);
    }

    /** Delete this version, and nothing else, from the build's local repository. */
    @Override
    public void close() throws IOException {
        Path group = localRepository.resolve("io/confiture");
        if (!Files.isDirectory(group)) {
            return;
        }
        try (Stream<Path> modules = Files.list(group)) {
            for (Path module : modules.toList()) {
                Consumer.delete(module.resolve(version));
                if (Files.isDirectory(module)) {
                    deleteIfEmpty(module);
                }
            }
        }
        deleteIfEmpty(group);
    }

    private static void deleteIfEmpty(Path folder) throws IOException {
        try (Stream<Path> rest = Files.list(folder)) {
            if (rest.findAny().isPresent()) {
                return;
            }
        }
        Files.delete(folder);
    }
}
