package io.confiture.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A second JVM, for what cannot be tried on our own: being killed, another user, a small heap, an empty cache. */
public final class ChildJvm implements AutoCloseable {

    private final Process process;
    private final BufferedReader lines;
    private final StringBuilder said = new StringBuilder();

    private ChildJvm(Process process) {
        this.process = process;
        this.lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    public static String classPath() {
        // Surefire puts only a jar with a manifest on the real class path.
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    public static ChildJvm start(Class<?> main, List<String> jvmOptions, String... arguments) throws IOException {
        return start(List.of(), classPath(), Map.of(), main, jvmOptions, arguments);
    }

    public static ChildJvm start(
            List<String> prefix,
            String classPath,
            Map<String, String> environment,
            Class<?> main,
            List<String> jvmOptions,
            String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new ChildJvm(builder.start());
    }

    /** Return the rest of the first line that starts with a word. */
    public String await(String word) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            if (line.startsWith(word + " ")) {
                return line.substring(word.length() + 1);
            }
        }
        throw new AssertionError("the child ended without saying " + word + "; it said:\n" + said);
    }

    /** Send it a line, for one that waits to be told to go on. */
    public void poke() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    /** Kill it as with kill -9. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor()).isNotZero();
    }

    /** Kill it as with kill -9, unless it has ended; return whether it was killed. */
    public boolean killed() throws InterruptedException {
        process.destroyForcibly();
        return process.waitFor() != 0;
    }

    /** Let it end by itself and return its exit code. */
    public int end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        while (lines.readLine() != null) {
            Thread.onSpinWait();
        }
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Copy the class path to where every user can read it. */
    public static String classPathFor(Path directory) throws IOException {
        List<String> copies = new ArrayList<>();
        int n = 0;
        for (String entry : classPath().split(System.getProperty("path.separator"))) {
            Path from = Path.of(entry);
            Path to = directory.resolve(n++ + "-" + from.getFileName());
            if (Files.isDirectory(from)) {
                try (var files = Files.walk(from)) {
                    for (Path file : (Iterable<Path>) files::iterator) {
                        Path copy = to.resolve(from.relativize(file).toString());
                        if (Files.isDirectory(file)) {
                            Files.createDirectories(copy);
                        } else {
                            Files.copy(file, copy);
                        }
                    }
                }
            } else if (Files.exists(from)) {
                Files.copy(from, to);
            }
            copies.add(to.toString());
        }
        return String.join(System.getProperty("path.separator"), copies);
    }
}
