package io.confiture.migration.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Runs something as if a service file named some classes, as it would lie on the class path of a project. */
public final class Services {

    private Services() {}

    public static <T> T with(Path folder, Class<?> service, List<String> names, Supplier<T> body) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {write(folder, service, names)}, before)) {
            thread.setContextClassLoader(loader);
            return body.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL write(Path folder, Class<?> service, List<String> names) throws IOException {
        Path classes = folder.resolve("services-" + System.nanoTime());
        Path file = classes.resolve("META-INF/services/" + service.getName());
        Files.createDirectories(file.getParent());
        Files.write(file, names);
        return classes.toUri().toURL();
    }
}
