package io.confiture.migration.ledger;

import io.confiture.migration.Down;
import io.confiture.migration.Migration;
import io.confiture.migration.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says what the files of a migration hold, as SHA-256 in hexadecimal digits, so that a later edit is noticed.
 *
 * <p>Line ends count as LF and a byte order mark does not count: a checkout with CRLF is not an edit. For a file without either,
 * the checksum is what {@code sha256sum} prints. Where one file holds both ways, it is the file of both.
 *
 * @param up the file or files of the up scripts; null when unknown or when the step is not SQL
 * @param down those of the way back; null when there is none
 * @param sidecars the {@code .yaml} (or {@code .yml}) and {@code .verify.sql} beside the migration; null when there is none
 */
public record Checksum(
        @Nullable String up,
        @Nullable String down,
        @Nullable String sidecars) {

    /** Is the checksum of which nothing is known. */
    public static final Checksum UNKNOWN = new Checksum(null, null, null);

    private static final List<String> SIDECARS = List.of(".yaml", ".yml", ".verify.sql");

    /** Is one of the things that are compared. */
    public enum Part {
        /** The up scripts. */
        UP,
        /** The way back. */
        DOWN,
        /** What lies beside them. */
        SIDECARS
    }

    /**
     * Read the files of a migration; one in Java says itself what tells it from another.
     *
     * @throws java.io.UncheckedIOException when one of them cannot be read
     */
    public static Checksum of(Migration migration) {
        return of(migration, Files::isRegularFile);
    }

    /**
     * Do the same as one of many.
     *
     * @param isFile says whether a file is there
     */
    public static Checksum of(Migration migration, Predicate<Path> isFile) {
        if (migration.code() != null) {
            return new Checksum(migration.code().checksum(), null, null);
        }
        String down = migration.down() instanceof Down.Scripts scripts ? digest(files(scripts.scripts())) : null;
        return new Checksum(digest(files(migration.up())), down, FileDigest.ofNamed(sidecars(migration, isFile)));
    }

    /**
     * Return the parts in which the files are no longer what was recorded.
     *
     * @param recorded what a ledger says; a part for which it has no checksum is not compared: the original Confiture recorded
     *     no more than the up script, and a way back that is added later changes nothing that ran
     */
    public Set<Part> changedSince(Checksum recorded) {
        Set<Part> changed = EnumSet.noneOf(Part.class);
        if (recorded.up != null && !recorded.up.equals(up)) {
            changed.add(Part.UP);
        }
        if (recorded.down != null && !recorded.down.equals(down)) {
            changed.add(Part.DOWN);
        }
        if (recorded.sidecars != null && !recorded.sidecars.equals(sidecars)) {
            changed.add(Part.SIDECARS);
        }
        return changed;
    }

    private static @Nullable String digest(List<Path> files) {
        return files.isEmpty() ? null : FileDigest.of(files);
    }

    private static List<Path> files(List<Script> scripts) {
        return scripts.stream().map(Script::file).distinct().toList();
    }

    /** List the files that belong to the migration by their names: those beside {@code 001_name.up.sql}. */
    private static List<Path> sidecars(Migration migration, Predicate<Path> isFile) {
        Path file = migration.location().file();
        Path directory = file.getParent();
        return directory == null
                ? List.of()
                : SIDECARS.stream()
                        .map(suffix -> directory.resolve(stem(file) + suffix))
                        .filter(isFile)
                        .toList();
    }

    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        return Stream.of(".up.sql", ".sql")
                .filter(name::endsWith)
                .findFirst()
                .map(suffix -> name.substring(0, name.length() - suffix.length()))
                .orElse(name);
    }
}
