package io.confiture.assertions.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.assertions.jupiter.ConfitureDatabase.Lifetime;
import io.confiture.assertions.jupiter.ConfitureDatabase.State;
import io.confiture.assertions.migration.MigrationSandbox;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What is wrong is said in the first line, with what to do. */
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
class WrongUseTest {
    private static final String USERS = ConfitureExtensionTest.USERS;

    @Test
    void a_migration_that_is_not_there() {
        Kit kit = Kit.run(UnknownMigrationCase.class);

        assertThat(kit.failures()).singleElement().isInstanceOf(ParameterResolutionException.class);
        assertThat(kit.failure())
                .startsWith("No database can be given to parameter MigrationSandbox db of test() of"
                        + " WrongUseTest.UnknownMigrationCase: ")
                .endsWith("there is no migration of version 003_boi; the nearest are 003_bio");
    }

    static class UnknownMigrationCase {
        @Test
        @ConfitureDatabase(project = USERS)
        @AtMigration("003_boi")
        void test(MigrationSandbox db) {}
    }

    @Test
    void a_migration_that_fails() {
        assertThat(Kit.run(BrokenCase.class).failure())
                .contains("there is no database in the state \"after migration 002\":")
                .contains("002_typo.up.sql:1:1")
                .contains("relation \"uesrs\" does not exist");
    }

    static class BrokenCase {
        @Test
        @AtMigration("002")
        void test(@ConfitureDatabase(project = "src/test/projects/broken/db") DataSource db) {}
    }

    @Test
    void a_folder_that_is_not_there() {
        assertThat(Kit.run(NoFolderCase.class).failure())
                .contains("there is no folder ")
                .endsWith("user, where the project should be: name it in @ConfitureDatabase(project = ...), from the"
                        + " folder of the build module; did you mean users?");
    }

    static class NoFolderCase {
        @Test
        void test(@ConfitureDatabase(project = "src/test/projects/user") DataSource db) {}
    }

    @Test
    void a_folder_that_is_no_project() {
        assertThat(Kit.run(NoProjectCase.class).failure())
                .contains("has neither schema files nor migrations, so nothing would be in the database");
    }

    static class NoProjectCase {
        @Test
        void test(@ConfitureDatabase(project = "src/test/java") DataSource db) {}
    }

    @Test
    void an_environment_that_is_not_there() {
        assertThat(Kit.run(NoEnvironmentCase.class).failure())
                .contains("there is no environment 'prodution' (prodution.yaml); did you mean production?");
        assertThat(Kit.run(Map.of("confiture.environment", "porduction"), EnvironmentOfParameterCase.class)
                        .failure())
                .contains("there is no environment 'porduction' (porduction.yaml); did you mean production?");
    }

    static class NoEnvironmentCase {
        @Test
        void test(@ConfitureDatabase(project = USERS, environment = "prodution") DataSource db) {}
    }

    static class EnvironmentOfParameterCase {
        @Test
        void test(@ConfitureDatabase(project = USERS) DataSource db) {}
    }

    @Test
    void two_states_at_one_place() {
        assertThat(Kit.run(TwoStatesCase.class).failure())
                .isEqualTo(
                        "No database can be given to parameter DataSource db of test() of WrongUseTest.TwoStatesCase:"
                                + " @AtMigration and @ConfitureDatabase(state = SEEDS) contradict each other on test() of"
                                + " WrongUseTest.TwoStatesCase: keep one of them");
    }

    static class TwoStatesCase {
        @Test
        @AtMigration("002")
        @ConfitureDatabase(project = USERS, state = State.SEEDS)
        void test(DataSource db) {}
    }

    @Test
    void a_migration_without_a_name() {
        assertThat(Kit.run(BlankCase.class).failure())
                .endsWith("names no migration: give its version, such as @AtMigration(\"002\")");
    }

    static class BlankCase {
        @Test
        void test(@AtMigration(" ") DataSource db) {}
    }

    @Test
    void an_annotation_on_a_test_that_is_given_nothing() {
        Kit kit = Kit.run(NothingGivenCase.class);

        assertThat(kit.failures()).singleElement().isInstanceOf(ExtensionConfigurationException.class);
        assertThat(kit.failure())
                .isEqualTo("The annotation on test() of WrongUseTest.NothingGivenCase has no effect, since the test is"
                        + " given no database: add a parameter of type MigrationSandbox, DataSource or Connection,"
                        + " or remove the annotation");
    }

    static class NothingGivenCase {
        @Test
        @AtMigration("002")
        void test() {}
    }

    @Test
    void an_annotation_on_a_test_whose_database_says_something_else() {
        assertThat(Kit.run(ContradictedCase.class).failure())
                .contains("The annotation on test() of WrongUseTest.ContradictedCase has no effect, since the test is"
                        + " given databases that say another state themselves");
    }

    static class ContradictedCase {
        @ConfitureDatabase(project = USERS, state = ConfitureDatabase.State.EMPTY)
        DataSource db;

        @Test
        @AtMigration("002")
        void test() {}
    }

    @Test
    void an_annotation_on_what_runs_around_tests() {
        assertThat(Kit.run(AroundCase.class).failure())
                .contains("the annotation on before() of WrongUseTest.AroundCase says nothing");
        assertThat(Kit.run(AroundWithoutParameterCase.class).failure())
                .contains("the annotation on before() of WrongUseTest.AroundWithoutParameterCase says nothing");
    }

    @ConfitureDatabase(project = USERS)
    static class AroundWithoutParameterCase {
        @BeforeEach
        @AtMigration("002")
        void before() {}

        @Test
        void test(DataSource db) {}
    }

    @ConfitureDatabase(project = USERS)
    static class AroundCase {
        @BeforeEach
        @AtMigration("002")
        void before(DataSource db) {}

        @Test
        void test() {}
    }

    @Test
    void a_lifetime_on_a_test() {
        assertThat(Kit.run(LifetimeOfTestCase.class).failure()).contains("lifetime = CLASS on test() of");
    }

    static class LifetimeOfTestCase {
        @Test
        @ConfitureDatabase(project = USERS, lifetime = Lifetime.CLASS)
        void test(DataSource db) {}
    }

    @Test
    void what_one_test_has_for_itself_before_there_is_one() {
        assertThat(Kit.run(BeforeAllCase.class).failure())
                .contains("no test is there yet: say @ConfitureDatabase(lifetime = CLASS) on the class");
    }

    @ConfitureDatabase(project = USERS)
    static class BeforeAllCase {
        @BeforeAll
        static void before(DataSource db) {}

        @Test
        void test() {}
    }

    @Test
    void types_that_are_not_given() {
        assertThat(Kit.run(TypeCase.class).failure())
                .endsWith("a database is not given as String: use DataSource or Connection or MigrationSandbox");
    }

    static class TypeCase {
        @Test
        void test(@ConfitureDatabase(project = USERS) String db) {}
    }

    @Test
    void fields_that_cannot_be_filled() {
        Kit kit = Kit.run(FinalCase.class, PerTestCase.class, TakenCase.class);

        assertThat(kit.failures())
                .hasOnlyElementsOfType(ExtensionConfigurationException.class)
                .extracting(Throwable::getMessage)
                .satisfiesExactlyInAnyOrder(
                        message -> assertThat(message)
                                .isEqualTo(
                                        "No database can be given to field db of WrongUseTest.FinalCase: it is final,"
                                                + " and only a field that is not can be filled"),
                        message ->
                                assertThat(message).contains("it is static and cannot have a database for each test"),
                        message -> assertThat(message).contains("it has a value already"));
    }

    static class FinalCase {
        @ConfitureDatabase(project = USERS)
        final @Nullable DataSource db = null;

        @Test
        void test() {}
    }

    static class PerTestCase {
        @ConfitureDatabase(project = USERS, lifetime = Lifetime.METHOD)
        static DataSource db;

        @Test
        void test() {}
    }

    static class TakenCase {
        @ConfitureDatabase(project = USERS)
        static DataSource db = new org.postgresql.ds.PGSimpleDataSource();

        @Test
        void test() {}
    }

    @Test
    void a_field_of_an_object_that_concurrent_tests_share() {
        Map<String, String> parallel = Map.of(
                "junit.jupiter.execution.parallel.enabled",
                "true",
                "junit.jupiter.execution.parallel.mode.default",
                "concurrent");

        assertThat(Kit.run(parallel, SharedObjectCase.class).failure())
                .contains("tests that run at the same time share its object: take a parameter instead");
    }

    @Execution(ExecutionMode.CONCURRENT)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class SharedObjectCase {
        @ConfitureDatabase(project = USERS)
        DataSource db;

        @Test
        void test() {}
    }

    @Test
    void a_parameter_that_may_mean_several() {
        assertThat(Kit.run(SeveralCase.class).failure())
                .contains("parameter DataSource which of test() of WrongUseTest.SeveralCase: it may mean one of several"
                        + " databases, those of field first of WrongUseTest.SeveralCase, field second of"
                        + " WrongUseTest.SeveralCase");
    }

    static class SeveralCase {
        @ConfitureDatabase(project = USERS)
        DataSource first;

        @AtMigration("001")
        @ConfitureDatabase(project = USERS)
        DataSource second;

        @Test
        void test(DataSource which) {}
    }
}
