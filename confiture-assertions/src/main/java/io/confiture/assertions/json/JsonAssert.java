package io.confiture.assertions.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import io.confiture.assertions.error.ShouldBeJson;
import io.confiture.assertions.error.ShouldEqualJson;
import io.confiture.project.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.ListAssert;
import org.assertj.core.error.ErrorMessageFactory;
import org.assertj.core.internal.Failures;
import org.jspecify.annotations.Nullable;

/**
 * Asserts on JSON by its structure: blanks and the order of fields do not matter, and numbers are compared by their values.
 *
 * <p>Places are written as JSON Pointers: {@code /items/0/name}.
 */
public class JsonAssert extends AbstractAssert<JsonAssert, JsonDocument> {

    /** Assert on a JSON value. */
    public JsonAssert(JsonDocument actual) {
        super(actual, JsonAssert.class);
    }

    /**
     * Lead to the assertions on the value at a place.
     *
     * <pre>{@code
     * assertThatJson("{\"a\": [1, 2]}").at("/a/1").isEqualTo(2);   // passes
     * assertThatJson("{\"a\": [1, 2]}").at("/b");                  // fails: there is no /b
     * }</pre>
     *
     * @throws AssertionError if nothing is there
     */
    public JsonAssert at(String pointer) {
        JsonPath path = JsonPath.parse(pointer);
        if (path.find(actual.node()) == null && !actual.absent()) {
            report(missing(path));
        }
        return nest(actual.at(path));
    }

    /**
     * Verify that there is a value at a place, if only {@code null}.
     *
     * <pre>{@code
     * assertThatJson("{\"a\": null}").hasPath("/a");   // passes
     * assertThatJson("{\"a\": null}").hasPath("/b");   // fails
     * }</pre>
     *
     * @throws AssertionError if nothing is there
     */
    public JsonAssert hasPath(String pointer) {
        JsonPath path = JsonPath.parse(pointer);
        if (path.find(actual.node()) == null && !actual.absent()) {
            throwAssertionError(missing(path));
        }
        return myself;
    }

    private ErrorMessageFactory missing(JsonPath path) {
        String was = "has none: " + around(path);
        return ShouldBeJson.shouldBeJson(actual.subject(), actual, "have a value at " + path, was);
    }

    private String around(JsonPath path) {
        JsonPath there = path.there(actual.node());
        JsonNode parent = there.find(actual.node());
        String missing = path.steps().get(there.steps().size());
        if (parent != null && parent.isObject()) {
            List<String> names = names(parent);
            String near = Nearest.to(missing, names);
            return there + " has no field " + missing
                    + (near == null
                            ? ", but " + (names.isEmpty() ? "none" : String.join(", ", names))
                            : "; did you mean " + near + "?");
        }
        return parent != null && parent.isArray()
                ? there + " has " + parent.size() + " elements, from 0"
                : there + " is no object and no array";
    }

    /**
     * Verify that there is no value at a place.
     *
     * <pre>{@code
     * assertThatJson("{\"a\": 1}").doesNotHavePath("/password");   // passes
     * assertThatJson("{\"a\": null}").doesNotHavePath("/a");       // fails: null is a value
     * }</pre>
     *
     * @throws AssertionError if one is there
     */
    public JsonAssert doesNotHavePath(String pointer) {
        JsonPath path = JsonPath.parse(pointer);
        JsonNode found = path.find(actual.node());
        return found == null ? myself : fail("have no value at " + path, "has " + found);
    }

    /**
     * Verify that the value is the expected one.
     *
     * <pre>{@code
     * assertThatJson("{\"b\": [1.0], \"a\": null}").isEqualTo("{\"a\": null, \"b\": [1]}");   // passes
     * assertThatJson("{\"a\": 1}").isEqualTo("{\"a\": \"1\"}");                               // fails: a number is no string
     * }</pre>
     *
     * @param expected JSON as a text, or a number, a boolean, a map or a list
     * @throws AssertionError if anything differs that is not ignored
     */
    @Override
    public JsonAssert isEqualTo(@Nullable Object expected) {
        JsonNode node = JsonDocument.expected(expected);
        List<JsonDifference> differences = differences(node);
        if (!actual.absent() && !differences.isEmpty()) {
            throwAssertionError(ShouldEqualJson.shouldEqualJson(
                    actual.subject(),
                    actual,
                    node,
                    differences.stream().map(JsonDifference::toString).toList()));
        }
        return myself;
    }

    /**
     * Verify that the value is another one.
     *
     * <pre>{@code
     * assertThatJson("[1, 2]").isNotEqualTo("[2, 1]");   // passes
     * assertThatJson("[1, 2]").isNotEqualTo("[1,2.0]");  // fails
     * }</pre>
     *
     * @throws AssertionError if nothing differs that is not ignored
     */
    @Override
    public JsonAssert isNotEqualTo(@Nullable Object other) {
        JsonNode node = JsonDocument.expected(other);
        return differences(node).isEmpty() ? fail("differ from " + node, "does not") : myself;
    }

    /**
     * Verify that the value is one of the expected ones, each as in {@link #isEqualTo}.
     *
     * <pre>{@code
     * assertThatJson("{\"a\": 1}").at("/a").isIn(1, 2);   // passes
     * assertThatJson("{\"a\": 3}").at("/a").isIn(1, 2);   // fails
     * }</pre>
     *
     * @throws AssertionError if it is none of them
     */
    @Override
    public JsonAssert isIn(Object... values) {
        List<JsonNode> nodes = Stream.of(values).map(JsonDocument::expected).toList();
        boolean one = nodes.stream().anyMatch(node -> differences(node).isEmpty());
        return one ? myself : fail("be one of " + nodes, "is not");
    }

    /**
     * Verify that the value is one of the expected ones, each as in {@link #isEqualTo}.
     *
     * <pre>{@code
     * assertThatJson("{\"a\": 1}").at("/a").isIn(List.of(1, 2));   // passes
     * assertThatJson("{\"a\": 3}").at("/a").isIn(List.of(1, 2));   // fails
     * }</pre>
     *
     * @throws AssertionError if it is none of them
     */
    @Override
    public JsonAssert isIn(Iterable<?> values) {
        return isIn(StreamSupport.stream(values.spliterator(), false).toArray());
    }

    /**
     * Verify that the value differs from each of some others, as in {@link #isNotEqualTo}.
     *
     * <pre>{@code
     * assertThatJson("{\"a\": 3}").at("/a").isNotIn(1, 2);   // passes
     * assertThatJson("{\"a\": 1}").at("/a").isNotIn(1, 2);   // fails
     * }</pre>
     *
     * @throws AssertionError if it is one of them
     */
    @Override
    public JsonAssert isNotIn(Object... values) {
        Stream.of(values).forEach(this::isNotEqualTo);
        return myself;
    }

    /**
     * Verify that the value differs from each of some others, as in {@link #isNotEqualTo}.
     *
     * <pre>{@code
     * assertThatJson("{\"a\": 3}").at("/a").isNotIn(List.of(1, 2));   // passes
     * assertThatJson("{\"a\": 1}").at("/a").isNotIn(List.of(1, 2));   // fails
     * }</pre>
     *
     * @throws AssertionError if it is one of them
     */
    @Override
    public JsonAssert isNotIn(Iterable<?> values) {
        values.forEach(this::isNotEqualTo);
        return myself;
    }

    private List<JsonDifference> differences(JsonNode expected) {
        return JsonComparison.compare(expected, actual.node(), actual.rules());
    }

    /**
     * Leave places out of the comparisons that follow; {@code *} stands for any field or element.
     *
     * <pre>{@code
     * assertThatJson("{\"id\": 7, \"a\": 1}").ignoringPaths("/id").isEqualTo("{\"a\": 1}");   // passes
     * assertThatJson("{\"id\": 7, \"a\": 1}").ignoringPaths("/id").isEqualTo("{\"a\": 2}");   // fails
     * }</pre>
     */
    public JsonAssert ignoringPaths(String... pointers) {
        List<JsonPath> paths = Stream.of(pointers).map(JsonPath::parse).toList();
        if (paths.contains(JsonPath.ROOT)) {
            throw new IllegalArgumentException("without the whole there is nothing to compare");
        }
        return nest(actual.with(actual.rules().ignoring(paths.stream())));
    }

    /**
     * Allow fields that are not expected, in the comparisons that follow.
     *
     * <pre>{@code
     * assertThatJson("{\"a\": 1, \"b\": 2}").ignoringExtraFields().isEqualTo("{\"a\": 1}");   // passes
     * assertThatJson("{\"a\": 1, \"b\": 2}").ignoringExtraFields().isEqualTo("{\"c\": 1}");   // fails
     * }</pre>
     */
    public JsonAssert ignoringExtraFields() {
        return nest(actual.with(actual.rules().withExtraFields()));
    }

    /**
     * Allow any order of the elements of arrays, in the comparisons that follow; each still counts as often as it is there.
     *
     * <pre>{@code
     * assertThatJson("[2, 1]").ignoringArrayOrder().isEqualTo("[1, 2]");      // passes
     * assertThatJson("[2, 1]").ignoringArrayOrder().isEqualTo("[1, 2, 2]");   // fails
     * }</pre>
     */
    public JsonAssert ignoringArrayOrder() {
        return nest(actual.with(actual.rules().withAnyArrayOrder()));
    }

    /**
     * Verify that the value is a string with this text.
     *
     * <pre>{@code
     * assertThatJson("{\"name\": \"Ann\"}").at("/name").hasText("Ann");   // passes
     * assertThatJson("{\"name\": 1}").at("/name").hasText("1");           // fails: a number
     * }</pre>
     *
     * @throws AssertionError if it is another text, or no string
     */
    public JsonAssert hasText(String text) {
        boolean same = actual.node().isTextual() && actual.node().textValue().equals(text);
        return same ? myself : fail("be the string \"" + text + "\"", "is not");
    }

    /**
     * Verify that the value is an object.
     *
     * <pre>{@code
     * assertThatJson("{}").isObject();   // passes
     * assertThatJson("[]").isObject();   // fails
     * }</pre>
     *
     * @throws AssertionError if it is anything else
     */
    public JsonAssert isObject() {
        return is(JsonNodeType.OBJECT);
    }

    /**
     * Verify that the value is an array.
     *
     * <pre>{@code
     * assertThatJson("[]").isArray();   // passes
     * assertThatJson("{}").isArray();   // fails
     * }</pre>
     *
     * @throws AssertionError if it is anything else
     */
    public JsonAssert isArray() {
        return is(JsonNodeType.ARRAY);
    }

    /**
     * Verify that the value is JSON's {@code null}, which is not SQL's NULL.
     *
     * <pre>{@code
     * assertThatJson("{\"a\": null}").at("/a").isJsonNull();   // passes
     * assertThatJson("{\"a\": 0}").at("/a").isJsonNull();      // fails
     * }</pre>
     *
     * @throws AssertionError if it is anything else
     */
    public JsonAssert isJsonNull() {
        return is(JsonNodeType.NULL);
    }

    private JsonAssert is(JsonNodeType type) {
        JsonNodeType was = actual.node().getNodeType();
        return was == type ? myself : fail("be " + words(type), "is " + words(was));
    }

    private static String words(JsonNodeType type) {
        String name = type.name().toLowerCase(Locale.ROOT);
        return switch (type) {
            case NULL -> "null";
            case ARRAY, OBJECT -> "an " + name;
            default -> "a " + name;
        };
    }

    /**
     * Verify how many elements an array has, or fields an object.
     *
     * <pre>{@code
     * assertThatJson("[1, 2]").hasSize(2);   // passes
     * assertThatJson("\"ab\"").hasSize(2);   // fails: neither
     * }</pre>
     *
     * @throws AssertionError if it has more or less, or is neither
     */
    public JsonAssert hasSize(int size) {
        if (!actual.node().isContainerNode()) {
            return fail("have the size " + size, "is " + words(actual.node().getNodeType()));
        }
        return actual.node().size() == size
                ? myself
                : fail("have the size " + size, "has " + actual.node().size());
    }

    /**
     * Lead to AssertJ's assertions on the names of an object's fields, in their order.
     *
     * <pre>{@code
     * assertThatJson("{\"a\": 1, \"b\": 2}").fields().containsExactlyInAnyOrder("b", "a");   // passes
     * assertThatJson("{\"a\": 1, \"b\": 2}").fields().contains("c");                         // fails
     * }</pre>
     *
     * @throws AssertionError if it is no object
     */
    public ListAssert<String> fields() {
        if (!actual.node().isObject() && !actual.absent()) {
            String was = "is " + words(actual.node().getNodeType());
            report(ShouldBeJson.shouldBeJson(actual.subject(), actual, "be an object", was));
        }
        ListAssert<String> list = actual.nesting().list(names(actual.node()));
        list.info.useRepresentation(info.representation());
        return info.hasDescription() ? list.as(info.description()) : list.as("fields of " + actual.subject());
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private JsonAssert fail(String expected, String was) {
        if (!actual.absent()) {
            throwAssertionError(ShouldBeJson.shouldBeJson(actual.subject(), actual, expected, was));
        }
        return myself;
    }

    /** Fail in what leads to other assertions: if it threw, a soft assertion would go on with the value that it started from. */
    private void report(ErrorMessageFactory message) {
        actual.nesting().report(Failures.instance().failure(info, message));
    }

    private JsonAssert nest(JsonDocument document) {
        JsonAssert nested = actual.nesting().nest(JsonAssert.class, JsonDocument.class, document, JsonAssert::new);
        if (info.hasDescription()) {
            nested.info.description(info.description());
        }
        nested.info.useRepresentation(info.representation());
        return nested;
    }
}
