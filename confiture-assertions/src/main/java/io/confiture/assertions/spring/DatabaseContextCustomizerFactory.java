package io.confiture.assertions.spring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;

/**
 * Gives Spring's test context the database of a test class, as {@code @ServiceConnection} gives it that of a container: the one in the
 * static field, of type {@link javax.sql.DataSource} or {@link io.confiture.assertions.migration.MigrationSandbox}, that is annotated
 * with {@link io.confiture.assertions.jupiter.ConfitureDatabase}.
 *
 * <pre>{@code
 * @SpringBootTest
 * class OrdersTest {
 *     @ConfitureDatabase(state = SEEDS)
 *     static DataSource database;
 * }
 * }</pre>
 *
 * <p>The properties {@code spring.datasource.url}, {@code .username}, {@code .password} and {@code .driver-class-name} are set before
 * any bean is made. Where the context has no bean of type {@code DataSource} of its own, it gets one. A context whose beans connect
 * elsewhere does not start. Spring finds this class in {@code META-INF/spring.factories}.
 *
 * <p>Each test class has a context of its own then, since each has a database of its own. With {@code lifetime = RUN} and the field in
 * a superclass, subclasses share both.
 */
public final class DatabaseContextCustomizerFactory implements ContextCustomizerFactory {

    /** Make the factory; Spring does that. */
    public DatabaseContextCustomizerFactory() {}

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        DatabaseField field = DatabaseField.of(testClass);
        return field == null ? null : new DatabaseContextCustomizer(field);
    }
}
