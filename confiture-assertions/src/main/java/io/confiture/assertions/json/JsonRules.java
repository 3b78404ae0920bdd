package io.confiture.assertions.json;

import java.util.List;
import java.util.stream.Stream;

/**
 * Says what a comparison overlooks.
 *
 * @param ignored places that are not compared
 * @param extraFields whether fields may be there that are not expected
 * @param arrayOrder whether arrays are the same in any order
 */
record JsonRules(List<JsonPath> ignored, boolean extraFields, boolean arrayOrder) {
    static final JsonRules STRICT = new JsonRules(List.of(), false, false);

    JsonRules ignoring(Stream<JsonPath> paths) {
        return new JsonRules(Stream.concat(ignored.stream(), paths).toList(), extraFields, arrayOrder);
    }

    JsonRules withExtraFields() {
        return new JsonRules(ignored, true, arrayOrder);
    }

    JsonRules withAnyArrayOrder() {
        return new JsonRules(ignored, extraFields, true);
    }

    boolean overlooks(JsonPath path) {
        return ignored.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
