package io.confiture.migration.author;

import io.confiture.migration.Layout;
import io.confiture.migration.LayoutProblem;
import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.author.Rename.State;
import io.confiture.project.SourceLocation;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Gives files whose names are nearly those of migrations the names that were meant: {@code 4_x.sql} becomes {@code
 * 4_x.up.sql}.
 *
 * <p>For the layouts with {@code .up.sql} and {@code .down.sql}. Overwrites nothing.
 */
public final class NamingFix {

    private static final String UP = ".up.sql";
    private static final String DOWN = ".down.sql";

    private final MigrationSet set;
    private final boolean dryRun;

    /**
     * Make the repair of a set.
     *
     * @param dryRun whether to say what would be done, and do nothing
     */
    public NamingFix(MigrationSet set, boolean dryRun) {
        this.set = set;
        this.dryRun = dryRun;
    }

    /** Rename what can be; returns an entry for each file whose name is wrong. */
    public List<Rename> run() throws IOException {
        List<Rename> renames = new ArrayList<>();
        for (LayoutProblem problem : set.problems()) {
            if (problem.kind() == Kind.NEAR_MISS_NAME) {
                renames.add(rename(problem.location()));
            }
        }
        return renames;
    }

    private Rename rename(SourceLocation from) throws IOException {
        if (set.layout() != Layout.CONFITURE && set.layout() != Layout.GOLANG_MIGRATE) {
            return left(from, null, "names of " + set.layout().label() + " are not repaired: " + advice(from));
        }
        String old = String.valueOf(from.file().getFileName());
        String fresh = target(old);
        if (fresh == null) {
            return left(from, null, "it is not clear what it was meant to be: " + advice(from));
        }
        Path file = from.file().resolveSibling(fresh);
        String shown = from.name().substring(0, from.name().length() - old.length()) + fresh;
        if (isTaken(file, from.file())) {
            return left(from, shown, shown + " exists already");
        }
        if (dryRun) {
            return new Rename(from, shown, State.WOULD_RENAME, null);
        }
        try {
            Files.move(from.file(), file);
        } catch (FileAlreadyExistsException e) {
            return left(from, shown, shown + " exists already");
        }
        return new Rename(from, shown, State.RENAMED, null);
    }

    /** Where names differ in case only, a file system may hold both for one. */
    private static boolean isTaken(Path file, Path old) throws IOException {
        return Files.exists(file) && !Files.isSameFile(file, old);
    }

    /** Return the name that was meant; null when it could be another, or has no version. */
    private static @Nullable String target(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!lower.endsWith(".sql") || !startsWithVersion(name)) {
            return null;
        }
        for (String side : List.of(UP, DOWN)) {
            if (lower.endsWith(side)) {
                return name.substring(0, name.length() - side.length()) + side;
            }
        }
        String stem = name.substring(0, name.length() - ".sql".length());
        String lowerStem = stem.toLowerCase(Locale.ROOT);
        for (String word : List.of("up", "down")) {
            for (char joint : new char[] {'_', '-'}) {
                if (lowerStem.endsWith(joint + word)) {
                    return stem.substring(0, stem.length() - word.length() - 1) + "." + word + ".sql";
                }
            }
        }
        return stem + UP;
    }

    private static boolean startsWithVersion(String name) {
        int end = name.indexOf('_');
        return end > 0 && name.substring(0, end).chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    private String advice(SourceLocation from) {
        return set.problems().stream()
                .filter(p -> p.location().equals(from) && p.suggestion() != null)
                .map(p -> String.valueOf(p.suggestion()))
                .findFirst()
                .orElse("rename it by hand");
    }

    private static Rename left(SourceLocation from, @Nullable String to, String reason) {
        return new Rename(from, to, State.LEFT, reason);
    }
}
