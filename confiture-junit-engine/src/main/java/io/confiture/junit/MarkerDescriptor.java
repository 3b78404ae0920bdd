package io.confiture.junit;

import io.confiture.junit.ProjectTree.Origin;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.hierarchical.Node;

/**
 * Is the annotated class in the tree of tests.
 *
 * <p>It stays there whatever happens below it: Surefire 3.6 runs a class only if it finds the class's source in the plan,
 * and is silently green otherwise.
 */
final class MarkerDescriptor extends AbstractTestDescriptor implements Node<RunContext> {
    static final String SEGMENT = "class";

    private final ProjectTree tree;

    MarkerDescriptor(UniqueId id, Class<?> marker, ProjectTree tree) {
        super(id, marker.getSimpleName(), ClassSource.from(marker));
        this.tree = tree;
    }

    ProjectTree tree() {
        return tree;
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }

    @Override
    public Set<TestTag> getTags() {
        return tags(tree.origin());
    }

    @Override
    public String getLegacyReportingName() {
        return getUniqueId().getLastSegment().getValue();
    }

    /** Says to JUnit 6.1 and later that this container needs no lock of its own. */
    public boolean isGlobalReadLockRequired() {
        return false;
    }

    static Set<TestTag> tags(Origin origin) {
        Set<TestTag> tags = new LinkedHashSet<>();
        origin.tags().forEach(tag -> tags.add(TestTag.create(tag)));
        return tags;
    }
}
