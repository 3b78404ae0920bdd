package io.confiture.assertions.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.EngineFilter.includeEngines;

import io.confiture.junit.ConfitureProject;
import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.suite.DatabaseState;
import io.confiture.suite.ProjectDatabase;
import io.confiture.suite.ProjectDatabases;
import io.confiture.suite.SuiteRequest;
import io.confiture.suite.SuiteServers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.Filter;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Tests and checks of one launcher session share one server. */
class RunServersTest {
    private static final List<String> SERVERS = new CopyOnWriteArrayList<>();

    @Test
    void jupiter_and_the_engine_share_the_server_of_the_session() {
        SERVERS.clear();
        try (LauncherSession session = LauncherFactory.openSession()) {
            SuiteServers servers = session.getStore()
                    .getOrComputeIfAbsent(
                            Namespace.create("io.confiture.junit"),
                            SuiteServers.class,
                            key -> new SuiteServers(),
                            SuiteServers.class);

            TestExecutionSummary first = run(session, FirstCase.class);
            TestExecutionSummary checks = run(session, ProjectCase.class);
            TestExecutionSummary second = run(session, SecondCase.class);

            assertThat(first.getTestsSucceededCount()).isEqualTo(1);
            assertThat(second.getTestsSucceededCount()).isEqualTo(1);
            assertThat(checks.getTestsSucceededCount()).isGreaterThan(5);
            assertThat(checks.getFailures()).isEmpty();
            assertThat(SERVERS).hasSize(2).containsOnly(startOf(servers));
        }
    }

    @Test
    void nothing_starts_for_tests_that_need_no_database() {
        try (LauncherSession session = LauncherFactory.openSession()) {
            assertThat(run(session, NoDatabaseCase.class, includeEngines("junit-jupiter"))
                            .getTestsSucceededCount())
                    .isEqualTo(1);
            assertThat(session.getStore().get(Namespace.create("io.confiture.junit"), SuiteServers.class))
                    .isNull();
        }
    }

    private static TestExecutionSummary run(LauncherSession session, Class<?> type, Filter<?>... filters) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        session.getLauncher()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(type))
                                .filters(filters)
                                .configurationParameter("confiture.checks.cache", "off")
                                .build(),
                        listener);
        return listener.getSummary();
    }

    private static String startOf(SuiteServers servers) {
        SuiteRequest request = SuiteRequest.of(Path.of(ConfitureExtensionTest.USERS));
        try (ProjectDatabases project = ProjectDatabases.open(request, () -> servers);
                ProjectDatabase database = project.at(DatabaseState.empty());
                Session session = database.database().connect()) {
            return String.valueOf(new Query(session).value("select pg_postmaster_start_time()::text"));
        }
    }

    @ConfitureDatabase(project = ConfitureExtensionTest.USERS)
    static class FirstCase {
        @Test
        void looks(DataSource db) {
            SERVERS.add(ConfitureExtensionTest.ask(db, "select pg_postmaster_start_time()::text"));
        }
    }

    @ConfitureDatabase(project = ConfitureExtensionTest.USERS)
    static class SecondCase {
        @Test
        void looks(DataSource db) {
            SERVERS.add(ConfitureExtensionTest.ask(db, "select pg_postmaster_start_time()::text"));
        }
    }

    @ConfitureProject(ConfitureExtensionTest.USERS)
    static class ProjectCase {}

    @ConfitureDatabase
    static class NoDatabaseCase {
        @Test
        void looks_at_nothing() {}
    }
}
