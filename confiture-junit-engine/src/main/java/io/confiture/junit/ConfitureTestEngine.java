package io.confiture.junit;

import java.util.Optional;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.config.PrefixedConfigurationParameters;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;
import org.junit.platform.engine.support.hierarchical.ForkJoinPoolHierarchicalTestExecutorService;
import org.junit.platform.engine.support.hierarchical.HierarchicalTestEngine;
import org.junit.platform.engine.support.hierarchical.HierarchicalTestExecutorService;

/**
 * Shows the checks of {@code db/} folders as tests of the JUnit Platform.
 *
 * <p>The platform finds it by itself; users meet {@link ConfitureProject} and {@link Constants} only. It adds tests to a
 * request only if the request names a class with that annotation (itself, or by its package or class path root) or
 * something inside a project's folder. Discovery reads files, starts nothing and never throws.
 */
public final class ConfitureTestEngine extends HierarchicalTestEngine<RunContext> {
    private final SuiteOpener opener;

    /** Make the engine; called by the platform. */
    public ConfitureTestEngine() {
        this(new CoreSuites());
    }

    ConfitureTestEngine(SuiteOpener opener) {
        this.opener = opener;
    }

    @Override
    public String getId() {
        return Constants.ENGINE_ID;
    }

    @Override
    public Optional<String> getGroupId() {
        return Optional.of("io.confiture");
    }

    @Override
    public Optional<String> getArtifactId() {
        return Optional.of("confiture-junit-engine");
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId uniqueId) {
        RootDescriptor root = new RootDescriptor(uniqueId);
        Warnings warnings = new Warnings(request, uniqueId);
        ProjectTrees trees = new ProjectTrees(
                opener, root, EngineSettings.read(request.getConfigurationParameters(), warnings::add), warnings);
        EngineDiscoveryRequestResolver.<RootDescriptor>builder()
                .addClassContainerSelectorResolver(Marker::is)
                .addSelectorResolver(context -> new ClassSelectors(uniqueId, trees, context.getClassNameFilter()::test))
                .addSelectorResolver(context -> new FileSelectors(uniqueId, trees, warnings))
                .build()
                .resolve(request, root);
        return root;
    }

    @Override
    protected RunContext createExecutionContext(ExecutionRequest request) {
        if (request.getRootTestDescriptor() instanceof RootDescriptor root) {
            root.servers().use(request);
        }
        return new RunContext(request.getEngineExecutionListener());
    }

    /** Runs tests one after the other unless {@value Constants#PARALLEL} is set. */
    @Override
    protected HierarchicalTestExecutorService createExecutorService(ExecutionRequest request) {
        return EngineSettings.parallel(request.getConfigurationParameters())
                ? new ForkJoinPoolHierarchicalTestExecutorService(new PrefixedConfigurationParameters(
                        request.getConfigurationParameters(), Constants.PARALLEL_CONFIG_PREFIX))
                : super.createExecutorService(request);
    }
}
