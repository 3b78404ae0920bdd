package io.confiture.sync.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.suite.Results;
import io.confiture.sync.mask.GoldenCheck;
import io.confiture.sync.mask.MaskingStrategy;
import io.confiture.sync.mask.Strategies;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checks of strategies themselves: deterministic, and hostile values. */
class OwnStrategiesTest {

    private static final List<Class<?>> OWN = List.of(
            OwnStrategies.Counting.class,
            OwnStrategies.Local.class,
            OwnStrategies.Lenient.class,
            OwnStrategies.Fragile.class);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path root;

    @Test
    void strategies_of_the_project_are_held_to_the_same() throws IOException {
        Path services = root.resolve("classes/META-INF/services/" + MaskingStrategy.class.getName());
        Files.createDirectories(services.getParent());
        Files.write(services, OWN.stream().map(Class::getName).toList());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        URL[] urls = {root.resolve("classes").toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
            thread.setContextClassLoader(loader);
            Results results = new SyncProject(
                            root.resolve("project"), "CREATE TABLE t (a text, b text, c text, d text, e text);")
                    .table(
                            "t",
                            "a: {mask: counting}",
                            "b: {mask: local}",
                            "c: {mask: lenient}",
                            "d: {mask: fragile}",
                            "e: {mask: hash}")
                    .run("sync/t");
            results.fails("sync/t/a/deterministic", "gives other values for the same", "when it is made anew")
                    .fails("sync/t/b/deterministic", "on a machine of another language and time zone")
                    .notes("sync/t/c/deterministic", "the strategy lenient has no examples")
                    .passes("sync/t/d/deterministic", "sync/t/e/deterministic")
                    .fails("sync/t/c/hostile-values", "passes the value through")
                    .fails("sync/t/d/hostile-values", "fails with StringIndexOutOfBoundsException")
                    .fails("sync/t/a/hostile-values", "two answers")
                    .passes("sync/t/e/hostile-values");
        } finally {
            thread.setContextClassLoader(before);
        }
        assertThat(Locale.getDefault()).isEqualTo(locale);
        assertThat(TimeZone.getDefault()).isEqualTo(zone);
    }

    @Test
    void preserving_is_not_masking() {
        new SyncProject(root, "CREATE TABLE t (email text);")
                .table("t", "email: {mask: {strategy: preserve, reason: known to all}}")
                .run("sync/t/email/hostile-values")
                .fails("sync/t/email/hostile-values", "leaves every value of t.email as it is", "keep");
    }

    @Test
    void examples_of_all_strategies_repeat_in_another_language_and_time_zone() {
        Strategies strategies = Strategies.load(getClass().getClassLoader());
        Map<String, String> different = Elsewhere.ask(() -> strategies.all().stream()
                .filter(s -> new GoldenCheck(strategies).difference(s.name()).isPresent())
                .collect(Collectors.toMap(
                        MaskingStrategy::name,
                        s -> new GoldenCheck(strategies).difference(s.name()).orElseThrow())));

        assertThat(strategies.names()).hasSizeGreaterThan(15);
        assertThat(different).isEmpty();
    }
}
