package io.confiture.assertions.jupiter;

import static io.confiture.assertions.ConfitureAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.assertions.jupiter.ConfitureDatabase.Lifetime;
import io.confiture.assertions.jupiter.ConfitureDatabase.State;
import io.confiture.assertions.migration.MigrationSandbox;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each class within is run by Jupiter itself. */
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
class ConfitureExtensionTest {
    static final String USERS = "src/test/projects/users/db";

    /** Names of databases and sessions that the classes within were given. */
    private static final List<String> GIVEN = new CopyOnWriteArrayList<>();

    @BeforeEach
    void forget() {
        GIVEN.clear();
    }

    static String ask(Connection connection, String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String ask(DataSource source, String sql) {
        try (Connection connection = source.getConnection()) {
            return ask(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String name(DataSource source) {
        return ask(source, "select current_database()");
    }

    static int rows(DataSource source) {
        return Integer.parseInt(ask(source, "select count(*) from users"));
    }

    static void add(DataSource source, String email) {
        ask(source, "insert into users (email) values ('" + email + "') returning id");
    }

    @Test
    void all_parameters_of_a_test_are_the_same_database() {
        Kit.run(SharingCase.class).passes(2);

        assertThat(GIVEN).hasSize(2).doesNotHaveDuplicates();
    }

    @ConfitureDatabase(project = USERS)
    static class SharingCase {
        @BeforeEach
        void fill(DataSource db) {
            add(db, "before@example.com");
        }

        @Test
        void first(DataSource source, MigrationSandbox sandbox, Connection one, Connection other) throws SQLException {
            look(source, sandbox, one, other);
        }

        @Test
        void second(DataSource source, MigrationSandbox sandbox, Connection one, Connection other) throws SQLException {
            look(source, sandbox, one, other);
        }

        private static void look(DataSource source, MigrationSandbox sandbox, Connection one, Connection other)
                throws SQLException {
            GIVEN.add(name(source));
            assertThat(name(sandbox.source())).isEqualTo(name(source));
            assertThat(ask(one, "select current_database()")).isEqualTo(name(source));
            assertThat(ask(one, "select pg_backend_pid()")).isNotEqualTo(ask(other, "select pg_backend_pid()"));
            assertThat(rows(source)).isEqualTo(1);
            assertThat(one.getAutoCommit()).isTrue();
        }

        @AfterEach
        void stays(DataSource db) {
            assertThat(rows(db)).isEqualTo(1);
        }
    }

    @Test
    void a_state_may_be_named_anywhere_and_what_is_nearer_wins() {
        Kit.run(StatesCase.class).passes(7);
    }

    @ConfitureDatabase(project = USERS, state = State.EMPTY)
    static class StatesCase {
        @Test
        void of_the_class(DataSource db) {
            assertThat(db).tables().isEmpty();
        }

        @Test
        @AtMigration("002")
        void of_the_test(DataSource db, MigrationSandbox same) {
            assertThat(db).table("users").columns().containsExactlyInAnyOrder("id", "email", "name");
            assertThat(name(same.source())).isEqualTo(name(db));
            assertThat(same.version()).contains("002");
        }

        @Test
        @AtMigration("002")
        void of_the_parameter(
                DataSource second, @AtMigration("001_users") DataSource first, @AtMigration("002") DataSource same) {
            assertThat(first).table("users").columns().containsExactlyInAnyOrder("id", "email");
            assertThat(second).table("users").columns().contains("name").doesNotContain("bio");
            assertThat(name(same)).isEqualTo(name(second));
        }

        @Test
        @ConfitureDatabase(state = State.SCHEMA)
        void schema(DataSource db) {
            assertThat(db).table("users").columns().contains("bio");
            assertThat(rows(db)).isZero();
        }

        @Test
        @ConfitureDatabase(state = State.SEEDS)
        void seeds(DataSource db) {
            assertThat(rows(db)).isEqualTo(1);
        }

        @Test
        @ConfitureDatabase(state = State.MIGRATIONS)
        void migrations(MigrationSandbox db) {
            assertThat(db.version()).contains("003");
        }

        @Test
        void two_names_are_two_databases(
                @ConfitureDatabase(name = "left", state = State.SEEDS) DataSource left,
                @ConfitureDatabase(name = "right", state = State.SEEDS) DataSource right) {
            add(left, "b@example.com");

            assertThat(rows(left)).isEqualTo(2);
            assertThat(rows(right)).isEqualTo(1);
        }
    }

    @Test
    void without_schema_files_the_schema_is_what_all_migrations_make() {
        Kit.run(MigrationsOnlyCase.class).passes(1);
    }

    static class MigrationsOnlyCase {
        @Test
        @ConfitureDatabase(project = "src/test/projects/migrations-only/db")
        void schema(DataSource db) {
            assertThat(db).table("notes").columns().contains("body");
        }
    }

    @Test
    void invocations_have_their_own() {
        Kit.run(InvocationsCase.class).passes(8);

        assertThat(GIVEN).hasSize(6).doesNotHaveDuplicates();
    }

    @ConfitureDatabase(project = USERS)
    static class InvocationsCase {
        @ParameterizedTest
        @ValueSource(strings = {"a@example.com", "b@example.com"})
        void parameterized(String email, DataSource db) {
            add(db, email);
            GIVEN.add(name(db));
            assertThat(rows(db)).isEqualTo(1);
        }

        @RepeatedTest(3)
        void repeated(DataSource db) {
            add(db, "a@example.com");
            GIVEN.add(name(db));
            assertThat(rows(db)).isEqualTo(1);
        }

        @TestFactory
        Stream<DynamicTest> the_tests_of_a_factory_share_one(DataSource db, Connection connection) {
            GIVEN.add(name(db));
            return Stream.of("a", "b", "c")
                    .map(name -> DynamicTest.dynamicTest(name, () -> {
                        ask(connection, "insert into users (email) values ('" + name + "') returning id");
                        assertThat(rows(db)).isEqualTo(name.charAt(0) - 'a' + 1);
                    }));
        }
    }

    @Test
    void the_tests_of_a_class_may_share_one_with_nested_ones() {
        Kit.run(ClassCase.class).passes(3);

        assertThat(GIVEN).hasSize(4);
        assertThat(GIVEN.stream().distinct()).hasSize(1);
    }

    @ConfitureDatabase(project = USERS, lifetime = Lifetime.CLASS)
    static class ClassCase {
        @BeforeAll
        static void fill(DataSource db) {
            GIVEN.add(name(db));
            add(db, "before@example.com");
        }

        @Test
        void first(DataSource db) {
            look(db);
        }

        @Test
        void second(MigrationSandbox db) {
            look(db.source());
        }

        private static void look(DataSource db) {
            GIVEN.add(name(db));
            assertThat(rows(db)).isEqualTo(1);
        }

        @Nested
        class Within {
            @Test
            void third(DataSource db) {
                look(db);
            }
        }
    }

    @Test
    void a_nested_class_that_says_more_has_its_own() {
        Kit.run(NestedCase.class).passes(3);
    }

    @ConfitureDatabase(project = USERS)
    static class NestedCase {
        @AtMigration("001")
        abstract static class First {
            @Test
            void inherited(DataSource db) {
                assertThat(db).table("users").columns().doesNotContain("name");
            }
        }

        @Nested
        class Inherits extends First {}

        @Nested
        @AtMigration("002")
        class Second {
            @Test
            void own(DataSource db) {
                assertThat(db).table("users").columns().contains("name").doesNotContain("bio");
            }

            @Nested
            class Deeper {
                @Test
                void same(DataSource db) {
                    assertThat(db).table("users").columns().contains("name").doesNotContain("bio");
                }
            }
        }
    }

    @Test
    void fields_are_filled_and_shared() {
        Kit.run(FieldsCase.class, StaticFieldCase.class).passes(5);

        assertThat((Object) StaticFieldCase.db).isNull();
    }

    static class FieldsCase {
        @ConfitureDatabase(project = USERS)
        private MigrationSandbox db;

        @ConfitureDatabase(project = USERS)
        private Connection connection;

        @BeforeEach
        void fill() {
            add(db.source(), "before@example.com");
        }

        @Test
        void is_shared(DataSource same) {
            assertThat(name(same)).isEqualTo(name(db.source()));
            assertThat(ask(connection, "select current_database()")).isEqualTo(name(same));
            assertThat(rows(same)).isEqualTo(1);
        }

        @Test
        @AtMigration("001")
        void follows_the_test(DataSource same) {
            assertThat(name(same)).isEqualTo(name(db.source()));
            assertThat(db.version()).contains("001");
        }

        @Nested
        class Within {
            @Test
            void sees_those_around(DataSource same) {
                assertThat(name(same)).isEqualTo(name(db.source()));
            }
        }
    }

    static class StaticFieldCase {
        @ConfitureDatabase(project = USERS)
        static DataSource db;

        @Test
        void first(DataSource same) {
            assertThat(name(same)).isEqualTo(name(db));
            add(db, "a@example.com");
        }

        @Test
        @AtMigration("001")
        void second(DataSource other) {
            assertThat(name(other)).isNotEqualTo(name(db));
        }
    }

    @Test
    void with_one_instance_per_class_fields_are_there_before_all() {
        Kit.run(PerClassCase.class).passes(2);
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @ConfitureDatabase(project = USERS, lifetime = Lifetime.CLASS)
    static class PerClassCase {
        @ConfitureDatabase
        DataSource db;

        final String ofConstructor;

        PerClassCase(DataSource given) {
            ofConstructor = name(given);
        }

        @BeforeAll
        void fill() {
            add(db, "a@example.com");
        }

        @RepeatedTest(2)
        void sees_it(DataSource same) {
            assertThat(rows(same)).isEqualTo(1);
            assertThat(ofConstructor).isEqualTo(name(same));
        }
    }

    @Test
    void a_constructor_is_given_the_database_of_the_test() {
        Kit.run(ConstructorCase.class).passes(2);
    }

    @ConfitureDatabase(project = USERS)
    static class ConstructorCase {
        private final DataSource db;

        ConstructorCase(DataSource db) {
            this.db = db;
        }

        @Test
        void first(DataSource same) {
            assertThat(name(same)).isEqualTo(name(db));
        }

        @Test
        @AtMigration("001")
        void second() {
            assertThat(db).table("users").columns().doesNotContain("name");
        }
    }

    @Test
    void one_may_be_shared_by_classes() {
        Kit.run(RunCase.class, OtherRunCase.class).passes(2);

        assertThat(GIVEN.stream().distinct()).hasSize(1);
    }

    @ConfitureDatabase(project = USERS, lifetime = Lifetime.RUN)
    static class RunCase {
        @Test
        void first(DataSource db) {
            GIVEN.add(name(db));
        }
    }

    @ConfitureDatabase(project = USERS, lifetime = Lifetime.RUN)
    static class OtherRunCase {
        @Test
        void second(DataSource db) {
            GIVEN.add(name(db));
        }
    }

    @Test
    void the_extension_works_alone_and_annotations_of_annotations_too() {
        Kit.run(AloneCase.class, ComposedCase.class).passes(2);
    }

    @ExtendWith(ConfitureExtension.class)
    static class AloneCase {
        @Test
        void parameter(@ConfitureDatabase(project = USERS) MigrationSandbox db) {
            assertThat(db.source()).hasTable("users");
        }
    }

    @ConfitureDatabase(project = USERS)
    @AtMigration("001")
    @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
    @interface FirstVersion {}

    static class ComposedCase {
        @Test
        @FirstVersion
        void is_read(MigrationSandbox db) {
            assertThat(db.version()).contains("001");
        }
    }

    @Test
    void connections_are_closed_and_databases_dropped() throws SQLException {
        Kit.run(ClosingCase.class).passes(1);

        assertThat(ClosingCase.given.isClosed()).isTrue();
        assertThat(ClosingCase.database).isNotEmpty();
    }

    @ConfitureDatabase(project = USERS)
    static class ClosingCase {
        static Connection given;
        static String database = "";

        @Test
        void look(Connection connection) throws SQLException {
            connection.setAutoCommit(false);
            given = connection;
            database = ask(connection, "select current_database()");
        }
    }

    @Test
    void a_failure_tells_which_database_it_had_and_nothing_else_does() {
        Kit kit = Kit.run(FailingCase.class);

        assertThat(kit.failures()).hasSize(1);
        assertThat(kit.reports(ConfitureExtension.DATABASE))
                .singleElement()
                .asString()
                .startsWith("database confiture_")
                .contains("(after migration 001) of ")
                .endsWith("users/db, now at version 002"
                        .replace(
                                "users/db", java.nio.file.Path.of("users", "db").toString()));
        assertThat(kit.reports(ConfitureExtension.LEFT_SESSIONS)).isEmpty();
    }

    @ConfitureDatabase(project = USERS)
    static class FailingCase {
        @Test
        void passes(DataSource db, Connection connection) {
            assertThat(rows(db)).isZero();
        }

        @Test
        @AtMigration("001")
        void fails(MigrationSandbox db) {
            db.migrateTo("002");
            assertThat(db.source()).table("users").column("surname");
        }
    }

    @Test
    void sessions_that_a_test_left_open_are_told() {
        Kit kit = Kit.run(LeavingCase.class);

        kit.passes(1);
        assertThat(kit.reports(ConfitureExtension.LEFT_SESSIONS))
                .singleElement()
                .asString()
                .startsWith("1 session was left open (idle in transaction, last: insert into users")
                .contains(" in database confiture_");
    }

    @ConfitureDatabase(project = USERS)
    static class LeavingCase {
        @Test
        void leaves(DataSource db, MigrationSandbox sandbox) throws SQLException {
            sandbox.execute("select 1");
            Connection left = db.getConnection();
            left.setAutoCommit(false);
            ask(left, "insert into users (email) values ('a') returning id");
        }
    }

    @Test
    void a_failed_transaction_of_the_sandbox_is_no_session_that_was_left() {
        Kit kit = Kit.run(FailedTransactionCase.class);

        kit.passes(1);
        assertThat(kit.reports(ConfitureExtension.LEFT_SESSIONS)).isEmpty();
    }

    @ConfitureDatabase(project = USERS)
    static class FailedTransactionCase {
        @Test
        void fails(MigrationSandbox db) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> db.execute("begin; select 1 / 0"))
                    .hasMessageContaining("division by zero");
        }
    }

    @Test
    void an_interrupted_test_loses_its_database_too() {
        Kit.run(InterruptedCase.class).passes(1);
    }

    @ConfitureDatabase(project = USERS)
    static class InterruptedCase {
        @Test
        void is_interrupted(MigrationSandbox db, Connection connection) {
            db.execute("select 1");
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void invocations_of_a_parameterized_class_share_that_of_the_class() {
        Kit.run(ParameterizedCase.class).passes(4);

        assertThat(GIVEN).hasSize(4);
        assertThat(GIVEN.stream().distinct()).hasSize(1);
    }

    @ParameterizedClass
    @ValueSource(strings = {"a@example.com", "b@example.com"})
    @ConfitureDatabase(project = USERS, lifetime = Lifetime.CLASS)
    static class ParameterizedCase {
        @ConfitureDatabase
        static DataSource db;

        ParameterizedCase(String email) {
            assertThat(email).contains("@");
        }

        @Test
        void first(DataSource same) {
            GIVEN.add(name(same));
            assertThat(name(db)).isEqualTo(name(same));
        }

        @Test
        void second(MigrationSandbox same) {
            GIVEN.add(name(same.source()));
        }
    }
}
