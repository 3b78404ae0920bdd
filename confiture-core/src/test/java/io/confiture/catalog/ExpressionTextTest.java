package io.confiture.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExpressionTextTest {

    @Test
    void sees_one_array_of_literals_in_the_three_forms_that_postgresql_prints() {
        String first = "((s)::text = ANY ((ARRAY['a'::character varying, 'b,]'::character varying])::text[]))";
        String readBack = "((s)::text = ANY (ARRAY[('a'::character varying)::text, ('b,]'::character varying)::text]))";
        String asText = "((s)::text = ANY (ARRAY['a'::text, 'b,]'::text]))";
        assertThat(ExpressionText.canonical(first)).isEqualTo(asText);
        assertThat(ExpressionText.canonical(readBack)).isEqualTo(asText);
        assertThat(ExpressionText.canonical(asText)).isEqualTo(asText);
    }

    @Test
    void pushes_other_casts_into_the_array_too() {
        assertThat(ExpressionText.canonical("(x = ANY ((ARRAY[1, f(2, 3)])::numeric(10,2)[]))"))
                .isEqualTo("(x = ANY (ARRAY[(1)::numeric(10,2), (f(2, 3))::numeric(10,2)]))");
    }

    @Test
    void leaves_alone_what_only_looks_like_it() {
        for (String text : new String[] {
            "('(ARRAY[''a''])::text[]'::text)",
            "\"(ARRAY[1])::int[]\"",
            "(ARRAY[1, 2])::text",
            "((ARRAY[ARRAY[1], ARRAY[2]])::text[])",
            "('a'::character varying(3))::text",
            "(x::character varying)::text",
            "('a'::character varying)::text[]"
        }) {
            assertThat(ExpressionText.canonical(text)).isEqualTo(text);
        }
    }

    @Test
    void keeps_different_lists_apart() {
        assertThat(ExpressionText.canonical("ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[])"))
                .isNotEqualTo(ExpressionText.canonical("ANY (ARRAY['a, b'::text])"));
    }
}
