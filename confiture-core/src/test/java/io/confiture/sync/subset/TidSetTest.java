package io.confiture.sync.subset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TidSetTest {

    @Test
    void places_are_read_and_printed_as_the_server_does() {
        for (String ctid : List.of("(0,1)", "(12,291)", "(4294967294,65535)")) {
            assertThat(TidSet.ctid(TidSet.place(ctid))).isEqualTo(ctid);
        }
        assertThat(TidSet.condition("c.ctid", new long[] {TidSet.place("(0,1)"), TidSet.place("(7,12)")}))
                .isEqualTo("c.ctid >= '(0,1)'::pg_catalog.tid AND c.ctid <= '(7,12)'::pg_catalog.tid"
                        + " AND c.ctid = ANY ('{\"(0,1)\",\"(7,12)\"}'::pg_catalog.tid[])");
    }

    @Test
    void it_is_a_sorted_set() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            TreeSet<Long> expected = new TreeSet<>();
            TidSet set = new TidSet();
            long blocks = random.nextBoolean() ? 600 : 4_294_967_295L;
            int offsets = random.nextBoolean() ? 60 : 3000;
            for (int i = 0; i < 2000; i++) {
                long place = (long) (random.nextDouble() * blocks) << 16 | 1 + random.nextInt(offsets);
                if (random.nextInt(4) == 0) {
                    assertThat(set.remove(place)).isEqualTo(expected.remove(place));
                } else {
                    assertThat(set.add(place)).isEqualTo(expected.add(place));
                }
                assertThat(set.contains(place)).isEqualTo(expected.contains(place));
                assertThat(set.contains(place + 1)).isEqualTo(expected.contains(place + 1));
            }
            assertThat(set.size()).isEqualTo(expected.size());
            assertThat(set.from(0, 5000))
                    .isEqualTo(expected.stream().mapToLong(Long::longValue).toArray());
            List<Long> ranged = new ArrayList<>();
            for (TidRange range : set.ranges(1 + random.nextInt(300))) {
                for (long place : set.within(range)) {
                    ranged.add(place);
                }
                assertThat(ranged.get(ranged.size() - 1)).isEqualTo(range.last());
            }
            assertThat(ranged).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void a_million_rows_take_about_a_megabyte() {
        TidSet set = new TidSet();
        long before = used();
        for (long block = 0; block < 10_000; block++) {
            for (int offset = 1; offset <= 100; offset++) {
                set.add(block << 16 | offset);
            }
        }
        assertThat(used() - before).isLessThan(1_000_000);
        assertThat(set.size()).isEqualTo(1_000_000);
    }

    private static long used() {
        Runtime.getRuntime().gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
