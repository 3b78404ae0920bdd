package io.confiture.assertions.query;

import static io.confiture.assertions.ConfitureAssertions.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PGInterval;

class RowTest {
    private enum Mood {
        HAPPY
    }

    @Test
    void numbers_are_equal_by_value() {
        assertThat(row(1))
                .isEqualTo(row(1L))
                .isEqualTo(row(1.0))
                .isEqualTo(row(1.0f))
                .isEqualTo(row((short) 1))
                .isEqualTo(row(BigInteger.ONE))
                .isEqualTo(row(new BigDecimal("1.00")))
                .hasSameHashCodeAs(row(new BigDecimal("1.00")))
                .isNotEqualTo(row(2))
                .isNotEqualTo(row("1"))
                .isNotEqualTo(row(true));
        assertThat(row(100)).isEqualTo(row(new BigDecimal("1e2")));
        assertThat(row(0.1f)).isEqualTo(row(0.1)).isEqualTo(row(new BigDecimal("0.1")));
        assertThat(row(0.0)).isEqualTo(row(-0.0)).isEqualTo(row(0)).isEqualTo(row(new BigDecimal("0.00")));
        assertThat(row(Double.NaN)).isEqualTo(row(Float.NaN)).isNotEqualTo(row(0));
        assertThat(row(Double.POSITIVE_INFINITY)).isNotEqualTo(row(Double.NEGATIVE_INFINITY));
    }

    @Test
    void nulls_are_values() {
        assertThat(row((Object) null)).isEqualTo(row((Object[]) null));
        assertThat(row(null, 1)).isNotEqualTo(row(1, null)).isEqualTo(row(null, 1));
        assertThat(row()).isNotEqualTo(row((Object) null));
    }

    @Test
    void arrays_are_compared_by_their_elements() {
        assertThat(row((Object) new int[] {1, 2}))
                .isEqualTo(row(List.of(1L, 2L)))
                .isEqualTo(row((Object) new Integer[] {1, 2}))
                .isNotEqualTo(row(List.of(2, 1)));
        assertThat(row((Object) new byte[] {1, 2}))
                .isEqualTo(row((Object) new byte[] {1, 2}))
                .isNotEqualTo(row((Object) new byte[] {1}))
                .isNotEqualTo(row(List.of(1, 2)));
        assertThat(row((Object) new int[][] {{1}, {2}})).isEqualTo(row(List.of(List.of(1), List.of(2))));
        assertThat(row(Arrays.asList(1, null))).isNotEqualTo(row(List.of(1)));
    }

    @Test
    void points_of_time_are_equal_whatever_their_offset() {
        assertThat(row(OffsetDateTime.parse("2024-01-01T12:00:00+02:00")))
                .isEqualTo(row(Instant.parse("2024-01-01T10:00:00Z")))
                .isEqualTo(row(OffsetDateTime.parse("2024-01-01T10:00:00Z")))
                .isNotEqualTo(row(OffsetDateTime.parse("2024-01-01T12:00:00Z")));
        assertThat(row(java.sql.Date.valueOf("2024-01-01"))).isEqualTo(row(LocalDate.of(2024, 1, 1)));
    }

    @Test
    void intervals_are_equal_by_length_as_for_postgresql() throws Exception {
        assertThat(row(new PGInterval("1 mon")))
                .isEqualTo(row(new PGInterval("30 days")))
                .isEqualTo(row(Period.ofMonths(1)))
                .isEqualTo(row(Duration.ofDays(30)))
                .isNotEqualTo(row(Duration.ofDays(31)));
        assertThat(row(new PGInterval("1 day -1 hour"))).isEqualTo(row(Duration.ofHours(23)));
    }

    @Test
    void texts_enums_and_uuids() {
        UUID id = UUID.fromString("00000000-0000-0000-0000-000000000001");
        assertThat(row(Mood.HAPPY, id, 'c', CharBuffer.wrap("text")))
                .isEqualTo(row("HAPPY", UUID.fromString(id.toString()), "c", "text"));
    }

    @Test
    void rows_do_not_change_with_what_they_were_made_of() {
        int[] numbers = {1};
        byte[] bytes = {1};
        java.sql.Timestamp time = java.sql.Timestamp.valueOf("2024-01-01 00:00:00");
        Row made = row(numbers, bytes, time);
        numbers[0] = 2;
        bytes[0] = 2;
        time.setTime(0);
        ((byte[]) made.values().get(1))[0] = 3;

        assertThat(made)
                .isEqualTo(row(new int[] {1}, new byte[] {1}, java.sql.Timestamp.valueOf("2024-01-01 00:00:00")));
    }

    @Test
    void written_as_tests_write_them() {
        assertThat(row(
                        1,
                        "a \"b\"\n",
                        null,
                        new BigDecimal("1.50"),
                        new byte[] {1, (byte) 0xff},
                        List.of("x", 2),
                        true))
                .hasToString("row(1, \"a \\\"b\\\"\\n\", null, 1.50, \\x01ff, [\"x\", 2], true)");
    }
}
