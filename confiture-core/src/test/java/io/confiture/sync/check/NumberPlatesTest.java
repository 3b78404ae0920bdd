package io.confiture.sync.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.suite.Results;
import io.confiture.sync.mask.MaskingStrategy;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The strategy that the guide shows. */
class NumberPlatesTest {

    private static final Path CODE =
            Path.of("src", "test", "java", "io", "confiture", "sync", "check", "NumberPlates.java");
    private static final Path GUIDE = Path.of("..", "docs", "guides", "anonymization.md");

    @Test
    void it_is_the_code_in_the_guide() throws IOException {
        String code = Files.readString(CODE);
        String shown = code.substring(code.indexOf("public final class"));

        assertThat(Files.readString(GUIDE)).contains("```java\n" + shown + "```");
    }

    @Test
    void the_checks_of_a_project_ask_it(@TempDir Path root) throws IOException {
        Path services = root.resolve("classes/META-INF/services/" + MaskingStrategy.class.getName());
        Files.createDirectories(services.getParent());
        Files.writeString(services, NumberPlates.class.getName());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        URL[] urls = {root.resolve("classes").toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
            thread.setContextClassLoader(loader);
            Results results = new SyncProject(
                            root.resolve("project"),
                            "CREATE TABLE cars (plate text PRIMARY KEY CHECK (plate ~ '^[A-Z]{1,3}-[A-Z]{2} [0-9]{4}$'));")
                    .table("cars", "plate: {mask: number_plate}")
                    .run("sync/cars");
            results.passes(
                    "sync/cars/plate/fits",
                    "sync/cars/plate/unique",
                    "sync/cars/plate/deterministic",
                    "sync/cars/plate/hostile-values");
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
