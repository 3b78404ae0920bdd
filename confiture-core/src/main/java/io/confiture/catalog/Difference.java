package io.confiture.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Names one difference between two snapshots: one object, one property.
 *
 * @param object the object; of a renamed constraint or index the earlier name
 * @param change in which way it differs
 * @param property the property that differs, or null when the whole object is added or removed
 * @param before the earlier value, or null when the property was not set or the object did not exist
 * @param after the later value, or null when the property is not set or the object does not exist any more
 */
public record Difference(
        ObjectId object,
        Change change,
        @Nullable String property,
        @Nullable String before,
        @Nullable String after) {}
