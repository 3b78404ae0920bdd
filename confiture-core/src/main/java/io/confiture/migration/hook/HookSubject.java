package io.confiture.migration.hook;

/**
 * Names the migration that a hook runs for.
 *
 * @param id as in {@code 003_add_bio}
 * @param version as in {@code 003}
 * @param direction {@code up} or {@code down}
 */
public record HookSubject(String id, String version, String direction) {}
