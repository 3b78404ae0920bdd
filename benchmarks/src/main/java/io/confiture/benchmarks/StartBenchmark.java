package io.confiture.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Measures how long it takes from nothing running to the first answer of a server, against zonky's launcher. */
final class StartBenchmark implements Benchmark {

    private static final double GOAL_SAME_JVM = 0.25;
    private static final double GOAL_FRESH_JVM = 0.4;

    @Override
    public void run(Lab lab) throws Exception {
        String ours = "same JVM: ours";
        String zonky = "same JVM: zonky";
        Standings same = new Race(lab.rounds(3), lab.rounds(20))
                .add(ours, Launch.OURS::nanos)
                .add("same JVM: ours, and a throwaway database", Launch.OURS_DATABASE::nanos)
                .add(zonky, Launch.ZONKY::nanos)
                .run();
        lab.print(same.all());
        lab.ratio(same.of(ours), same.of(zonky), GOAL_SAME_JVM);
        fresh(lab);
    }

    private static void fresh(Lab lab) throws Exception {
        Map<Launch, List<Long>> fromMain = new EnumMap<>(Launch.class);
        String ours = "fresh JVM, from its start: ours";
        String zonky = "fresh JVM, from its start: zonky";
        Standings fresh = new Race(1, lab.rounds(15))
                .add(ours, () -> inFreshJvm(lab, Launch.OURS, fromMain))
                .add(
                        "fresh JVM, from its start: ours, and a database",
                        () -> inFreshJvm(lab, Launch.OURS_DATABASE, fromMain))
                .add(zonky, () -> inFreshJvm(lab, Launch.ZONKY, fromMain))
                .run();
        lab.print(fresh.all());
        lab.ratio(fresh.of(ours), fresh.of(zonky), GOAL_FRESH_JVM);

        Timings oursFromMain = new Timings("fresh JVM, from main(): ours", timesOf(fromMain, Launch.OURS));
        Timings zonkyFromMain = new Timings("fresh JVM, from main(): zonky", timesOf(fromMain, Launch.ZONKY));
        lab.print(List.of(oursFromMain, zonkyFromMain));
        lab.ratio(oursFromMain, zonkyFromMain, GOAL_FRESH_JVM);
    }

    private static List<Long> timesOf(Map<Launch, List<Long>> times, Launch launch) {
        List<Long> all = times.getOrDefault(launch, List.of());
        return all.subList(Math.min(1, all.size()), all.size()); // The first one was to warm up.
    }

    private static long inFreshJvm(Lab lab, Launch launch, Map<Launch, List<Long>> fromMain)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = Lab.childJvm(lab.work(), Launch.class, launch.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader reader = process.inputReader()) {
            String line = reader.readLine();
            long nanos = System.nanoTime() - start;
            if (process.waitFor() != 0 || line == null) {
                throw new IOException(launch + " failed in a fresh JVM");
            }
            fromMain.computeIfAbsent(launch, l -> new ArrayList<>()).add(Long.parseLong(line));
            return nanos;
        }
    }
}
