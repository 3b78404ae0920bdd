package io.confiture.assertions.query;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Is how statements ended.
 *
 * @param error what the server said, or null when they succeeded
 * @param rows how many they changed, or returned where they return rows
 * @param notices what the server said beside, each with its severity before it
 * @param took how long they took, checks of deferred constraints aside
 */
record Outcome(@Nullable ServerError error, long rows, List<String> notices, Duration took) {}
