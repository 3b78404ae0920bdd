package io.confiture.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;

/** Measures 60 tests that each take a database, in a fresh JVM from its start on, against zonky's PreparedDbProvider. */
final class TestRunBenchmark implements Benchmark {

    private static final int TESTS = 60;
    private static final double GOAL = 0.4;

    @Override
    public void run(Lab lab) throws Exception {
        measure(lab, 100, 0, 8);
        measure(lab, 100, 20, 4);
        measure(lab, 10, 0, 4);
    }

    private static void measure(Lab lab, int tables, int bodyMillis, int rounds) throws Exception {
        String what = TESTS + " tests of " + bodyMillis + " ms, " + tables + " tables: ";
        String ours = what + "ours";
        String zonky = what + "zonky";
        Standings times = new Race(1, lab.rounds(rounds))
                .add(ours, () -> play(lab, TestRun.OURS, tables, bodyMillis))
                .add(zonky, () -> play(lab, TestRun.ZONKY, tables, bodyMillis))
                .run();
        lab.print(times.all());
        lab.ratio(times.of(ours), times.of(zonky), GOAL);
    }

    private static long play(Lab lab, TestRun run, int tables, int bodyMillis)
            throws IOException, InterruptedException {
        List<String> args =
                List.of(run.name(), String.valueOf(tables), String.valueOf(TESTS), String.valueOf(bodyMillis));
        long start = System.nanoTime();
        Process process = Lab.childJvm(lab.work(), TestRun.class, args.toArray(String[]::new))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader reader = process.inputReader()) {
            String line = reader.readLine();
            long nanos = System.nanoTime() - start;
            if (process.waitFor() != 0 || line == null) {
                throw new IOException("the test run of " + run + " failed");
            }
            return nanos;
        }
    }
}
