package io.confiture.migration.code;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Holds the Java migrations that a class loader knows.
 *
 * @param found those that can be used, by class name
 * @param defects what is wrong with the others
 */
public record JavaMigrations(List<JavaMigration> found, List<Defect> defects) {

    /** Is the file that names the classes: {@value}. */
    public static final String SERVICE_FILE = "META-INF/services/io.confiture.migration.code.JavaMigration";

    /**
     * Says why a class cannot be used as a migration.
     *
     * @param subject the class's name, or the service file when no class could be loaded
     * @param message what happened, in one sentence
     * @param suggestion what to do next
     */
    public record Defect(String subject, String message, String suggestion) {}

    public JavaMigrations {
        found = List.copyOf(found);
        defects = List.copyOf(defects);
    }

    /** Return none. */
    public static JavaMigrations none() {
        return new JavaMigrations(List.of(), List.of());
    }

    /** Say whether the class path declares any, whatever comes of them; loads none. */
    public static boolean declared() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? ClassLoader.getSystemClassLoader() : context;
        return loader.getResource(SERVICE_FILE) != null;
    }

    /** Find those that the thread's context class loader knows, as {@link ServiceLoader#load(Class)} does. */
    public static JavaMigrations ofContext() {
        return of(Thread.currentThread().getContextClassLoader());
    }

    /**
     * Find those that a class loader knows; never throws for what the classes do.
     *
     * @param loader where to look, or null for the system class loader
     */
    public static JavaMigrations of(@Nullable ClassLoader loader) {
        List<JavaMigration> found = new ArrayList<>();
        List<Defect> defects = new ArrayList<>();
        ServiceFinder<JavaMigration> finder = new ServiceFinder<>(JavaMigration.class);
        for (JavaMigration migration : finder.find(loader)) {
            Defect defect = defect(migration);
            if (defect == null) {
                found.add(migration);
            } else {
                defects.add(defect);
            }
        }
        for (String failure : finder.failures()) {
            defects.add(new Defect(
                    SERVICE_FILE,
                    "a Java migration cannot be loaded: " + failure,
                    "give the class a public constructor without parameters, or take it out of " + SERVICE_FILE));
        }
        return new JavaMigrations(found, defects);
    }

    private static @Nullable Defect defect(JavaMigration migration) {
        String type = migration.getClass().getName();
        try {
            String missing = blank(migration.version()) ? "version" : blank(migration.name()) ? "name" : null;
            if (missing != null) {
                return new Defect(
                        type,
                        "the Java migration " + type + " has no " + missing,
                        "return a " + missing + " from " + missing + "()");
            }
            if (migration.irreversible() == null || migration.directory() == null) {
                return new Defect(
                        type,
                        "the Java migration " + type + " returns null from irreversible() or directory()",
                        "return an empty text instead");
            }
            String checksum = migration.checksum();
            return checksum == null || (!checksum.isBlank() && checksum.length() <= 64)
                    ? null
                    : new Defect(
                            type,
                            "the checksum of the Java migration " + type + " is blank or longer than 64 characters",
                            "return a text of at most 64 characters, or null");
        } catch (RuntimeException | LinkageError e) {
            return new Defect(
                    type,
                    "the Java migration " + type + " cannot say what it is: " + Thrown.describe(e),
                    "version(), name() and checksum() must work without a database");
        }
    }

    // Users are not bound by our annotations: null is one of their answers.
    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
