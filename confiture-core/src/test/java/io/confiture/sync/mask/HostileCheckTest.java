package io.confiture.sync.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileCheckTest {

    private static final List<String> TYPES = List.of(
            "text",
            "smallint",
            "integer",
            "bigint",
            "numeric",
            "real",
            "money",
            "boolean",
            "date",
            "timestamp without time zone",
            "timestamp with time zone",
            "time without time zone",
            "interval",
            "uuid",
            "bytea",
            "inet",
            "cidr",
            "macaddr",
            "macaddr8",
            "json",
            "jsonb");

    @Test
    void a_masking_that_replaces_everything_has_nothing_to_answer_for() {
        AtomicInteger answers = new AtomicInteger();

        assertThat(complaints("text", Extent.WHOLE, v -> "masked")).isEmpty();
        assertThat(complaints("text", Extent.WHOLE, v -> null)).isEmpty();
        assertThat(complaints("text", Extent.PARTS, v -> v)).isEmpty();
        assertThat(complaints("text", Extent.WHOLE, v -> "" + answers.incrementAndGet()))
                .anyMatch(c -> c.contains("gives two answers for the same value"));
    }

    @Test
    void a_masking_that_hands_on_what_it_does_not_understand_is_found_on_every_type() {
        for (String type : TYPES) {
            assertThat(complaints(type, Extent.WHOLE, v -> v))
                    .as(type)
                    .isNotEmpty()
                    .allMatch(c -> c.startsWith("the strategy tried passes the value through: "));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"case", "email", "date", "long", "digits"})
    void a_masking_that_hands_on_some_values_is_found(String weakness) {
        assertThat(complaints("text", Extent.WHOLE, v -> switch (weakness) {
                    case "case" -> v.toUpperCase(Locale.ROOT);
                    case "email" -> v.contains("@") ? v : "masked";
                    case "date" -> v.startsWith("2024-01-05T") ? v : "masked";
                    case "long" -> v.length() > 50_000 ? v : "masked";
                    default -> v.replaceAll("[0-9]", "0");
                }))
                .isNotEmpty();
    }

    @Test
    void failures_and_messages_with_values_are_found() {
        assertThat(complaints("integer", Extent.WHOLE, v -> {
                    throw new NumberFormatException(v);
                }))
                .anyMatch(c -> c.contains("fails with NumberFormatException instead of a refusal"));
        assertThat(complaints("integer", Extent.WHOLE, v -> {
                    throw new MaskingException("no number: " + v);
                }))
                .anyMatch(c -> c.contains("repeats the value in its message"));
        assertThat(complaints("integer", Extent.WHOLE, v -> {
                    throw new MaskingException("no number");
                }))
                .isEmpty();
    }

    @Test
    void more_characters_than_declared_are_found() {
        assertThat(complaints("text", Extent.WHOLE, v -> "x".repeat(1001)))
                .anyMatch(c -> c.contains("gives more than the 1000 characters that it declares"));
    }

    @Test
    void of_an_unknown_type_nothing_is_asked_and_the_number_says_so() {
        MaskedColumn column = new MaskedColumn("people.mood", "public.mood", true);
        HostileCheck check = HostileCheck.of(new Tried(Extent.WHOLE), new Given(v -> v), column);

        assertThat(check.asked()).isZero();
        assertThat(check.complaints()).isEmpty();
    }

    private static List<String> complaints(String type, Extent extent, ArrayMasking.Element element) {
        MaskedColumn column = new MaskedColumn("people.value", type, true);
        HostileCheck check = HostileCheck.of(new Tried(extent), new Given(element), column);
        assertThat(check.asked()).isPositive();
        return check.complaints();
    }

    private record Tried(Extent extent) implements MaskingStrategy {
        @Override
        public String name() {
            return "tried";
        }

        @Override
        public String summary() {
            return "For tests.";
        }

        @Override
        public Masking masking(MaskingRequest request) {
            throw new UnsupportedOperationException();
        }
    }

    private record Given(ArrayMasking.Element element) implements Masking {
        @Override
        public @org.jspecify.annotations.Nullable String mask(String value) {
            return element.mapped(value);
        }

        @Override
        public Cardinality cardinality() {
            return new Cardinality.Bounded(64);
        }

        @Override
        public int longest(int valueLength) {
            return Math.max(1000, valueLength);
        }
    }
}
