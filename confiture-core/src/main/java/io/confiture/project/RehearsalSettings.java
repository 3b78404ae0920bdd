package io.confiture.project;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the checks of migrations go by.
 *
 * @param lockBudget what a statement may do to a table that was there before
 * @param lockApprovals reasons by migration id, for those that may do more
 * @param dataRows how many rows each table gets before a migration is tried; 0 for none
 * @param frozen the list of released migrations and their checksums; it may be missing
 * @param ledgers where the recorded ledgers of environments are; it may be missing
 * @param baseBranch the git branch that the current one will be merged into
 */
public record RehearsalSettings(
        LockBudget lockBudget,
        Map<String, String> lockApprovals,
        int dataRows,
        Path frozen,
        Path ledgers,
        String baseBranch) {

    /** Copy the map. */
    public RehearsalSettings {
        lockApprovals = Map.copyOf(lockApprovals);
    }

    static RehearsalSettings of(Settings settings) {
        Map<String, String> approvals = new TreeMap<>();
        settings.get(SettingKeys.LOCK_APPROVALS).forEach((id, entry) -> approvals.put(id, entry.value()));
        return new RehearsalSettings(
                settings.get(SettingKeys.LOCK_BUDGET),
                approvals,
                settings.get(SettingKeys.DATA_ROWS),
                settings.get(SettingKeys.FROZEN),
                settings.get(SettingKeys.LEDGERS),
                settings.get(SettingKeys.BASE_BRANCH));
    }
}
