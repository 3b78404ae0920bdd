package io.confiture.sync.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressStrategyTest {

    private static final String VALUE = "1 Main Street, Springfield, IL 62701, Germany";

    private final TryMasking addresses = new TryMasking("address");

    @Test
    void no_part_of_an_address_stays() {
        assertThat(addresses.of().mask(VALUE))
                .matches("\\d+ [^,]+, [^,]+, [^,]+, [^,]+")
                .doesNotContain("Main", "Springfield", "62701", "Germany");
    }

    @Test
    void every_address_becomes_another_street_city_and_postcode() {
        Masking masking = addresses.of();
        Set<String> streets = new HashSet<>();
        Set<String> cities = new HashSet<>();
        Set<String> postcodes = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            List<String> parts = List.of(TryMasking.masked(masking, i + " Main Street, Springfield, IL 62701")
                    .split(", ", -1));
            streets.add(parts.get(0));
            cities.add(parts.get(1));
            postcodes.add(parts.get(3));
        }

        assertThat(streets).hasSizeGreaterThan(990);
        assertThat(cities).hasSizeGreaterThan(900);
        assertThat(postcodes).hasSizeGreaterThan(900);
        assertThat(((Cardinality.Bounded) masking.cardinality()).bits()).isGreaterThan(45);
    }

    @Test
    void a_country_stays_where_it_is_asked_for_and_is_one() {
        Masking masking = addresses.of("keep_country", "true");

        assertThat(masking.mask(VALUE)).endsWith(", Germany");
        assertThat(masking.mask("1 Main Street\nIL 62701\nGermany")).endsWith(", Germany");
        assertThat(masking.mask("1 Main Street, Springfield")).doesNotContain("Springfield");
        assertThat(masking.mask("Germany")).doesNotContain("Germany");
        assertThat(addresses.of("keep_country", "true", "locale", "de").mask("Weg 1, Ulm, Deutschland"))
                .endsWith(", Deutschland");
    }

    @ParameterizedTest
    @ValueSource(strings = {"street", "city", "postcode", "state", "country"})
    void each_part_can_be_a_column(String format) {
        Masking masking = addresses.of("format", format);
        Set<String> masked = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            masked.add(masking.mask("value " + i));
        }

        assertThat(masked).hasSizeGreaterThan(40).allMatch(text -> text.length() <= masking.longest(9));
        assertThat(masking.cardinality() instanceof Cardinality.Lossy)
                .isEqualTo(format.equals("state") || format.equals("country"));
    }

    @Test
    void the_state_of_a_value_never_stays_by_chance() {
        Masking masking = addresses.of("format", "state");
        for (String state : new DatafakerWords().words(DatafakerWords.Kind.STATE, java.util.Locale.ENGLISH)) {
            assertThat(masking.mask(state)).isNotEqualTo(state);
        }
    }

    @Test
    void houses_have_their_number_where_the_language_puts_it() {
        assertThat(addresses.of("format", "street").mask("x")).matches("\\d+ .*");
        assertThat(addresses.of("format", "street", "locale", "de").mask("x")).matches(".* \\d+");
    }

    @Test
    void options_that_do_not_fit_are_refused() {
        assertThatThrownBy(() -> addresses.of("format", "city", "keep_country", "true"))
                .isInstanceOf(InvalidOptionException.class);
        assertThatThrownBy(() -> addresses.of("longest", "20")).isInstanceOf(InvalidOptionException.class);
        assertThatThrownBy(() -> addresses.of("format", "city", "longest", "1"))
                .isInstanceOf(InvalidOptionException.class);
        assertThat(addresses.of("format", "city", "longest", "10").longest(50)).isLessThanOrEqualTo(10);
    }
}
