package io.confiture.sync.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionStrategyTest {

    private final TryMasking masks = new TryMasking("masking_retention");

    @ParameterizedTest
    @CsvSource({
        "Alice Smith, 1, 1, A**** ****h",
        "Alice, 5, 0, *****",
        "Alice, 9, 0, *****",
        "Alice, 0, 5, *****",
        "Alice, 3, 2, *****",
        "Alice, 3, 3, *****",
        "Alice, 2, 2, Al*ce",
        "Ann-, 3, 0, ***-",
        "---, 0, 0, ***",
        "---, 1, 0, ***",
        "山田太郎, 1, 0, 山***",
        "Zoë🙂, 1, 0, Z***"
    })
    void the_ends_stay_unless_they_are_all_there_is(String value, int start, int end, String expected) {
        assertThat(masks.of("start", String.valueOf(start), "end", String.valueOf(end))
                        .mask(value))
                .isEqualTo(expected);
    }

    @Test
    void a_share_is_rounded_up_so_that_something_is_covered() {
        assertThat(masks.of("percentage", "1").mask("ab")).isEqualTo("*b");
        assertThat(masks.of("percentage", "50").mask("12-34-56")).isEqualTo("**-*4-56");
        assertThat(masks.of("keep_delimiters", "false").mask("a-b c")).isEqualTo("*****");
        assertThat(masks.of("mask_char", "#").mask("ab")).isEqualTo("##");
    }

    @Test
    void no_random_value_is_passed_through_whatever_is_kept() {
        Random random = new Random(3);
        for (int i = 0; i < 5000; i++) {
            StringBuilder value = new StringBuilder();
            random.ints(1 + random.nextInt(12), ' ', 0x2ff)
                    .filter(c -> c != '*')
                    .forEach(value::appendCodePoint);
            Masking masking = masks.of(new Options(Map.of(
                    "start", String.valueOf(random.nextInt(14)),
                    "end", String.valueOf(random.nextInt(14)),
                    "percentage", String.valueOf(1 + random.nextInt(100)),
                    "keep_delimiters", String.valueOf(random.nextBoolean()))));
            if (!value.toString().isBlank()) {
                assertThat(masking.mask(value.toString()))
                        .isNotEqualTo(value.toString())
                        .hasSameSizeAs(value);
            }
        }
    }

    @Test
    void options_that_do_not_fit_are_refused() {
        assertThatThrownBy(() -> masks.of("mask_char", "")).isInstanceOf(InvalidOptionException.class);
        assertThatThrownBy(() -> masks.of("mask_char", "**")).isInstanceOf(InvalidOptionException.class);
        assertThatThrownBy(() -> masks.of("percentage", "0")).isInstanceOf(InvalidOptionException.class);
        assertThatThrownBy(() -> masks.of("preserve_pattern", "true"))
                .as("an option that nobody reads does not exist")
                .isInstanceOf(InvalidOptionException.class);
        assertThatThrownBy(() -> new TryMasking("masking_retention", "integer").of())
                .isInstanceOf(InvalidOptionException.class);
    }
}
