package io.confiture.suite.kept;

import io.confiture.project.Environment;
import io.confiture.project.Project;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Knows all files that the checks of a project read: those below the {@code db} folder, those that a setting names, and those
 * that a script includes; folders too, since a file that comes or goes changes its folder.
 */
final class InputFiles {

    /** A project with more files is not looked through: its folder is probably not what somebody meant. */
    private static final int MOST = 100_000;

    private static final int CHUNK = 1 << 20;

    /** File systems and clocks may be so much apart; a file that changed within it may do so again unseen. */
    private static final Duration UNSETTLED = Duration.ofSeconds(2);

    private final Project project;
    private final SortedSet<Path> roots = new TreeSet<>();
    private final SortedMap<Path, Stamp> atOpening;
    private final Instant opened = Instant.now();

    /**
     * Look at the files of a project, whose settings have just been read; reads no contents.
     *
     * @throws IOException if one of the folders cannot be looked through
     */
    InputFiles(Project project) throws IOException {
        this.project = project;
        roots.add(project.databaseDirectory());
        roots.addAll(project.settingsFiles());
        Fingerprint.leaves(project.environment(), this::root);
        Environment environment = project.environment();
        // Neither is read by a check, and both may be large.
        roots.remove(environment.migration().run().backupDirectory());
        Path programs = environment.postgres().binDirectory();
        if (programs != null) {
            roots.remove(programs);
        }
        atOpening = list();
    }

    private void root(@Nullable Object leaf) {
        // All paths of settings are absolute; places that are no files, such as that of an override, are not.
        if (leaf instanceof Path path && path.isAbsolute()) {
            roots.add(path);
        }
    }

    /**
     * Add names and contents of all files.
     *
     * @return whether they are what was there when the project was opened and its checks were made
     * @throws IOException if one cannot be read, or if the files are not all that the answers depend on
     */
    boolean digest(Fingerprint fingerprint) throws IOException {
        SortedMap<Path, Stamp> now = list();
        SortedMap<Path, Stamp> all = new TreeMap<>(now);
        Reach reach = new Reach(project);
        byte[] buffer = new byte[CHUNK];
        for (Path file : now.keySet()) {
            add(file, now, fingerprint, buffer, reach);
        }
        for (Path included : reach.included()) {
            if (!now.containsKey(included)) {
                all.put(included, Stamp.of(included));
                add(included, all, fingerprint, buffer, reach);
            }
        }
        return now.equals(atOpening)
                && all.values().stream().allMatch(s -> s.settled(opened.minus(UNSETTLED)))
                && now.equals(list());
    }

    private static void add(
            Path file, SortedMap<Path, Stamp> stamps, Fingerprint fingerprint, byte[] buffer, Reach reach)
            throws IOException {
        Stamp stamp = stamps.get(file);
        fingerprint.add(file).add(stamp == null || !stamp.exists).add(stamp != null && stamp.regular);
        if (stamp == null || !stamp.regular) {
            return;
        }
        long length = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.readNBytes(buffer, 0, CHUNK); read > 0; read = in.readNBytes(buffer, 0, CHUNK)) {
                fingerprint.bytes(buffer, read);
                reach.look(file, buffer, read);
                length += read;
            }
        }
        fingerprint.add(length);
    }

    private SortedMap<Path, Stamp> list() throws IOException {
        SortedMap<Path, Stamp> stamps = new TreeMap<>();
        for (Path root : roots) {
            if (!Files.exists(root)) {
                stamps.put(root, Stamp.MISSING);
                continue;
            }
            try (Stream<Path> below = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
                for (Path path : (Iterable<Path>) below::iterator) {
                    stamps.put(path, Stamp.of(path));
                    if (stamps.size() > MOST) {
                        throw new IOException("there are more than " + MOST + " files in " + roots);
                    }
                }
            } catch (UncheckedIOException e) {
                throw new IOException("cannot look through " + root + ": " + e.getMessage(), e);
            }
        }
        return stamps;
    }

    /** What tells without reading it that a file is what it was. */
    private record Stamp(boolean exists, boolean regular, long size, Instant modified, Instant changed) {

        static final Stamp MISSING = new Stamp(false, false, 0, Instant.EPOCH, Instant.EPOCH);

        static Stamp of(Path path) throws IOException {
            BasicFileAttributes basic = Files.readAttributes(path, BasicFileAttributes.class);
            boolean unix = path.getFileSystem().supportedFileAttributeViews().contains("unix");
            // Tools can set the time of modification; that of the last change of anything is the system's own.
            Object changed = unix ? Files.getAttribute(path, "unix:ctime") : basic.creationTime();
            return new Stamp(
                    true,
                    basic.isRegularFile(),
                    basic.isRegularFile() ? basic.size() : 0,
                    basic.lastModifiedTime().toInstant(),
                    ((java.nio.file.attribute.FileTime) changed).toInstant());
        }

        boolean settled(Instant before) {
            return modified.isBefore(before);
        }
    }
}
