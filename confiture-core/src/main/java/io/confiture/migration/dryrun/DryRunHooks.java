package io.confiture.migration.dryrun;

import io.confiture.check.Finding;
import io.confiture.migration.hook.HookMoment;
import io.confiture.migration.hook.HookPhase;
import io.confiture.migration.hook.HookResult;
import io.confiture.migration.hook.HookSet;
import io.confiture.migration.hook.Hooks;
import io.confiture.postgres.Session;
import java.util.List;
import java.util.Optional;

/** Runs the hooks around a dry run, on the copy alone: on the target they could change it. */
final class DryRunHooks {

    private final Hooks hooks;

    DryRunHooks(HookSet set) {
        this.hooks = new Hooks(set, result -> {});
    }

    /** Say whether there are any, which are not run on the target. */
    Optional<Finding> leftOut() {
        boolean any = List.of(HookPhase.BEFORE_DRY_RUN, HookPhase.AFTER_DRY_RUN).stream()
                .anyMatch(phase -> hooks.any(phase, HookMoment.RUN));
        return any
                ? Optional.of(Finding.of(
                        DryRunRules.NOTE,
                        "the hooks before and after a dry run were not run: on the target they could change it"))
                : Optional.empty();
    }

    /** Run those of a phase; returns why the dry run must not go on. */
    Optional<Finding> fire(HookPhase phase, Session copy) {
        return hooks.fire(copy, phase, HookMoment.RUN, null, () -> {}).stop().map(DryRunHooks::finding);
    }

    private static Finding finding(HookResult result) {
        return Finding.of(DryRunRules.FAILED, "hook " + result.name() + " stopped the dry run: " + result.message())
                .at(result.location())
                .withSuggestion("Repair the hook, or what it asks for.");
    }
}
