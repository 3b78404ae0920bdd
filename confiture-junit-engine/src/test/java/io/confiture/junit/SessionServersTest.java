package io.confiture.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import io.confiture.junit.testcases.InheritingTestCase;
import io.confiture.suite.SuiteServers;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherFactory;

class SessionServersTest {
    private final Kit kit = new Kit();

    @Test
    void projects_of_one_request_share_their_servers() {
        kit.run(Kit.shop(), selectClass(InheritingTestCase.class));

        assertThat(used()).hasSize(2);
        assertThat(used().get(0)).isSameAs(used().get(1));
    }

    @Test
    void requests_of_one_session_share_their_servers_and_sessions_do_not() {
        runTwice();
        runTwice();

        List<SuiteServers> used = used();
        assertThat(used).hasSize(4);
        assertThat(used.get(0)).isSameAs(used.get(1)).isNotSameAs(used.get(2));
        assertThat(used.get(2)).isSameAs(used.get(3));
    }

    @Test
    void discovery_alone_gives_no_servers() {
        kit.discover(Kit.shop());

        assertThat(kit.tree.sessions).hasSize(1);
        assertThatIllegalStateException()
                .isThrownBy(() -> kit.tree.sessions.get(0).get());
    }

    private void runTwice() {
        LauncherConfig config = LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .addTestEngines(new ConfitureTestEngine(kit.tree))
                .build();
        try (LauncherSession session = LauncherFactory.openSession(config)) {
            session.getLauncher().execute(request().selectors(Kit.shop()).build());
            session.getLauncher().execute(request().selectors(Kit.shop()).build());
        }
    }

    private List<SuiteServers> used() {
        return kit.tree.sessions.stream().map(Supplier::get).toList();
    }
}
