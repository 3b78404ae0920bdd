package io.confiture.assertions.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Is a place in JSON, as a JSON Pointer (RFC 6901) says it: {@code /items/0/name}; in patterns {@code *} is any field or element.
 */
record JsonPath(List<String> steps) {
    static final JsonPath ROOT = new JsonPath(List.of());

    /**
     * Read a pointer.
     *
     * @throws IllegalArgumentException if it is not empty and does not begin with a slash
     */
    static JsonPath parse(String pointer) {
        if (!pointer.isEmpty() && !pointer.startsWith("/")) {
            throw new IllegalArgumentException("a JSON Pointer begins with a slash: /" + pointer);
        }
        List<String> steps = new ArrayList<>();
        int from = 1;
        while (from <= pointer.length()) {
            int slash = pointer.indexOf('/', from);
            int end = slash < 0 ? pointer.length() : slash;
            steps.add(pointer.substring(from, end).replace("~1", "/").replace("~0", "~"));
            from = end + 1;
        }
        return new JsonPath(List.copyOf(steps));
    }

    JsonPath with(String step) {
        List<String> longer = new ArrayList<>(steps);
        longer.add(step);
        return new JsonPath(List.copyOf(longer));
    }

    /** Return the value here; null when there is none. */
    @Nullable
    JsonNode find(JsonNode node) {
        JsonNode at = node;
        for (String step : steps) {
            at = at == null ? null : step(at, step);
        }
        return at;
    }

    /** Return the longest beginning of this that is there. */
    JsonPath there(JsonNode node) {
        JsonPath path = ROOT;
        for (String step : steps) {
            JsonPath next = path.with(step);
            if (next.find(node) == null) {
                return path;
            }
            path = next;
        }
        return path;
    }

    private static @Nullable JsonNode step(JsonNode node, String step) {
        if (!node.isArray()) {
            return node.get(step);
        }
        boolean index = !step.isEmpty()
                && step.length() < 10
                && step.chars().allMatch(c -> c >= '0' && c <= '9')
                && (step.length() == 1 || step.charAt(0) != '0');
        return index ? node.get(Integer.parseInt(step)) : null;
    }

    boolean matches(JsonPath path) {
        if (steps.size() != path.steps.size()) {
            return false;
        }
        for (int i = 0; i < steps.size(); i++) {
            if (!steps.get(i).equals("*") && !steps.get(i).equals(path.steps.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Return the pointer; of the whole, {@code (the whole)}. */
    @Override
    public String toString() {
        if (steps.isEmpty()) {
            return "(the whole)";
        }
        StringBuilder text = new StringBuilder();
        steps.forEach(step -> text.append('/').append(step.replace("~", "~0").replace("/", "~1")));
        return text.toString();
    }
}
