package io.confiture.sync.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameStrategyTest {

    private final TryMasking names = new TryMasking("name");

    @Test
    void a_name_becomes_another_one() {
        assertThat(names.of().mask("Ann Smith")).matches("\\p{Lu}.* \\p{Lu}.*").isNotEqualTo("Ann Smith");
        assertThat(names.of().mask("ann smith ")).isEqualTo(names.of().mask("Ann Smith"));
    }

    @Test
    void twenty_thousand_names_seldom_become_the_same() {
        Masking masking = names.of();
        Set<String> masked = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            masked.add(masking.mask("person " + i));
        }

        assertThat(masked).hasSizeGreaterThan(19_800);
        assertThat(((Cardinality.Bounded) masking.cardinality()).bits()).isBetween(20.0, 22.0);
    }

    @Test
    void initials_are_those_of_the_new_name() {
        Masking masking = names.of("format", "initials");
        Set<String> masked = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            masked.add(masking.mask("Ann Smith " + i));
        }

        assertThat(masked).hasSizeGreaterThan(50).allMatch(initials -> initials.matches("\\p{Lu}\\.\\p{Lu}\\."));
        assertThat(masking.mask("A.S.")).isNotEqualTo("A.S.");
        assertThat(masking.cardinality()).isEqualTo(new Cardinality.Lossy());
    }

    @Test
    void no_word_of_the_value_comes_back() {
        DatafakerWords words = new DatafakerWords();
        for (String first : words.words(DatafakerWords.Kind.FIRST_NAME, java.util.Locale.ENGLISH)) {
            assertThat(names.of("format", "first").mask(first)).isNotEqualToIgnoringCase(first);
        }
    }

    @ParameterizedTest
    @CsvSource({"ann smith, \\p{Ll}.*", "ANN SMITH, \\P{Ll}*", "Ann Smith, \\p{Lu}.*\\p{Ll}", "山田, .*\\p{Ll}.*"})
    void case_stays_where_it_is_asked_for(String value, String pattern) {
        assertThat(names.of("keep_case", "true").mask(value)).matches(pattern);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "de-AT", "fr", "ja", "pt-BR", "pt_BR", "en-GB"})
    void there_are_names_of_other_languages(String locale) {
        assertThat(names.of("locale", locale).mask("Ann Smith")).contains(" ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xx", "english", "", "tlh", "da"})
    void a_language_without_words_is_refused_and_never_english(String locale) {
        assertThatThrownBy(() -> names.of("locale", locale))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageMatching("the option locale takes a language that Datafaker has words of; "
                        + "(there are ar, be, .* and some more|did you mean .*\\?)");
    }

    @Test
    void narrow_columns_get_short_names() {
        Masking masking = names.of("longest", "12");

        assertThat(masking.longest(100)).isLessThanOrEqualTo(12);
        for (int i = 0; i < 1000; i++) {
            assertThat(masking.mask("person " + i)).hasSizeLessThanOrEqualTo(12);
        }
        assertThatThrownBy(() -> names.of("longest", "4")).isInstanceOf(InvalidOptionException.class);
    }

    @Test
    void another_datafaker_is_named_when_examples_change() {
        assertThat(DatafakerWords.doubt()).isEmpty();
        assertThat(DatafakerWords.doubt("2.8.0").orElseThrow())
                .contains("2.8.0 on the class path")
                .contains("made with 2.7.0");
    }
}
