package io.confiture.migration.hook;

import io.confiture.migration.code.ServiceFinder;
import io.confiture.migration.code.Thrown;
import io.confiture.project.Environment;
import io.confiture.project.Problem;
import io.confiture.project.Project;
import io.confiture.project.SourceLocation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds the hooks of a project, in the order in which they run, and what is wrong with them.
 *
 * <p>As long as there is a problem none of them may run: a hook that is left out is one that nobody misses in time. Immutable.
 */
public final class HookSet {

    private final Map<HookPhase, List<HookEntry>> byPhase;
    private final List<Problem> problems;
    private final Map<String, String> placeholders;
    private final boolean code;

    private HookSet(
            Map<HookPhase, List<HookEntry>> byPhase,
            List<Problem> problems,
            Map<String, String> placeholders,
            boolean code) {
        this.code = code;
        this.byPhase = byPhase;
        this.problems = List.copyOf(problems);
        this.placeholders = Map.copyOf(placeholders);
    }

    /** Return the set without hooks. */
    public static HookSet none() {
        return new HookSet(new EnumMap<>(HookPhase.class), List.of(), Map.of(), false);
    }

    /**
     * Read the hooks of a project: the files, and the classes that the thread's context class loader knows.
     *
     * <p>Needs no database; never throws for what the files and classes hold.
     */
    public static HookSet read(Project project) {
        Environment.Migration settings = project.environment().migration();
        return read(
                project,
                settings.run().hooksDirectory(),
                settings.placeholders(),
                Thread.currentThread().getContextClassLoader());
    }

    private static HookSet read(
            Project project, Path directory, Map<String, String> placeholders, @Nullable ClassLoader loader) {
        List<Problem> problems = new ArrayList<>();
        List<HookEntry> all = new ArrayList<>(new HookFiles(project, problems::add).read(directory));
        ServiceFinder<Hook> finder = new ServiceFinder<>(Hook.class);
        List<Hook> found = finder.find(loader);
        for (Hook hook : found) {
            HookEntry.Java entry = entry(hook, problems);
            if (entry != null) {
                all.add(entry);
            }
        }
        for (String failure : finder.failures()) {
            SourceLocation where = SourceLocation.of(directory, "META-INF/services/" + Hook.class.getName());
            problems.add(new Problem(
                    where,
                    null,
                    "a Java hook cannot be loaded: " + failure,
                    "give the class a public constructor without parameters, or take it out of the file"));
        }
        Map<HookPhase, List<HookEntry>> ordered = new EnumMap<>(HookPhase.class);
        for (HookPhase phase : HookPhase.values()) {
            List<HookEntry> own = all.stream().filter(h -> h.phase() == phase).toList();
            own.forEach(h -> check(h, problems));
            ordered.put(phase, new HookOrder(problems::add).of(own));
        }
        return new HookSet(
                ordered,
                problems,
                placeholders,
                !found.isEmpty() || !finder.failures().isEmpty());
    }

    private static HookEntry.@Nullable Java entry(Hook hook, List<Problem> problems) {
        String type = hook.getClass().getName();
        SourceLocation where = SourceLocation.of(Path.of(type), type);
        try {
            // Users are not bound by our annotations: null is one of their answers.
            if (missing(hook.name()) || missing(hook.phase()) || missing(hook.options())) {
                problems.add(new Problem(where, null, "name(), phase() or options() gives nothing", null));
                return null;
            }
            return new HookEntry.Java(hook, hook.phase(), hook.name(), hook.options(), where);
        } catch (RuntimeException | LinkageError e) {
            problems.add(new Problem(where, null, "the hook cannot say what it is: " + Thrown.describe(e), null));
            return null;
        }
    }

    private static boolean missing(@Nullable Object answer) {
        return answer == null || (answer instanceof String text && text.isBlank());
    }

    private static void check(HookEntry hook, List<Problem> problems) {
        HookPhase phase = hook.phase();
        if (phase.firedBy().isEmpty()) {
            problems.add(new Problem(
                    hook.location(),
                    null,
                    "nothing fires the phase " + phase.word() + ", so the hook would never run",
                    "take it away, or put it into another phase"));
        }
        boolean inside = hook.options().place() == HookOptions.Place.INSIDE;
        if (inside && (!phase.ofMigration() || hook.options().each() == HookOptions.Each.RUN)) {
            problems.add(new Problem(
                    hook.location(),
                    null,
                    "the hook wants to be inside of a migration's transaction, and there is none "
                            + (phase.ofMigration() ? "for a hook that runs once" : "in " + phase.word()),
                    "take transaction=inside away"));
        }
    }

    /** Return everything that is wrong with the hooks; they run only when that is nothing. */
    public List<Problem> problems() {
        return problems;
    }

    /** Say whether there is any hook. */
    public boolean isEmpty() {
        return byPhase.values().stream().allMatch(List::isEmpty);
    }

    /** Say whether classes have a part in it, or were to have one. */
    boolean hasCode() {
        return code;
    }

    /** Return the hooks of a phase, in order. */
    List<HookEntry> of(HookPhase phase) {
        return byPhase.getOrDefault(phase, List.of());
    }

    Map<String, String> placeholders() {
        return placeholders;
    }
}
