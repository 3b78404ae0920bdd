package io.confiture.project;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A seed profile: a mapping with the patterns to include and to exclude. */
final class ProfileType implements SettingType<SeedSettings.Profile> {

    @Override
    public SeedSettings.@Nullable Profile read(String key, SettingsNode node, Reading reading) {
        if (!(node instanceof SettingsNode.Fields fields)) {
            return wrongKind(key, node, reading, "write include: [\"*.sql\"] below it");
        }
        Settings settings = new Settings(KeyTable.SEED_PROFILE, key + ".", reading);
        settings.add(fields);
        return new SeedSettings.Profile(
                settings.get(SettingKeys.PROFILE_INCLUDE), settings.get(SettingKeys.PROFILE_EXCLUDE));
    }

    @Override
    public String label() {
        return "a mapping with include and exclude";
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> profile = new LinkedHashMap<>(JsonSchema.of(KeyTable.SEED_PROFILE));
        profile.put("type", "object");
        return profile;
    }
}
