package io.confiture.assertions.jupiter;

import io.confiture.assertions.jupiter.ConfitureDatabase.Lifetime;
import io.confiture.postgres.PostgresException;
import io.confiture.suite.DatabaseState;
import io.confiture.suite.DatabaseStateException;
import io.confiture.suite.UnknownMigrationException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.opentest4j.TestAbortedException;

/**
 * Gives Jupiter tests throwaway databases of a project: parameters of the types {@link javax.sql.DataSource}, {@link Connection} and
 * {@link io.confiture.assertions.migration.MigrationSandbox}, and fields of these types that are annotated.
 *
 * <pre>{@code
 * @ExtendWith(ConfitureExtension.class)
 * class AddBioTest {
 *     @Test
 *     @AtMigration("002")
 *     void keeps_users(MigrationSandbox db) { ... }
 * }
 * }</pre>
 *
 * <p>What may be said about the database is in {@link ConfitureDatabase} and {@link AtMigration}, which bring the extension along.
 * Without them each test gets a database with the schema of the project in {@code db}. A server is started when the first test asks for
 * one, and shared by all tests of the launcher's session, Confiture's own engine among them. Tests may run at the same time.
 *
 * <p>When a test fails, a report entry {@value #DATABASE} says which database it had; nothing of it is kept. When sessions are left in a
 * database that one test had for itself, an entry {@value #LEFT_SESSIONS} says so.
 */
public final class ConfitureExtension
        implements BeforeAllCallback,
                TestInstancePreConstructCallback,
                TestInstancePostProcessor,
                BeforeEachCallback,
                AfterEachCallback,
                ParameterResolver {

    /** The key of the report entry that says which database a failed test had: {@value}. */
    public static final String DATABASE = "confiture.database";

    /** The key of the report entry that tells of sessions that a test left open: {@value}. */
    public static final String LEFT_SESSIONS = LeftSessions.KEY;

    /** Make the extension; JUnit does that. */
    public ConfitureExtension() {}

    /** Give constructors what belongs to the test, where Jupiter (5.12 and later) can. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        refuseAnnotatedOthers(context.getRequiredTestClass());
        fillStaticFields(context);
    }

    /** What an annotation says on a method that is no test, nobody would hear. */
    private static void refuseAnnotatedOthers(Class<?> type) {
        ReflectionSupport.findMethods(
                        type,
                        method -> Options.on(method) && !AnnotationSupport.isAnnotated(method, Testable.class),
                        HierarchyTraversalMode.TOP_DOWN)
                .stream()
                .findFirst()
                .ifPresent(method -> {
                    throw RequestReader.saysNothing(method);
                });
    }

    /** Fill static fields if that has not been done: with one instance per class, it is made before anything else. */
    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context) {
        fillStaticFields(context);
    }

    private static void fillStaticFields(ExtensionContext context) {
        Contexts.classes(context).forEach(each -> each.getStore(TestDatabases.NAMESPACE)
                .getOrComputeIfAbsent("static fields of " + each.getUniqueId(), key -> {
                    List<Field> filled = new ArrayList<>();
                    StaticFields fields = StaticFields.of(each);
                    // Kept before anything can fail, and for those that were filled until then.
                    Kept<AutoCloseable> release = new Kept<>(() -> filled.forEach(fields::release));
                    each.getStore(TestDatabases.NAMESPACE).put("release of " + each.getUniqueId(), release);
                    Fields.of(each.getRequiredTestClass()).stream()
                            .filter(field -> Modifier.isStatic(field.getModifiers()))
                            .forEach(field -> filling(field, () -> {
                                Request request = new RequestReader(each).of(field);
                                fields.fill(field, given(field.getType(), request, each));
                                filled.add(field);
                            }));
                    return filled;
                }));
    }

    @Override
    public void postProcessTestInstance(Object instance, ExtensionContext context) {
        fillFields(instance, context, false);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        context.getRequiredTestInstances().getAllInstances().forEach(instance -> fillFields(instance, context, true));
    }

    /** Before Jupiter 5.12 what belongs to one test can be given only after its instance was made. */
    private static void fillFields(Object instance, ExtensionContext context, boolean ofTest) {
        for (Field field : Fields.of(instance.getClass())) {
            if (!Modifier.isStatic(field.getModifiers())) {
                filling(field, () -> {
                    RequestReader reader = new RequestReader(context);
                    if ((reader.lifetime(field) == Lifetime.METHOD) == ofTest) {
                        fillField(field, instance, reader.of(field), context);
                    }
                });
            }
        }
    }

    private static void fillField(Field field, Object instance, Request request, ExtensionContext context) {
        Fields.check(field);
        if (request.lifetime() == Lifetime.METHOD
                && context.getTestInstanceLifecycle()
                        .filter(TestInstance.Lifecycle.PER_CLASS::equals)
                        .isPresent()
                && context.getExecutionMode() == ExecutionMode.CONCURRENT) {
            throw new WrongUseException(
                    "tests that run at the same time share its object: take a parameter instead, or say"
                            + " @ConfitureDatabase(lifetime = CLASS)");
        }
        Fields.set(field, instance, given(field.getType(), request, context));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Options.on(parameter.getParameter())
                || (GivenType.is(parameter.getParameter().getType()) && !ofSpring(parameter.getParameter()));
    }

    /** Spring gives beans to parameters with its annotations, and two cannot give one. */
    private static boolean ofSpring(Parameter parameter) {
        return Arrays.stream(parameter.getAnnotations())
                .map(annotation -> annotation.annotationType().getName())
                .anyMatch(name -> name.startsWith("org.springframework.") || name.startsWith("jakarta.inject."));
    }

    @Override
    public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        try {
            Request request = new RequestReader(context).of(parameter.getParameter());
            return given(parameter.getParameter().getType(), request, context);
        } catch (WrongUseException | UnknownMigrationException | DatabaseStateException | PostgresException e) {
            throw new ParameterResolutionException(
                    "No database can be given to " + Place.of(parameter.getParameter()) + ": " + e.getMessage(), e);
        }
    }

    private static Object given(Class<?> type, Request request, ExtensionContext context) {
        GivenType wanted = GivenType.of(type);
        TestDatabase database = TestDatabases.of(request);
        Uses.in(context).add(database);
        return switch (wanted) {
            case DATA_SOURCE -> database.sandbox().source();
            case SANDBOX -> database.sandbox();
            case CONNECTION -> {
                Kept<Connection> connection = new Kept<>(database.connect());
                context.getStore(TestDatabases.NAMESPACE).put(new Object(), connection);
                yield connection.value();
            }
        };
    }

    private static void filling(Field field, Runnable action) {
        try {
            action.run();
        } catch (WrongUseException | UnknownMigrationException | DatabaseStateException | PostgresException e) {
            throw new ExtensionConfigurationException(
                    "No database can be given to " + Place.of(field) + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Optional<Throwable> failure = context.getExecutionException();
        if (failure.filter(thrown -> !(thrown instanceof TestAbortedException)).isPresent()) {
            Uses.around(context).forEach(database -> context.publishReportEntry(DATABASE, database.description()));
        } else if (failure.isEmpty() && Options.on(context.getRequiredTestMethod())) {
            checkEffect(context.getRequiredTestMethod(), Uses.in(context).all());
        }
    }

    private static void checkEffect(Method test, Set<TestDatabase> given) {
        String without = "The annotation on " + Place.of(test) + " has no effect, since the test is given ";
        if (given.isEmpty()) {
            throw new ExtensionConfigurationException(without + "no database: add a parameter of type MigrationSandbox,"
                    + " DataSource or Connection, or remove the annotation");
        }
        DatabaseState wanted = Options.of(test).state();
        if (wanted != null && given.stream().noneMatch(database -> database.isIn(wanted))) {
            throw new ExtensionConfigurationException(without
                    + "databases that say another state themselves: add a parameter that says none, or remove the"
                    + " annotation");
        }
    }
}
