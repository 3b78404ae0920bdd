package io.confiture.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds what all benchmarks need: where files go, which PostgreSQL installation is compared with, how much to measure, and the
 * page that the results go to.
 *
 * @param work a directory of this run, on shared memory where there is any
 * @param tools the {@code bin} directory of a PostgreSQL installation with psql and pg_dump, where there is one
 * @param quick whether this only tries out that everything runs; its figures mean nothing
 * @param out where results go
 */
record Lab(Path work, Optional<Path> tools, boolean quick, PrintStream out) {

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final Path DEBIAN_SHARE = Path.of("/usr/share/postgresql");

    private static final String QUICK = "benchmarks.quick";
    private static final String TOOLS = "benchmarks.postgres";
    private static final String DIRECTORY = "benchmarks.directory";
    private static final String CORPORA = "confiture.corpora";

    static Lab ofThisJvm(PrintStream out) throws IOException {
        return new Lab(Path.of(property("java.io.tmpdir").orElse(".")), findTools(), Boolean.getBoolean(QUICK), out);
    }

    private static Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty(name)).filter(value -> !value.isBlank());
    }

    /** Make the directory of a run: disks differ too much in how fast they make and delete many small files. */
    static Path newWorkDirectory() throws IOException {
        Path sharedMemory = Path.of("/dev/shm");
        Path parent = property(DIRECTORY)
                .map(Path::of)
                .orElse(Files.isWritable(sharedMemory) ? sharedMemory : Path.of(System.getProperty("java.io.tmpdir")));
        Path work = Files.createTempDirectory(parent, "confiture-benchmarks-");
        // The servers of both sides may have to run as another user than root.
        if (!work.toFile().setExecutable(true, false) || !work.toFile().setReadable(true, false)) {
            throw new IOException("cannot open " + work + " to other users");
        }
        return work;
    }

    /** Return the command for a fresh JVM with this class path, whose temporary files go to the directory. */
    static ProcessBuilder childJvm(Path work, Class<?> main, String... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + work,
                "-cp",
                System.getProperty("java.class.path")));
        for (String name : List.of(QUICK, TOOLS, CORPORA)) {
            property(name).ifPresent(value -> command.add("-D" + name + "=" + value));
        }
        command.add(main.getName());
        command.addAll(List.of(args));
        return new ProcessBuilder(command);
    }

    /** Return the folder with public sample databases: beside the checkout, or where the property says. */
    private static Path corpora() {
        return property(CORPORA).map(Path::of).orElse(Path.of("..", "..", "shared", "corpora"));
    }

    private static Optional<Path> findTools() throws IOException {
        Optional<Path> given = property(TOOLS).map(Path::of);
        if (given.isPresent()) {
            return given;
        }
        if (!Files.isDirectory(DEBIAN)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions.filter(version -> Stream.of("initdb", "postgres", "psql", "pg_dump")
                            .allMatch(program ->
                                    Files.isExecutable(version.resolve("bin").resolve(program))))
                    .max(Comparator.naturalOrder())
                    .map(version -> version.resolve("bin"));
        }
    }

    /** Return the folders with SQL that people wrote: sample databases, and the installation's extension scripts. */
    static List<Path> writtenSql() throws IOException {
        List<Path> candidates = new ArrayList<>(List.of(corpora()));
        findTools().ifPresent(bin -> {
            candidates.add(bin.resolveSibling("share").resolve("extension"));
            candidates.add(bin.resolveSibling("share").resolve("postgresql").resolve("extension"));
            Path version = bin.toAbsolutePath().getParent();
            if (version != null && version.startsWith(DEBIAN)) {
                candidates.add(DEBIAN_SHARE.resolve(DEBIAN.relativize(version)).resolve("extension"));
            }
        });
        return candidates.stream().filter(Files::isDirectory).toList();
    }

    /** Return the tools, or say that the measurement cannot be made without. */
    Optional<Path> toolsOrSay() {
        if (tools.isEmpty()) {
            line("SKIPPED: no PostgreSQL installation with initdb, psql and pg_dump; name its bin directory with -D"
                    + TOOLS);
        }
        return tools;
    }

    /** Return how many rounds to measure. */
    int rounds(int full) {
        return quick ? Math.min(full, 3) : full;
    }

    void begin(String name) {
        line("");
        line("=== %s%s", name, quick ? " (quick: figures mean nothing)" : "");
        line(
                "Java %s, %d processors, files in %s",
                Runtime.version(), Runtime.getRuntime().availableProcessors(), work);
        line("load average at the start %.2f", load());
    }

    void end() {
        line("load average at the end %.2f", load());
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    void line(String format, Object... args) {
        out.println(args.length == 0 ? format : String.format(Locale.ROOT, format, args));
        out.flush();
    }

    /** Print times, one line each. */
    void print(Iterable<Timings> all) {
        all.forEach(timings -> line("  %s", timings));
    }

    /** Print how one compares with another, and whether that is what we want. */
    void ratio(Timings ours, Timings theirs, double goal) {
        double median = ours.median() / theirs.median();
        line(
                "  ratio %s / %s: %.3f of medians, %.3f of minima; goal <= %.2f: %s",
                ours.name(),
                theirs.name(),
                median,
                ours.minimum() / theirs.minimum(),
                goal,
                median <= goal ? "met" : "NOT MET");
    }
}
