package io.confiture.junit;

import io.confiture.check.CheckNode.Segment;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClasspathResourceSelector;
import org.junit.platform.engine.discovery.DirectorySelector;
import org.junit.platform.engine.discovery.FilePosition;
import org.junit.platform.engine.discovery.FileSelector;
import org.junit.platform.engine.discovery.UriSelector;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/** Selects by file, folder, URI and class path resource: for suites, the console launcher, Gradle and IDE plugins. */
final class FileSelectors implements SelectorResolver {
    /** The kind of segment that stands for a project which was selected without a class. */
    static final String SEGMENT = "project";

    private final UniqueId engine;
    private final ProjectTrees trees;
    private final Warnings warnings;

    FileSelectors(UniqueId engine, ProjectTrees trees, Warnings warnings) {
        this.engine = engine;
        this.trees = trees;
        this.warnings = warnings;
    }

    @Override
    public Resolution resolve(DirectorySelector selector, Context context) {
        return resolve(selector.getRawPath(), null);
    }

    @Override
    public Resolution resolve(FileSelector selector, Context context) {
        return resolve(selector.getRawPath(), selector.getPosition().orElse(null));
    }

    @Override
    public Resolution resolve(UriSelector selector, Context context) {
        URI uri = selector.getUri();
        if (!"file".equalsIgnoreCase(uri.getScheme()) || uri.getPath() == null) {
            return Resolution.unresolved();
        }
        return resolve(withoutQuery(uri), FilePosition.fromQuery(uri.getQuery()).orElse(null));
    }

    @Override
    public Resolution resolve(ClasspathResourceSelector selector, Context context) {
        String name = selector.getClasspathResourceName();
        URL url = loader().getResource(name);
        if (url == null) {
            return Resolution.unresolved();
        }
        if (url.getProtocol().equals("file")) {
            try {
                return resolve(
                        Path.of(url.toURI()).toString(), selector.getPosition().orElse(null));
            } catch (URISyntaxException e) {
                warnings.add("The class path resource " + name + " has a malformed address: " + e.getMessage());
                return Resolution.unresolved();
            }
        }
        if (name.endsWith(".sql")) {
            warnings.add("The class path resource " + name + " lies in a jar: Confiture checks files only.");
        }
        return Resolution.unresolved();
    }

    /** Find the folder that a unique id's segment names, if there is a project. */
    static Optional<Path> folder(String segment) {
        return absolute(segment).filter(folder -> folder.equals(ProjectTrees.projectAround(folder)));
    }

    private Resolution resolve(String rawPath, @Nullable FilePosition position) {
        Path path = absolute(rawPath).filter(Files::exists).orElse(null);
        Path project = path == null ? null : ProjectTrees.projectAround(path);
        if (path == null || project == null) {
            return Resolution.unresolved();
        }
        String name = name(project);
        ProjectTree tree = trees.of(project, name);
        List<List<Segment>> paths = Files.isDirectory(path)
                ? tree.within(path)
                : position == null ? tree.about(path) : tree.about(path, position.getLine());
        return ClassSelectors.paths(engine.append(SEGMENT, name), paths);
    }

    /** Name a folder as the working directory sees it, so that ids mean the same on another machine. */
    private static String name(Path project) {
        Path here = Path.of("").toAbsolutePath().normalize();
        Path name = project.startsWith(here) && !project.equals(here) ? here.relativize(project) : project;
        return name.toString().replace('\\', '/');
    }

    private static Optional<Path> absolute(String path) {
        try {
            return Optional.of(Path.of(path).toAbsolutePath().normalize());
        } catch (InvalidPathException notAPathHere) {
            return Optional.empty();
        }
    }

    private static String withoutQuery(URI uri) {
        try {
            return Path.of(new URI(uri.getScheme(), uri.getAuthority(), uri.getPath(), null, null))
                    .toString();
        } catch (URISyntaxException | IllegalArgumentException notAFile) {
            return uri.getPath();
        }
    }

    private static ClassLoader loader() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return loader == null ? FileSelectors.class.getClassLoader() : loader;
    }
}
