package io.confiture.assertions.json;

import static io.confiture.assertions.ConfitureAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confiture.assertions.ConfitureSoftAssertions;
import io.confiture.assertions.Failing;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class JsonAssertTest {

    private static String fails(ThrowingCallable assertion) {
        return Failing.message(assertion);
    }

    @Test
    void structure_is_compared_and_not_text() {
        assertThatJson("{\"b\": [1.0, true], \"a\": null}").isEqualTo("{\"a\":null,\"b\":[1,true]}");
        assertThatJson("{\"n\": 123456789012345678901234567890.10}")
                .isEqualTo("{\"n\": 123456789012345678901234567890.1}");
        fails(() -> assertThatJson("0.1000000000000000055").isEqualTo("0.1"));
        fails(() -> assertThatJson("[1, 2]").isEqualTo("[2, 1]"));
        fails(() -> assertThatJson("\"1\"").isEqualTo("1"));
        fails(() -> assertThatJson("{\"a\": null}").isEqualTo("{}"));
    }

    @Test
    void values_of_java_are_expected_as_they_are() {
        assertThatJson("[1, 2.50, \"x\", true, null]").at("/0").isEqualTo(1L);
        assertThatJson("{\"a\": 2.50}").isEqualTo(Map.of("a", new BigDecimal("2.5")));
        assertThatJson("[1, \"x\"]").isEqualTo(List.of(1, "x"));
        assertThatJson("null").isEqualTo(null).isJsonNull();
        fails(() -> assertThatJson("[1]").isEqualTo(List.of("1")));
    }

    @Test
    void a_message_lists_the_differences_by_their_places() {
        assertThat(fails(() -> assertThatJson("{\"name\": \"Ann\", \"items\": [1, {\"a/b\": 2}, 3], \"extra\": {}}")
                        .isEqualTo("{\"name\": \"Bob\", \"items\": [1, {\"a/b\": 3}], \"gone\": 0}")))
                .isEqualTo("""

                        Expecting JSON:
                          {"name":"Ann","items":[1,{"a/b":2},3],"extra":{}}
                        to be equal to:
                          {"name":"Bob","items":[1,{"a/b":3}],"gone":0}
                        but there are 5 differences:
                          /name: expected "Bob" but was "Ann"
                          /items/1/a~1b: expected 3 but was 2
                          /items/2: expected nothing but was 3
                          /gone: expected 0 but there is nothing
                          /extra: expected nothing but was {}""");
    }

    @Test
    void paths_extra_fields_and_order_are_ignored_only_on_demand() {
        String rows = "[{\"id\": 1, \"tags\": [\"b\", \"a\"]}, {\"id\": 2, \"tags\": []}]";

        assertThatJson(rows)
                .ignoringPaths("/*/id")
                .ignoringArrayOrder()
                .isEqualTo("[{\"tags\": []}, {\"tags\": [\"a\", \"b\"]}]");
        fails(() ->
                assertThatJson(rows).ignoringPaths("/*/id").isEqualTo("[{\"tags\": []}, {\"tags\": [\"b\", \"a\"]}]"));
        assertThatJson(rows).ignoringExtraFields().isEqualTo("[{\"id\": 1}, {}]");
        fails(() -> assertThatJson(rows).ignoringExtraFields().isEqualTo("[{\"id\": 1}]"));
        fails(() -> assertThatJson(rows).ignoringExtraFields().isEqualTo("[{\"id\": 1, \"x\": null}, {}]"));
        assertThatJson(rows).at("/0/tags").ignoringArrayOrder().isEqualTo("[\"a\", \"b\"]");
    }

    @Test
    void an_element_counts_as_often_as_it_is_there() {
        assertThat(fails(() -> assertThatJson("[2, 1, 1]").ignoringArrayOrder().isEqualTo("[1, 2, 2]")))
                .endsWith("""
                        but there are 2 differences:
                          /*: expected 2 but there is nothing
                          /2: expected nothing but was 1""");
    }

    @Test
    void elements_are_paired_so_that_all_find_one_where_that_can_be() {
        assertThatJson("[{\"a\": 1, \"b\": 2}, {\"a\": 1}]")
                .ignoringArrayOrder()
                .ignoringExtraFields()
                .isEqualTo("[{\"a\": 1}, {\"a\": 1, \"b\": 2}]");
    }

    @Test
    void places_are_json_pointers_and_a_missing_one_tells_what_is_near() {
        assertThatJson("{\"a/b\": {\"~\": [5]}, \"\": 1}").at("/a~1b/~0/0").isEqualTo(5);
        assertThatJson("{\"\": 1}").at("/").isEqualTo(1);
        assertThat(fails(() -> assertThatJson("{\"user\": {\"email\": \"x\"}}").at("/user/emial")))
                .isEqualTo("""

                        Expecting JSON:
                          {"user":{"email":"x"}}
                        to have a value at /user/emial
                        but it has none: /user has no field emial; did you mean email?""");
        assertThat(fails(() -> assertThatJson("[1]").hasPath("/1"))).endsWith("(the whole) has 1 elements, from 0");
        assertThat(fails(() -> assertThatJson("[1]").hasPath("/0/a"))).endsWith("/0 is no object and no array");
        fails(() -> assertThatJson("[1]").hasPath("/-1"));
        fails(() -> assertThatJson("[1, 2]").hasPath("/01"));
        assertThatThrownBy(() -> assertThatJson("[1]").hasPath("a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void kinds_sizes_texts_and_fields_are_told_apart() {
        assertThatJson("{\"a\": [\"x\"], \"b\": \"y\"}").isObject().hasSize(2).doesNotHavePath("/c");
        assertThatJson("{\"a\": [\"x\"], \"b\": \"y\"}").at("/a").isArray().hasSize(1);
        assertThatJson("{\"a\": [\"x\"], \"b\": \"y\"}").at("/b").hasText("y");
        assertThatJson("{\"a\": [\"x\"], \"b\": \"y\"}").fields().containsExactly("a", "b");
        fails(() -> assertThatJson("[]").isObject());
        fails(() -> assertThatJson("{}").isArray());
        assertThat(fails(() -> assertThatJson("{\"a\": 0}").at("/a").isJsonNull()))
                .contains("JSON at /a", "to be null", "but it is a number");
        fails(() -> assertThatJson("\"ab\"").hasSize(2));
        fails(() -> assertThatJson("[1]").hasSize(2));
        fails(() -> assertThatJson("1").hasText("1"));
        fails(() -> assertThatJson("{\"a\": null}").doesNotHavePath("/a"));
        fails(() -> assertThatJson("[1, 2]").isNotEqualTo("[1,2.0]"));
        assertThatJson("[1, 2]").isNotEqualTo("[2, 1]");
        assertThat(fails(() -> assertThatJson("[]").fields())).contains("to be an object");
    }

    @Test
    void what_is_no_json_or_names_a_field_twice_is_refused() {
        assertThat(fails(() -> assertThatJson("{"))).startsWith("JSON is not valid");
        assertThat(fails(() -> assertThatJson(""))).contains("the text is empty");
        assertThat(fails(() -> assertThatJson("{\"a\": 1, \"a\": 2}"))).contains("Duplicate field 'a'");
        fails(() -> assertThatJson("1 2"));
        assertThatThrownBy(() -> assertThatJson("\"x\"").isEqualTo("x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hasText");
    }

    @Test
    void soft_assertions_go_on_and_tell_a_missing_place_once() {
        ConfitureSoftAssertions softly = new ConfitureSoftAssertions();

        softly.assertThatJson("{\"a\": 1}").as("answer").at("/b").isEqualTo(1).hasText("x");
        softly.assertThatJson("{\"a\": 1}").at("/a").isEqualTo(2);
        softly.assertThatJson("{").at("/a").isEqualTo(2);
        softly.assertThatJson("{\"a\": 1}").fields().contains("b");

        assertThat(softly.assertionErrorsCollected())
                .extracting(Throwable::getMessage)
                .satisfiesExactly(
                        first -> assertThat(first).contains("[answer]", "a value at /b"),
                        second -> assertThat(second).contains("expected 2 but was 1"),
                        third -> assertThat(third).contains("is not valid"),
                        fourth -> assertThat(fourth).contains("fields of JSON"));
    }

    @Test
    void one_of_several_is_looked_for_by_structure() {
        assertThatJson("{\"a\": 1}").isIn("[]", "{\"a\": 1.0}").isNotIn("[]", 1);
        assertThatJson("1").isIn(List.of(1, 2)).isNotIn(List.of(2));
        fails(() -> assertThatJson("1").isNotIn(2, 1.0));
        fails(() -> assertThatJson("1").isNotIn(List.of(1)));
        assertThat(fails(() -> assertThatJson("1").isIn(2, "3"))).contains("to be one of [2, 3]");
    }

    @Test
    void not_all_can_be_ignored() {
        assertThatThrownBy(() -> assertThatJson("1").ignoringPaths("/a", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("without the whole there is nothing to compare");
    }
}
