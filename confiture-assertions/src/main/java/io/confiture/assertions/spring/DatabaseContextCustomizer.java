package io.confiture.assertions.spring;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/** Makes a context use a test's database, and nothing else. */
record DatabaseContextCustomizer(DatabaseField field) implements ContextCustomizer {

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        DataSource database = field.value();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("confiture", properties(database)));
        // What the application's own configuration, or Spring Boot's, makes of the properties comes first.
        context.addBeanFactoryPostProcessor(beans -> {
            if (beans.getBeanNamesForType(DataSource.class, true, false).length == 0) {
                beans.registerSingleton("dataSource", database);
            }
        });
        context.addApplicationListener(event -> {
            if (event instanceof ContextRefreshedEvent refreshed && refreshed.getApplicationContext() == context) {
                check(context, database);
            }
        });
    }

    private static Map<String, Object> properties(DataSource database) {
        PGSimpleDataSource source = unwrap(database);
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("spring.datasource.url", source.getURL());
        properties.put("spring.datasource.driver-class-name", "org.postgresql.Driver");
        if (source.getUser() != null) {
            properties.put("spring.datasource.username", source.getUser());
        }
        if (source.getPassword() != null) {
            properties.put("spring.datasource.password", source.getPassword());
        }
        // Slices such as @JdbcTest would put an embedded database in its place.
        properties.put("spring.test.database.replace", "none");
        return properties;
    }

    private static PGSimpleDataSource unwrap(DataSource database) {
        try {
            return database.unwrap(PGSimpleDataSource.class);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "the source of connections is of another kind than expected: " + database, e);
        }
    }

    /** A test that changes another database than it looks at would prove nothing. */
    private void check(ApplicationContext context, DataSource database) {
        Map<String, String> places = new LinkedHashMap<>();
        String wanted = nameOf(database);
        context.getBeansOfType(DataSource.class, false, true)
                .forEach((name, source) -> places.put(name, source == database ? wanted : nameOf(source)));
        if (!places.containsValue(wanted)) {
            throw new IllegalStateException("No DataSource of this context connects to the database in " + field + ", "
                    + wanted + ", but " + places
                    + ". Configure it by spring.datasource.url, spring.datasource.username and"
                    + " spring.datasource.password, or leave it out.");
        }
    }

    private static String nameOf(DataSource source) {
        try (Connection connection = source.getConnection()) {
            return String.valueOf(connection.getCatalog());
        } catch (SQLException e) {
            return "nowhere: " + e.getMessage();
        }
    }
}
