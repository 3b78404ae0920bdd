package io.confiture.benchmarks;

import io.confiture.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Measures the second run of the checks of 300 migrations while nothing changed, each in a fresh JVM from its start on. */
final class AgainBenchmark implements Benchmark {

    private static final double GOAL = 0.25;

    @Override
    public void run(Lab lab) throws Exception {
        Optional<Path> tools = lab.toolsOrSay();
        if (tools.isEmpty()) {
            return;
        }
        int count = lab.quick() ? 20 : 300;
        Path project = Files.createDirectories(lab.work().resolve("again"));
        GeneratedMigrations.write(project, count, tools.get());
        // Nothing is kept about files that were written a moment ago.
        try (Stream<Path> files = Files.walk(project)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
            }
        }
        String first = count + " migrations: confiture check, first";
        String again = count + " migrations: confiture check, again";
        List<Long> firsts = new ArrayList<>();
        List<Long> seconds = new ArrayList<>();
        for (int round = 0; round < lab.rounds(2); round++) {
            firsts.add(check(lab, project, List.of("--no-cache")));
            if (round == 0) {
                check(lab, project, List.of());
            }
            seconds.add(check(lab, project, List.of()));
        }
        Timings ofFirst = new Timings(first, firsts);
        Timings ofSecond = new Timings(again, seconds);
        lab.print(List.of(ofFirst, ofSecond));
        lab.ratio(ofSecond, ofFirst, GOAL);
    }

    private static long check(Lab lab, Path project, List<String> options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("check", project.toString()));
        arguments.addAll(options);
        Path log = lab.work().resolve("again.log");
        ProcessBuilder builder = Lab.childJvm(lab.work(), Main.class, arguments.toArray(String[]::new))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().remove("CI");
        long start = System.nanoTime();
        int status = builder.start().waitFor();
        long nanos = System.nanoTime() - start;
        if (status != 0) {
            throw new IOException("the checks ended with " + status + ": " + Files.readString(log));
        }
        List<String> lines = Files.readAllLines(log);
        lab.line("  %.0f ms: %s", nanos / 1e6, lines.get(lines.size() - 1));
        return nanos;
    }
}
