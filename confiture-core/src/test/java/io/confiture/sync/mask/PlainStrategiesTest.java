package io.confiture.sync.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainStrategiesTest {

    @Test
    void redact_writes_its_word_for_every_text() {
        Masking masking = new TryMasking("redact").of();
        assertThat(masking.mask("Ann")).isEqualTo("[REDACTED]");
        assertThat(masking.mask("")).isEqualTo("[REDACTED]");
        assertThat(masking.longest(3)).isEqualTo(10);
        assertThat(masking.cardinality()).isInstanceOf(Cardinality.Lossy.class);
        assertThat(new TryMasking("redact", "character varying(3)")
                        .of("replacement", "•••")
                        .longest(80))
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "integer",
                "numeric(10,2)",
                "date",
                "timestamp without time zone",
                "boolean",
                "uuid",
                "bytea",
                "inet"
            })
    void redact_refuses_columns_that_its_word_would_break(String type) {
        assertThatThrownBy(() -> new TryMasking("redact", type).of())
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining(type);
    }

    @Test
    void redact_writes_a_document_where_one_must_stand() {
        assertThat(new TryMasking("redact", "jsonb").of().mask("{}")).isEqualTo("\"[REDACTED]\"");
        assertThatThrownBy(() -> new TryMasking("redact", "json").of("replacement", "\""))
                .isInstanceOf(InvalidOptionException.class);
    }

    @Test
    void constant_needs_its_value_and_preserve_its_reason() {
        assertThat(new TryMasking("constant", "date").of("value", "1970-01-01").mask("1984-06-07"))
                .isEqualTo("1970-01-01");
        assertThatThrownBy(() -> new TryMasking("constant").of()).isInstanceOf(InvalidOptionException.class);
        assertThat(new TryMasking("preserve").of("reason", "no person in it").mask("Ann"))
                .isEqualTo("Ann");
        assertThatThrownBy(() -> new TryMasking("preserve").of()).isInstanceOf(InvalidOptionException.class);
        assertThatThrownBy(() -> new TryMasking("preserve").of("reason", " "))
                .isInstanceOf(InvalidOptionException.class);
    }
}
