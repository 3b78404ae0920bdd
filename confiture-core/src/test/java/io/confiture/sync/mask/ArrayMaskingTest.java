package io.confiture.sync.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrayMaskingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {}                          | {}
            {a}                         | {<a>}
            {a,b}                       | {<a>,<b>}
            {NULL,null,"NULL"}          | {NULL,NULL,<NULL>}
            {""}                        | {<>}
            {{a,b},{c,NULL}}            | {{<a>,<b>},{<c>,NULL}}
            {"a,b","c}d"}               | {"<a,b>","<c}d>"}
            {"say \\"x\\"","back\\\\"}  | {"<say \\"x\\">","<back\\\\>"}
            [0:1]={a,b}                 | [0:1]={<a>,<b>}
            [-1:0][2:2]={{a},{b}}       | [-1:0][2:2]={{<a>},{<b>}}
            {"two words"}               | {"<two words>"}
            {é}                         | {"<é>"}
            """)
    void elements_are_masked_where_they_stand(String array, String masked) {
        assertThat(masking("text").mask(array)).isEqualTo(masked);
    }

    @Test
    void a_masking_that_gives_null_or_what_reads_as_null_is_written_so() {
        assertThat(new ArrayMasking(new Given(v -> null), "text").mask("{a,b}")).isEqualTo("{NULL,NULL}");
        assertThat(new ArrayMasking(new Given(v -> "null"), "text").mask("{a}")).isEqualTo("{\"null\"}");
        assertThat(new ArrayMasking(new Given(v -> ""), "text").mask("{a}")).isEqualTo("{\"\"}");
    }

    @Test
    void boxes_are_kept_apart_by_semicolons() {
        assertThat(masking("box").mask("{(1,1),(0,0);(2,2),(1,1)}")).isEqualTo("{<(1,1),(0,0)>;<(2,2),(1,1)>}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "{",
                "{a",
                "{a,",
                "{a,}",
                "{,a}",
                "{a}b",
                "{\"a}",
                "{a\\",
                "[0:1]",
                "[x]={a}",
                "{a{b}}",
                "{{{{{{{a}}}}}}}",
                "{a\"b}"
            })
    void what_is_no_array_is_an_error_that_does_not_repeat_it(String text) {
        assertThatThrownBy(() -> masking("text").mask(text))
                .isInstanceOf(MaskingException.class)
                .hasMessage("the value is no array as the server writes one");
    }

    private static ArrayMasking masking(String type) {
        return new ArrayMasking(new Given(v -> "<" + v + ">"), type);
    }

    private record Given(ArrayMasking.Element element) implements Masking {
        @Override
        public @org.jspecify.annotations.Nullable String mask(String value) {
            return element.mapped(value);
        }

        @Override
        public Cardinality cardinality() {
            return new Cardinality.Bijective();
        }

        @Override
        public int longest(int valueLength) {
            return valueLength + 2;
        }
    }
}
