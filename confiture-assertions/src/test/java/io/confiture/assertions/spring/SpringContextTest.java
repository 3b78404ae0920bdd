package io.confiture.assertions.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.confiture.assertions.jupiter.ConfitureDatabase;
import io.confiture.assertions.jupiter.ConfitureDatabase.Lifetime;
import io.confiture.assertions.jupiter.ConfitureDatabase.State;
import io.confiture.assertions.jupiter.Kit;
import io.confiture.assertions.migration.MigrationSandbox;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Each class within is run by Jupiter and Spring. */
@SuppressWarnings("NullAway.Init") // JUnit and Spring set the fields
class SpringContextTest {
    private static final String USERS = "src/test/projects/users/db";

    /** What the classes within saw. */
    private static final List<Object> SEEN = new CopyOnWriteArrayList<>();

    @BeforeEach
    void forget() {
        SEEN.clear();
    }

    private static String ask(DataSource source, String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String name(DataSource source) {
        return ask(source, "select current_database()");
    }

    @Configuration
    static class Nothing {}

    @Test
    void a_context_without_a_data_source_gets_the_one_of_the_test() {
        Kit.run(PlainCase.class).passes(2);
    }

    @SpringJUnitConfig(Nothing.class)
    static class PlainCase {
        @ConfitureDatabase(project = USERS, state = State.SEEDS)
        static DataSource database;

        @Autowired
        DataSource bean;

        @Autowired
        Environment environment;

        @Test
        void is_the_same(DataSource parameter, @Autowired DataSource injected) {
            assertThat(name(bean)).isEqualTo(name(database)).isEqualTo(name(parameter));
            assertThat((Object) injected).isSameAs(bean);
            assertThat(environment.getProperty("spring.datasource.url")).contains("/" + name(database) + "?");
            assertThat(ask(bean, "select email from users")).isEqualTo("a@example.com");
        }

        @Nested
        class Within {
            @Test
            void is_the_same(@Autowired DataSource injected) {
                assertThat(name(injected)).isEqualTo(name(database));
            }
        }
    }

    /** As Spring Boot makes one. */
    @Configuration
    static class FromProperties {
        @Bean
        DataSource applicationDataSource(Environment environment) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setURL(environment.getRequiredProperty("spring.datasource.url"));
            source.setUser(environment.getProperty("spring.datasource.username"));
            source.setPassword(environment.getProperty("spring.datasource.password"));
            return source;
        }
    }

    @Test
    void the_application_makes_its_own_from_the_properties() {
        Kit.run(PropertiesCase.class).passes(1);
    }

    @ExtendWith(SpringExtension.class)
    @ContextConfiguration(classes = FromProperties.class)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class PropertiesCase {
        @ConfitureDatabase(project = USERS)
        static MigrationSandbox database;

        @Autowired
        ApplicationContext context;

        @Test
        void connects_there() {
            assertThat(context.getBeanNamesForType(DataSource.class)).containsExactly("applicationDataSource");
            assertThat(name(context.getBean(DataSource.class))).isEqualTo(name(database.source()));
        }
    }

    @Configuration
    static class Elsewhere {
        @Bean
        DataSource dataSource() {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setURL("jdbc:postgresql://localhost:1/production");
            return source;
        }
    }

    @Test
    void a_context_that_connects_elsewhere_does_not_start() {
        assertThat(Kit.run(ElsewhereCase.class).failures())
                .singleElement()
                .extracting(Throwable::getCause)
                .extracting(Throwable::getMessage)
                .asString()
                .startsWith(
                        "No DataSource of this context connects to the database in ElsewhereCase.database, confiture_")
                .contains("but {dataSource=nowhere: Connection to localhost:1 refused")
                .endsWith("Configure it by spring.datasource.url, spring.datasource.username and"
                        + " spring.datasource.password, or leave it out.");
    }

    @SpringJUnitConfig(Elsewhere.class)
    static class ElsewhereCase {
        @ConfitureDatabase(project = USERS)
        static DataSource database;

        @Test
        void is_not_reached() {}
    }

    @Test
    void each_class_has_a_context_and_a_database_of_its_own() {
        Kit.run(FirstCase.class, SecondCase.class).passes(2);

        assertThat(SEEN).hasSize(4).doesNotHaveDuplicates();
    }

    @SpringJUnitConfig(Nothing.class)
    abstract static class Base {
        @ConfitureDatabase(project = USERS)
        static DataSource database;

        @Autowired
        ApplicationContext context;

        @Test
        void looks() {
            SEEN.add(context);
            SEEN.add(name(context.getBean(DataSource.class)));
            assertThat(name(database)).isEqualTo(name(context.getBean(DataSource.class)));
        }
    }

    static class FirstCase extends Base {}

    static class SecondCase extends Base {}

    @Test
    void classes_that_share_a_database_for_the_run_share_the_context() {
        Kit.run(FirstOfRunCase.class, SecondOfRunCase.class, OtherOfRunCase.class)
                .passes(3);

        assertThat(SEEN.stream().distinct()).hasSize(4);
    }

    @SpringJUnitConfig(Nothing.class)
    abstract static class RunBase {
        @ConfitureDatabase(project = USERS, lifetime = Lifetime.RUN)
        static DataSource database;

        @Autowired
        ApplicationContext context;

        @Test
        void looks() {
            SEEN.add(context);
            SEEN.add(name(context.getBean(DataSource.class)));
            assertThat(name(database)).isEqualTo(name(context.getBean(DataSource.class)));
        }
    }

    static class FirstOfRunCase extends RunBase {}

    static class SecondOfRunCase extends RunBase {}

    @ConfitureDatabase(state = State.SEEDS)
    static class OtherOfRunCase extends RunBase {}

    static class Unfilled {
        @ConfitureDatabase(project = USERS)
        static DataSource database;
    }

    static class Several {
        @ConfitureDatabase(project = USERS)
        static DataSource first;

        @ConfitureDatabase(project = USERS)
        static MigrationSandbox second;
    }

    static class WithoutField {
        @ConfitureDatabase(project = USERS)
        DataSource database;
    }

    @Test
    void wrong_use_says_what_to_do() {
        DatabaseContextCustomizerFactory factory = new DatabaseContextCustomizerFactory();
        ContextCustomizer unfilled = Objects.requireNonNull(factory.createContextCustomizer(Unfilled.class, List.of()));

        assertThat(factory.createContextCustomizer(WithoutField.class, List.of()))
                .isNull();
        assertThatIllegalStateException()
                .isThrownBy(() -> factory.createContextCustomizer(Several.class, List.of()))
                .withMessageContaining("Several static fields with @ConfitureDatabase")
                .withMessageContaining("[first, second]");
        assertThat(unfilled).isEqualTo(factory.createContextCustomizer(Unfilled.class, List.of()));
        assertThatIllegalStateException()
                .isThrownBy(() -> ((DatabaseContextCustomizer) unfilled).field().value())
                .withMessageStartingWith("Unfilled.database has no database yet");
    }
}
