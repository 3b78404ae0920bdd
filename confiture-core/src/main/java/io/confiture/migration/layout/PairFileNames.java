package io.confiture.migration.layout;

import io.confiture.migration.Layout;
import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.Side;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the files of a directory with {@code .up.sql} and {@code .down.sql}: migrations, code, nearly right names, and
 * those that are nobody's business.
 *
 * <p>Ignored without a word are files that hold no SQL and carry no version: {@code README.md}, {@code embed.go}, {@code
 * atlas.sum}, {@code schema.rb}. Every file with {@code .sql} in its name is a migration or a problem.
 */
final class PairFileNames {

    private static final String UP = ".up.sql";
    private static final String DOWN = ".down.sql";
    private static final String DATA = ".data.sql";

    private final PairRules rules;
    private final Collector out;

    PairFileNames(PairRules rules, Collector out) {
        this.rules = rules;
        this.out = out;
    }

    /** Return the parts of a migration's name, or null when the file is none and all has been said about it. */
    @Nullable
    PairName sort(Path file) {
        String name = Folder.fileName(file);
        if (name.endsWith(UP)) {
            return accept(PairName.of(file, Side.UP, cut(name, UP), false));
        }
        if (name.endsWith(DOWN)) {
            return accept(PairName.of(file, Side.DOWN, cut(name, DOWN), false));
        }
        if (rules.allowsSingleFiles() && name.endsWith(".sql") && !looksSided(cut(name, ".sql"))) {
            return accept(PairName.of(file, Side.UP, cut(name, ".sql"), true));
        }
        if (name.toLowerCase(Locale.ROOT).contains(".sql")) {
            nearMiss(file, name);
        } else {
            other(file, name);
        }
        return null;
    }

    private @Nullable PairName accept(PairName name) {
        String wrong = rules.invalid(name.version());
        if (wrong == null) {
            return name;
        }
        out.problem(
                Kind.INVALID_VERSION,
                name.file(),
                "%s is not read as a migration: %s".formatted(out.folder().name(name.file()), wrong),
                "name it like 001_%s%s"
                        .formatted(name.name().isEmpty() ? "name" : name.name(), name.side() == Side.UP ? UP : DOWN));
        return null;
    }

    private void nearMiss(Path file, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String shown = out.folder().name(file);
        if (rules.layout() == Layout.CONFITURE && lower.endsWith(".verify.sql")) {
            out.problem(
                    Kind.NOT_CHECKED,
                    file,
                    shown + " is a verification query: the checks do not ask it",
                    "nothing: migrate verify asks it");
            return;
        }
        if (name.endsWith(DATA) && Files.exists(file.resolveSibling(cut(name, DATA) + UP))) {
            // Rows that the migration is tried on; the tools pass it over.
            return;
        }
        String suggestion;
        if (lower.endsWith(UP) || lower.endsWith(DOWN)) {
            int side = lower.length() - (lower.endsWith(UP) ? UP.length() : DOWN.length());
            suggestion = "rename it to " + name.substring(0, side) + lower.substring(side);
        } else if (!lower.endsWith(".sql")) {
            suggestion = "delete it, or move it out of the directory";
        } else {
            suggestion = "rename it to " + rename(cut(name, ".sql"));
        }
        out.problem(
                Kind.NEAR_MISS_NAME,
                file,
                "%s is never run by %s: its name ends in neither %s nor %s"
                        .formatted(shown, rules.layout().label(), UP, DOWN),
                suggestion);
    }

    /** Tell {@code x_up}, {@code x-down} and the like from names without a side. */
    static boolean looksSided(String stem) {
        String lower = stem.toLowerCase(Locale.ROOT);
        return List.of("_up", "-up", ".up", "_down", "-down", ".down").stream().anyMatch(lower::endsWith);
    }

    private static String rename(String stem) {
        String lower = stem.toLowerCase(Locale.ROOT);
        if (!looksSided(stem)) {
            return "%s.up.sql or %s.down.sql".formatted(stem, stem);
        }
        boolean up = lower.endsWith("up");
        return stem.substring(0, stem.length() - (up ? 3 : 5)) + (up ? UP : DOWN);
    }

    private void other(Path file, String name) {
        int cut = name.indexOf('_');
        String version = cut < 0 ? "" : name.substring(0, cut);
        int dot = name.indexOf('.', Math.max(cut, 0));
        if (rules.invalid(version) != null || dot < 0) {
            return;
        }
        String language = CodeStep.language(name);
        String ending = name.substring(dot).toLowerCase(Locale.ROOT);
        if (language != null && !ending.startsWith(".down.")) {
            CodeStep.add(out, file, version, name.substring(cut + 1, dot), language);
        }
    }

    private static String cut(String name, String suffix) {
        return name.substring(0, name.length() - suffix.length());
    }
}
