package io.confiture.project;

import org.jspecify.annotations.Nullable;

/** Reads the value of an override: plain text where the key takes a text, YAML elsewhere. */
final class OverrideText {
    private OverrideText() {}

    static @Nullable SettingsNode read(
            String key, String value, SourceLocation place, Variables variables, ProblemList problems) {
        SettingKey<?> known = KeyTable.ALL.key(key);
        boolean text = known != null
                && known.type() instanceof ScalarType<?> scalar
                && scalar.accepts().contains(SettingsNode.Scalar.Type.TEXT);
        if (text) {
            // A URL or path may hold ': ' or ' #', which YAML would take apart.
            return SettingsFile.withVariables(
                    place, value, variables, (n, message, advice) -> problems.add(place, key, message, advice));
        }
        return SettingsFile.parse(place.file(), place.name(), value, variables, problems);
    }
}
