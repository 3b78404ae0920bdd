package io.confiture.sync.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GoldenCheckTest {

    @Test
    void an_example_that_is_repeated_is_no_difference() {
        assertThat(difference(new Shown("masked", "text", Optional.empty()))).isEmpty();
    }

    @Test
    void an_example_that_gives_something_else_is_shown_with_what_is_to_blame() {
        assertThat(difference(new Shown("before", "text", Optional.of("another library"))))
                .contains("maps the example 'value' to 'masked', which gave 'before' before: another library");
    }

    @Test
    void an_example_that_is_refused_now_is_a_difference() {
        assertThat(difference(new Shown("masked", "integer", Optional.empty())))
                .hasValueSatisfying(words -> assertThat(words).contains("an error: "));
    }

    private static Optional<String> difference(Shown strategy) {
        return new GoldenCheck(Strategies.load(GoldenCheckTest.class.getClassLoader(), List.of(strategy)))
                .difference("shown");
    }

    private record Shown(String masked, String type, Optional<String> doubt) implements MaskingStrategy {
        @Override
        public String name() {
            return "shown";
        }

        @Override
        public String summary() {
            return "For tests.";
        }

        @Override
        public Masking masking(MaskingRequest request) {
            TextTypes.require(name(), request.column());
            return new Masking() {
                @Override
                public String mask(String value) {
                    return "masked";
                }

                @Override
                public Cardinality cardinality() {
                    return new Cardinality.Lossy();
                }

                @Override
                public int longest(int valueLength) {
                    return 6;
                }
            };
        }

        @Override
        public List<GoldenVector> vectors() {
            return List.of(new GoldenVector(type, Options.NONE, "value", masked));
        }
    }
}
