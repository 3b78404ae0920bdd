package io.confiture.migration;

import io.confiture.project.DownPolicy;
import io.confiture.project.Environment;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the files alone cannot say.
 *
 * @param layout the layout, or null to detect it from the files
 * @param placeholders values for {@code ${name}} (Flyway, goose) and {@code {{ .name }}} (Go templates), by name
 * @param requireDown whether a migration without a way back is at fault. {@code AUTO}: where the tool does not ask for one
 *     (Flyway, goose, Diesel, single-file sqlx), a project without any is taken at its word; as soon as one migration
 *     has a way back, all others miss theirs
 * @param flyway Flyway's naming and placeholder settings
 */
public record LayoutSettings(
        @Nullable Layout layout, Map<String, String> placeholders, DownPolicy requireDown, FlywaySettings flyway) {

    public LayoutSettings {
        placeholders = Map.copyOf(placeholders);
    }

    /** Take over what a project's settings say. */
    public static LayoutSettings of(Environment.Migration settings) {
        Layout layout = Layout.named(settings.layout().word()).orElse(null);
        return new LayoutSettings(layout, settings.placeholders(), settings.requireDown(), FlywaySettings.defaults());
    }

    /** Detect the layout, replace nothing, and ask for a way back where the tool does. */
    public static LayoutSettings defaults() {
        return new LayoutSettings(null, Map.of(), DownPolicy.AUTO, FlywaySettings.defaults());
    }

    /** Return these settings with the layout named. */
    public LayoutSettings withLayout(@Nullable Layout other) {
        return new LayoutSettings(other, placeholders, requireDown, flyway);
    }

    /** Return these settings with other placeholder values. */
    public LayoutSettings withPlaceholders(Map<String, String> values) {
        return new LayoutSettings(layout, values, requireDown, flyway);
    }

    /** Return these settings with another rule for missing ways back. */
    public LayoutSettings withRequireDown(DownPolicy rule) {
        return new LayoutSettings(layout, placeholders, rule, flyway);
    }

    /** Return these settings with other Flyway names. */
    public LayoutSettings withFlyway(FlywaySettings other) {
        return new LayoutSettings(layout, placeholders, requireDown, other);
    }

    /** Return the settings with the names of the placeholders and without their values, which may be secrets. */
    @Override
    public String toString() {
        return "LayoutSettings[layout=%s, placeholders=%s, requireDown=%s, flyway=%s]"
                .formatted(layout, new TreeSet<>(placeholders.keySet()), requireDown, flyway);
    }
}
