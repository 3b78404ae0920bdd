package io.confiture.assertions.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Is JSON as jsonb compares it: keys have no order, and numbers are equal by value.
 *
 * @param tree maps, lists and keys of single values
 */
record Json(Object tree) {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private enum Literal {
        NULL
    }

    /** Return the key of a value that stands for JSON: a text is read as JSON; null where it is none. */
    static @Nullable Json of(Object value) {
        try {
            JsonNode node = value instanceof CharSequence text
                    ? MAPPER.readTree(text.toString())
                    : MAPPER.<JsonNode>valueToTree(value);
            return node.isMissingNode() ? null : new Json(key(node));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return null; // the comparison says that this is not JSON
        }
    }

    private static Object key(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> members = new HashMap<>();
            node.properties().forEach(member -> members.put(member.getKey(), key(member.getValue())));
            return members;
        }
        if (node.isArray()) {
            List<Object> elements = new ArrayList<>();
            node.forEach(element -> elements.add(key(element)));
            return elements;
        }
        Object value = node.isNull()
                ? Literal.NULL
                : node.isNumber() ? node.decimalValue() : node.isBoolean() ? node.booleanValue() : node.asText();
        Object key = Sameness.key(value);
        return key == null ? Literal.NULL : key;
    }
}
