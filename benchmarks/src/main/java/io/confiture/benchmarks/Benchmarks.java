package io.confiture.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Runs the benchmarks that are named, or all; each in a JVM of its own, so that none finds another's warm code, servers or
 * garbage.
 */
public final class Benchmarks {

    private static final Map<String, Benchmark> ALL = all();

    private Benchmarks() {}

    private static Map<String, Benchmark> all() {
        Map<String, Benchmark> result = new LinkedHashMap<>();
        result.put("pool", new PoolBenchmark());
        result.put("clones", new CloneBenchmark());
        result.put("snapshots", new SnapshotBenchmark());
        result.put("starts", new StartBenchmark());
        result.put("tests", new TestRunBenchmark());
        result.put("migrations", new MigrationsBenchmark());
        result.put("again", new AgainBenchmark());
        result.put("apply", new ApplyBenchmark());
        result.put("validate", new ValidateBenchmark());
        result.put("plan", new PlanBenchmark());
        result.put("seeds", new SeedLevelsBenchmark());
        result.put("sync", new SyncBenchmark());
        result.put("mask", new MaskBenchmark());
        result.put("splitter", new SplitterBenchmark());
        return Collections.unmodifiableMap(result);
    }

    /**
     * Run benchmarks.
     *
     * @param args {@code all}, or names joined by commas
     * @throws Exception what went wrong in one of them
     */
    public static void main(String[] args) throws Exception {
        if (args.length == 2 && args[0].equals("--here")) {
            here(args[1]);
            return;
        }
        List<String> names =
                args.length == 0 || args[0].equals("all") ? List.copyOf(ALL.keySet()) : List.of(args[0].split(",", -1));
        for (String name : names) {
            if (!ALL.containsKey(name)) {
                throw new IllegalArgumentException(
                        "there is no benchmark " + name + "; there are " + String.join(", ", ALL.keySet()));
            }
        }
        Path work = Lab.newWorkDirectory();
        List<String> failed = new ArrayList<>();
        try {
            for (String name : names) {
                if (Lab.childJvm(work, Benchmarks.class, "--here", name)
                                .inheritIO()
                                .start()
                                .waitFor()
                        != 0) {
                    failed.add(name);
                }
            }
        } finally {
            delete(work);
        }
        if (!failed.isEmpty()) {
            throw new IllegalStateException("failed: " + String.join(", ", failed));
        }
    }

    private static void here(String name) throws Exception {
        Lab lab = Lab.ofThisJvm(System.out);
        lab.begin(name);
        Objects.requireNonNull(ALL.get(name), name).run(lab);
        lab.end();
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot delete " + file, e);
                }
            });
        }
    }
}
