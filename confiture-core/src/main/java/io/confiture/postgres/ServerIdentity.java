package io.confiture.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.stream.Stream;
import org.postgresql.Driver;

/**
 * Tells the PostgreSQL that a choice gives from any other, without starting it.
 *
 * @param text the same exactly as long as the same programs run with the same settings and can find the same extensions
 */
public record ServerIdentity(String text) {

    /**
     * Identify the server of a choice.
     *
     * @return nothing where it cannot be known for certain: a running server and a container's image change behind our back, an
     *     installation may keep its extensions where we do not look, and there may be no server at all
     */
    public static Optional<ServerIdentity> of(ServerChoice choice) {
        if (!(choice instanceof ServerChoice.Embedded embedded)) {
            return Optional.empty();
        }
        try {
            Path bin = embedded.binDirectory();
            Optional<String> programs = bin == null ? archive(embedded) : installed(bin);
            return programs.map(
                    p -> new ServerIdentity(p + "|" + embedded.settings() + ServerTuning.settings() + "|" + driver()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The driver's constants would be those that this class was compiled with. */
    private static String driver() {
        Driver driver = new Driver();
        return driver.getMajorVersion() + "." + driver.getMinorVersion() + " "
                + Driver.class.getPackage().getImplementationVersion();
    }

    private static Optional<String> archive(ServerChoice.Embedded choice) throws IOException {
        Platform platform = Platform.current();
        Optional<BinaryArchive> archive = BinaryArchive.find(platform);
        return archive.isEmpty()
                ? Optional.empty()
                : Optional.of("archive " + archive.get().digest(UserCache.directory(choice.cacheDirectory())));
    }

    /** Look at the files and not at what the programs say: starting one takes longer than all the rest. */
    private static Optional<String> installed(Path bin) throws IOException {
        Path postgres = bin.resolve(Platform.current().program("postgres"));
        Optional<Path> extensions = extensions(bin);
        if (!Files.isExecutable(postgres) || extensions.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder identity = new StringBuilder("installed ");
        describe(postgres.toRealPath(), identity);
        list(extensions.get(), identity);
        // Debian keeps modules in lib of the version, other builds in lib/postgresql.
        for (String libraries : new String[] {"lib", "lib/postgresql", "pkglib"}) {
            list(postgres.toRealPath().resolve("../..").resolve(libraries).normalize(), identity);
        }
        return Optional.of("installed " + BinaryArchive.digestOf(identity.toString()));
    }

    /** Find where {@code CREATE EXTENSION} looks for control files. */
    private static Optional<Path> extensions(Path bin) throws IOException {
        Path home = bin.toRealPath().resolve("..").normalize();
        return Stream.of(
                        home.resolve("share/extension"),
                        home.resolve("share/postgresql/extension"),
                        Path.of("/usr/share/postgresql/" + home.getFileName() + "/extension"))
                .filter(Files::isDirectory)
                .findFirst();
    }

    private static void list(Path directory, StringBuilder identity) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                describe(file, identity);
            }
        }
    }

    private static void describe(Path file, StringBuilder identity) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        identity.append(file)
                .append('|')
                .append(attributes.isDirectory() ? 0 : attributes.size())
                .append('|')
                .append(attributes.lastModifiedTime().toMillis())
                .append('\n');
    }
}
