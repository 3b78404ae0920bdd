package io.confiture.sync.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonStrategyTest {

    private static final Options EMAIL = with("mask", "email");
    private static final Options KEEP = with("keep", "no person in it");

    private final TryMasking documents = new TryMasking("json", "jsonb");

    @Test
    void each_path_has_its_own_decision() {
        Masking masking = documents.of(
                "paths",
                paths(
                        "$.contact.email",
                        EMAIL,
                        "$.plan",
                        KEEP,
                        "$.token",
                        with("null", "true"),
                        "$.fax",
                        with("drop", "true")));

        assertThat(
                        masking.mask(
                                "{\"contact\": {\"email\": \"ann@acme.test\"}, \"plan\": \"gold\", \"token\": [1], \"fax\": {\"a\": 1}}"))
                .matches("\\{\"contact\":\\{\"email\":\"[a-z2-9]{13}@example.com\"},\"plan\":\"gold\",\"token\":null}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            $.a.b           | {"a":{"b":"V"}}
            $.a[*].b        | {"a":[{"b":"V"},{"b":"V"}]}
            $.a[1]          | {"a":["K","V"]}
            $.a             | {"a":["V",["V"]]}
            $..name         | {"name":"V","x":{"y":[{"name":"V"}]}}
            $..a[*]         | {"x":{"a":["V"]}}
            $.a.*           | {"a":{"17":"V","ann@acme.test":"V"}}
            $."a.b"         | {"a.b":"V"}
            $['it\\'s']     | {"it's":"V"}
            $["q\\"x"]      | {"q\\"x":"V"}
            $[*].n          | [{"n":"V"}]
            $               | "V"
            $               | ["V"]
            $.é             | {"é":"V"}
            $..*            | {"a":{"b":"V"}}
            """)
    void a_path_names_values(String path, String document) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(path, with("mask", with("strategy", "email")));
        if (document.contains("K")) {
            all.put("$.a[0]", KEEP);
        }
        String masked = TryMasking.masked(documents.of("paths", new Options(all)), document);

        assertThat(masked).doesNotContain("\"V\"");
        assertThat(masked.replaceAll("[a-z2-9]{13}@example.com", "V")).isEqualTo(document);
    }

    @Test
    void the_same_value_becomes_the_same_wherever_it_stands() {
        Masking masking = documents.of("paths", paths("$.a", EMAIL, "$.b", EMAIL));

        assertThat(masking.mask("{\"a\": \"ann@acme.test\", \"b\": \"Ann@acme.test\"}"))
                .matches("\\{\"a\":(\"[^\"]+\"),\"b\":\\1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"b\": 1}",
                "{\"a\": \"x\", \"b\": \"Ann\"}",
                "{\"a\": {\"b\": \"Ann\"}}",
                "\"Ann\"",
                "[\"Ann\"]",
                "{\"b\": null}",
                "{\"b\": {}}",
                "true"
            })
    void what_no_path_names_is_an_error_that_does_not_repeat_it(String document) {
        assertThatThrownBy(() -> documents.of("paths", paths("$.a", EMAIL)).mask(document))
                .isInstanceOf(MaskingException.class)
                .hasMessageStartingWith("no path names what the document has at $")
                .message()
                .doesNotContain("Ann");
    }

    @Test
    void what_no_path_names_can_be_replaced_emptied_or_left_out() {
        String document =
                "{\"s\":\"Ann\",\"n\":17,\"b\":true,\"o\":{\"ann\":1},\"l\":[1],\"z\":null,\"ann@acme.test\":1,\"a\":null}";
        Options paths = paths("$.a", EMAIL);

        assertThat(documents.of("paths", paths, "unlisted", "redact").mask(document))
                .isEqualTo("{\"s\":\"[REDACTED]\",\"n\":0,\"b\":false,\"o\":{},\"l\":[],\"z\":null,\"a\":null}");
        assertThat(documents.of("paths", paths, "unlisted", "null").mask(document))
                .isEqualTo("{\"s\":null,\"n\":null,\"b\":null,\"o\":null,\"l\":null,\"z\":null,\"a\":null}");
        assertThat(documents.of("paths", paths, "unlisted", "drop").mask(document))
                .isEqualTo("{\"a\":null}");
        assertThat(documents.of("paths", paths, "unlisted", "drop").mask("\"Ann\""))
                .isEqualTo("null");
        assertThat(documents.of("paths", paths, "unlisted", "drop").mask("[1,{\"a\":null}]"))
                .isEqualTo("[]");
    }

    @Test
    void keys_that_look_like_data_are_not_walked_through_on_the_way_to_any_depth() {
        Masking masking = documents.of("paths", paths("$..name", EMAIL));

        assertThat(masking.mask("{\"people\":{\"first-one\":{\"name\":null}}}")).contains("first-one");
        assertThatThrownBy(() -> masking.mask("{\"people\":{\"ann@acme.test\":{\"name\":null}}}"))
                .isInstanceOf(MaskingException.class)
                .message()
                .doesNotContain("ann@acme.test");
    }

    @Test
    void a_deeper_path_counts_before_what_it_lies_in_and_of_equals_the_first() {
        String document = "{\"a\":{\"email\":\"ann@acme.test\",\"x\":1.10}}";

        assertThat(documents.of("paths", paths("$.a", KEEP, "$.a.email", EMAIL)).mask(document))
                .doesNotContain("ann@acme.test")
                .contains("\"x\":1.10");
        assertThat(documents.of("paths", paths("$.a", KEEP, "$..email", EMAIL)).mask(document))
                .doesNotContain("ann@acme.test");
        assertThat(documents
                        .of("paths", paths("$..x", KEEP, "$.a.email", EMAIL, "$.a.x", with("null", "true")))
                        .mask(document))
                .contains("\"x\":1.10");
    }

    @Test
    void an_object_under_a_masked_path_needs_paths_of_its_own() {
        assertThatThrownBy(() -> documents.of("paths", paths("$.a", EMAIL)).mask("{\"a\":{\"b\":\"Ann\"}}"))
                .isInstanceOf(MaskingException.class)
                .hasMessage("no path names what the document has at $.a.*");
    }

    @Test
    void numbers_strings_and_truth_values_are_masked() {
        Masking masking = documents.of("paths", paths("$.*", EMAIL));

        assertThat(masking.mask("{\"n\":5550100,\"b\":true,\"s\":\"x\",\"z\":null}"))
                .matches("\\{\"n\":\"[^\"]+\",\"b\":\"[^\"]+\",\"s\":\"[^\"]+\",\"z\":null}");
    }

    @Test
    void numbers_that_stay_are_written_digit_by_digit() {
        String document = "{\"a\":[12345678901234567890123456789.1234567890,-0.0,1E400,\"\\u0000é\\\\\"]}";

        assertThat(documents.of("paths", paths("$.a", KEEP)).mask(document)).isEqualTo(document);
    }

    @Test
    void keys_that_stand_twice_are_both_masked() {
        assertThat(documents.of("paths", paths("$.a", EMAIL)).mask("{\"a\":\"Ann\",\"a\":\"Bob\"}"))
                .doesNotContain("Ann", "Bob");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": \"Ann\"", "{a: 'Ann'}", "{\"a\": \"Ann\"} {}", "NaN", "Ann", "{\"a\": 01}", "]"})
    void what_is_no_document_is_an_error_that_does_not_repeat_it(String value) {
        assertThatThrownBy(() -> documents
                        .of("paths", paths("$.a", EMAIL), "unlisted", "drop")
                        .mask(value))
                .isInstanceOf(MaskingException.class)
                .hasNoCause()
                .message()
                .doesNotContain("Ann");
    }

    @Test
    void deep_documents_are_masked_and_deeper_ones_refused() {
        Masking masking = documents.of("paths", paths("$..name", EMAIL));

        assertThat(masking.mask("[".repeat(1500) + "{\"name\":\"Ann\"}" + "]".repeat(1500)))
                .doesNotContain("Ann");
        assertThatThrownBy(() -> masking.mask("[".repeat(50_000) + "]".repeat(50_000)))
                .isInstanceOf(MaskingException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.b         | keep   | r     | the path a.b cannot be read; paths look like
            $.          | keep   | r     | the path $. cannot be read; paths look like
            $.a[        | keep   | r     | the path $.a[ cannot be read; paths look like
            $.a[x]      | keep   | r     | the path $.a[x] cannot be read; paths look like
            $a          | keep   | r     | the path $a cannot be read; paths look like
            $."a        | keep   | r     | the path $."a cannot be read; paths look like
            $.a b       | keep   | r     | the path $.a b cannot be read; paths look like
            $.a         | kepe   | r     | the path $.a has no kepe; did you mean keep?
            $.a         | keep   | ' '   | the path $.a is kept without a reason
            $.a         | keep   | true  | the path $.a is kept without a reason
            $.a         | null   | yes   | the path $.a takes null: true
            $.a         | mask   | emial | the path $.a cannot be masked: there is no masking strategy emial; did you mean email?
            $           | drop   | true  | the path $ is the whole document, which cannot be dropped
            """)
    void what_cannot_be_read_is_refused(String path, String word, String value, String message) {
        assertThatThrownBy(() -> documents.of("paths", paths(path, with(word, value))))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void options_that_do_not_fit_are_refused() {
        assertThatThrownBy(() -> documents.of()).hasMessage("the strategy json needs the option paths");
        assertThatThrownBy(() -> documents.of(
                        "paths",
                        paths("$.a", with("mask", new Options(Map.of("strategy", "email", "domian", "a.test"))))))
                .hasMessageContaining("did you mean domain?");
        assertThatThrownBy(() -> documents.of("paths", paths("$.a", new Options(Map.of("keep", "r", "mask", "email")))))
                .hasMessageContaining("exactly one of");
        assertThatThrownBy(() -> documents.of("paths", paths("$.a", with("keep", with("raeson", "r")))))
                .hasMessage("the path $.a is kept with raeson; it takes reason and reviewed");
        assertThat(documents
                        .of("paths", paths("$.a", with("keep", new Options(Map.of("reason", "r", "reviewed", "true")))))
                        .mask("{\"a\":1}"))
                .isEqualTo("{\"a\":1}");
        assertThatThrownBy(() -> new TryMasking("json", "integer").of("paths", Options.NONE))
                .hasMessageContaining("gives documents");
    }

    @Test
    void nothing_but_kept_parts_may_come_back_unchanged() {
        assertThat(documents.of("paths", paths("$.a", EMAIL)).extent()).isEqualTo(Extent.WHOLE);
        assertThat(documents.of("paths", paths("$.a", KEEP)).extent()).isEqualTo(Extent.PARTS);
        assertThat(documents
                        .of("paths", paths("$.a", with("mask", "text_redaction")))
                        .extent())
                .isEqualTo(Extent.PARTS);
    }

    private static Options with(String name, Object value) {
        return new Options(Map.of(name, value));
    }

    private static Options paths(Object... pathsAndDecisions) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (int i = 0; i < pathsAndDecisions.length; i += 2) {
            all.put((String) pathsAndDecisions[i], pathsAndDecisions[i + 1]);
        }
        return new Options(all);
    }
}
