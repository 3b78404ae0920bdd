package io.confiture.consumer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Is a project that uses Confiture, in a folder of its own, as a user would have it. */
final class Consumer {
    private static final long MINUTES = 5;

    private final Path folder;
    private final Path localRepository;
    private Path javaHome = Path.of(System.getProperty("java.home"));

    private Consumer(Path folder, Path localRepository) {
        this.folder = folder;
        this.localRepository = localRepository;
    }

    /** Make an empty project, which Maven takes for a root of its own. */
    static Consumer in(Path folder, Path localRepository) throws IOException {
        delete(folder);
        Files.createDirectories(folder.resolve(".mvn"));
        return new Consumer(folder, localRepository);
    }

    Consumer onJdk(Path home) {
        javaHome = home;
        return this;
    }

    Consumer file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /** Copy a folder with all that lies in it. */
    Consumer copy(Path source, String name) throws IOException {
        try (Stream<Path> all = Files.walk(source)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                Path target =
                        folder.resolve(name).resolve(source.relativize(each).toString());
                Files.createDirectories(target.getParent());
                Files.copy(each, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return this;
    }

    /** Run {@code mvn test} in a process of its own, with the Maven of this build. */
    Build mvnTest(String... arguments) throws IOException, InterruptedException {
        delete(folder.resolve("target"));
        Path output = folder.resolve("build.log");
        List<String> command = new ArrayList<>(List.of(
                maven().toString(),
                "-B",
                "-ntp",
                "-Dmaven.repo.local=" + localRepository,
                "-Dstyle.color=never",
                "test"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("MAVEN_"));
        // These tests are about builds that run every check.
        environment.put("CI", "true");
        environment.put("JAVA_HOME", javaHome.toString());
        environment.put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        Process process = builder.start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new IllegalStateException("The build in " + folder + " did not end:\n" + Files.readString(output));
        }
        return Build.read(folder, process.exitValue(), Files.readString(output));
    }

    private static Path maven() {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        String home = System.getProperty("consumer.maven.home", "");
        Path maven = Path.of(home, "bin", windows ? "mvn.cmd" : "mvn");
        if (home.isEmpty() || !Files.isRegularFile(maven)) {
            throw new IllegalStateException("No Maven at " + maven
                    + ": run these tests with Maven, or set -Dconsumer.maven.home and -Dconsumer.local.repository");
        }
        return maven;
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
