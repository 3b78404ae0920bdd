package io.confiture.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The programs of one PostgreSQL.
 *
 * @param bin the directory with {@code initdb} and {@code postgres}
 * @param key tells one set of programs from another
 * @param version what {@code postgres --version} says, e.g. {@code postgres (PostgreSQL) 18.4}
 * @param platform the platform they run on
 */
record Installation(Path bin, String key, String version, Platform platform) {

    private static final String VERSION_FILE = "confiture-version";
    /** Changes when the cached files of an older Confiture must not be used any more. */
    private static final String LAYOUT = "1";

    /** Unpack the archive, once per cache. */
    static Installation unpacked(BinaryArchive archive, Platform platform, Path cache)
            throws IOException, InterruptedException {
        String key = archive.digest(cache) + "-" + LAYOUT;
        Path home = CacheEntry.get(cache, "postgres-" + key, directory -> {
            Unpacker.unpack(archive, directory);
            Files.writeString(directory.resolve(VERSION_FILE), askVersion(directory.resolve("bin"), platform));
        });
        return new Installation(home.resolve("bin"), key, Files.readString(home.resolve(VERSION_FILE)), platform);
    }

    /**
     * Use an installation of the machine.
     *
     * @throws PostgresException when the directory has no {@code postgres} and {@code initdb}
     */
    static Installation existing(Path bin, Platform platform) throws IOException, InterruptedException {
        Path postgres = bin.resolve(platform.program("postgres"));
        if (!Files.isExecutable(postgres) || !Files.isExecutable(bin.resolve(platform.program("initdb")))) {
            throw new PostgresException("there is no " + platform.program("postgres") + " and "
                    + platform.program("initdb") + " in " + bin
                    + "; name the bin directory of a PostgreSQL server installation, e.g. /usr/lib/postgresql/17/bin");
        }
        String version = askVersion(bin, platform);
        String identity = postgres.toRealPath() + "|" + Files.size(postgres) + "|"
                + Files.getLastModifiedTime(postgres).toMillis() + "|" + version;
        return new Installation(bin, BinaryArchive.digestOf(identity) + "-" + LAYOUT, version, platform);
    }

    /** Return the major version. */
    int major() {
        // "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)": the first number is it.
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < version.length(); i++) {
            char c = version.charAt(i);
            if (Character.isDigit(c)) {
                digits.append(c);
            } else if (!digits.isEmpty()) {
                break;
            }
        }
        if (digits.isEmpty()) {
            throw new PostgresException(bin + " says \"" + version + "\", which is no PostgreSQL version");
        }
        return Integer.parseInt(digits.toString());
    }

    String program(String name) {
        return bin.resolve(platform.program(name)).toString();
    }

    private static String askVersion(Path bin, Platform platform) throws IOException, InterruptedException {
        List<String> command = List.of(bin.resolve(platform.program("postgres")).toString(), "--version");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        if (process.waitFor() != 0) {
            throw new PostgresException("PostgreSQL's own programs do not run here: " + String.join(" ", command)
                    + " says: " + said + "; are they for " + platform.os() + " " + platform.arch()
                    + (platform.musl() ? " with musl" : "") + "? The dependency for this machine is "
                    + platform.artifact());
        }
        return said;
    }
}
