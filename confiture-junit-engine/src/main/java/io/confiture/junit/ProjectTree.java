package io.confiture.junit;

import io.confiture.check.Check;
import io.confiture.check.CheckGroup;
import io.confiture.check.CheckNode;
import io.confiture.check.CheckNode.Segment;
import io.confiture.project.SourceLocation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Is the check tree of one project within one request, with all that its tests need to know.
 *
 * <p>A path is the list of segments below the project; the empty one is the project itself.
 */
final class ProjectTree implements AutoCloseable {
    private final SuiteOpener.Opened opened;
    private final CheckGroup root;
    private final Phrases phrases;
    private final Origin origin;

    private ProjectTree(SuiteOpener.Opened opened, CheckGroup root, Origin origin) {
        this.opened = opened;
        this.root = root;
        this.origin = origin;
        this.phrases = Phrases.of(root, origin.phrasePrefix());
    }

    /**
     * Says where a project comes from.
     *
     * @param directory the absolute path of its folder
     * @param owner the class that stands for the run: the marker, else the suite's class, else null
     * @param phrasePrefix what tells its tests from those of the owner's other projects, or empty
     * @param reports the folder for files about its failures
     * @param tags tags of all its tests
     * @param settings the engine's settings
     */
    record Origin(
            Path directory,
            @Nullable String owner,
            String phrasePrefix,
            Path reports,
            Set<String> tags,
            EngineSettings settings) {}

    /** Open a project. Never throws: what goes wrong is a check that fails with the very exception. */
    static ProjectTree open(Supplier<SuiteOpener.Opened> opener, Origin origin) {
        try {
            SuiteOpener.Opened opened = opener.get();
            return new ProjectTree(opened, opened.root(), origin);
        } catch (RuntimeException e) {
            SuiteOpener.Opened broken = new Broken(origin.directory(), e);
            return new ProjectTree(broken, broken.root(), origin);
        }
    }

    CheckGroup root() {
        return root;
    }

    Origin origin() {
        return origin;
    }

    String phrase(List<Segment> path) {
        return phrases.at(path);
    }

    boolean anyPhrase(Predicate<String> condition) {
        return phrases.all().stream().anyMatch(condition);
    }

    /** Return the paths whose name matches exactly: one or none. */
    List<List<Segment>> named(String phrase) {
        return phrases.paths(phrase);
    }

    /** Return the topmost paths about files in this folder, or the project when it lies in the folder itself. */
    List<List<Segment>> within(Path folder) {
        return origin.directory().startsWith(folder)
                ? List.of(List.of())
                : topmost(node -> lies(node.source(), file -> file.startsWith(folder)));
    }

    /** Return the topmost paths about this file. */
    List<List<Segment>> about(Path file) {
        return topmost(node -> lies(node.source(), file::equals));
    }

    /** Return the checks of this file at the line, else at the nearest line before; all of the file if none has a line. */
    List<List<Segment>> about(Path file, int line) {
        List<List<Segment>> best = new ArrayList<>();
        int bestLine = 0;
        for (Found each : checks(root, List.of())) {
            SourceLocation source = each.check().source();
            if (source == null || !source.file().equals(file) || source.line() == 0 || source.line() > line) {
                continue;
            }
            if (source.line() > bestLine) {
                bestLine = source.line();
                best.clear();
            }
            if (source.line() == bestLine) {
                best.add(each.path());
            }
        }
        return best.isEmpty() ? about(file) : best;
    }

    /** Stop what its checks started. */
    @Override
    public void close() {
        opened.close();
    }

    private static boolean lies(@Nullable SourceLocation source, Predicate<Path> where) {
        return source != null && where.test(source.file());
    }

    private List<List<Segment>> topmost(Predicate<CheckNode> condition) {
        List<List<Segment>> found = new ArrayList<>();
        topmost(root, List.of(), condition, found);
        return found;
    }

    private static void topmost(
            CheckGroup group, List<Segment> path, Predicate<CheckNode> condition, List<List<Segment>> found) {
        for (CheckNode child : group.children()) {
            List<Segment> childPath = Phrases.append(path, child.segment());
            if (condition.test(child)) {
                found.add(childPath);
            } else if (child instanceof CheckGroup inner) {
                topmost(inner, childPath, condition, found);
            }
        }
    }

    private static List<Found> checks(CheckGroup group, List<Segment> path) {
        List<Found> found = new ArrayList<>();
        for (CheckNode child : group.children()) {
            List<Segment> childPath = Phrases.append(path, child.segment());
            if (child instanceof CheckGroup inner) {
                found.addAll(checks(inner, childPath));
            } else if (child instanceof Check check) {
                found.add(new Found(childPath, check));
            }
        }
        return found;
    }

    private record Found(List<Segment> path, Check check) {}

    /** Stands in for a tree that could not be opened. */
    private record Broken(Path directory, RuntimeException why) implements SuiteOpener.Opened {
        @Override
        public CheckGroup root() {
            String name = String.valueOf(directory.getFileName());
            Check opens = new Check(new Segment("check", "opens"), "opens", null, Set.of(), null, () -> {
                throw why;
            });
            return new CheckGroup(new Segment("project", name), name, null, Set.of(), List.of(opens));
        }

        @Override
        public void close() {}
    }
}
