package io.confiture.migration.run;

import io.confiture.project.ChecksumPolicy;
import io.confiture.project.RunSettings;

/**
 * Says how strict a plan is.
 *
 * @param strict whether a warning about the files refuses
 * @param checksums what an edited migration does
 * @param outOfOrder whether a migration may be applied after a later one
 */
public record PlanOptions(boolean strict, ChecksumPolicy checksums, boolean outOfOrder) {

    /** Take over what a project's settings say. */
    public static PlanOptions of(RunSettings settings) {
        return new PlanOptions(settings.strict(), settings.checksums(), settings.outOfOrder());
    }
}
