package io.confiture.sync.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateStrategyTest {

    private final TryMasking dates = new TryMasking("date", "date");
    private final TryMasking texts = new TryMasking("date", "text");

    @Test
    void the_year_stays_and_the_day_does_not() {
        Masking masking = dates.of();
        for (LocalDate date = LocalDate.of(2024, 1, 1); date.getYear() == 2024; date = date.plusDays(1)) {
            assertThat(masking.mask(date.toString())).startsWith("2024-").isNotEqualTo(date.toString());
        }
    }

    @Test
    void the_month_stays_where_it_is_asked_for() {
        Masking masking = dates.of("keep", "month");
        Set<String> masked = new HashSet<>();
        for (int day = 1; day <= 28; day++) {
            String date = LocalDate.of(2023, 2, day).toString();
            masked.add(masking.mask(date));
            assertThat(masking.mask(date)).startsWith("2023-02-").isNotEqualTo(date);
        }
        assertThat(masked).hasSizeGreaterThan(10);
    }

    @Test
    void nothing_stays_where_that_is_asked_for() {
        Masking masking = dates.of("keep", "none");
        Set<String> years = new HashSet<>();
        for (int day = 1; day <= 365; day++) {
            years.add(TryMasking.masked(masking, LocalDate.ofYearDay(2023, day).toString())
                    .substring(0, 4));
        }
        assertThat(years)
                .hasSizeGreaterThan(80)
                .allMatch(year -> year.compareTo("1940") >= 0 && year.compareTo("2039") <= 0);
    }

    @Test
    void days_move_back_and_forth_within_the_jitter_and_never_by_none() {
        Masking masking = dates.of("jitter_days", "3");
        Set<Long> moves = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            LocalDate date = LocalDate.of(2020, 1, 1).plusDays(i);
            moves.add(ChronoUnit.DAYS.between(date, LocalDate.parse(masking.mask(date.toString()))));
        }
        assertThat(moves).containsExactlyInAnyOrder(-3L, -2L, -1L, 1L, 2L, 3L);
    }

    @ParameterizedTest
    @CsvSource({
        "date, 4714-11-24 BC, '4714-1[12]-\\d\\d BC'",
        "date, 0044-03-15 BC, '0044-\\d\\d-\\d\\d BC'",
        "date, 5874897-12-31, '5874897-\\d\\d-\\d\\d'",
        "timestamp without time zone, 2024-02-29 23:59:59.999999, '2024-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{6}'",
        "timestamp without time zone, 1970-01-01 00:00:00, '1970-\\d\\d-\\d\\d 00:00:00'",
        "timestamp(3) with time zone, 2024-02-29 10:11:12.5+00, '2024-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d\\+00'",
        "timestamp with time zone, 1890-01-01 00:00:01+00:53:28, '1890-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\+00:53:28'",
        "timestamp with time zone, 294276-12-31 23:59:59.999999+00, '294276-.*'",
    })
    void every_form_of_the_server_is_understood(String type, String value, String pattern) {
        assertThat(new TryMasking("date", type).of().mask(value))
                .matches(pattern)
                .isNotEqualTo(value);
        assertThat(new TryMasking("date", type).of("jitter_days", "30").mask(value))
                .isNotEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4714-11-24 BC", "4714-11-25 BC", "4714-12-01 BC"})
    void no_day_is_before_the_first_that_the_server_has(String value) {
        for (int jitter = 1; jitter <= 40; jitter++) {
            assertThat(dates.of("jitter_days", "" + jitter).mask(value))
                    .isBetween("4713", "4714-12-99 BC")
                    .matches(date -> !date.startsWith("4714") || date.compareTo("4714-11-24 BC") >= 0);
        }
    }

    @Test
    void infinity_stays_in_columns_of_dates_and_is_no_date_in_texts() {
        assertThat(dates.of().mask("infinity")).isEqualTo("infinity");
        assertThat(dates.of().mask("-infinity")).isEqualTo("-infinity");
        assertThatThrownBy(() -> texts.of().mask("infinity")).isInstanceOf(MaskingException.class);
    }

    @Test
    void iso_texts_with_t_are_masked_in_their_form() {
        assertThat(texts.of().mask("2024-01-05T10:11:12Z")).matches("2024-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(texts.of().mask("2024-01-05T10:11")).matches("2024-\\d\\d-\\d\\dT\\d\\d:\\d\\d");
        assertThat(texts.of().mask("2024-01-05")).matches("2024-\\d\\d-\\d\\d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"yesterday", "2024-02-30", "05/06/2024", "31.12.1999", "2024-01-05X10:11", "0000-00-00", "2024"})
    void what_is_no_date_is_refused_or_replaced_and_never_passed_through(String value) {
        assertThatThrownBy(() -> texts.of().mask(value))
                .isInstanceOf(MaskingException.class)
                .message()
                .doesNotContain(value);
        assertThat(texts.of("unparsable", "redact").mask(value)).isEqualTo("[DATE]");
    }

    @Test
    void a_text_that_two_formats_read_differently_is_none() {
        Masking both = texts.of("formats", List.of("dd/MM/yyyy", "MM/dd/yyyy"));

        assertThat(both.mask("31/12/1999")).matches("\\d\\d/\\d\\d/1999");
        assertThat(both.mask("05/05/1999")).matches("\\d\\d/\\d\\d/1999");
        assertThatThrownBy(() -> both.mask("05/06/1999")).isInstanceOf(MaskingException.class);
    }

    @Test
    void texts_are_written_as_they_were_read_or_as_an_option_says() {
        assertThat(texts.of("formats", List.of("d MMMM yyyy")).mask("5 March 1999"))
                .matches("\\d+ [A-Z][a-z]+ 1999");
        assertThat(texts.of("output", "dd.MM.yyyy").mask("1999-03-05")).matches("\\d\\d\\.\\d\\d\\.1999");
        assertThatThrownBy(() -> texts.of("output", "'always'").mask("always")).isInstanceOf(MaskingException.class);
    }

    @Test
    void the_same_day_becomes_the_same_in_dates_and_timestamps() {
        String day = new TryMasking("date", "date").of().mask("2024-05-06");

        assertThat(new TryMasking("date", "timestamp without time zone").of().mask("2024-05-06 00:00:00"))
                .isEqualTo(day + " 00:00:00");
    }

    @Test
    void times_stay_only_where_that_is_asked_for() {
        TryMasking stamps = new TryMasking("date", "timestamp without time zone");

        assertThat(stamps.of("keep_time", "true").mask("2024-05-06 07:08:09")).endsWith(" 07:08:09");
        assertThat(stamps.of().mask("2024-05-06 07:08:09")).doesNotEndWith("07:08:09");
    }

    @Test
    void options_that_do_not_fit_are_refused() {
        assertThatThrownBy(() -> dates.of("keep", "year", "jitter_days", "5"))
                .hasMessageContaining("do not fit together");
        assertThatThrownBy(() -> dates.of("jitter_days", "0")).isInstanceOf(InvalidOptionException.class);
        assertThatThrownBy(() -> dates.of("formats", List.of("dd.MM.yyyy"))).isInstanceOf(InvalidOptionException.class);
        assertThatThrownBy(() -> texts.of("formats", List.of("{nonsense"))).isInstanceOf(InvalidOptionException.class);
        assertThatThrownBy(() -> texts.of("output", "yyyy XXX")).isInstanceOf(InvalidOptionException.class);
        assertThatThrownBy(() -> new TryMasking("date", "integer").of()).isInstanceOf(InvalidOptionException.class);
        MaskedColumn strict = new MaskedColumn("people.born", "date", false);
        Maskings maskings = new Maskings(Strategies.load(getClass().getClassLoader()), MaskKey.ofChecks());
        assertThatThrownBy(() ->
                        maskings.of("date", new Options(Map.of("unparsable", "redact")), strict, false, "link:test"))
                .hasMessage("the option unparsable cannot write NULL into people.born");
    }
}
