package io.confiture.migration.hook;

import java.util.List;
import java.util.Optional;

/**
 * Holds what became of the hooks of one moment.
 *
 * @param results in the order in which they were to run
 * @param connectionLost whether the session is of no use any more
 */
public record HookRound(List<HookResult> results, boolean connectionLost) {

    public HookRound {
        results = List.copyOf(results);
    }

    /** Return the one because of which the command must not go on. */
    public Optional<HookResult> stop() {
        return results.stream().filter(HookResult::stops).findFirst();
    }
}
