package io.confiture.migration.layout;

import io.confiture.migration.FlywaySettings;
import io.confiture.migration.Layout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the layout from the files.
 *
 * <p>Strong signs: Flyway's names, {@code .up.sql} or {@code .down.sql}, the markers of goose and dbmate inside {@code
 * 1_name.sql}, a subdirectory with {@code up.sql} (Diesel). Signs of two layouts are a mixture. Names that are only
 * nearly right, code steps, and {@code 1_name.sql} without markers (sqlx) decide when there is no strong sign.
 *
 * <p>{@code 1_name.up.sql} fits three tools. Here it is Confiture; {@link MigrationFiles}, which reads the texts, makes it
 * sqlx when one starts with {@code -- no-transaction}. golang-migrate differs from Confiture only in refusing versions that
 * are not plain numbers, so nothing is lost by not guessing it; settings may name it.
 */
final class Detector {

    private static final Logger log = LoggerFactory.getLogger(Detector.class);

    private final Folder folder;
    private final FlywayNames flyway;
    private final Map<Layout, List<Path>> strong = new EnumMap<>(Layout.class);
    private final Map<Layout, List<Path>> weak = new EnumMap<>(Layout.class);

    Detector(Folder folder, FlywaySettings settings) {
        this.folder = folder;
        this.flyway = new FlywayNames(settings);
        folder.files().forEach(this::classify);
        folder.directories().forEach(this::classifyDirectory);
    }

    /** Return the strong signs by layout: one entry is a verdict, more are a mixture. */
    Map<Layout, List<Path>> strong() {
        return strong;
    }

    /** Return the layout with most signs, strong before weak; null when there is no sign at all. */
    @Nullable
    Layout likeliest() {
        Layout best = mostOf(strong);
        return best != null ? best : mostOf(weak);
    }

    private static @Nullable Layout mostOf(Map<Layout, List<Path>> signs) {
        Layout best = null;
        for (Map.Entry<Layout, List<Path>> entry : signs.entrySet()) {
            if (best == null
                    || entry.getValue().size()
                            > signs.getOrDefault(best, List.of()).size()) {
                best = entry.getKey();
            }
        }
        return best;
    }

    private void classify(Path file) {
        String name = Folder.fileName(file);
        String lower = name.toLowerCase(Locale.ROOT);
        boolean versioned = !lower.isEmpty() && Character.isDigit(lower.charAt(0));
        if (flyway.isMigration(name)) {
            sign(strong, Layout.FLYWAY, file);
        } else if (name.endsWith(".up.sql") || name.endsWith(".down.sql")) {
            sign(strong, Layout.CONFITURE, file);
        } else if (lower.endsWith(".sql")) {
            String stem = lower.substring(0, lower.length() - 4);
            Layout marked = versioned ? marked(file) : null;
            if (marked != null) {
                sign(strong, marked, file);
            } else if (PairFileNames.looksSided(stem)) {
                sign(weak, Layout.CONFITURE, file);
            } else if (flyway.isNearMiss(name)) {
                sign(weak, Layout.FLYWAY, file);
            } else if (versioned) {
                sign(weak, Layout.SQLX, file);
            }
        } else if (CodeStep.language(name) != null) {
            if (versioned) {
                sign(weak, lower.endsWith(".go") ? Layout.GOOSE : Layout.CONFITURE, file);
            } else if (flyway.isNearMiss(name)) {
                sign(weak, Layout.FLYWAY, file);
            }
        }
    }

    private void classifyDirectory(Path directory) {
        if (Files.exists(directory.resolve("up.sql")) || Files.exists(directory.resolve("down.sql"))) {
            sign(strong, Layout.DIESEL, directory);
            return;
        }
        try {
            Folder inner = Folder.list(folder.root(), directory);
            for (Path file : inner.files()) {
                if (flyway.isMigration(Folder.fileName(file))) {
                    sign(strong, Layout.FLYWAY, file);
                }
            }
            inner.directories().forEach(this::classifyDirectory);
        } catch (IOException | java.io.UncheckedIOException e) {
            // Not lost: the reader of the layout that is chosen lists the directory again and reports it.
            log.debug("Cannot list {} while detecting the layout", directory, e);
        }
    }

    private @Nullable Layout marked(Path file) {
        Lines lines = new Lines(FileText.read(file, "", StandardCharsets.UTF_8).text());
        while (lines.next()) {
            String line = lines.line().strip();
            if (GooseSections.isMarker(line)) {
                return Layout.GOOSE;
            }
            if (DbmateSections.isMarker(line)) {
                return Layout.DBMATE;
            }
        }
        return null;
    }

    private static void sign(Map<Layout, List<Path>> signs, Layout layout, Path file) {
        signs.computeIfAbsent(layout, any -> new ArrayList<>()).add(file);
    }
}
