package io.confiture.migration.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Is a row of Flyway's history table. Source: flyway/flyway {@code PostgreSQLDatabase}, {@code CoreMigrationType}.
 *
 * @param rank the order of the rows
 * @param version the version, null for a repeatable migration
 * @param description the words behind it
 * @param type {@code SQL}, {@code JDBC}, {@code BASELINE}, {@code UNDO_SQL}, {@code DELETE}, ...
 * @param script the file's name, or the class
 * @param checksum CRC-32 of its lines, or null
 * @param installedBy the role
 * @param installedOn when, in the server's time zone of that moment, as text
 * @param success whether it ran to its end
 */
public record FlywayRow(
        int rank,
        @Nullable String version,
        String description,
        String type,
        String script,
        @Nullable Integer checksum,
        String installedBy,
        String installedOn,
        boolean success) {

    /** Say whether it takes an earlier row back: an undo, or the mark that {@code flyway repair} sets for a deleted file. */
    boolean takesBack() {
        return type.startsWith("UNDO_") || type.equals("DELETE");
    }

    /** Say whether it stands for everything up to its version. */
    boolean baseline() {
        return type.equals("BASELINE") || type.endsWith("_BASELINE");
    }

    /** Say whether it is about no migration: Flyway notes the schemas that it made. */
    boolean schema() {
        return type.equals("SCHEMA");
    }

    /** Return what people call it. */
    String name() {
        return version == null ? script : version + " (" + description + ")";
    }
}
