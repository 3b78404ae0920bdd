package io.confiture.junit;

import io.confiture.check.CheckNode.Segment;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/**
 * Selects by class, by name and by unique id.
 *
 * <p>Every container names its children as unique id selectors, so that one test, several and all take the same path.
 */
final class ClassSelectors implements SelectorResolver {
    private final UniqueId engine;
    private final ProjectTrees trees;
    private final Predicate<String> classNames;

    ClassSelectors(UniqueId engine, ProjectTrees trees, Predicate<String> classNames) {
        this.engine = engine;
        this.trees = trees;
        this.classNames = classNames;
    }

    @Override
    public Resolution resolve(ClassSelector selector, Context context) {
        return load(selector.getClassName())
                .filter(type -> classNames.test(type.getName()))
                .map(type -> selected(idOf(type.getName())))
                .orElseGet(Resolution::unresolved);
    }

    /** Selects a test by the name that its method source has. */
    @Override
    public Resolution resolve(MethodSelector selector, Context context) {
        Optional<ProjectTree> tree =
                load(selector.getClassName()).flatMap(Marker::of).map(trees::of);
        return tree.map(found ->
                        paths(project(idOf(selector.getClassName()), found), found.named(selector.getMethodName())))
                .orElseGet(Resolution::unresolved);
    }

    @Override
    public Resolution resolve(UniqueIdSelector selector, Context context) {
        UniqueId id = selector.getUniqueId();
        if (id.equals(engine) || !id.hasPrefix(engine)) {
            return Resolution.unresolved();
        }
        UniqueId parent = id.removeLastSegment();
        Optional<TestDescriptor> added = parent.equals(engine)
                ? context.addToParent(root -> top(id))
                : context.addToParent(() -> DiscoverySelectors.selectUniqueId(parent), holder -> below(holder, id));
        return added.map(test -> Resolution.match(Match.exact(test, () -> children(test))))
                .orElseGet(Resolution::unresolved);
    }

    /** Turn paths of a project into selectors of their unique ids. */
    static Resolution paths(UniqueId project, List<List<Segment>> paths) {
        if (paths.isEmpty()) {
            return Resolution.unresolved();
        }
        Set<DiscoverySelector> ids = new LinkedHashSet<>();
        for (List<Segment> path : paths) {
            UniqueId id = project;
            for (Segment segment : path) {
                id = id.append(segment.type(), segment.value());
            }
            ids.add(DiscoverySelectors.selectUniqueId(id));
        }
        return Resolution.selectors(ids);
    }

    private Optional<TestDescriptor> top(UniqueId id) {
        UniqueId.Segment segment = id.getLastSegment();
        return switch (segment.getType()) {
            case MarkerDescriptor.SEGMENT ->
                load(segment.getValue())
                        .flatMap(Marker::of)
                        .map(marker -> new MarkerDescriptor(id, marker.type(), trees.of(marker)));
            case FileSelectors.SEGMENT ->
                FileSelectors.folder(segment.getValue())
                        .map(folder -> GroupDescriptor.project(id, trees.of(folder, segment.getValue())));
            default -> Optional.empty();
        };
    }

    private static Optional<TestDescriptor> below(TestDescriptor holder, UniqueId id) {
        if (holder instanceof MarkerDescriptor marker) {
            return id.equals(project(marker.getUniqueId(), marker.tree()))
                    ? Optional.of(GroupDescriptor.project(id, marker.tree()))
                    : Optional.empty();
        }
        return holder instanceof GroupDescriptor group ? group.child(id) : Optional.empty();
    }

    private static Set<? extends DiscoverySelector> children(TestDescriptor test) {
        if (test instanceof MarkerDescriptor marker) {
            return Set.of(DiscoverySelectors.selectUniqueId(project(marker.getUniqueId(), marker.tree())));
        }
        return test instanceof GroupDescriptor group ? group.children() : Set.of();
    }

    private static UniqueId project(UniqueId marker, ProjectTree tree) {
        Segment segment = tree.root().segment();
        return marker.append(segment.type(), segment.value());
    }

    private UniqueId idOf(String className) {
        return engine.append(MarkerDescriptor.SEGMENT, className);
    }

    private static Resolution selected(UniqueId id) {
        return Resolution.selectors(Set.of(DiscoverySelectors.selectUniqueId(id)));
    }

    /** Load a marker class; a class that cannot be loaded or inspected is not ours, and its own engine will say so. */
    private static Optional<Class<?>> load(String className) {
        try {
            return ReflectionSupport.tryToLoadClass(className).toOptional().filter(Marker::is);
        } catch (JUnitException | LinkageError notLoadable) {
            return Optional.empty();
        }
    }
}
