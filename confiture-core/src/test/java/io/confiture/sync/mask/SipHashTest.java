package io.confiture.sync.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SipHashTest {

    /** The key of the published vectors: the bytes 00 to 0f. */
    private final SipHash published = new SipHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);

    @ParameterizedTest
    @CsvSource({
        "0, 310e0edd47db6f72",
        "1, fd67dc93c539f874",
        "2, 5a4fa9d909806c0d",
        "3, 2d7efbd796666785",
        "4, b7877127e09427cf",
        "5, 8da699cd64557618",
        "6, cee3fe586e46c9cb",
        "7, 37d1018bf50002ab",
        "8, 6224939a79f5f593",
        "9, b0e4a90bdf82009e",
        "10, f3b9dd94c5bb5d7a",
        "11, a7ad6b22462fb3f4",
        "12, fbe50e86bc8f1e75",
        "13, 903d84c02756ea14",
        "14, eef27a8e90ca23f7",
        "15, e545be4961ca29a1",
        "16, db9bc2577fcc2a3f",
        "63, 724506eb4c328a95"
    })
    void gives_the_published_values(int length, String expected) {
        byte[] message = new byte[length];
        for (int i = 0; i < length; i++) {
            message[i] = (byte) i;
        }

        byte[] hash = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(published.of(message))
                .array();

        assertThat(HexFormat.of().formatHex(hash)).isEqualTo(expected);
    }

    @Test
    void hashes_numbers_and_texts_as_their_bytes() {
        Random random = new Random(1);
        for (int length = 0; length < 70; length++) {
            StringBuilder text = new StringBuilder();
            random.ints(length, 0, 0x10000).forEach(c -> text.append((char) c));
            long head = random.nextLong();

            assertThat(published.of(head, text)).isEqualTo(published.of(bytes(head, text.toString())));
        }
        assertThat(published.of(3, -4)).isEqualTo(published.of(ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(3)
                .putLong(-4)
                .array()));
    }

    private static byte[] bytes(long head, String text) {
        ByteBuffer bytes = ByteBuffer.allocate(8 + 2 * text.length()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(head);
        for (char c : text.toCharArray()) {
            bytes.putChar(c);
        }
        return bytes.array();
    }

    @Test
    void hashes_texts_that_differ_in_one_place_or_in_length_differently() {
        assertThat(published.of(0, "")).isNotEqualTo(published.of(0, "\0"));
        assertThat(published.of(0, "a")).isNotEqualTo(published.of(0, "\u0161"));
        assertThat(published.of(0, "a")).isNotEqualTo(published.of(1, "a"));
    }
}
