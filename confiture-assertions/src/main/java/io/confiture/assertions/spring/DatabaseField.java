package io.confiture.assertions.spring;

import io.confiture.assertions.jupiter.AtMigration;
import io.confiture.assertions.jupiter.ConfitureDatabase;
import io.confiture.assertions.jupiter.ConfitureDatabase.Lifetime;
import io.confiture.assertions.migration.MigrationSandbox;
import io.confiture.project.ModuleFolder;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Is the static field that a context gets its database from. Contexts of equal ones are shared.
 *
 * @param owner the class whose database it is: none but itself has it
 * @param onClass what is said on that class
 * @param module where the project is looked for
 */
record DatabaseField(Field field, Class<?> owner, List<Object> onClass, Path module) {

    /** Find the field of a class, or of the classes around it. Spring's own means, since JUnit need not be there. */
    static @Nullable DatabaseField of(Class<?> testClass) {
        for (Class<?> type = testClass; type != null; type = type.getEnclosingClass()) {
            List<Field> fields = fields(type);
            if (fields.size() > 1) {
                throw new IllegalStateException("Several static fields with @ConfitureDatabase may give the context of "
                        + testClass.getName() + " its database: "
                        + fields.stream().map(Field::getName).sorted().toList()
                        + ". Keep one, and make parameters of the others.");
            }
            if (!fields.isEmpty()) {
                Field field = fields.get(0);
                boolean shared = lifetime(field, type) == Lifetime.RUN;
                return new DatabaseField(
                        field,
                        shared ? field.getDeclaringClass() : type,
                        annotations(type),
                        ModuleFolder.of(type).path());
            }
        }
        return null;
    }

    private static List<Field> fields(Class<?> type) {
        List<Field> found = new ArrayList<>();
        ReflectionUtils.doWithFields(
                type,
                found::add,
                field -> Modifier.isStatic(field.getModifiers())
                        && (field.getType() == DataSource.class || field.getType() == MigrationSandbox.class)
                        && !annotations(field).isEmpty());
        return found;
    }

    private static Lifetime lifetime(Field field, Class<?> type) {
        Lifetime own = lifetime(field);
        return own == Lifetime.DEFAULT ? lifetime(type) : own;
    }

    private static Lifetime lifetime(AnnotatedElement element) {
        ConfitureDatabase found = AnnotatedElementUtils.findMergedAnnotation(element, ConfitureDatabase.class);
        return found == null ? Lifetime.DEFAULT : found.lifetime();
    }

    private static List<Object> annotations(AnnotatedElement element) {
        List<Object> found = new ArrayList<>();
        ConfitureDatabase database = AnnotatedElementUtils.findMergedAnnotation(element, ConfitureDatabase.class);
        AtMigration migration = AnnotatedElementUtils.findMergedAnnotation(element, AtMigration.class);
        if (database != null) {
            found.add(database);
        }
        if (migration != null) {
            found.add(migration);
        }
        return List.copyOf(found);
    }

    /** Return the database that is in the field. */
    DataSource value() {
        ReflectionUtils.makeAccessible(field);
        Object value = ReflectionUtils.getField(field, null);
        if (value == null) {
            throw new IllegalStateException(
                    this + " has no database yet, and the context cannot start without one. Confiture's Jupiter"
                            + " extension fills it before the first object of the class is made. Where the context is"
                            + " asked for earlier, put @ExtendWith(ConfitureExtension.class) before Spring's"
                            + " annotations.");
        }
        return value instanceof MigrationSandbox sandbox ? sandbox.source() : (DataSource) value;
    }

    @Override
    public String toString() {
        return field.getDeclaringClass().getSimpleName() + "." + field.getName();
    }
}
