package io.confiture.project;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says where the decisions about copies of production are, and what the command that makes such copies goes by.
 *
 * @param directory where the decision files are; it may be missing
 * @param secretVariable the environment variable that has the secret
 * @param secretFile the file that has it instead, or null
 * @param protectedDatabases patterns of databases that are never written to
 * @param approved the list of decisions that were reviewed; it may be missing
 * @param expectedRows how many rows a table is expected to have where its decisions say nothing
 */
public record SyncSettings(
        Path directory,
        String secretVariable,
        @Nullable Path secretFile,
        List<String> protectedDatabases,
        Path approved,
        int expectedRows) {

    /** Copy the list. */
    public SyncSettings {
        protectedDatabases = List.copyOf(protectedDatabases);
    }

    static SyncSettings of(Settings settings) {
        return new SyncSettings(
                settings.get(SettingKeys.SYNC_DIRECTORY),
                settings.get(SettingKeys.SYNC_SECRET_VARIABLE),
                settings.find(SettingKeys.SYNC_SECRET_FILE),
                settings.get(SettingKeys.SYNC_PROTECTED),
                settings.get(SettingKeys.SYNC_APPROVED),
                settings.get(SettingKeys.SYNC_ROWS));
    }
}
