package io.confiture.sql;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Measures how fast texts are split, on one thread, in CPU time: a program and not a test, since times are no verdicts.
 *
 * <p>Arguments: the files to measure, besides a made-up file of 100 MB of INSERTs.
 */
final class SplitterSpeed {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private SplitterSpeed() {}

    public static void main(String[] files) throws IOException {
        StringBuilder one = new StringBuilder("INSERT INTO public.orders (id, customer, note, price, at) VALUES\n");
        StringBuilder many = new StringBuilder();
        StringBuilder copy = new StringBuilder("COPY public.orders (id, customer, note, price, at) FROM stdin;\n");
        for (int i = 0; one.length() < 100_000_000; i++) {
            String row = String.format(
                    Locale.ROOT,
                    "(%d, 'customer %d', 'it''s a note; number %d', %d.%02d, '2026-11-22 12:00:00+00')",
                    i,
                    i % 977,
                    i,
                    i % 1000,
                    i % 100);
            one.append(i == 0 ? "" : ",\n").append(row);
            if (many.length() < 100_000_000) {
                many.append("INSERT INTO public.orders VALUES ").append(row).append(";\n");
            }
            copy.append(i).append("\tcustomer\tnote\t1.00\t2026-11-22\n");
        }
        one.append(";\n");
        copy.append("\\.\n");
        measure("one INSERT of many rows", one.toString(), 6);
        measure("many INSERTs of one row", many.toString(), 6);
        measure("many INSERTs, not Latin-1", many + "-- \u20AC\n", 6);
        measure("COPY data", copy.toString(), 6);
        for (String file : files) {
            measure(file, Files.readString(Path.of(file)), 300);
        }
    }

    private static void measure(String name, String text, int times) {
        SqlSource source = SqlSource.of(Path.of("speed.sql"), "speed.sql", text);
        int statements = 0;
        long best = Long.MAX_VALUE;
        for (int i = 0; i < times; i++) {
            long before = THREADS.getCurrentThreadCpuTime();
            statements = SqlScript.parse(source).statements().size();
            best = Math.min(best, THREADS.getCurrentThreadCpuTime() - before);
        }
        double rate = text.length() * 1000.0 / best;
        System.out.printf(
                Locale.ROOT, "%-40s %9.1f MB %8d statements %8.0f MB/s%n", name, text.length() / 1e6, statements, rate);
    }
}
