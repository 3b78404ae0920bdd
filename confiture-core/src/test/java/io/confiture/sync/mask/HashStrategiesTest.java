package io.confiture.sync.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashStrategiesTest {

    private static final byte[] SECRET = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

    private final TryMasking hash = new TryMasking("hash");
    private final TryMasking salted = new TryMasking("salted_hash");

    @Test
    void digits_prefix_and_length_are_as_asked_for() {
        assertThat(hash.of().mask("ann@acme.test")).matches("[0-9a-f]{32}");
        assertThat(hash.of("length", "7", "prefix", "u_").mask("ann@acme.test")).matches("u_[0-9a-f]{7}");
        assertThat(hash.of("length", "100").mask("ann@acme.test")).matches("[0-9a-f]{100}");
        assertThat(hash.of("length", "64").longest(3)).isEqualTo(64);
        assertThat(hash.of("length", "12").cardinality()).isEqualTo(new Cardinality.Bounded(48));
        assertThat(new TryMasking("hash", "bytea").of().mask("\\x00")).matches("\\\\x[0-9a-f]{32}");
    }

    @Test
    void without_the_secret_nobody_can_try_values_out() {
        MaskingRequest checks = request(MaskKey.ofChecks(), Options.NONE);
        MaskingRequest real = request(MaskKey.of(SECRET), Options.NONE);

        assertThat(new HashStrategy().masking(checks).mask("ann"))
                .isNotEqualTo(new HashStrategy().masking(real).mask("ann"));
        assertThat(new SaltedHashStrategy().masking(checks).mask("ann"))
                .isNotEqualTo(new SaltedHashStrategy().masking(real).mask("ann"));
    }

    private static MaskingRequest request(MaskKey key, Options options) {
        return new MaskingRequest(
                options, new MaskedColumn("people.value", "text", true), key.random("hash", 1, "link:test"));
    }

    @Test
    void two_hundred_thousand_values_stay_different() {
        Masking masking = hash.of("length", "16");
        Set<String> masked = new HashSet<>();
        for (int i = 0; i < 200_000; i++) {
            masked.add(String.valueOf(masking.mask(String.valueOf(i))));
        }
        assertThat(masked).hasSize(200_000);
    }

    @ParameterizedTest
    @CsvSource({"sha256, 64", "sha512, 128", "sha1, 40", "md5, 32"})
    void algorithms_give_their_digits(String algorithm, int digits) {
        Masking masking = salted.of("algorithm", algorithm);

        assertThat(masking.mask("ann")).hasSize(digits).isNotEqualTo(masking.mask("bob"));
        assertThat(masking.longest(3)).isEqualTo(digits);
        assertThatThrownBy(() -> salted.of("algorithm", algorithm, "length", String.valueOf(digits + 1)))
                .isInstanceOf(InvalidOptionException.class);
    }

    @Test
    void a_salt_comes_in_addition_to_the_secret() {
        assertThat(salted.of("salt", "a").mask("ann"))
                .isNotEqualTo(salted.of("salt", "b").mask("ann"));
        MaskingRequest real = request(MaskKey.of(SECRET), new Options(Map.of("salt", "a")));
        assertThat(new SaltedHashStrategy().masking(real).mask("ann"))
                .isNotEqualTo(salted.of("salt", "a").mask("ann"));
    }

    @Test
    void a_run_fails_without_the_variable_of_the_salt_and_checks_do_without_it() {
        UnaryOperator<@Nullable String> environment = name -> "SALT".equals(name) ? "sea" : null;
        SaltedHashStrategy strategy = new SaltedHashStrategy(environment);
        MaskKey key = MaskKey.of(SECRET);

        String one = strategy.masking(request(key, new Options(Map.of("salt_variable", "SALT"))))
                .mask("ann");
        assertThat(one)
                .isEqualTo(strategy.masking(request(key, new Options(Map.of("salt", "sea"))))
                        .mask("ann"));
        assertThatThrownBy(() -> strategy.masking(request(key, new Options(Map.of("salt_variable", "PEPPER")))))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("PEPPER")
                .hasMessageNotContaining("sea");
        assertThat(salted.of("salt_variable", "CONFITURE_NO_SUCH_SALT").mask("ann"))
                .hasSize(64);
        assertThatThrownBy(() -> salted.of("salt_variable", "SALT", "salt", "sea"))
                .isInstanceOf(InvalidOptionException.class);
    }

    @Test
    void columns_that_cannot_take_it_are_refused() {
        assertThatThrownBy(() -> new TryMasking("hash", "integer").of()).isInstanceOf(InvalidOptionException.class);
        assertThatThrownBy(() -> new TryMasking("hash", "bytea").of("prefix", "u_"))
                .isInstanceOf(InvalidOptionException.class);
        assertThatThrownBy(() -> new TryMasking("hash", "bytea").of("length", "7"))
                .isInstanceOf(InvalidOptionException.class);
        assertThatThrownBy(() -> salted.of("use_hmac", "false")).isInstanceOf(InvalidOptionException.class);
    }
}
