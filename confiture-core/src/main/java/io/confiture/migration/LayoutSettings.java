package io.confiture.migration;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the files alone cannot say.
 *
 * @param layout the layout, or null to detect it from the files
 * @param placeholders values for {@code ${name}} (Flyway, goose) and {@code {{ .name }}} (Go templates), by name
 * @param requireDown whether a migration without a way back is at fault
 * @param flyway Flyway's naming and placeholder settings
 */
public record LayoutSettings(
        @Nullable Layout layout, Map<String, String> placeholders, DownRule requireDown, FlywaySettings flyway) {

    /** When a migration must have a way back. */
    public enum DownRule {
        /**
         * As the layout's own tool expects it. Where the tool does not ask for one (Flyway, goose, Diesel, single-file
         * sqlx), a project without any is taken at its word; as soon as one migration has a way back, all others miss
         * theirs.
         */
        AUTO,
        /** Always. */
        REQUIRED,
        /** Never. */
        NOT_REQUIRED
    }

    public LayoutSettings {
        placeholders = Map.copyOf(placeholders);
    }

    /** Detect the layout, replace nothing, and ask for a way back where the tool does. */
    public static LayoutSettings defaults() {
        return new LayoutSettings(null, Map.of(), DownRule.AUTO, FlywaySettings.defaults());
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
    public LayoutSettings withRequireDown(DownRule rule) {
        return new LayoutSettings(layout, placeholders, rule, flyway);
    }

    /** Return these settings with other Flyway names. */
    public LayoutSettings withFlyway(FlywaySettings other) {
        return new LayoutSettings(layout, placeholders, requireDown, other);
    }
}
