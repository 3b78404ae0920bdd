package io.confiture.migration.layout;

import io.confiture.migration.Down;
import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.LayoutSettings;
import io.confiture.migration.Migration;
import io.confiture.migration.Script;
import io.confiture.migration.Side;
import io.confiture.migration.layout.FlywayFiles.Found;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code V1__x.sql}, {@code U1__x.sql}, {@code R__x.sql} and {@code B1__x.sql}, in any depth, as Flyway does.
 *
 * <p>Versioned migrations come first, by version; repeatable ones last, by description. An undo script belongs to the
 * version that equals its own.
 *
 * <p>On an empty database Flyway runs the newest baseline script instead of everything up to its version. Databases that
 * exist came the long way, so the baseline is left out, and said to be, while those migrations are there; when they were
 * deleted, it is the first migration. Sources: red-gate.com "Migrations", "Baseline migrations"; flyway/flyway {@code
 * ResolvedMigrationComparator}, {@code CompositeMigrationResolver}.
 */
final class FlywayLayout implements LayoutReader {

    private static final Comparator<Migration> BY_VERSION = Comparator.comparing(FlywayLayout::version);

    @Override
    public void read(Collector out, LayoutSettings settings) {
        FlywayFiles files = new FlywayFiles(out, settings.flyway());
        Scripts scripts = new Scripts(out, settings);
        files.read();
        for (Found found : files.of(FlywayName.Kind.VERSIONED)) {
            scripts.add(found, new Down.Missing());
        }
        addBaselines(out, files, scripts);
        out.sort(BY_VERSION, "Flyway refuses to start");
        for (Found undo : files.of(FlywayName.Kind.UNDO)) {
            pair(out, undo, scripts);
        }
        List<Migration> versioned = List.copyOf(out.migrations());
        out.migrations().clear();
        for (Found found : files.of(FlywayName.Kind.REPEATABLE)) {
            scripts.add(found, new Down.NotApplicable("a repeatable migration has no way back"));
        }
        out.sort(Comparator.comparing(Migration::name), "Flyway refuses to start");
        out.migrations().addAll(0, versioned);
    }

    private static FlywayVersion version(Migration migration) {
        return Objects.requireNonNull(FlywayVersion.parse(migration.version()));
    }

    private static void addBaselines(Collector out, FlywayFiles files, Scripts scripts) {
        List<Found> baselines = files.of(FlywayName.Kind.BASELINE).stream()
                .sorted(Comparator.comparing(Found::version).reversed())
                .toList();
        for (Found baseline : baselines) {
            boolean newest = baseline == baselines.get(0);
            boolean covered = out.migrations().stream().anyMatch(m -> version(m).compareTo(baseline.version()) <= 0);
            if (newest && !covered) {
                scripts.add(baseline, new Down.NotApplicable("a baseline has no way back"));
                continue;
            }
            String why = newest
                    ? "the versioned migrations up to it are here and are checked one by one"
                    : "a newer baseline is here";
            out.problem(
                    Kind.NOT_CHECKED,
                    baseline.file(),
                    "%s is a baseline and is not run: %s".formatted(out.folder().name(baseline.file()), why),
                    null);
        }
    }

    private static void pair(Collector out, Found undo, Scripts scripts) {
        List<Migration> migrations = out.migrations();
        String shown = out.folder().name(undo.file());
        boolean known = false;
        for (int i = 0; i < migrations.size(); i++) {
            Migration migration = migrations.get(i);
            if (version(migration).compareTo(undo.version()) == 0) {
                known = true;
                if (!migration.isSql()) {
                    CodeStep.reportDown(out, undo.file(), migration);
                    return;
                }
                if (migration.down() instanceof Down.Missing) {
                    migrations.set(i, migration.withDown(scripts.undo(undo)));
                    return;
                }
            }
        }
        if (known) {
            out.problem(
                    Kind.DUPLICATE_VERSION,
                    undo.file(),
                    "%s is a second undo script of version %s; Flyway refuses to start"
                            .formatted(shown, undo.name().versionText()),
                    "keep one of them");
        } else {
            out.problem(
                    Kind.ORPHAN_DOWN,
                    undo.file(),
                    "%s undoes version %s, and there is no migration of that version"
                            .formatted(shown, undo.name().versionText()),
                    "correct its version, or delete the file");
        }
    }

    /** Makes scripts and migrations of files. */
    private static final class Scripts {

        private final Collector out;
        private final FlywayPlaceholders placeholders;
        private final boolean replace;

        Scripts(Collector out, LayoutSettings settings) {
            this.out = out;
            this.placeholders = new FlywayPlaceholders(settings);
            this.replace = settings.flyway().placeholderReplacement();
        }

        void add(Found found, Down down) {
            FlywayName name = found.name();
            String language = found.language();
            Script script = language == null ? script(found, Side.UP) : null;
            if (script == null && language == null) {
                return;
            }
            out.add(new Migration(
                    found.id(),
                    name.versionText(),
                    name.description(),
                    name.kind() == FlywayName.Kind.REPEATABLE,
                    script == null ? List.of() : List.of(script),
                    language == null ? down : new Down.NotSql(language),
                    out.folder().at(found.file())));
        }

        Down undo(Found undo) {
            if (undo.language() != null) {
                return new Down.NotSql(undo.language());
            }
            Script script = script(undo, Side.DOWN);
            return script == null ? new Down.Missing() : new Down.Scripts(List.of(script));
        }

        /** Read a script as its configuration says; null when that switches it off. */
        @Nullable
        Script script(Found found, Side side) {
            FlywayConfig config = FlywayConfig.of(found.file(), out);
            if (!config.execute()) {
                out.problem(
                        Kind.NOT_CHECKED,
                        found.file(),
                        "%s is switched off by shouldExecute=false"
                                .formatted(out.folder().name(found.file())),
                        null);
                return null;
            }
            FileText text = out.read(found.file(), config.charset());
            FileText resolved = replace && config.placeholders() ? placeholders.resolve(text, out) : text;
            return resolved.script(side, config.transaction());
        }
    }
}
