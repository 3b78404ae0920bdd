package io.confiture.migration.layout;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.confiture.migration.Layout;
import io.confiture.migration.LayoutProblem;
import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.LayoutSettings;
import io.confiture.migration.Migration;
import io.confiture.migration.MigrationSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds a project in a temporary directory and reads its migrations. */
final class Tree {

    private final Path root;
    private LayoutSettings settings = LayoutSettings.defaults();

    Tree(Path root) {
        this.root = root;
    }

    /** Write files with a harmless statement in each. */
    Tree files(String... names) {
        for (String name : names) {
            file(name, "select 1;\n");
        }
        return this;
    }

    Tree file(String name, String text) {
        return bytes(name, text.getBytes(UTF_8));
    }

    Tree bytes(String name, byte[] bytes) {
        try {
            Path file = directory().resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Tree layout(@Nullable Layout layout) {
        settings = settings.withLayout(layout);
        return this;
    }

    Tree placeholders(Map<String, String> values) {
        settings = settings.withPlaceholders(values);
        return this;
    }

    Tree settings(LayoutSettings other) {
        settings = other;
        return this;
    }

    Path directory() {
        return root.resolve("db").resolve("migrations");
    }

    MigrationSet read() {
        return MigrationFiles.discover(root, directory(), settings);
    }

    static List<String> ids(MigrationSet set) {
        return set.migrations().stream().map(Migration::id).toList();
    }

    static List<Kind> kinds(MigrationSet set) {
        return set.problems().stream().map(LayoutProblem::kind).toList();
    }

    static LayoutProblem only(MigrationSet set, Kind kind) {
        List<LayoutProblem> found =
                set.problems().stream().filter(p -> p.kind() == kind).toList();
        if (found.size() != 1) {
            throw new AssertionError("expected one " + kind + " in " + set.problems());
        }
        return found.get(0);
    }

    static Migration migration(MigrationSet set, String id) {
        return set.find(id).orElseThrow(() -> new AssertionError(id + " is not in " + ids(set)));
    }
}
