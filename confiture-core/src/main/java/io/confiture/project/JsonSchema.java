package io.confiture.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Describes tables of keys as a JSON Schema (draft 2020-12, json-schema.org), as nested maps in a stable order. */
final class JsonSchema {
    private JsonSchema() {}

    /** Return the schema of a settings file, for editors. */
    static Map<String, Object> ofSettings() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Settings of Confiture: confiture.yaml and db/environments/*.yaml");
        schema.putAll(of(KeyTable.ALL));
        schema.put("$defs", Map.of("variable", Map.of("type", "string", "pattern", "^.*\\$\\{[A-Z_][A-Z0-9_]*\\}.*$")));
        return schema;
    }

    /** Return the schema of the mapping that holds the keys of a table. */
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
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("description", key.meaning());
        Map<String, Object> type = key.type().schema();
        List<Object> forms = new ArrayList<>(type.get("anyOf") instanceof List<?> several ? several : List.of(type));
        forms.add(Map.of("type", "null"));
        schema.put("anyOf", forms);
        if (key.shownDefault() != null) {
            schema.put("default", plain(key.parsedDefault("db")));
        }
        return schema;
    }

    private static @Nullable Object plain(SettingsNode node) {
        if (node instanceof SettingsNode.Items items) {
            List<@Nullable Object> values = new ArrayList<>();
            items.values().forEach(value -> values.add(plain(value)));
            return values;
        }
        if (node instanceof SettingsNode.Fields fields) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            fields.values().forEach(field -> values.put(field.name(), plain(field.value())));
            return values;
        }
        SettingsNode.Scalar scalar = (SettingsNode.Scalar) node;
        return switch (scalar.type()) {
            case NOTHING, BROKEN -> null;
            case BOOLEAN -> Boolean.parseBoolean(scalar.text());
            case NUMBER -> Long.parseLong(scalar.text());
            case TEXT -> scalar.text();
        };
    }
}
