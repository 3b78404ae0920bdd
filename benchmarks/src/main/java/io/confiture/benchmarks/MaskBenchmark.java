package io.confiture.benchmarks;

import io.confiture.sync.mask.Cardinality;
import io.confiture.sync.mask.GoldenVector;
import io.confiture.sync.mask.MaskKey;
import io.confiture.sync.mask.MaskedColumn;
import io.confiture.sync.mask.Masking;
import io.confiture.sync.mask.MaskingStrategy;
import io.confiture.sync.mask.Maskings;
import io.confiture.sync.mask.Options;
import io.confiture.sync.mask.Strategies;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntFunction;

/** Measures what a masked value costs, strategy by strategy, and that ten million stay ten million where that is declared. */
final class MaskBenchmark implements Benchmark {

    private static final int ROUNDS = 5;

    private static final int BATCH = 1000;

    private final Strategies strategies = Strategies.load(MaskBenchmark.class.getClassLoader());

    private final Maskings maskings = new Maskings(strategies, MaskKey.ofChecks());

    /** Keeps the compiler from leaving the work out. */
    private long length;

    @Override
    public void run(Lab lab) {
        lab.line("one thread, processor time; the best of %d rounds with each strategy's own examples", ROUNDS);
        long nanos = lab.quick() ? 2_000_000L : 300_000_000L;
        for (MaskingStrategy strategy : strategies.all()) {
            for (GoldenVector example : strategy.vectors()) {
                Masking masking = masking(strategy.name(), example.type(), example.options());
                double cost = cost(masking, example.value(), nanos);
                lab.line(
                        "  %-18s %-28s %-34s %7.0f ns, %6.2f million values/s",
                        strategy.name(), example.type(), cut(example.value()), cost, 1000 / cost);
            }
        }
        int count = lab.quick() ? 10_000 : 10_000_000;
        distinct().forEach((name, values) -> {
            int blank = name.indexOf(' ');
            Masking masking = masking(name.substring(0, blank), name.substring(blank + 1), Options.NONE);
            if (!(masking.cardinality() instanceof Cardinality.Bijective)) {
                throw new IllegalStateException(name + " is not declared to keep values apart");
            }
            int different = different(masking, values, count);
            lab.line(
                    "  %-28s %d values in, %d out: %s", name, count, different, different == count ? "met" : "NOT MET");
        });
        lab.line("  (%d characters written)", length);
    }

    private Masking masking(String strategy, String type, Options options) {
        return maskings.of(strategy, options, new MaskedColumn("people.value", type, true), false, "link:examples");
    }

    private static String cut(String value) {
        return value.length() <= 34 ? value : value.substring(0, 31) + "...";
    }

    private double cost(Masking masking, String value, long nanos) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = threads.getCurrentThreadCpuTime();
            long spent = 0;
            long values = 0;
            while (spent < nanos) {
                for (int i = 0; i < BATCH; i++) {
                    String masked = masking.mask(value);
                    length += masked == null ? 0 : masked.length();
                }
                values += BATCH;
                spent = threads.getCurrentThreadCpuTime() - start;
            }
            best = Math.min(best, spent / (double) values);
        }
        return best;
    }

    /** Return different values by strategy and type. */
    private static Map<String, IntFunction<String>> distinct() {
        Map<String, IntFunction<String>> values = new TreeMap<>();
        values.put("digits text", i -> String.valueOf(1_000_000_000L + i));
        values.put("digits bigint", i -> String.valueOf(Long.MAX_VALUE - i));
        values.put("identifier text", i -> "AB-" + Integer.toHexString(0x10000000 + i));
        values.put("phone text", i -> "+49 30 " + (100_000_000 + i));
        values.put("uuid uuid", i -> new UUID(0x4000L | (long) i << 16, Long.MIN_VALUE).toString());
        values.put("ip_address inet", i -> (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255) + ".7");
        return values;
    }

    /** Count how many different values come out, by hashes of 64 bits. */
    private static int different(Masking masking, IntFunction<String> values, int count) {
        long[] hashes = new long[count];
        for (int i = 0; i < count; i++) {
            hashes[i] = hash(String.valueOf(masking.mask(values.apply(i))));
        }
        Arrays.sort(hashes);
        int different = 1;
        for (int i = 1; i < count; i++) {
            different += hashes[i] == hashes[i - 1] ? 0 : 1;
        }
        return different;
    }

    /** FNV-1a, with a last step that spreads what it has over all bits. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        return hash ^ hash >>> 33;
    }
}
