package io.confiture.migration.hook;

import io.confiture.project.DatabaseUrl;
import java.io.File;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Dumps a database with pg_dump before it is changed, and keeps the last few dumps.
 *
 * <p>The dump is in pg_dump's custom format, for {@code pg_restore}. It has its name only when it is complete; older ones are
 * deleted after that. The password goes to pg_dump in its environment, never on its command line.
 */
public final class Backup {

    private static final String ENDING = ".dump";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'");
    private static final int STAMP_LENGTH = "20260102T030405678Z".length();
    private static final boolean WINDOWS = File.separatorChar == '\\';

    private final DatabaseUrl url;
    private final Path directory;
    private final int keep;
    private final String searchPath;
    private final Clock clock;

    /**
     * Prepare a dump.
     *
     * @param url the database
     * @param directory where dumps go; made when it is missing
     * @param keep how many dumps of this database are kept, at least 1
     */
    public Backup(DatabaseUrl url, Path directory, int keep) {
        this(url, directory, keep, String.valueOf(System.getenv("PATH")), Clock.systemUTC());
    }

    Backup(DatabaseUrl url, Path directory, int keep, String searchPath, Clock clock) {
        this.url = url;
        this.directory = directory;
        this.keep = keep;
        this.searchPath = searchPath;
        this.clock = clock;
    }

    /**
     * Dump the database.
     *
     * @return the file
     * @throws BackupException when there is no pg_dump, or it does not end well; there is no new file then, and none is deleted
     */
    public Path dump() {
        Path program = program();
        String prefix = URLEncoder.encode(database(), StandardCharsets.UTF_8) + "-";
        String stamp = STAMP.format(clock.instant().atOffset(ZoneOffset.UTC));
        Path file = directory.resolve(prefix + stamp + ENDING);
        Path partial = directory.resolve(prefix + stamp + ENDING + ".partial");
        try {
            create(partial);
            run(program, partial);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
            rotate(prefix);
            return file;
        } catch (IOException e) {
            throw new BackupException("the dump cannot be written to " + directory + ": " + e, e);
        } finally {
            deletePartial(partial);
        }
    }

    private Path program() {
        StringTokenizer places = new StringTokenizer(searchPath, File.pathSeparator);
        while (places.hasMoreTokens()) {
            Path program = Path.of(places.nextToken()).resolve(WINDOWS ? "pg_dump.exe" : "pg_dump");
            if (Files.isExecutable(program)) {
                return program;
            }
        }
        throw new BackupException("there is no pg_dump on the path");
    }

    private String database() {
        String name = url.database() == null ? url.user() : url.database();
        return name == null ? System.getProperty("user.name") : name;
    }

    /** Make the file before pg_dump does, so that nobody else can read what will be in it. */
    private void create(Path partial) throws IOException {
        Files.createDirectories(directory);
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
    }

    private void run(Path program, Path target) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                program.toString(), "--format=custom", "--no-password", "--file=" + target, "--dbname=" + connection());
        builder.environment().remove("PGPASSWORD");
        if (url.password() != null) {
            builder.environment().put("PGPASSWORD", url.password().value());
        }
        builder.environment().put("PGAPPNAME", "confiture backup");
        Process process = builder.redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            int code = process.waitFor();
            if (code != 0) {
                throw new BackupException(program + " ended with " + code + ": " + withoutPassword(said));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackupException("interrupted while the database was dumped", e);
        } finally {
            process.destroy();
        }
    }

    private String withoutPassword(String text) {
        return url.password() == null || url.password().value().isEmpty()
                ? text
                : text.replace(url.password().value(), "***");
    }

    private String connection() {
        List<String> parts = new ArrayList<>();
        parts.add(part(
                "host",
                String.join(
                        ",", url.hosts().stream().map(DatabaseUrl.Host::name).toList())));
        parts.add(part(
                "port",
                String.join(",", url.hosts().stream().map(h -> "" + h.port()).toList())));
        parts.add(part("dbname", database()));
        if (url.user() != null) {
            parts.add(part("user", url.user()));
        }
        for (String name : List.of("sslmode", "sslcert", "sslkey", "sslrootcert", "connect_timeout")) {
            @Nullable String value = url.parameters().get(name);
            if (value != null) {
                parts.add(part(name, value));
            }
        }
        return String.join(" ", parts);
    }

    private static String part(String name, String value) {
        return name + "='" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private void rotate(String prefix) throws IOException {
        List<Path> dumps;
        try (Stream<Path> all = Files.list(directory)) {
            dumps = all.filter(f -> isDump(String.valueOf(f.getFileName()), prefix))
                    .sorted()
                    .toList();
        }
        for (Path old : dumps.subList(0, Math.max(0, dumps.size() - keep))) {
            Files.delete(old);
        }
    }

    /** Tell this database's dumps from those of another whose name begins alike. */
    private static boolean isDump(String name, String prefix) {
        if (!name.startsWith(prefix) || !name.endsWith(ENDING)) {
            return false;
        }
        String stamp = name.substring(prefix.length(), name.length() - ENDING.length());
        return stamp.length() == STAMP_LENGTH
                && stamp.chars().allMatch(c -> (c >= '0' && c <= '9') || c == 'T' || c == 'Z');
    }

    private static void deletePartial(Path partial) {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            throw new BackupException("the unfinished dump " + partial + " cannot be deleted: " + e, e);
        }
    }
}
