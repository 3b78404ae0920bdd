package io.confiture.sync.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;

/** Holds that what is declared to keep values apart does. */
class BijectiveStrategiesTest {

    private static final int MILLION = 1_000_000;

    private static final int FEWER = 50_000;

    /** Spreads numbers over a range: an odd factor below a power of two, or one that shares no factor with a bound. */
    private static final long FACTOR = 2_654_435_761L;

    @TestFactory
    List<DynamicTest> many_values_stay_as_many(TestReporter reporter) {
        TryMasking digits = new TryMasking("digits");
        TryMasking card = new TryMasking("credit_card");
        TryMasking ip = new TryMasking("ip_address");
        TryMasking phone = new TryMasking("phone");
        List<DynamicTest> tests = new ArrayList<>();
        add(MILLION, tests, reporter, "digits of texts", digits.of(), i -> dashes(String.valueOf(100_000_000 + i)));
        add(FEWER, tests, reporter, "long digits", digits.of(), i -> "00000000000000" + (10_000_000_000_000L + i));
        add(
                FEWER,
                tests,
                reporter,
                "integer",
                new TryMasking("digits", "integer").of(),
                i -> String.valueOf(i * 2147 - 9));
        add(
                FEWER,
                tests,
                reporter,
                "bigint",
                new TryMasking("digits", "bigint").of(),
                i -> String.valueOf(Long.MIN_VALUE + i));
        add(
                FEWER,
                tests,
                reporter,
                "numeric(10,2)",
                new TryMasking("digits", "numeric(10,2)").of(),
                i -> BigDecimal.valueOf(i, 2).toPlainString());
        add(
                MILLION,
                tests,
                reporter,
                "identifier",
                new TryMasking("identifier").of(),
                i -> "AB-" + letters(i) + "/" + i % 7);
        add(
                FEWER,
                tests,
                reporter,
                "long identifier",
                new TryMasking("identifier").of(),
                i -> "customer_of_the_shop_" + letters(i));
        add(MILLION, tests, reporter, "phone", phone.of(), i -> "+49 (30) " + (1_000_000 + i));
        add(
                FEWER,
                tests,
                reporter,
                "phone with code",
                phone.of("keep_country_code", "true"),
                i -> (i % 2 == 0 ? "0049 30" : "+1 555 ") + (1_000_000 + i));
        add(MILLION, tests, reporter, "credit card", card.of(), BijectiveStrategiesTest::card);
        add(
                FEWER,
                tests,
                reporter,
                "credit card, nothing kept",
                card.of("prefix", "none", "keep_last_four", "false"),
                BijectiveStrategiesTest::card);
        add(
                FEWER,
                tests,
                reporter,
                "credit card, all brands",
                card.of(),
                i -> luhn(
                        String.valueOf(10_000_000_000_000L + i % 10_000 * 1_000_000_000L + i)
                                .substring(1),
                        "00"));
        add(
                FEWER,
                tests,
                reporter,
                "no credit card",
                card.of("invalid", "digits"),
                i -> String.valueOf(10_000_000L + i));
        add(MILLION, tests, reporter, "uuid", new TryMasking("uuid", "uuid").of(), i -> new UUID(
                        0x4000L | (long) i << 16, Long.MIN_VALUE)
                .toString());
        add(MILLION, tests, reporter, "mac", new TryMasking("mac", "macaddr").of(), i -> mac(i * FACTOR));
        add(
                FEWER,
                tests,
                reporter,
                "mac with vendor",
                new TryMasking("mac").of("keep_vendor", "true"),
                i -> mac(0x08002b000000L + i));
        add(MILLION, tests, reporter, "ip v4", new TryMasking("ip_address", "inet").of(), i -> four(i * FACTOR));
        add(FEWER, tests, reporter, "ip v4 with bits", ip.of("keep_bits_v4", "8"), i -> four(0x0a000000L + i));
        add(
                FEWER,
                tests,
                reporter,
                "ip v6",
                new TryMasking("ip_address", "inet").of(),
                i -> "2001:db8::" + Integer.toHexString(i >> 12) + ":" + Integer.toHexString(i & 0xfff));
        add(
                FEWER,
                tests,
                reporter,
                "cidr",
                new TryMasking("ip_address", "cidr").of(),
                i -> four((long) i << 8) + "/24");
        add(FEWER, tests, reporter, "hosts and networks", ip.of(), i -> four(0x0a000000L + i) + "/28");
        add(
                MILLION,
                tests,
                reporter,
                "iban",
                new TryMasking("iban").of(),
                i -> iban("DE", "3704004" + (10_000_000_000L + i)));
        add(
                FEWER,
                tests,
                reporter,
                "iban with letters",
                new TryMasking("iban").of(),
                i -> iban("GB", "WEST" + (10_000_000_000_000L + i)));
        return tests;
    }

    private static void add(
            int count,
            List<DynamicTest> tests,
            TestReporter reporter,
            String name,
            Masking masking,
            IntFunction<String> values) {
        tests.add(DynamicTest.dynamicTest(name, () -> {
            assertThat(masking.cardinality()).isInstanceOf(Cardinality.Bijective.class);
            SipHash hash = new SipHash(1, 2);
            String[] inputs = IntStream.range(0, count).mapToObj(values).toArray(String[]::new);
            String[] outputs = new String[count];
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                outputs[i] = String.valueOf(masking.mask(inputs[i]));
            }
            long nanos = System.nanoTime() - start;
            assertThat(IntStream.range(0, count).filter(i -> inputs[i].equals(outputs[i])))
                    .as("passed through")
                    .isEmpty();
            assertThat(different(hash, inputs)).as("the test's own values").isEqualTo(count);
            assertThat(different(hash, outputs)).as("different outputs").isEqualTo(count);
            reporter.publishEntry(name, nanos / count + " ns a value");
        }));
    }

    private static long different(SipHash hash, String[] texts) {
        long[] hashes = Arrays.stream(texts).mapToLong(text -> hash.of(0, text)).toArray();
        Arrays.sort(hashes);
        return 1
                + IntStream.range(1, hashes.length)
                        .filter(i -> hashes[i] != hashes[i - 1])
                        .count();
    }

    @Test
    void all_numbers_of_a_small_type_are_permuted_within_it() {
        Masking masking = new TryMasking("digits", "smallint").of();
        Set<Short> masked = new HashSet<>();
        for (int i = Short.MIN_VALUE; i <= Short.MAX_VALUE; i++) {
            String out = String.valueOf(masking.mask(String.valueOf(i)));
            assertThat(out).isNotEqualTo(String.valueOf(i)).hasSameSizeAs(String.valueOf(i));
            masked.add(Short.valueOf(out));
        }
        assertThat(masked).hasSize(65_536);
    }

    @Test
    void all_numbers_of_a_type_with_decimals_are_permuted_within_it() {
        Masking masking = new TryMasking("digits", "numeric(4,2)").of();
        Set<BigDecimal> masked = new HashSet<>();
        for (int i = -9999; i <= 9999; i++) {
            String value = BigDecimal.valueOf(i, 2).toPlainString();
            String out = String.valueOf(masking.mask(value));
            assertThat(out).isNotEqualTo(value).hasSameSizeAs(value);
            assertThat(new BigDecimal(out).scale()).isEqualTo(2);
            assertThat(new BigDecimal(out).precision() - 2).isLessThanOrEqualTo(2);
            masked.add(new BigDecimal(out));
        }
        assertThat(masked).hasSize(19_999);
    }

    @Test
    void all_short_telephone_numbers_stay_different_with_their_country_codes() {
        Masking masking = new TryMasking("phone").of("keep_country_code", "true");
        Set<String> masked = new HashSet<>();
        int refused = 0;
        for (int i = 0; i < 1_000_000; i++) {
            String value = String.valueOf(1_000_000 + i).substring(1);
            if (value.startsWith("00")) {
                String out = masking.mask(value);
                assertThat(out).startsWith(value.substring(0, 3));
                masked.add(String.valueOf(out));
            } else if (i % 7 == 0) {
                masked.add(String.valueOf(masking.mask(value)));
                refused++;
            }
        }
        assertThat(masked).hasSize(10_000 + refused);
    }

    @Test
    void all_cards_of_one_bank_and_one_ending_stay_different() {
        Masking masking = new TryMasking("credit_card").of("prefix", "bin");
        Set<String> masked = new HashSet<>();
        int cards = 0;
        for (int i = 0; i < 1000; i++) {
            String value = "450875" + String.format("%03d", i) + "1234";
            if (isLuhn(value)) {
                cards++;
                masked.add(String.valueOf(masking.mask(value)));
            }
        }
        assertThat(cards).isEqualTo(100);
        assertThat(masked)
                .hasSize(100)
                .allMatch(out -> out.startsWith("450875") && out.endsWith("1234") && isLuhn(out));
    }

    @Test
    void values_that_are_equal_but_for_blanks_go_together() {
        TryMasking phone = new TryMasking("phone");
        assertThat(String.valueOf(phone.of().mask("030 / 90 18-20")).replaceAll("[^0-9]", ""))
                .isEqualTo(phone.of().mask("030901820"));
        Map<String, String> cards = Map.of("4111 1111 1111 1111", "4111-1111-1111-1111");
        cards.forEach((blanks, dashes) -> assertThat(
                        String.valueOf(new TryMasking("credit_card").of().mask(blanks))
                                .replace(' ', '-'))
                .isEqualTo(new TryMasking("credit_card").of().mask(dashes)));
    }

    private static String dashes(String nine) {
        return nine.substring(0, 3) + "-" + nine.substring(3, 5) + "-" + nine.substring(5);
    }

    private static String letters(int number) {
        StringBuilder text = new StringBuilder();
        int left = number;
        for (int i = 0; i < 5; i++) {
            text.append((char) ('a' + left % 26));
            left /= 26;
        }
        return text.toString();
    }

    private static String four(long number) {
        return (number >> 24 & 255) + "." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
    }

    private static String mac(long number) {
        StringBuilder text = new StringBuilder();
        for (int shift = 40; shift >= 0; shift -= 8) {
            text.append(Character.forDigit((int) ((number >> (shift + 4)) & 15), 16))
                    .append(Character.forDigit((int) ((number >> shift) & 15), 16))
                    .append(shift == 0 ? "" : ":");
        }
        return text.toString();
    }

    private static String card(int i) {
        return luhn("4" + (10_000_000_000_000L + i * FACTOR % 1_000_000_000_000L), "");
    }

    /** Add a check digit, and before it what is to be its neighbours. */
    private static String luhn(String start, String before) {
        for (int check = 0; ; check++) {
            if (isLuhn(start + before + check)) {
                return start + before + check;
            }
        }
    }

    static boolean isLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
        }
        return sum % 10 == 0;
    }

    private static String iban(String country, String account) {
        int check = 98 - rest(account + country + "00");
        return country + check / 10 + check % 10 + account;
    }

    static boolean isIban(String iban) {
        return rest(iban.substring(4) + iban.substring(0, 4)) == 1;
    }

    private static int rest(String text) {
        int rest = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), 36);
            rest = (rest * (digit < 10 ? 10 : 100) + digit) % 97;
        }
        return rest;
    }
}
