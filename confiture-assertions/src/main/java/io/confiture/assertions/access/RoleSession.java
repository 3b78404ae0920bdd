package io.confiture.assertions.access;

import io.confiture.assertions.source.DatabaseSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Is a role at work, with the settings that its application would have made.
 *
 * @param oid the role's, or 0 when it does not exist: only soft assertions go on then, and find nothing wrong
 * @param settings by name, in the order they were given
 */
public record RoleSession(DatabaseSource source, String role, long oid, Map<String, String> settings) {

    /** Keep the settings from being modified. */
    public RoleSession {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    boolean absent() {
        return oid == 0;
    }

    RoleSession with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(settings);
        more.put(name, value);
        return new RoleSession(source, role, oid, more);
    }

    /** Say who it is: {@code role app with app.tenant = 7}. */
    @Override
    public String toString() {
        return settings.isEmpty()
                ? "role " + role
                : settings.entrySet().stream()
                        .map(setting -> setting.getKey() + " = " + setting.getValue())
                        .collect(Collectors.joining(", ", "role " + role + " with ", ""));
    }
}
