package io.confiture.sync.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseStrategyTest {

    @Test
    void numbers_move_within_their_share_and_keep_their_decimals() {
        Masking masking = new TryMasking("noise", "numeric(10,2)").of("percent", "20");
        Random random = new Random(2);
        int above = 0;
        for (int i = 0; i < 5000; i++) {
            BigDecimal value = BigDecimal.valueOf(random.nextInt(-9_000_000, 9_000_000), 2);
            BigDecimal masked = new BigDecimal(String.valueOf(masking.mask(value.toPlainString())));
            BigDecimal moved = masked.subtract(value).abs();
            assertThat(masked.scale()).isEqualTo(2);
            assertThat(moved).isPositive();
            assertThat(moved)
                    .isLessThanOrEqualTo(
                            value.abs().multiply(new BigDecimal("0.2")).max(new BigDecimal("0.01")));
            above += masked.compareTo(value) > 0 ? 1 : 0;
        }
        assertThat(above).isBetween(2200, 2800);
    }

    @Test
    void a_small_number_moves_too() {
        Masking masking = new TryMasking("noise", "integer").of();
        assertThat(masking.mask("0")).isIn("1", "-1");
        assertThat(masking.mask("1")).isIn("0", "2");
        assertThat(new TryMasking("noise", "integer").of("min", "1").mask("1")).isEqualTo("2");
    }

    @Test
    void bounds_hold_also_for_numbers_outside_of_them() {
        Masking masking =
                new TryMasking("noise", "integer").of(new Options(Map.of("amount", "10", "min", "18", "max", "99")));
        for (int i = -50; i <= 200; i++) {
            int masked = Integer.parseInt(String.valueOf(masking.mask(String.valueOf(i))));
            assertThat(masked).isBetween(18, 99).isNotEqualTo(i);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"smallint", "integer", "bigint"})
    void the_ends_of_a_type_stay_within_it(String type) {
        Map<String, Long> greatest = Map.of(
                "smallint", (long) Short.MAX_VALUE, "integer", (long) Integer.MAX_VALUE, "bigint", Long.MAX_VALUE);
        long end = greatest.getOrDefault(type, 0L);
        Masking masking = new TryMasking("noise", type).of();
        assertThat(Long.parseLong(String.valueOf(masking.mask(String.valueOf(end)))))
                .isLessThan(end);
        assertThat(Long.parseLong(String.valueOf(masking.mask(String.valueOf(-end - 1)))))
                .isGreaterThan(-end - 1);
    }

    @Test
    void numbers_with_a_floating_point_are_never_the_same_after_rounding() {
        Masking real = new TryMasking("noise", "real").of();
        Masking wide = new TryMasking("noise", "double precision").of();
        Random random = new Random(8);
        for (int i = 0; i < 5000; i++) {
            float value = Float.intBitsToFloat(random.nextInt());
            if (Float.isFinite(value)) {
                float masked = Float.parseFloat(String.valueOf(real.mask(String.valueOf(value))));
                assertThat(masked).isFinite().isNotEqualTo(value);
            }
            double other = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(other) && other != 0) {
                double masked = Double.parseDouble(String.valueOf(wide.mask(String.valueOf(other))));
                assertThat(masked).isFinite().isNotEqualTo(other);
                assertThat(Math.abs(masked / other - 1)).isLessThan(0.11);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "1,5", "1e999999999", "0x10", "$5", "--1"})
    void what_is_no_number_is_never_passed_through(String value) {
        assertThatThrownBy(() -> new TryMasking("noise", "numeric").of().mask(value))
                .isInstanceOf(MaskingException.class)
                .hasMessageNotContaining(value)
                .hasNoCause();
    }

    @Test
    void options_and_columns_that_do_not_fit_are_refused() {
        TryMasking noise = new TryMasking("noise", "integer");
        assertThatThrownBy(() -> noise.of("amount", "5", "percent", "10")).isInstanceOf(InvalidOptionException.class);
        assertThatThrownBy(() -> noise.of("amount", "0")).isInstanceOf(InvalidOptionException.class);
        assertThatThrownBy(() -> noise.of("min", "5", "max", "5")).isInstanceOf(InvalidOptionException.class);
        assertThatThrownBy(() -> noise.of("percent", "0")).isInstanceOf(InvalidOptionException.class);
        assertThatThrownBy(() -> new TryMasking("noise", "money").of()).isInstanceOf(InvalidOptionException.class);
        assertThatThrownBy(() -> new TryMasking("noise").of()).isInstanceOf(InvalidOptionException.class);
    }

    @Test
    void a_thousand_equal_columns_do_not_move_alike() {
        Set<String> masked = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            MaskingRequest request = new MaskingRequest(
                    Options.NONE,
                    new MaskedColumn("c", "integer", true),
                    MaskKey.ofChecks().random("noise", 1, "column:" + i));
            masked.add(String.valueOf(new NoiseStrategy().masking(request).mask("50000")));
        }
        assertThat(masked).hasSizeGreaterThan(900);
    }
}
