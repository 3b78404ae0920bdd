package io.confiture.migration.layout;

import io.confiture.check.Severity;
import io.confiture.migration.Down;
import io.confiture.migration.Layout;
import io.confiture.migration.LayoutProblem;
import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.Migration;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.Script;
import io.confiture.project.SourceLocation;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Gathers what one discovery finds. Used by one thread. */
final class Collector {

    private final Folder folder;
    private final List<Migration> migrations = new ArrayList<>();
    private final List<LayoutProblem> problems = new ArrayList<>();

    Collector(Folder folder) {
        this.folder = folder;
    }

    Folder folder() {
        return folder;
    }

    List<Migration> migrations() {
        return migrations;
    }

    void problem(Kind kind, Path file, String message, @Nullable String suggestion) {
        problem(kind, folder.at(file), message, suggestion);
    }

    void problem(Kind kind, SourceLocation where, String message, @Nullable String suggestion) {
        problem(new LayoutProblem(kind, message, where, suggestion));
    }

    void problem(LayoutProblem problem) {
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    /** Read a UTF-8 file; what is wrong with it is noted here and carried by the text. */
    FileText read(Path file) {
        return read(file, StandardCharsets.UTF_8);
    }

    FileText read(Path file, Charset charset) {
        FileText text = FileText.read(file, folder.name(file), charset);
        if (text.defect() != null) {
            problem(text.defect());
        }
        return text;
    }

    void add(Migration migration) {
        migrations.add(migration);
    }

    /** Sort the migrations as the tool does, and note those that it cannot tell apart. */
    void sort(Comparator<Migration> byVersion, String consequence) {
        migrations.sort(byVersion.thenComparing(Migration::id));
        duplicates(migrations, byVersion, consequence);
    }

    /** Note neighbours of equal version. */
    void duplicates(List<Migration> sorted, Comparator<Migration> byVersion, String consequence) {
        for (int i = 1; i < sorted.size(); i++) {
            Migration one = sorted.get(i - 1);
            Migration other = sorted.get(i);
            if (byVersion.compare(one, other) == 0) {
                String what = other.repeatable() ? "description" : "version " + versions(one, other);
                problem(
                        Kind.DUPLICATE_VERSION,
                        other.location(),
                        "%s and %s have the same %s; %s"
                                .formatted(
                                        one.location().name(), other.location().name(), what, consequence),
                        "give one of them a version of its own");
            }
        }
    }

    /** Replace scripts, those of the way back included. */
    void mapScripts(UnaryOperator<Script> change) {
        migrations.replaceAll(m -> {
            Down down = m.down() instanceof Down.Scripts downs
                    ? new Down.Scripts(downs.scripts().stream().map(change).toList())
                    : m.down();
            List<Script> up = m.up().stream().map(change).toList();
            return m.withScripts(up, down);
        });
    }

    /** Say whether there is no migration, and no error that would tell why. */
    boolean isEmpty() {
        return migrations.isEmpty()
                && problems.stream().allMatch(p -> p.severity().compareTo(Severity.ERROR) < 0);
    }

    private static String versions(Migration one, Migration other) {
        return one.version().equals(other.version())
                ? one.version()
                : "(%s equals %s)".formatted(one.version(), other.version());
    }

    /** Return everything, with the problems in the order of the files. */
    MigrationSet finish(Layout layout) {
        giveUniqueIds();
        for (Migration migration : migrations) {
            migration.up().forEach(this::noteDefect);
            if (migration.down() instanceof Down.Scripts downs) {
                downs.scripts().forEach(this::noteDefect);
            }
        }
        problems.sort(Comparator.comparing((LayoutProblem p) -> p.location().name())
                .thenComparingInt(p -> p.location().line())
                .thenComparing(LayoutProblem::kind)
                .thenComparing(LayoutProblem::message));
        return new MigrationSet(layout, folder.path(), migrations, problems);
    }

    /** Rename what has an id twice, as {@code 1_a.sql} and {@code 1_a.up.sql} have, after its file. */
    private void giveUniqueIds() {
        Set<String> taken = new HashSet<>();
        migrations.replaceAll(m -> {
            String id = m.id();
            for (int i = 0; !taken.add(id); i++) {
                String file = Folder.fileName(m.location().file());
                id = i == 0 ? file : file + "#" + (i + 1);
            }
            return m.withId(id);
        });
    }

    private void noteDefect(Script script) {
        if (script.defect() != null) {
            problem(script.defect());
        }
    }
}
