package io.confiture.junit;

import io.confiture.check.Check;
import io.confiture.check.CheckNode.Segment;
import io.confiture.check.Outcome;
import java.util.List;
import java.util.Set;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.ExclusiveResource;
import org.junit.platform.engine.support.hierarchical.ExclusiveResource.LockMode;
import org.junit.platform.engine.support.hierarchical.Node;

/** Is a check in the tree of tests. */
final class CheckDescriptor extends AbstractTestDescriptor implements Node<RunContext> {
    private final ProjectTree tree;
    private final List<Segment> path;
    private final Check check;
    private final Set<TestTag> tags;
    private final String legacyParent;

    CheckDescriptor(
            UniqueId id,
            ProjectTree tree,
            List<Segment> path,
            Check check,
            Set<TestTag> tags,
            TestSource file,
            String legacyParent) {
        super(id, check.displayName(), Sources.ofTest(file, tree.phrase(path), tree.origin()));
        this.tree = tree;
        this.path = path;
        this.check = check;
        this.tags = tags;
        this.legacyParent = legacyParent;
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }

    @Override
    public Set<TestTag> getTags() {
        return tags;
    }

    /** Returns the name that tells tests apart where only class and name are known, as in Gradle's reports. */
    @Override
    public String getLegacyReportingName() {
        return tree.origin().owner() == null ? check.displayName() : tree.phrase(path);
    }

    /** Reserves the database line that the check works on; two projects' lines are different ones. */
    @Override
    public Set<ExclusiveResource> getExclusiveResources() {
        return check.database() == null
                ? Set.of()
                : Set.of(new ExclusiveResource(
                        "confiture.database:" + tree.origin().directory() + ":" + check.database(),
                        LockMode.READ_WRITE));
    }

    @Override
    public SkipResult shouldBeSkipped(RunContext context) {
        EngineSettings.Filter filter = tree.origin().settings().filter();
        return filter == null || filter.matches(tree.phrase(path))
                ? SkipResult.doNotSkip()
                : SkipResult.skip("not selected by " + Constants.FILTER + "=" + filter.glob());
    }

    @Override
    public RunContext execute(RunContext context, DynamicTestExecutor unused) {
        Verdict verdict = new Verdict(context, this);
        Outcome outcome = check.run();
        verdict.publishAge(outcome);
        if (outcome instanceof Outcome.Failed failed) {
            throw verdict.failure(failed.findings());
        }
        if (outcome instanceof Outcome.Aborted aborted) {
            String reason = "aborted: " + aborted.cause();
            if (tree.origin().settings().failAborted()) {
                throw verdict.failure(reason);
            }
            throw Verdict.notRun(reason);
        }
        if (outcome instanceof Outcome.Skipped skipped) {
            throw Verdict.notRun("skipped: " + skipped.reason());
        }
        if (outcome instanceof Outcome.Passed passed) {
            verdict.publish(passed.notes());
        }
        return context;
    }

    Check check() {
        return check;
    }

    List<Segment> path() {
        return path;
    }

    ProjectTree tree() {
        return tree;
    }

    String legacyParent() {
        return legacyParent;
    }
}
