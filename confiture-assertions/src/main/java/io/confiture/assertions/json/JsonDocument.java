package io.confiture.assertions.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.confiture.assertions.source.Nesting;
import org.jspecify.annotations.Nullable;

/**
 * Is a JSON value that assertions are made on, and where it was found.
 *
 * <p>Numbers keep all their digits. Immutable.
 */
public final class JsonDocument {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String subject;
    private final JsonNode node;
    private final JsonRules rules;
    private final Nesting nesting;
    private final boolean absent;

    private JsonDocument(String subject, JsonNode node, JsonRules rules, Nesting nesting, boolean absent) {
        this.subject = subject;
        this.node = node;
        this.rules = rules;
        this.nesting = nesting;
        this.absent = absent;
    }

    /**
     * Read a text.
     *
     * @throws AssertionError if the text is no JSON, or names a field twice
     */
    public static JsonDocument parse(String text) {
        return parse("JSON", text, Nesting.HARD);
    }

    /**
     * Read a text that came from somewhere.
     *
     * @param subject what to call it in messages
     * @param nesting makes the assertions that those on it lead to
     * @throws AssertionError if the text is no JSON, or names a field twice
     */
    public static JsonDocument parse(String subject, String text, Nesting nesting) {
        try {
            return new JsonDocument(subject, read(text), JsonRules.STRICT, nesting, false);
        } catch (JsonProcessingException e) {
            nesting.report(new AssertionError(subject + " is not valid: " + e.getMessage(), e));
            return absent(subject, nesting);
        }
    }

    /** Make what stands for JSON that is not there, which was reported: see {@link #absent()}. */
    public static JsonDocument absent(String subject, Nesting nesting) {
        return new JsonDocument(subject, MissingNode.getInstance(), JsonRules.STRICT, nesting, true);
    }

    /** Read what a test expects: a text is JSON, anything else a value. */
    static JsonNode expected(@Nullable Object value) {
        if (!(value instanceof CharSequence text)) {
            return MAPPER.valueToTree(value);
        }
        try {
            return read(text.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "what is expected is no JSON: " + text + " (a JSON string has its own quotes; see hasText)", e);
        }
    }

    private static JsonNode read(String text) throws JsonProcessingException {
        JsonNode node = MAPPER.readTree(text);
        if (node.isMissingNode()) {
            throw new JsonParseException(null, "the text is empty");
        }
        return node;
    }

    /** Return the value at a place; an absent one when nothing is there. */
    JsonDocument at(JsonPath path) {
        JsonNode found = path.find(node);
        JsonNode value = found == null ? MissingNode.getInstance() : found;
        return new JsonDocument(subject + " at " + path, value, rules, nesting, absent || found == null);
    }

    /** Tell whether nothing is there: only soft assertions go on with such a value, and find nothing wrong with it. */
    boolean absent() {
        return absent;
    }

    JsonDocument with(JsonRules other) {
        return new JsonDocument(subject, node, other, nesting, absent);
    }

    JsonRules rules() {
        return rules;
    }

    JsonNode node() {
        return node;
    }

    Nesting nesting() {
        return nesting;
    }

    String subject() {
        return subject;
    }

    /** Return the JSON on one line. */
    @Override
    public String toString() {
        return node.toString();
    }
}
