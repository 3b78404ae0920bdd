package io.confiture.project;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mapping from names that the user chooses to values of one type; order is kept. */
record MapType<T>(String what, SettingType<T> element) implements SettingType<Map<String, MapType.Entry<T>>> {

    /** A value with the place of its name. */
    record Entry<T>(SourceLocation location, T value) {}

    @Override
    public @Nullable Map<String, Entry<T>> read(String key, SettingsNode node, Reading reading) {
        if (!(node instanceof SettingsNode.Fields fields)) {
            return wrongKind(key, node, reading, null);
        }
        Map<String, Entry<T>> entries = new LinkedHashMap<>();
        for (SettingsNode.Field field : fields.values()) {
            String place = key + "." + field.name();
            if (field.value().isNothing()) {
                reading.problems().add(field.location(), place, "expected " + element.label() + " and found nothing");
                continue;
            }
            T value = element.read(place, field.value(), reading);
            if (value != null) {
                entries.put(field.name(), new Entry<>(field.location(), value));
            }
        }
        return Collections.unmodifiableMap(entries);
    }

    @Override
    public String label() {
        return "a mapping of " + what;
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", "object", "additionalProperties", element.schema());
    }
}
