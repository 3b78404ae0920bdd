package io.confiture.assertions.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Writes the claims of a JSON web token as PostgREST gives them to the database. */
final class Claims {
    static final String SETTING = "request.jwt.claims";

    private static final JsonMapper JSON = new JsonMapper();

    private Claims() {}

    /** Add a claim to what is there already. */
    static String add(@Nullable String claims, String name, @Nullable Object value) {
        try {
            JsonNode there = claims == null ? JSON.createObjectNode() : JSON.readTree(claims);
            if (!(there instanceof ObjectNode object)) {
                throw new IllegalArgumentException(SETTING + " is no JSON object: " + claims);
            }
            object.set(name, JSON.valueToTree(value));
            return JSON.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(SETTING + " is no JSON: " + claims, e);
        }
    }
}
