package io.confiture.junit;

import io.confiture.junit.ProjectTree.Origin;
import io.confiture.project.ModuleFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;

/** Opens each project of a discovery request once. */
final class ProjectTrees {
    private final SuiteOpener opener;
    private final SessionServers servers;
    private final EngineSettings settings;
    private final Warnings warnings;
    private final @Nullable String suiteClass;
    private final Map<String, ProjectTree> open = new HashMap<>();

    ProjectTrees(SuiteOpener opener, RootDescriptor engine, EngineSettings settings, Warnings warnings) {
        this.opener = opener;
        this.servers = engine.servers();
        this.settings = settings;
        this.warnings = warnings;
        // Below a suite the build tool knows tests by the suite's class.
        this.suiteClass = engine.getUniqueId().getSegments().stream()
                .filter(segment -> segment.getType().equals("suite"))
                .reduce((outer, inner) -> inner)
                .map(UniqueId.Segment::getValue)
                .orElse(null);
    }

    /** Return the project of an annotated class. */
    ProjectTree of(Marker marker) {
        return open.computeIfAbsent("class " + marker.type().getName(), key -> {
            ModuleFolder module = ModuleFolder.of(marker.type());
            Path directory = module.path().resolve(marker.database()).normalize();
            return open(
                    new Origin(directory, marker.type().getName(), "", module.reports(), validTags(marker), settings),
                    marker.environment().isEmpty() ? settings.environment() : marker.environment());
        });
    }

    /**
     * Return the project in a folder that was selected itself, without a class.
     *
     * @param directory an absolute path
     * @param name what tells it from other folders: its path from the working directory
     */
    ProjectTree of(Path directory, String name) {
        return open.computeIfAbsent(
                "folder " + directory,
                key -> open(
                        new Origin(
                                directory,
                                suiteClass,
                                suiteClass == null ? "" : name,
                                ModuleFolder.around(directory).reports(),
                                Set.of(),
                                settings),
                        settings.environment()));
    }

    /**
     * Return the folder of the project that a file or folder lies in, or null if there is none.
     *
     * <p>A project is recognised by what it holds. The search ends at the module's folder, so that other people's
     * resources are never taken for parts of a project.
     */
    static @Nullable Path projectAround(Path path) {
        for (Path candidate = path; candidate != null; candidate = candidate.getParent()) {
            Path folder = candidate;
            if (List.of("migrations", "migration", "schema", "environments").stream()
                            .anyMatch(name -> Files.isDirectory(folder.resolve(name)))
                    || Files.isRegularFile(folder.resolve("confiture.yaml"))) {
                return folder;
            }
            if (ModuleFolder.isModule(folder)) {
                return null;
            }
        }
        return null;
    }

    private ProjectTree open(Origin origin, @Nullable String environment) {
        ProjectTree tree = ProjectTree.open(
                () -> opener.open(origin.directory(), environment, settings.overrides(), servers), origin);
        EngineSettings.Filter filter = settings.filter();
        if (filter != null && !tree.anyPhrase(filter::matches)) {
            warnings.add("No test of " + origin.directory() + " matches " + Constants.FILTER + "=" + filter.glob()
                    + ": all are skipped.");
        }
        return tree;
    }

    private Set<String> validTags(Marker marker) {
        Set<String> valid = new TreeSet<>();
        for (String tag : marker.tags()) {
            if (TestTag.isValid(tag)) {
                valid.add(tag.strip());
            } else {
                warnings.add("'" + tag + "' in the annotation of "
                        + marker.type().getName() + " is not a tag: leave out blanks and the characters , ( ) & | !");
            }
        }
        return valid;
    }
}
