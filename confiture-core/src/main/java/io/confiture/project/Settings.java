package io.confiture.project;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values found so far, by full key: filled from the weakest source to the strongest, then asked.
 *
 * <p>A later source replaces a value or a list as a whole and a mapping name by name. An unknown key is reported when its
 * source is added; a wrong value when the key is asked for. Used by one thread.
 */
final class Settings {
    private final KeyTable table;
    private final String prefix;
    private final SettingType.Reading reading;
    private final Map<String, SettingsNode> nodes = new LinkedHashMap<>();
    private final Map<String, SourceLocation> origins = new LinkedHashMap<>();

    Settings(KeyTable table, String prefix, SettingType.Reading reading) {
        this.table = table;
        this.prefix = prefix;
        this.reading = reading;
    }

    /** Add a source. */
    void add(SettingsNode.Fields root) {
        add(root, "");
    }

    private void add(SettingsNode.Fields fields, String block) {
        for (SettingsNode.Field field : fields.values()) {
            String path = block.isEmpty() ? field.name() : block + "." + field.name();
            String refusal = table.refused().get(path);
            if (refusal != null) {
                reading.problems().add(field.location(), prefix + path, refusal);
            } else if (table.key(path) != null) {
                put(path, field);
            } else if (!table.isBlock(path)) {
                unknown(field.location(), block, field.name(), path);
            } else if (field.value() instanceof SettingsNode.Fields deeper) {
                add(deeper, path);
            } else if (!field.value().isNothing() && !field.value().isBroken()) {
                reading.problems()
                        .add(
                                field.value().location(),
                                prefix + path,
                                "expected a mapping with " + String.join(", ", table.namesIn(path)) + " and found "
                                        + field.value().kind());
            }
        }
    }

    private void unknown(SourceLocation where, String block, String name, String path) {
        String near = table.suggest(block, name);
        reading.problems()
                .add(
                        where,
                        prefix + path,
                        "unknown key",
                        near != null ? near : "allowed here: " + String.join(", ", table.namesIn(block)));
    }

    private void put(String path, SettingsNode.Field field) {
        if (field.value().isNothing()) {
            return;
        }
        SettingsNode value = field.value();
        SettingsNode before = nodes.get(path);
        if (before instanceof SettingsNode.Fields weaker && value instanceof SettingsNode.Fields stronger) {
            Map<String, SettingsNode.Field> merged = new LinkedHashMap<>();
            weaker.values().forEach(f -> merged.put(f.name(), f));
            stronger.values().forEach(f -> merged.put(f.name(), f));
            value = new SettingsNode.Fields(stronger.location(), java.util.List.copyOf(merged.values()));
        }
        nodes.put(path, value);
        origins.put(path, field.location());
    }

    /** Forget a block or key of the weaker sources, because the next one says the same thing in another form. */
    void forget(String path) {
        nodes.keySet().removeIf(key -> key.equals(path) || key.startsWith(path + "."));
        origins.keySet().retainAll(nodes.keySet());
    }

    boolean isSet(SettingKey<?> key) {
        return nodes.containsKey(key.path());
    }

    /** Return where each key that was set stands. */
    Map<String, SourceLocation> origins() {
        return origins;
    }

    /** Report something about a key, at its place. */
    void problem(SettingKey<?> key, SourceLocation elsewhere, String message, @Nullable String suggestion) {
        reading.problems().add(origins.getOrDefault(key.path(), elsewhere), prefix + key.path(), message, suggestion);
    }

    /** Return the value, or the default when it is not set or wrong (which is reported), or null without a default. */
    <T> @Nullable T find(SettingKey<T> key) {
        SettingsNode node = nodes.get(key.path());
        if (node != null) {
            T value = key.type().read(prefix + key.path(), node, reading);
            if (value != null) {
                return value;
            }
        }
        return key.defaultText() == null
                ? null
                : key.type().read(prefix + key.path(), key.parsedDefault(reading.databaseFolder()), reading);
    }

    /** Return the value of a key that has a default. */
    <T> T get(SettingKey<T> key) {
        T value = find(key);
        if (value == null) {
            throw new IllegalStateException("the setting " + key.path() + " has no default");
        }
        return value;
    }
}
