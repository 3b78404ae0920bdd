package io.confiture.sync.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCardStrategyTest {

    private final TryMasking cards = new TryMasking("credit_card");

    @Test
    void the_last_four_digits_of_all_of_two_thousand_cards_really_stay() {
        Masking masking = cards.of();
        Random random = new Random(4);
        for (int i = 0; i < 2000; i++) {
            String card = card(random);
            String masked = String.valueOf(masking.mask(card));
            assertThat(masked)
                    .endsWith(card.substring(card.length() - 4))
                    .hasSameSizeAs(card)
                    .isNotEqualTo(card);
            assertThat(BijectiveStrategiesTest.isLuhn(masked)).isTrue();
        }
    }

    private static String card(Random random) {
        int length = 13 + random.nextInt(7);
        while (true) {
            StringBuilder digits = new StringBuilder();
            random.ints(length, 0, 10).forEach(digits::append);
            if (BijectiveStrategiesTest.isLuhn(digits.toString())) {
                return digits.toString();
            }
        }
    }

    @Test
    void with_nothing_kept_no_digit_is_lost_and_the_check_digit_is_right() {
        Masking masking = cards.of("keep_last_four", "false", "prefix", "none");
        Random random = new Random(5);
        int endings = 0;
        for (int i = 0; i < 500; i++) {
            String card = card(random);
            String masked = String.valueOf(masking.mask(card));
            assertThat(masked).hasSameSizeAs(card);
            assertThat(BijectiveStrategiesTest.isLuhn(masked)).isTrue();
            endings += masked.endsWith(card.substring(card.length() - 4)) ? 1 : 0;
        }
        assertThat(endings).isLessThan(5);
    }

    @ParameterizedTest
    @CsvSource({
        "4111111111111111, 4",
        "5555555555554444, 55",
        "2223003122003222, 2223",
        "378282246310005, 37",
        "6011111111111117, 6011",
        "30569309025904, 305",
        "3530111333300000, 3530"
    })
    void the_brand_stays(String card, String brand) {
        assertThat(cards.of().mask(card)).startsWith(brand);
    }

    @Test
    void the_first_six_and_the_last_four_digits_may_stay_together() {
        assertThat(cards.of("prefix", "bin").mask("4111-1111-1111-1111")).matches("4111-11\\d\\d-\\d{4}-1111");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111112",
                "411111111111",
                "41111111111111111111",
                "1",
                "hello",
                "4111 1111 1111 111x",
                "-"
            })
    void what_is_no_card_is_never_passed_through(String value) {
        assertThatThrownBy(() -> cards.of().mask(value))
                .isInstanceOf(MaskingException.class)
                .hasMessageNotContaining(value.length() > 1 ? value : "\0");
        assertThat(cards.of("invalid", "null").mask(value)).isNull();
    }

    @Test
    void what_is_no_card_can_have_its_digits_replaced_and_stays_none() {
        Masking masking = cards.of("invalid", "digits");
        for (int i = 0; i < 1000; i++) {
            String value = String.valueOf(4_111_111_111_110_000L + i);
            String masked = String.valueOf(masking.mask(value));
            assertThat(masked).isNotEqualTo(value).hasSameSizeAs(value);
            assertThat(BijectiveStrategiesTest.isLuhn(masked)).isEqualTo(BijectiveStrategiesTest.isLuhn(value));
        }
        assertThat(masking.mask("1234")).matches("\\d{4}").isNotEqualTo("1234");
        assertThatThrownBy(() -> masking.mask("call Ann 1")).isInstanceOf(MaskingException.class);
    }

    @Test
    void columns_that_cannot_take_it_are_refused() {
        assertThatThrownBy(() -> new TryMasking("credit_card", "integer").of())
                .isInstanceOf(InvalidOptionException.class);
        assertThatThrownBy(() -> new TryMasking("credit_card", "bigint").of("prefix", "none"))
                .isInstanceOf(InvalidOptionException.class);
        assertThat(new TryMasking("credit_card", "bigint").of().mask("4012888888881881"))
                .matches("4\\d{11}1881");
    }
}
