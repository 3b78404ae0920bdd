package io.confiture.assertions.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds where two JSON values differ. Numbers are the same when their values are: {@code 1} and {@code 1.0}, as in {@code jsonb}.
 */
final class JsonComparison {
    private final JsonRules rules;
    private final List<JsonDifference> differences = new ArrayList<>();

    private JsonComparison(JsonRules rules) {
        this.rules = rules;
    }

    static List<JsonDifference> compare(JsonNode expected, JsonNode actual, JsonRules rules) {
        return compare(JsonPath.ROOT, expected, actual, rules);
    }

    private static List<JsonDifference> compare(JsonPath path, JsonNode expected, JsonNode actual, JsonRules rules) {
        JsonComparison comparison = new JsonComparison(rules);
        comparison.visit(path, expected, actual);
        return comparison.differences;
    }

    private void visit(JsonPath path, @Nullable JsonNode expected, @Nullable JsonNode actual) {
        if (rules.overlooks(path)) {
            return;
        }
        if (expected != null && actual != null) {
            if (expected.isObject() && actual.isObject()) {
                objects(path, expected, actual);
                return;
            } else if (expected.isArray() && actual.isArray()) {
                arrays(path, expected, actual);
                return;
            } else if (same(expected, actual)) {
                return;
            }
        }
        differences.add(new JsonDifference(path, text(expected), text(actual)));
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null ? null : node.toString();
    }

    private static boolean same(JsonNode expected, JsonNode actual) {
        return (expected.isNumber() && actual.isNumber())
                ? expected.decimalValue().compareTo(actual.decimalValue()) == 0
                : expected.equals(actual);
    }

    private void objects(JsonPath path, JsonNode expected, JsonNode actual) {
        expected.fieldNames().forEachRemaining(name -> visit(path.with(name), expected.get(name), actual.get(name)));
        if (!rules.extraFields()) {
            actual.fieldNames().forEachRemaining(name -> {
                if (!expected.has(name)) {
                    visit(path.with(name), null, actual.get(name));
                }
            });
        }
    }

    private void arrays(JsonPath path, JsonNode expected, JsonNode actual) {
        if (rules.arrayOrder()) {
            bags(path, expected, actual);
            return;
        }
        for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
            visit(path.with(String.valueOf(i)), expected.get(i), actual.get(i));
        }
    }

    /** Pair elements so that as many as possible are the same: with extra fields allowed, one may fit several. */
    private void bags(JsonPath path, JsonNode expected, JsonNode actual) {
        int[] partners = new int[actual.size()];
        Arrays.fill(partners, -1);
        boolean[] paired = new boolean[expected.size()];
        for (int i = 0; i < expected.size(); i++) {
            paired[i] = pair(i, path, expected, actual, partners, new boolean[actual.size()]);
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!paired[i] && !rules.overlooks(path.with(String.valueOf(i)))) {
                differences.add(new JsonDifference(path.with("*"), text(expected.get(i)), null));
            }
        }
        for (int j = 0; j < actual.size(); j++) {
            if (partners[j] < 0) {
                visit(path.with(String.valueOf(j)), null, actual.get(j));
            }
        }
    }

    private boolean pair(int i, JsonPath path, JsonNode expected, JsonNode actual, int[] partners, boolean[] seen) {
        for (int j = 0; j < actual.size(); j++) {
            boolean fits = !seen[j]
                    && compare(path.with(String.valueOf(j)), expected.get(i), actual.get(j), rules)
                            .isEmpty();
            if (fits) {
                seen[j] = true;
                if (partners[j] < 0 || pair(partners[j], path, expected, actual, partners, seen)) {
                    partners[j] = i;
                    return true;
                }
            }
        }
        return false;
    }
}
