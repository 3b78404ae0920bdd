package io.confiture.sync.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailStrategyTest {

    private final TryMasking masks = new TryMasking("email");

    @Test
    void an_address_becomes_one_that_nobody_receives_mail_under() {
        assertThat(masks.of().mask("ann@acme.test")).matches("[a-z2-9]{13}@example\\.com");
    }

    @Test
    void case_and_blanks_do_not_count() {
        Masking masking = masks.of();

        assertThat(masking.mask("Alice@Acme.test")).isEqualTo(masking.mask("alice@acme.test"));
        assertThat(masking.mask("  alice@acme.test ")).isEqualTo(masking.mask("alice@acme.test"));
        assertThat(masking.mask("bob@acme.test")).isNotEqualTo(masking.mask("alice@acme.test"));
    }

    @Test
    void two_hundred_thousand_addresses_stay_different() {
        Masking masking = masks.of();
        Set<String> masked = new HashSet<>();
        for (int i = 0; i < 200_000; i++) {
            masked.add(masking.mask("user" + i + "@acme.test"));
        }

        assertThat(masked).hasSize(200_000);
        assertThat(masking.cardinality()).isEqualTo(new Cardinality.Bounded(64));
        assertThat(masking.cardinality().collision(10_000_000)).isLessThan(1e-5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann at acme", "ann@", "@acme.test", "ann@acme@test", "Ann <ann@acme.test>", "x", "\u00a0"})
    void what_is_no_address_is_masked_too(String value) {
        assertThat(masks.of().mask(value)).matches("[a-z2-9]{13}@example\\.com");
        assertThat(masks.of("keep_domain", "true").mask(value)).matches("[a-z2-9]{13}@example\\.com");
    }

    @Test
    void a_domain_stays_where_it_is_asked_for() {
        assertThat(masks.of("keep_domain", "true").mask("Ann@ACME.test")).matches("[a-z2-9]{13}@acme\\.test");
        assertThat(masks.of("domain", "mail.example.org").mask("ann@acme.test")).endsWith("@mail.example.org");
    }

    @Test
    void the_length_says_how_many_stay_different() {
        assertThat(masks.of("length", "4").cardinality()).isEqualTo(new Cardinality.Bounded(20));
        assertThat(masks.of("length", "26").cardinality()).isEqualTo(new Cardinality.Bounded(128));
        assertThat(masks.of("length", "26").mask("ann@acme.test")).hasSize(26 + 12);
    }

    @Test
    void options_and_columns_that_do_not_fit_are_refused() {
        assertThatThrownBy(() -> masks.of("domain", "no domain")).isInstanceOf(InvalidOptionException.class);
        assertThatThrownBy(() -> masks.of("length", "3")).isInstanceOf(InvalidOptionException.class);
        assertThatThrownBy(() -> masks.of("keep_domian", "true")).hasMessageContaining("did you mean keep_domain?");
        assertThatThrownBy(() -> masks.of(new Options(Map.of("domain", "a.test", "keep_domain", "true"))))
                .hasMessage("the options domain and keep_domain do not fit together");
        assertThatThrownBy(() -> new TryMasking("email", "integer").of())
                .hasMessage("the strategy email gives texts, and people.value is of type integer");
    }

    @Test
    void blanks_stay() {
        assertThat(masks.of().mask("")).isEmpty();
        assertThat(masks.of().mask("  ")).isEqualTo("  ");
    }
}
