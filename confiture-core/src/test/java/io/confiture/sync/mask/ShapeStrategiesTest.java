package io.confiture.sync.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the strategies that replace digits and letters in their places. */
class ShapeStrategiesTest {

    private final TryMasking digits = new TryMasking("digits");
    private final TryMasking identifier = new TryMasking("identifier");
    private final TryMasking phone = new TryMasking("phone");
    private final TryMasking iban = new TryMasking("iban");

    @Test
    void random_identifiers_keep_their_shape_and_nothing_else() {
        Random random = new Random(9);
        Masking masking = identifier.of();
        for (int i = 0; i < 5000; i++) {
            StringBuilder value = new StringBuilder();
            random.ints(1 + random.nextInt(40), ' ', 0x7f).forEach(value::appendCodePoint);
            if (shape(value.toString()).matches("[^a0A]*")) {
                continue;
            }
            String masked = String.valueOf(masking.mask(value.toString()));
            assertThat(masked).isNotEqualTo(value.toString());
            assertThat(shape(masked)).isEqualTo(shape(value.toString()));
            assertThat(masking.longest(value.length())).isEqualTo(masked.length());
        }
    }

    private static String shape(String text) {
        return text.replaceAll("[0-9]", "0").replaceAll("[a-z]", "a").replaceAll("[A-Z]", "A");
    }

    @Test
    void case_does_not_count_for_which_letters_come() {
        String upper = String.valueOf(identifier.of().mask("AB-CD"));
        assertThat(upper).isUpperCase();
        assertThat(identifier.of().mask("ab-cd")).isEqualTo(upper.toLowerCase(Locale.ROOT));
    }

    @Test
    void long_texts_change_everywhere_and_in_no_time() {
        String value = "a".repeat(100_000);
        String masked = String.valueOf(identifier.of().mask(value));
        assertThat(masked).hasSize(100_000);
        assertThat(masked.chars().filter(c -> c == 'a').count()).isBetween(3_300L, 4_400L);
    }

    @Test
    void digits_of_other_scripts_stay_in_their_script() {
        assertThat(digits.of().mask("٠١٢٣٤٥")).matches("[٠-٩]{6}").isNotEqualTo("٠١٢٣٤٥");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Anna", "Zoë-1", "名前 1", "1 🙂", "-", "???", "\u00a0", "№ 5", "½"})
    void what_would_stay_and_tell_something_is_never_passed_through(String value) {
        assertThatThrownBy(() -> digits.of().mask(value)).isInstanceOf(MaskingException.class);
        assertThat(digits.of("invalid", "null").mask(value)).isNull();
    }

    @Test
    void letters_stay_beside_digits_only_where_it_is_asked_for() {
        assertThat(digits.of("letters", "keep").mask("Zoë 12"))
                .startsWith("Zoë ")
                .isNotEqualTo("Zoë 12");
        assertThatThrownBy(() -> digits.of("letters", "keep").mask("Anna")).isInstanceOf(MaskingException.class);
        assertThatThrownBy(() -> identifier.of().mask("Zoë 12")).isInstanceOf(MaskingException.class);
    }

    @Test
    void numbers_keep_sign_and_digits() {
        assertThat(new TryMasking("digits", "integer").of().mask("-4711")).matches("-[1-9]\\d{3}");
        assertThat(new TryMasking("digits", "numeric(40,3)").of().mask("1234567890123456789012345.678"))
                .matches("[1-9]\\d{24}\\.\\d{3}");
        assertThat(new TryMasking("digits", "numeric(40,20)").of().mask("0.12345678901234567890"))
                .matches("0\\.\\d{20}");
        assertThat(new TryMasking("digits", "numeric(10,0)").of().mask("7"))
                .matches("\\d")
                .isNotEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"numeric", "numeric(3,-2)", "numeric(2,5)", "real", "double precision", "money", "uuid", "date"})
    void columns_that_cannot_take_digits_are_refused(String type) {
        assertThatThrownBy(() -> new TryMasking("digits", type).of())
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("people.value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1e5", "99999999999999999999", "2147483648", "007", "1.5"})
    void what_is_no_number_of_the_type_is_never_passed_through(String value) {
        assertThatThrownBy(() -> new TryMasking("digits", "integer").of().mask(value))
                .isInstanceOf(MaskingException.class)
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource({
        "+49 30 901820, \\+49 \\d\\d \\d{6}",
        "+1-555-0100, \\+1-\\d{3}-\\d{4}",
        "+351 21 000, \\+351 \\d\\d \\d{3}",
        "0044 20 7946, 0044 \\d\\d \\d{4}",
        "(030) 12-34, \\(\\d{3}\\) \\d\\d-\\d\\d",
        "+7 495 1 ext 2, \\+7 \\d{3} \\d [a-z]{3} \\d"
    })
    void the_option_that_keeps_country_codes_is_read(String value, String expected) {
        assertThat(phone.of("keep_country_code", "true").mask(value))
                .matches(expected)
                .isNotEqualTo(value);
        assertThat(phone.of().mask(value)).hasSameSizeAs(value).isNotEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+49", "+", "+ann", "00", "0049", "anrufen bei Zoë"})
    void what_has_no_number_is_never_passed_through(String value) {
        assertThatThrownBy(() -> {
                    String masked = phone.of("keep_country_code", "true").mask(value);
                    if (!value.equals(masked)) {
                        throw new MaskingException("masked");
                    }
                })
                .isInstanceOf(MaskingException.class);
    }

    @Test
    void accounts_keep_country_and_blanks_and_have_right_check_digits() {
        Random random = new Random(6);
        Masking masking = iban.of();
        for (int i = 0; i < 2000; i++) {
            String account = String.format("%018d", random.nextLong(1_000_000_000_000_000_000L));
            for (int check = 2; check <= 98; check++) {
                String value = "DE" + String.format("%02d", check) + account;
                if (BijectiveStrategiesTest.isIban(value)) {
                    String masked = String.valueOf(masking.mask(value));
                    assertThat(masked).startsWith("DE").hasSize(22).isNotEqualTo(value);
                    assertThat(BijectiveStrategiesTest.isIban(masked)).isTrue();
                }
            }
        }
        assertThat(masking.mask("GB82 WEST 1234 5698 7654 32"))
                .matches("GB\\d\\d [A-Z]{4} \\d{4} \\d{4} \\d{4} \\d\\d");
        assertThat(masking.mask("gb82west12345698765432")).matches("gb\\d\\d[a-z]{4}\\d{14}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GB00WEST12345698765432",
                "DE",
                "12345678901234567890",
                "GB82 WEST 1234",
                "GB82-WEST-1234-5698-7654-32"
            })
    void what_is_no_account_is_never_passed_through(String value) {
        assertThatThrownBy(() -> iban.of().mask(value)).isInstanceOf(MaskingException.class);
    }

    @Test
    void uuids_keep_version_and_variant_and_their_notation() {
        Masking masking = new TryMasking("uuid").of();
        assertThat(masking.mask("018f2b3c-4d5e-7f60-8a7b-8c9daebfc0d1"))
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(masking.mask("{018F2B3C-4D5E-7F60-8A7B-8C9DAEBFC0D1}")).matches("\\{[0-9A-F-]{36}}");
        assertThat(String.valueOf(masking.mask("018f2b3c4d5e7f608a7b8c9daebfc0d1")))
                .isEqualTo(String.valueOf(masking.mask("018f2b3c-4d5e-7f60-8a7b-8c9daebfc0d1"))
                        .replace("-", ""));
        assertThatThrownBy(() -> masking.mask("not-a-uuid")).isInstanceOf(MaskingException.class);
        assertThatThrownBy(() -> masking.mask("018f2b3c")).isInstanceOf(MaskingException.class);
    }

    @Test
    void hardware_addresses_keep_their_kind_and_notation() {
        Masking masking = new TryMasking("mac").of();
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            String value = String.format("%012x", random.nextLong(1L << 48));
            String masked = String.valueOf(masking.mask(value));
            assertThat(Integer.parseInt(masked.substring(1, 2), 16) & 3)
                    .isEqualTo(Integer.parseInt(value.substring(1, 2), 16) & 3);
            assertThat(masked).isNotEqualTo(value).matches("[0-9a-f]{12}");
        }
        assertThat(masking.mask("0800.2B01.0203")).matches("[0-9A-F]{4}\\.[0-9A-F]{4}\\.[0-9A-F]{4}");
        assertThat(new TryMasking("mac").of("keep_vendor", "true").mask("08-00-2b-01-02-03"))
                .startsWith("08-00-2b-");
        assertThatThrownBy(() -> masking.mask("08:00:2b")).isInstanceOf(MaskingException.class);
        assertThatThrownBy(() -> masking.mask("08:00:2g:01:02:03")).isInstanceOf(MaskingException.class);
    }

    @Test
    void null_for_what_is_invalid_needs_a_column_that_takes_it() {
        MaskingRequest request = new MaskingRequest(
                new Options(Map.of("invalid", "null")),
                new MaskedColumn("people.value", "text", false),
                MaskKey.ofChecks().random("digits", 1, "d"));
        assertThatThrownBy(() -> new DigitsStrategy().masking(request)).isInstanceOf(InvalidOptionException.class);
    }
}
