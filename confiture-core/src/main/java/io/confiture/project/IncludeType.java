package io.confiture.project;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An entry of {@code include_dirs}: a path, or a mapping with the path and its options. */
final class IncludeType implements SettingType<IncludeEntry> {

    @Override
    public @Nullable IncludeEntry read(String key, SettingsNode node, Reading reading) {
        if (node instanceof SettingsNode.Scalar) {
            Path path = SettingKeys.INCLUDE_PATH.type().read(key, node, reading);
            return path == null ? null : IncludeEntry.of(path, node.location());
        }
        if (!(node instanceof SettingsNode.Fields fields)) {
            return wrongKind(key, node, reading, null);
        }
        Settings settings = new Settings(KeyTable.INCLUDE_ENTRY, key + ".", reading);
        settings.add(fields);
        Path path = settings.find(SettingKeys.INCLUDE_PATH);
        if (path == null) {
            if (!settings.isSet(SettingKeys.INCLUDE_PATH)) {
                reading.problems().add(node.location(), key, "the entry has no path", "add path: db/schema");
            }
            return null;
        }
        boolean recursive = settings.get(SettingKeys.INCLUDE_RECURSIVE);
        List<Glob> include = settings.isSet(SettingKeys.INCLUDE_INCLUDE) || recursive
                ? settings.get(SettingKeys.INCLUDE_INCLUDE)
                : List.of(Glob.of("*.sql"));
        return new IncludeEntry(
                path,
                recursive,
                include,
                settings.get(SettingKeys.INCLUDE_EXCLUDE),
                settings.get(SettingKeys.INCLUDE_AUTO_DISCOVER),
                settings.get(SettingKeys.INCLUDE_ORDER),
                node.location());
    }

    @Override
    public String label() {
        return "a path or a mapping with path, recursive, include, exclude, auto_discover and order";
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> entry = new LinkedHashMap<>(JsonSchema.of(KeyTable.INCLUDE_ENTRY));
        entry.put("type", "object");
        entry.put("required", List.of(SettingKeys.INCLUDE_PATH.path()));
        return Map.of("oneOf", List.of(SettingKeys.INCLUDE_PATH.type().schema(), entry));
    }
}
