package io.confiture.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A list of values of one type. */
record ListType<T>(String what, SettingType<T> element) implements SettingType<List<T>> {

    @Override
    public @Nullable List<T> read(String key, SettingsNode node, Reading reading) {
        if (!(node instanceof SettingsNode.Items items)) {
            String text = node instanceof SettingsNode.Scalar scalar ? scalar.shown() : null;
            return wrongKind(key, node, reading, text == null ? null : "write [" + text + "]");
        }
        List<T> values = new ArrayList<>();
        for (SettingsNode item : items.values()) {
            String place = key + "[" + values.size() + "]";
            if (item.isNothing()) {
                reading.problems().add(item.location(), place, "this item is empty", "delete it");
                continue;
            }
            T value = element.read(place, item, reading);
            if (value != null) {
                values.add(value);
            }
        }
        return List.copyOf(values);
    }

    @Override
    public String label() {
        return "a list of " + what;
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", "array", "items", element.schema());
    }
}
