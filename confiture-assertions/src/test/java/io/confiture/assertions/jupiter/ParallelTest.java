package io.confiture.assertions.jupiter;

import static io.confiture.assertions.jupiter.ConfitureExtensionTest.USERS;
import static io.confiture.assertions.jupiter.ConfitureExtensionTest.add;
import static io.confiture.assertions.jupiter.ConfitureExtensionTest.name;
import static io.confiture.assertions.jupiter.ConfitureExtensionTest.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.assertions.jupiter.ConfitureDatabase.Lifetime;
import io.confiture.assertions.migration.MigrationSandbox;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that run at the same time do not see each other's databases. */
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
class ParallelTest {
    private static final Map<String, String> CONCURRENT = parameters("concurrent");

    private static Map<String, String> parameters(String mode) {
        return Map.of(
                "junit.jupiter.execution.parallel.enabled",
                "true",
                "junit.jupiter.execution.parallel.mode.default",
                mode,
                "junit.jupiter.execution.parallel.mode.classes.default",
                "concurrent",
                "junit.jupiter.execution.parallel.config.strategy",
                "fixed",
                "junit.jupiter.execution.parallel.config.fixed.parallelism",
                "4");
    }

    @Test
    void each_has_its_own() {
        TogetherCase.names.clear();
        TogetherCase.together = new CountDownLatch(2);

        Kit.run(CONCURRENT, TogetherCase.class).passes(10);

        assertThat(TogetherCase.names).hasSize(10);
    }

    @Test
    void classes_at_the_same_time_with_their_tests_in_one_thread() {
        TogetherCase.names.clear();
        TogetherCase.together = new CountDownLatch(0);

        Kit.run(parameters("same_thread"), TogetherCase.class, SharedCase.class).passes(16);

        assertThat(TogetherCase.names).hasSize(10);
    }

    @ConfitureDatabase(project = USERS)
    static class TogetherCase {
        static final Set<String> names = ConcurrentHashMap.newKeySet();
        static CountDownLatch together = new CountDownLatch(0);

        @RepeatedTest(6)
        void fills(DataSource db) throws InterruptedException {
            look(db);
        }

        @ParameterizedTest
        @ValueSource(strings = {"001", "002"})
        void at_once(String version, @AtMigration("001") MigrationSandbox db) throws InterruptedException {
            look(db.source());
            if (version.equals("002")) {
                db.migrateTo("002");
            }
            assertThat(db.version()).contains(version);
        }

        @Test
        @AtMigration("002")
        void second(MigrationSandbox db) throws InterruptedException {
            look(db.source());
        }

        @Test
        @AtMigration("003")
        void third(MigrationSandbox db) throws InterruptedException {
            look(db.source());
        }

        private static void look(DataSource db) throws InterruptedException {
            together.countDown();
            assertThat(together.await(20, TimeUnit.SECONDS))
                    .as("another test at the same time")
                    .isTrue();
            names.add(name(db));
            add(db, "a@example.com");
            assertThat(rows(db)).isEqualTo(1);
        }
    }

    @Test
    void what_is_shared_is_made_once() {
        Kit.run(CONCURRENT, SharedCase.class).passes(6);

        assertThat(SharedCase.names).hasSize(1);
    }

    @ConfitureDatabase(project = USERS, lifetime = Lifetime.CLASS)
    static class SharedCase {
        static final Set<String> names = ConcurrentHashMap.newKeySet();

        @BeforeAll
        static void forget() {
            names.clear();
        }

        @RepeatedTest(6)
        void looks(DataSource db) {
            names.add(name(db));
        }
    }

    @Test
    void classes_with_the_database_of_the_run_share_the_field_of_their_superclass() {
        RunBase.together = new CountDownLatch(2);

        Kit.run(CONCURRENT, FirstCase.class, SecondCase.class).passes(2);

        assertThat((Object) RunBase.db).isNull();
    }

    @Test
    void classes_with_a_database_each_cannot_share_it() {
        OwnBase.together = new CountDownLatch(1);

        assertThat(Kit.run(CONCURRENT, FirstOwnCase.class, SecondOwnCase.class).failure())
                .contains("it has a value already, the database of another class that runs at the same time");
    }

    abstract static class RunBase {
        static CountDownLatch together = new CountDownLatch(0);

        @ConfitureDatabase(project = USERS, lifetime = Lifetime.RUN)
        static DataSource db;

        @Test
        void looks() throws InterruptedException {
            together.countDown();
            assertThat(together.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(rows(db)).isZero();
        }
    }

    static class FirstCase extends RunBase {}

    static class SecondCase extends RunBase {}

    abstract static class OwnBase {
        static CountDownLatch together = new CountDownLatch(0);

        @ConfitureDatabase(project = USERS)
        static DataSource db;

        @Test
        void looks() throws InterruptedException {
            assertThat(rows(db)).isZero();
            // Until the other class has failed, which counts down when it is done.
            assertThat(together.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @org.junit.jupiter.api.extension.ExtendWith(CountingDown.class)
    static class FirstOwnCase extends OwnBase {}

    @org.junit.jupiter.api.extension.ExtendWith(CountingDown.class)
    static class SecondOwnCase extends OwnBase {}

    static class CountingDown implements org.junit.jupiter.api.extension.AfterAllCallback {
        @Override
        public void afterAll(org.junit.jupiter.api.extension.ExtensionContext context) {
            OwnBase.together.countDown();
        }
    }
}
