package io.confiture.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.project.DatabaseUrl;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/** Copies in a JVM of its own, and prints how long it took and how much processor time. */
final class CopyInChild {

    private CopyInChild() {}

    /**
     * Says what a child measured.
     *
     * @param nanos how long the copy took
     * @param cpuNanos how much processor time the JVM used for it
     */
    record Said(long nanos, long cpuNanos) {
        static Said parse(String output) {
            String[] words = output.strip().split(" ", -1);
            return new Said(Long.parseLong(words[0]), Long.parseLong(words[1]));
        }
    }

    /**
     * Copy.
     *
     * @param args the number of rows; {@code plain} or {@code masked}; whether a first copy warms up; the URLs of source and target
     * @throws Exception what went wrong
     */
    public static void main(String[] args) throws Exception {
        CopiedTable table =
                CopiedTable.of(Path.of(System.getProperty("java.io.tmpdir"), "sync-child"), Long.parseLong(args[0]));
        boolean masks = args[1].equals("masked");
        if (Boolean.parseBoolean(args[2])) {
            table.copy(args[3], args[4], masks, 1);
            try (Session target = Session.to(DatabaseUrl.parse(args[4]))) {
                new Query(target).send("TRUNCATE customers");
                new Query(target).send("CHECKPOINT");
            }
        }
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long cpu = system.getProcessCpuTime();
        long nanos = table.copy(args[3], args[4], masks, 1);
        cpu = system.getProcessCpuTime() - cpu;
        System.out.println(nanos + " " + cpu);
    }
}
