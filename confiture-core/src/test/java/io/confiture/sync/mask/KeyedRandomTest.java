package io.confiture.sync.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyedRandomTest {

    private final Pseudorandom random = MaskKey.ofChecks().random("test", 1, "link:test");

    @Test
    void bits_change_with_everything_they_depend_on() {
        Set<Long> drawn = new HashSet<>();
        drawn.add(random.bits("a", 0));
        drawn.add(random.bits("a", 1));
        drawn.add(random.bits("b", 0));
        drawn.add(random.bits('a', 0));
        drawn.add(random.derive("other").bits("a", 0));
        drawn.add(random.derive("another").bits("a", 0));
        drawn.add(MaskKey.ofChecks().random("other", 1, "link:test").bits("a", 0));
        drawn.add(MaskKey.ofChecks().random("test", 2, "link:test").bits("a", 0));
        drawn.add(MaskKey.ofChecks().random("test", 1, "link:other").bits("a", 0));
        drawn.add(MaskKey.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
                .random("test", 1, "link:test")
                .bits("a", 0));

        assertThat(drawn).hasSize(10);
        assertThat(MaskKey.ofChecks().random("test", 1, "link:test").bits("a", 0))
                .as("made anew")
                .isEqualTo(random.bits("a", 0));
    }

    @Test
    void every_bit_is_set_for_half_of_all_values() {
        int[] set = new int[64];
        for (int i = 0; i < 20_000; i++) {
            long bits = random.bits("value " + i, 0);
            for (int bit = 0; bit < 64; bit++) {
                set[bit] += (int) (bits >>> bit & 1);
            }
        }
        assertThat(IntStream.of(set).boxed())
                .as("of 20000, six deviations apart")
                .allMatch(n -> n > 9_570 && n < 10_430);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 10, 37})
    void numbers_below_a_bound_are_chosen_evenly(long bound) {
        int[] seen = new int[(int) bound];
        int draws = 100_000;
        for (int i = 0; i < draws; i++) {
            seen[(int) random.below(bound, "value " + i, 3)]++;
        }
        double expected = draws / (double) bound;
        double chi = IntStream.of(seen)
                .mapToDouble(n -> (n - expected) * (n - expected) / expected)
                .sum();
        assertThat(chi).as("chi square for %d", bound).isLessThan(bound + 6 * Math.sqrt(2.0 * bound));
    }

    @Test
    void a_bound_that_wastes_many_draws_is_even_too() {
        // Two thirds of 63 bits: a remainder would give the lower half of the numbers twice as often as the upper half.
        long bound = Long.MAX_VALUE / 3 * 2;
        long low = IntStream.range(0, 100_000)
                .filter(i -> random.below(bound, "value " + i, 0) < bound / 2)
                .count();
        assertThat(low).isBetween(49_000L, 51_000L);
        assertThatThrownBy(() -> random.below(0, "a", 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void permutations_of_all_small_bounds_hit_each_number_once_and_leave_none_in_its_place() {
        for (int bound = 1; bound <= 700; bound++) {
            exhaust(bound, "tweak");
        }
        for (int bound : new int[] {1000, 1023, 1024, 1025, 4099, 10_000, 65_536, 99_991, 1_048_577}) {
            exhaust(bound, "");
        }
    }

    private void exhaust(int bound, String tweak) {
        BitSet seen = new BitSet(bound);
        for (int number = 0; number < bound; number++) {
            long permuted = random.permute(bound, number, tweak);
            assertThat(permuted).isBetween(0L, bound - 1L);
            if (bound > 1) {
                assertThat(permuted).as("of %d", bound).isNotEqualTo(number);
            }
            seen.set((int) permuted);
        }
        assertThat(seen.cardinality()).as("different of %d", bound).isEqualTo(bound);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                1L << 31,
                (1L << 32) + 1,
                1L << 46,
                1_000_000_000_000_000_000L,
                1L << 62,
                Long.MAX_VALUE - 1,
                Long.MAX_VALUE
            })
    void permutations_of_great_bounds_stay_within_and_differ(long bound) {
        Set<Long> seen = new HashSet<>();
        Random numbers = new Random(bound);
        Set<Long> inputs = new HashSet<>(Set.of(0L, 1L, bound - 1, bound - 2, bound / 2));
        while (inputs.size() < 20_000) {
            inputs.add(Math.floorMod(numbers.nextLong(), bound));
        }
        for (long number : inputs) {
            long permuted = random.permute(bound, number, "");
            assertThat(permuted).isBetween(0L, bound - 1).isNotEqualTo(number);
            seen.add(permuted);
        }
        assertThat(seen).hasSameSizeAs(inputs);
    }

    @Test
    void permutations_depend_on_tweak_and_key_and_spread_evenly() {
        assertThat(random.permute(1L << 40, 7, "a")).isNotEqualTo(random.permute(1L << 40, 7, "b"));
        assertThat(random.permute(1L << 40, 7, "a"))
                .isNotEqualTo(random.derive("x").permute(1L << 40, 7, "a"));
        int[] seen = new int[10];
        for (int tweak = 0; tweak < 45_000; tweak++) {
            seen[(int) random.permute(10, 3, "tweak " + tweak)]++;
        }
        assertThat(seen[3]).isZero();
        for (int to = 0; to < 10; to++) {
            if (to != 3) {
                assertThat(seen[to]).as("3 to %d, of 5000", to).isBetween(4_600, 5_400);
            }
        }
        assertThat(IntStream.range(0, 200)
                        .mapToObj(tweak -> random.permute(3, 0, "tweak " + tweak))
                        .distinct())
                .as("both circles of three")
                .containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void a_number_outside_of_the_bound_is_refused() {
        assertThatThrownBy(() -> random.permute(10, 10, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> random.permute(10, -1, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> random.permute(0, 0, "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void threads_share_one() {
        long[] alone = IntStream.range(0, 50_000)
                .mapToLong(i -> random.bits("v" + i, 0) ^ random.permute(1000, i % 1000, "t"))
                .toArray();
        long[] together = IntStream.range(0, 50_000)
                .parallel()
                .mapToLong(i -> random.bits("v" + i, 0) ^ random.permute(1000, i % 1000, "t"))
                .toArray();
        assertThat(together).isEqualTo(alone);
    }
}
