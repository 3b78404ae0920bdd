package io.confiture.sync.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MaskingsTest {

    private static final MaskedColumn TEXT = new MaskedColumn("users.nick", "text", true);
    private final Maskings maskings = new Maskings(
            Strategies.load(MaskingsTest.class.getClassLoader(), List.of(new Picky())), MaskKey.ofChecks());

    @Test
    void a_strategy_that_is_not_there_is_an_error_with_a_question_and_never_a_default() {
        assertThatThrownBy(() -> maskings.of("pikcy", Options.NONE, TEXT, false, "d"))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("there is no masking strategy pikcy; did you mean picky?");
        assertThat(maskings.problems("pikcy", Options.NONE)).hasSize(1);
    }

    @Test
    void each_wrong_option_is_named() {
        Options options = new Options(Map.of(
                "wrods", "x", "size", "many", "exact", "perhaps", "form", "fulll", "list", "one", "real", "NaN"));

        assertThat(maskings.problems("picky", options))
                .extracting(InvalidOptionException::getMessage)
                .containsExactlyInAnyOrder(
                        "the strategy picky has no option wrods; did you mean words?",
                        "the option size takes a whole number from -2147483648 to 2147483647",
                        "the option exact takes true or false",
                        "the option form takes one of full, short; did you mean full?",
                        "the option list takes a list of texts",
                        "the option real takes a number",
                        "the strategy picky needs the option words");
        assertThatThrownBy(() -> maskings.of("picky", options, TEXT, false, "d"))
                .isInstanceOf(InvalidOptionException.class);
    }

    @Test
    void right_options_are_no_problem() {
        Options options = new Options(Map.of(
                "words", "w", "size", "1", "exact", "true", "form", "short", "list", List.of("a"), "real", "0.5"));

        assertThat(maskings.problems("picky", options)).isEmpty();
        assertThat(maskings.of("picky", options, TEXT, false, "d").mask("abc")).isEqualTo("w3");
    }

    @Test
    void what_a_strategy_throws_arrives_without_the_value() {
        Masking masking = maskings.of("picky", new Options(Map.of("words", "w")), TEXT, false, "d");

        assertThatThrownBy(() -> masking.mask("number:4711"))
                .isInstanceOf(MaskingException.class)
                .hasMessage("the strategy picky failed with NumberFormatException")
                .hasNoCause();
        assertThatThrownBy(() -> masking.mask("refused:4711"))
                .isInstanceOf(MaskingException.class)
                .hasMessage("the strategy picky refuses the value");
    }

    @Test
    void elements_of_arrays_are_masked_one_by_one() {
        Masking masking = maskings.of("picky", new Options(Map.of("words", "w")), TEXT, true, "d");

        assertThat(masking.mask("{ab,NULL,\"c,d\"}")).isEqualTo("{w2,NULL,w3}");
    }

    @Test
    void domains_and_keys_give_other_numbers() {
        Options words = new Options(Map.of("words", "?"));
        String one = maskings.of("picky", words, TEXT, false, "link:a").mask("v");

        assertThat(maskings.of("picky", words, TEXT, false, "link:a").mask("v")).isEqualTo(one);
        assertThat(maskings.of("picky", words, TEXT, false, "link:b").mask("v")).isNotEqualTo(one);
    }

    /** Takes an option of each type. */
    static final class Picky implements MaskingStrategy {
        @Override
        public String name() {
            return "picky";
        }

        @Override
        public String summary() {
            return "For tests.";
        }

        @Override
        public List<Option> options() {
            return List.of(
                    Option.required("words", Option.Type.TEXT, "Words."),
                    Option.of("size", Option.Type.INTEGER, "1", "Size."),
                    Option.of("exact", Option.Type.FLAG, "false", "Exact."),
                    Option.of("list", Option.Type.TEXTS, "", "List."),
                    Option.of("real", Option.Type.NUMBER, "1", "Real."),
                    Option.choice("form", List.of("full", "short"), "Form."));
        }

        @Override
        public Masking masking(MaskingRequest request) {
            String words = request.options().text("words", "");
            return new Masking() {
                @Override
                public String mask(String value) {
                    if (value.startsWith("number:")) {
                        return "" + Integer.parseInt(value);
                    }
                    if (value.startsWith("refused:")) {
                        throw new MaskingException("cannot mask " + value);
                    }
                    return words.equals("?") ? "" + request.random().bits(value, 0) : words + value.length();
                }

                @Override
                public Cardinality cardinality() {
                    return new Cardinality.Lossy();
                }

                @Override
                public int longest(int valueLength) {
                    return -1;
                }
            };
        }
    }
}
