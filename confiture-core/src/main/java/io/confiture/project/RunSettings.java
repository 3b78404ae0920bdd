package io.confiture.project;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How migrations are run on a real database.
 *
 * @param locking whether only one runner may work on a database at a time
 * @param lockWait how long a runner waits for another one to end
 * @param lockTimeout how long one statement waits for a lock of its own
 * @param lockRetries how often what gave up waiting for a lock is tried again
 * @param strict whether a warning about the files keeps everything from running
 * @param checksums what happens when an applied migration was edited
 * @param outOfOrder whether a pending migration may be applied although a later one is applied already
 * @param hooksDirectory where SQL hooks are; it may be missing
 * @param backup whether the database is dumped before it is changed
 * @param backupDirectory where the dumps go
 * @param backupKeep how many dumps are kept
 * @param auditTable where the audit hook writes its rows, or null for none
 * @param requireConfirmation whether commands that change a database ask first
 */
public record RunSettings(
        boolean locking,
        Duration lockWait,
        Duration lockTimeout,
        int lockRetries,
        boolean strict,
        ChecksumPolicy checksums,
        boolean outOfOrder,
        Path hooksDirectory,
        boolean backup,
        Path backupDirectory,
        int backupKeep,
        @Nullable TableName auditTable,
        boolean requireConfirmation) {

    static RunSettings of(Settings settings) {
        return new RunSettings(
                settings.get(SettingKeys.LOCKING),
                Duration.ofMillis(settings.get(SettingKeys.LOCKING_TIMEOUT)),
                settings.get(SettingKeys.LOCK_TIMEOUT),
                settings.get(SettingKeys.LOCK_RETRIES),
                settings.get(SettingKeys.STRICT_MODE),
                settings.get(SettingKeys.CHECKSUMS),
                settings.get(SettingKeys.OUT_OF_ORDER),
                settings.get(SettingKeys.HOOKS_DIRECTORY),
                settings.get(SettingKeys.AUTO_BACKUP),
                settings.get(SettingKeys.BACKUP_DIRECTORY),
                settings.get(SettingKeys.BACKUP_KEEP),
                settings.find(SettingKeys.AUDIT_TABLE),
                settings.get(SettingKeys.REQUIRE_CONFIRMATION));
    }
}
