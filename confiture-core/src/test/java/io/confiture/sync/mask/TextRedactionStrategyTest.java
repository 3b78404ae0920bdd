package io.confiture.sync.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextRedactionStrategyTest {

    private final TryMasking redactions = new TryMasking("text_redaction");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            write to ann@acme.test, please          | write to [EMAIL], please
            ANN.Smith+x@Mail.Acme.TEST.             | [EMAIL].
            ann@localhost                           | [EMAIL]
            jörg.müller@bücher.test                 | [EMAIL]
            call +1-555-0100 now                    | call [PHONE] now
            call (555) 010-0199 now                 | call [PHONE] now
            call 0049 30 1234567                    | call [PHONE]
            call 030/1234567                        | call [PHONE]
            call ٠١٢-٣٤٥٦٧٨٩                        | call [PHONE]
            ssn 123-45-6789                         | ssn [SSN]
            ssn 123456789.                          | ssn [SSN].
            card 4111 1111 1111 1111 exp            | card [CREDIT_CARD] exp
            card 4111-1111-1111-1112                | card [CREDIT_CARD]
            card 378282246310005                    | card [CREDIT_CARD]
            see https://acme.test/~ann?a=b#c and    | see [URL] and
            see www.acme.test/ann                   | see [URL]
            from 192.0.2.17 today                   | from [IPV4] today
            iban GB82 WEST 1234 5698 7654 32 ok     | iban [IBAN] ok
            iban de89370400440532013000             | iban [IBAN]
            born 1970-12-31 in                      | born [DATE] in
            born 12/31/1970                         | born [DATE]
            born 31.12.70                           | born [DATE]
            at 2024-01-05T10:11:12.5Z, 2024-01-05T10| at [DATE], [DATE]
            Zoë@acme.test                           | [EMAIL]
            born 31 December 1970 or Dec 31, 1970   | born [DATE] or [DATE]
            room 12, floor 3                        | room 12, floor 3
            """)
    void what_has_a_name_is_recognised(String text, String redacted) {
        assertThat(redactions.of().mask(text)).isEqualTo(redacted);
    }

    @Test
    void only_what_is_asked_for_is_looked_for() {
        Masking emails = redactions.of("patterns", List.of("email"));

        assertThat(emails.mask("ann@acme.test, 192.0.2.17")).isEqualTo("[EMAIL], 192.0.2.17");
    }

    @Test
    void a_pattern_that_is_not_there_is_refused_and_never_a_regular_expression_that_finds_nothing() {
        assertThatThrownBy(() -> redactions.of("patterns", List.of("emial")))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("there is no pattern emial; did you mean email?; regular expressions stand under regexes");
        assertThatThrownBy(() -> redactions.of("patterns", List.of())).isInstanceOf(InvalidOptionException.class);
    }

    @Test
    void a_broken_regular_expression_is_refused() {
        assertThatThrownBy(() -> redactions.of("regexes", List.of("T-[0-9")))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageStartingWith("the regular expression T-[0-9 is none: ");
        assertThatThrownBy(() -> redactions.of("regexes", List.of("\\d*")))
                .hasMessage("the regular expression \\d* finds something where there is nothing");
    }

    @Test
    void own_expressions_have_placeholders_of_their_own() {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("TICKET", "T-\\d+");
        named.put("client", "C\\d{4}");

        assertThat(redactions.of("regexes", new Options(named)).mask("t-17 of C1234 and ann@acme.test"))
                .isEqualTo("[TICKET] of [CLIENT] and [EMAIL]");
        assertThat(redactions.of("regexes", List.of("T-\\d+")).mask("T-17")).isEqualTo("[REDACTED]");
        assertThat(redactions
                        .of("regexes", List.of("T-\\d+"), "case_insensitive", "false")
                        .mask("T-17 t-17"))
                .isEqualTo("[REDACTED] t-17");
    }

    @Test
    void stars_keep_the_length_and_one_text_may_stand_for_all() {
        assertThat(redactions.of("preserve_length", "true").mask("to ann@acme.test!"))
                .isEqualTo("to *************!");
        assertThat(redactions.of("replacement", "$1 gone").mask("to ann@acme.test!"))
                .isEqualTo("to $1 gone!");
        assertThatThrownBy(() -> redactions.of("preserve_length", "true", "replacement", "x"))
                .hasMessageContaining("do not fit together");
    }

    @Test
    void an_expression_that_never_ends_is_an_error_of_the_value() {
        Masking masking = redactions.of("regexes", List.of("(.*)(.*)(.*)(.*)(.*)(.*)x"), "patterns", List.of());

        assertThatThrownBy(() -> masking.mask("a".repeat(300)))
                .isInstanceOf(MaskingException.class)
                .hasMessage("a pattern goes back and forth too often on the value");
    }

    @Test
    void long_texts_are_read_to_their_end() {
        assertThat(redactions.of().mask("x ".repeat(50_000) + "ann@acme.test")).endsWith("x [EMAIL]");
        assertThat(redactions.of().mask("1".repeat(100_000))).isEqualTo("1".repeat(100_000));
        assertThat(redactions.of().mask("a".repeat(100_000))).hasSize(100_000);
        assertThat(redactions.of().mask("1-2.".repeat(25_000))).isNotEmpty();
    }
}
