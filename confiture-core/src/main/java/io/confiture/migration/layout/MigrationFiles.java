package io.confiture.migration.layout;

import io.confiture.migration.Down;
import io.confiture.migration.Layout;
import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.LayoutSettings;
import io.confiture.migration.Migration;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.code.JavaMigrations;
import io.confiture.project.Environment;
import io.confiture.project.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the migrations of a project. */
public final class MigrationFiles {

    private static final int SHOWN_PER_LAYOUT = 10;

    private final Collector out;
    private final LayoutSettings settings;

    private final JavaMigrations code;

    private MigrationFiles(Collector out, LayoutSettings settings, JavaMigrations code) {
        this.out = out;
        this.settings = settings;
        this.code = code;
    }

    /** Read the migrations of a project, as its settings say, and those that the thread's class loader knows in Java. */
    public static MigrationSet discover(Project project) {
        Environment.Migration migration = project.environment().migration();
        return discover(
                project.root(), migration.directory(), LayoutSettings.of(migration), JavaMigrations.ofContext());
    }

    /**
     * Read a directory of migrations: names, order, pairs, per-file settings, and everything that is wrong with them.
     *
     * <p>Reads files and nothing else; has no side effects and may be called from any thread and any number of times.
     * Whatever the files hold, it returns: what cannot be read is among the problems.
     *
     * @param root the project's root, which the shown names are relative to
     * @param directory where the migrations lie; need not exist
     * @param settings the layout, or what detection and placeholders need
     */
    public static MigrationSet discover(Path root, Path directory, LayoutSettings settings) {
        return discover(root, directory, settings, JavaMigrations.none());
    }

    /**
     * Read a directory of migrations, and put those in Java among them.
     *
     * @param code the migrations in Java; those that name another directory are left out
     */
    public static MigrationSet discover(Path root, Path directory, LayoutSettings settings, JavaMigrations code) {
        Path base = root.toAbsolutePath().normalize();
        Path place = directory.toAbsolutePath().normalize();
        try {
            return new MigrationFiles(new Collector(Folder.list(base, place)), settings, code).read();
        } catch (IOException | UncheckedIOException e) {
            Collector out = new Collector(new Folder(base, place, List.of(), List.of()));
            return new MigrationFiles(out, settings, code).reportUnlisted(e);
        }
    }

    private MigrationSet read() {
        Layout layout = settings.layout();
        if (layout == null) {
            Detector detector = new Detector(out.folder(), settings.flyway());
            if (detector.strong().size() > 1) {
                reportMixture(detector.strong());
                return out.finish(orDefault(detector.likeliest()));
            }
            layout = orDefault(detector.likeliest());
        }
        reader(layout).read(out, settings);
        if (settings.layout() == null && isSqlx(layout)) {
            Collector again = new Collector(out.folder());
            return new MigrationFiles(again, settings.withLayout(Layout.SQLX), code).read();
        }
        new ForeignMarkers(layout, out).check();
        new SendsWholeFiles(layout, out).check();
        new Irreversible(out).apply();
        new JavaSteps(layout, out).add(code);
        new NoTransaction(out).apply();
        new Sidecars(layout, out).read();
        new StrayRows(layout, out).check();
        new DownRules(layout, settings.requireDown()).apply(out.migrations());
        if (out.isEmpty()) {
            out.problem(
                    Kind.EMPTY_DIRECTORY,
                    out.folder().path(),
                    "%s holds no migrations"
                            .formatted(out.folder().name(out.folder().path())),
                    "add one, or name another directory in the settings");
        }
        return out.finish(layout);
    }

    /** Only now are the texts at hand: opening each file twice would double the time that discovery takes. */
    private boolean isSqlx(Layout detected) {
        return detected == Layout.CONFITURE
                && out.migrations().stream().anyMatch(MigrationFiles::startsWithNoTransaction);
    }

    private static boolean startsWithNoTransaction(Migration migration) {
        return Stream.concat(
                        migration.up().stream(),
                        migration.down() instanceof Down.Scripts down ? down.scripts().stream() : Stream.empty())
                .anyMatch(script -> script.text().startsWith(SqlxLayout.NO_TRANSACTION));
    }

    private static Layout orDefault(@Nullable Layout layout) {
        return layout == null ? Layout.CONFITURE : layout;
    }

    private static LayoutReader reader(Layout layout) {
        return switch (layout) {
            case CONFITURE -> new PairedFiles(new ConfitureLayout());
            case GOLANG_MIGRATE -> new PairedFiles(new GolangMigrateLayout());
            case SQLX -> new PairedFiles(new SqlxLayout());
            case FLYWAY -> new FlywayLayout();
            case DBMATE -> new DbmateLayout();
            case GOOSE -> new GooseLayout();
            case DIESEL -> new DieselLayout();
        };
    }

    private void reportMixture(Map<Layout, List<Path>> signs) {
        String files = signs.entrySet().stream()
                .map(e -> e.getKey().label() + ": " + list(e.getValue()))
                .collect(Collectors.joining("; "));
        out.problem(
                Kind.MIXED_LAYOUTS,
                out.folder().path(),
                "%s mixes migrations of several layouts, so none was read: %s"
                        .formatted(out.folder().name(out.folder().path()), files),
                "move all but one layout out of the directory, or name the layout in the settings");
    }

    private static String list(List<Path> files) {
        String shown =
                files.stream().limit(SHOWN_PER_LAYOUT).map(Folder::fileName).collect(Collectors.joining(", "));
        int more = files.size() - SHOWN_PER_LAYOUT;
        return more > 0 ? "%s and %d more".formatted(shown, more) : shown;
    }

    private MigrationSet reportUnlisted(Exception e) {
        Path place = out.folder().path();
        String name = out.folder().name(place);
        if (Files.isDirectory(place)) {
            out.problem(
                    Kind.UNREADABLE,
                    place,
                    "%s cannot be listed: %s".formatted(name, e),
                    "make the directory readable for the user who runs the tests");
        } else {
            String what = Files.exists(place) ? "is not a directory" : "does not exist";
            out.problem(
                    Kind.NO_DIRECTORY,
                    place,
                    "the migrations directory %s %s".formatted(name, what),
                    "create it, or name another directory in the settings");
        }
        return out.finish(orDefault(settings.layout()));
    }
}
