package io.confiture.suite.kept;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Tells this build of Confiture from any other: two builds of a snapshot have the same version. */
final class OwnCode {

    private OwnCode() {}

    /**
     * Add the code.
     *
     * @throws IOException if it lies neither in a jar nor in a folder
     */
    static void digest(Fingerprint fingerprint) throws IOException {
        CodeSource source = OwnCode.class.getProtectionDomain().getCodeSource();
        if (source == null || !"file".equals(source.getLocation().getProtocol())) {
            throw new IOException("Confiture's own code is neither in a jar nor in a folder");
        }
        try {
            digest(Path.of(source.getLocation().toURI()), fingerprint);
        } catch (URISyntaxException e) {
            throw new IOException("the place of Confiture's own code is no path", e);
        }
    }

    /** Add the code in a jar or a folder of classes. */
    static void digest(Path place, Fingerprint fingerprint) throws IOException {
        if (Files.isDirectory(place)) {
            folder(place, fingerprint);
        } else {
            jar(place.toFile(), fingerprint);
        }
    }

    /** A jar's directory has a checksum of each class, so that nothing need be unpacked. */
    private static void jar(File jar, Fingerprint fingerprint) throws IOException {
        try (ZipFile zip = new ZipFile(jar)) {
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(e -> (ZipEntry) e)::iterator) {
                fingerprint.add(entry.getName()).add(entry.getSize()).add(entry.getCrc());
            }
        }
    }

    /** Only who builds Confiture has a folder of classes. */
    private static void folder(Path classes, Fingerprint fingerprint) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
                fingerprint
                        .add(classes.relativize(file))
                        .add(Files.size(file))
                        .add(Files.getLastModifiedTime(file).toMillis());
            }
        }
    }
}
