package io.confiture.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says on which database migrations are run, and how. Each option stands for a setting, and wins over it. */
final class RunOptions {

    @Mixin
    private TargetDatabase database = new TargetDatabase();

    @Option(
            names = "--lock-timeout",
            paramLabel = "<ms>",
            description = "How long to wait for another runner to end (default: migration.locking.timeout_ms).")
    private @Nullable Integer lockTimeout;

    @Option(
            names = "--no-lock",
            description =
                    "Runs without the lock that keeps other runners away. Two at once can then apply a migration twice.")
    private boolean noLock;

    @Option(
            names = "--yes",
            description = "Answers yes where migration settings want confirmation (require_confirmation).")
    private boolean yes;

    @Option(
            names = {"-v", "--verbose"},
            description = "Shows each statement and how long it took.")
    private boolean verbose;

    TargetDatabase database() {
        return database;
    }

    boolean yes() {
        return yes;
    }

    boolean verbose() {
        return verbose;
    }

    /** Return the settings that the options stand for. */
    Map<String, String> overrides() {
        Map<String, String> settings = new LinkedHashMap<>();
        if (lockTimeout != null) {
            if (lockTimeout < 0) {
                throw new UsageException(
                        "--lock-timeout is a number of milliseconds, 0 or more, and not " + lockTimeout);
            }
            settings.put("migration.locking.timeout_ms", lockTimeout.toString());
        }
        if (noLock) {
            settings.put("migration.locking.enabled", "false");
        }
        return settings;
    }
}
