package io.confiture.seed;

import io.confiture.project.SeedTransaction;
import java.util.List;

/**
 * Says what is applied, and what is committed together.
 *
 * @param files the seed files in order
 * @param transaction whether all files share one transaction, each behind a savepoint, or each has its own
 * @param continueOnError whether the files after one that fails are applied too
 * @param dryRun whether everything is rolled back at the end
 */
public record ApplyPlan(List<SeedFile> files, SeedTransaction transaction, boolean continueOnError, boolean dryRun) {

    /** Copy the list. */
    public ApplyPlan {
        files = List.copyOf(files);
    }
}
