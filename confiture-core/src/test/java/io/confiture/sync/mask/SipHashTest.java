package io.confiture.sync.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SipHashTest {

    /** The key of the published vectors: the bytes 00 to 0f. */
    private final SipHash published = new SipHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);

    /** The message of the vectors is the bytes 00, 01, 02 ... as many as there are; those of an odd number are no text. */
    @ParameterizedTest
    @CsvSource({
        "8, 6224939a79f5f593",
        "10, f3b9dd94c5bb5d7a",
        "12, fbe50e86bc8f1e75",
        "14, eef27a8e90ca23f7",
        "16, db9bc2577fcc2a3f",
        "18, 9cd38d96f0b3c14b",
        "20, 98eea21af25cd6be",
        "30, 28ef495c53a387ad",
        "32, ce7cf2722f512771",
        "62, 575ff28e60381be5"
    })
    void gives_the_published_values(int length, String expected) {
        StringBuilder text = new StringBuilder();
        for (int i = 8; i < length; i += 2) {
            text.append((char) (i | ((i + 1) << 8)));
        }

        assertThat(hex(published.of(0x0706050403020100L, text.toString()))).isEqualTo(expected);
    }

    @Test
    void gives_the_published_value_for_two_numbers() {
        assertThat(hex(published.of(0x0706050403020100L, 0x0f0e0d0c0b0a0908L))).isEqualTo("db9bc2577fcc2a3f");
    }

    private static String hex(long hash) {
        return HexFormat.of()
                .formatHex(ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(hash)
                        .array());
    }

    @Test
    void hashes_texts_that_differ_in_one_place_or_in_length_differently() {
        assertThat(published.of(0, "")).isNotEqualTo(published.of(0, "\0"));
        assertThat(published.of(0, "a")).isNotEqualTo(published.of(0, "\u0161"));
        assertThat(published.of(0, "a")).isNotEqualTo(published.of(1, "a"));
        assertThat(published.of(0, "abcd")).isNotEqualTo(published.of(0, "abcd\0"));
    }
}
