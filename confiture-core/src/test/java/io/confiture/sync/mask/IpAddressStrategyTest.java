package io.confiture.sync.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressStrategyTest {

    private final TryMasking inet = new TryMasking("ip_address", "inet");
    private final TryMasking cidr = new TryMasking("ip_address", "cidr");
    private final TryMasking text = new TryMasking("ip_address");

    @Test
    void addresses_that_share_their_first_bits_share_as_many_afterwards() {
        Masking masking = inet.of();
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            int one = random.nextInt();
            int other = one ^ (random.nextInt() >>> random.nextInt(0, 32));
            assertThat(shared(four(masking, one), four(masking, other)))
                    .isEqualTo(Integer.numberOfLeadingZeros(one ^ other));
        }
    }

    private static int shared(int one, int other) {
        return Integer.numberOfLeadingZeros(one ^ other);
    }

    private static int four(Masking masking, int address) {
        String value =
                (address >>> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
        byte[] bytes = IpText.read(String.valueOf(masking.mask(value)));
        return ByteBuffer.wrap(bytes).getInt();
    }

    @Test
    void addresses_stay_within_their_networks() {
        String network = String.valueOf(cidr.of().mask("198.51.100.0/24"));
        assertThat(network).matches("\\d+\\.\\d+\\.\\d+\\.0/24");
        assertThat(inet.of().mask("198.51.100.77")).startsWith(network.substring(0, network.indexOf(".0/24") + 1));
        assertThat(String.valueOf(cidr.of().mask("2001:db8:aaaa::/48"))).endsWith("::/48");
        assertThat(String.valueOf(inet.of().mask("2001:db8:aaaa::1")))
                .startsWith(String.valueOf(cidr.of().mask("2001:db8:aaaa::/48")).replace("::/48", ":"));
    }

    @Test
    void networks_have_no_bits_of_hosts() {
        Masking masking = cidr.of();
        for (int length = 1; length <= 32; length++) {
            byte[] address = {(byte) 203, 0, 113, 77};
            PrefixPermutation.clear(address, length);
            String masked = String.valueOf(masking.mask(IpText.written(address) + "/" + length));
            assertThat(masked).endsWith("/" + length);
            byte[] bits = IpText.read(masked.substring(0, masked.indexOf('/')));
            assertThat(PrefixPermutation.hasOnes(bits, length))
                    .as("/%d", length)
                    .isFalse();
        }
        assertThatThrownBy(() -> masking.mask("10.0.0.1/8")).isInstanceOf(MaskingException.class);
    }

    @Test
    void kept_bits_stay_and_the_next_one_never() {
        assertThat(text.of("keep_bits_v4", "16").mask("203.0.113.9"))
                .startsWith("203.0.")
                .doesNotMatch("203\\.0\\.113\\..*");
        assertThat(text.of("keep_bits_v4", "31").mask("203.0.113.9")).isEqualTo("203.0.113.8");
        assertThat(text.of("keep_bits_v6", "32").mask("2001:db8::1")).startsWith("2001:db8:");
        assertThat(text.of("keep_bits_v4", "8").mask("10.0.0.0/8"))
                .as("as the page says")
                .isEqualTo("10.0.0.0/8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "300.1.2.3",
                "1.2.3",
                "1.2.3.4.5",
                "01.2.3.4",
                "1.2.3.4/33",
                "1.2.3.4/",
                "::g",
                "1::2::3",
                "12345::",
                "localhost",
                ":",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7::8",
                "fe80::1%eth0",
                "10.0.0.1 ann",
                "1.2.3.4::",
                "٠.1.2.3"
            })
    void what_is_no_address_is_never_passed_through(String value) {
        assertThatThrownBy(() -> text.of().mask(value))
                .isInstanceOf(MaskingException.class)
                .hasNoCause();
        assertThat(text.of("invalid", "null").mask(value)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "::, ::",
        "::1, ::1",
        "1::, 1::",
        "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "1:0:2:3:4:5:6:7, 1:0:2:3:4:5:6:7",
        "::ffff:192.0.2.1, ::ffff:c000:201",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "192.0.2.1, 192.0.2.1"
    })
    void notations_of_an_address_are_one(String given, String written) {
        assertThat(IpText.written(IpText.read(given))).isEqualTo(written);
        assertThat(text.of().mask(given)).isEqualTo(text.of().mask(written));
    }
}
