package io.confiture.junit;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import io.confiture.check.Check;
import io.confiture.check.CheckGroup;
import io.confiture.check.CheckNode;
import io.confiture.check.CheckNode.Segment;
import io.confiture.junit.ProjectTree.Origin;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.DirectorySource;
import org.junit.platform.engine.support.hierarchical.Node;
import org.slf4j.LoggerFactory;

/** Is a group of checks in the tree of tests: the project, a medium, a file. It has no verdict and never fails. */
final class GroupDescriptor extends AbstractTestDescriptor implements Node<RunContext> {
    private final ProjectTree tree;
    private final List<Segment> path;
    private final CheckGroup group;
    private final Set<TestTag> tags;

    private GroupDescriptor(
            UniqueId id,
            ProjectTree tree,
            List<Segment> path,
            CheckGroup group,
            Set<TestTag> inherited,
            TestSource parentSource) {
        super(id, group.displayName(), Sources.of(group, parentSource));
        this.tree = tree;
        this.path = path;
        this.group = group;
        this.tags = union(inherited, group);
    }

    /** Make the container of the project itself. */
    static GroupDescriptor project(UniqueId id, ProjectTree tree) {
        Origin origin = tree.origin();
        return new GroupDescriptor(
                id,
                tree,
                List.of(),
                tree.root(),
                MarkerDescriptor.tags(origin),
                DirectorySource.from(origin.directory().toFile()));
    }

    /** Make the child that {@code id} names, or nothing if there is none. */
    Optional<TestDescriptor> child(UniqueId id) {
        UniqueId.Segment wanted = id.getLastSegment();
        return group.children().stream()
                .filter(node -> node.segment().type().equals(wanted.getType())
                        && node.segment().value().equals(wanted.getValue()))
                .findFirst()
                .map(node -> child(id, node));
    }

    Set<DiscoverySelector> children() {
        return group.children().stream()
                .map(CheckNode::segment)
                .map(segment -> getUniqueId().append(segment.type(), segment.value()))
                .map(DiscoverySelectors::selectUniqueId)
                .collect(toCollection(LinkedHashSet::new));
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }

    @Override
    public Set<TestTag> getTags() {
        return tags;
    }

    @Override
    public String getLegacyReportingName() {
        return Stream.concat(Stream.of(tree.root().segment()), path.stream())
                .map(segment -> segment.value().replace('/', '.'))
                .collect(joining("."));
    }

    /** Stops what the checks of the project started, as soon as the last of them has run. */
    @Override
    public void cleanUp(RunContext context) {
        if (!path.isEmpty()) {
            return;
        }
        try {
            tree.close();
        } catch (RuntimeException e) {
            // A container that fails spoils Surefire's totals, and every verdict is known by now.
            LoggerFactory.getLogger(ConfitureTestEngine.class)
                    .warn(
                            "Not all that the tests of {} started could be stopped",
                            tree.origin().directory(),
                            e);
        }
    }

    /** Says to JUnit 6.1 and later that this container needs no lock of its own. */
    public boolean isGlobalReadLockRequired() {
        return false;
    }

    private TestDescriptor child(UniqueId id, CheckNode node) {
        List<Segment> childPath = Phrases.append(path, node.segment());
        TestSource source = getSource().orElseThrow();
        return node instanceof Check check
                ? new CheckDescriptor(
                        id,
                        tree,
                        childPath,
                        check,
                        union(tags, check),
                        Sources.of(check, source),
                        getLegacyReportingName())
                : new GroupDescriptor(id, tree, childPath, (CheckGroup) node, tags, source);
    }

    private static Set<TestTag> union(Set<TestTag> inherited, CheckNode node) {
        Set<TestTag> union = new LinkedHashSet<>(inherited);
        node.tags().stream()
                .sorted()
                .filter(TestTag::isValid)
                .map(TestTag::create)
                .forEach(union::add);
        if (node instanceof Check check) {
            union.add(TestTag.create(check.database() == null ? "offline" : "needs-db"));
        }
        return union;
    }
}
