package io.confiture.project;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describes a table of keys as a JSON Schema (draft 2020-12), as nested maps. */
final class JsonSchema {
    private JsonSchema() {}

    /** Return the schema of the mapping that holds the keys. */
    static Map<String, Object> of(KeyTable table) {
        return block(table, "");
    }

    private static Map<String, Object> block(KeyTable table, String path) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (String name : table.namesIn(path)) {
            String full = path.isEmpty() ? name : path + "." + name;
            SettingKey<?> key = table.key(full);
            properties.put(name, key == null ? block(table, full) : property(key));
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", List.of("object", "null"));
        schema.put("additionalProperties", false);
        schema.put("properties", properties);
        return schema;
    }

    private static Map<String, Object> property(SettingKey<?> key) {
        Map<String, Object> schema = new java.util.TreeMap<>(key.type().schema());
        schema.put("description", key.meaning());
        return schema;
    }
}
