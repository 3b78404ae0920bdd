package io.confiture.migration.history;

import io.confiture.migration.Migration;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.ledger.Checksum;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells which of a branch's migrations were there before it began.
 *
 * @param all the branch's migrations
 * @param befores what each of those that were there was then, by the id that it has now
 * @param nows what each of those that were there is now, by the id that it had then
 */
record BranchView(List<Migration> all, Map<String, Migration> befores, Map<String, Migration> nows) {

    /** Compare by id; a new id with exactly the contents of a migration that is gone is that one renamed. */
    static BranchView of(MigrationSet branch, MigrationSet base) {
        Map<String, Migration> befores = new HashMap<>();
        Map<String, Migration> nows = new HashMap<>();
        Map<String, Migration> byId = new HashMap<>();
        branch.migrations().forEach(m -> byId.put(m.id(), m));
        for (Migration old : base.migrations()) {
            Migration same = byId.get(old.id());
            Optional<Migration> now = same == null ? renamed(old, branch, base) : Optional.of(same);
            now.ifPresent(m -> {
                befores.put(m.id(), old);
                nows.put(old.id(), m);
            });
        }
        return new BranchView(branch.migrations(), Map.copyOf(befores), Map.copyOf(nows));
    }

    /** Return what the branch adds, in its order. */
    List<Migration> added() {
        return all.stream().filter(m -> !befores.containsKey(m.id())).toList();
    }

    /** Return what a migration was before; null when the branch added it. */
    @Nullable
    Migration before(Migration now) {
        return befores.get(now.id());
    }

    /** Return what an older migration is now; null when the branch deleted it. */
    @Nullable
    Migration now(Migration old) {
        return nows.get(old.id());
    }

    private static Optional<Migration> renamed(Migration old, MigrationSet branch, MigrationSet base) {
        Checksum wanted = Checksum.of(old);
        return branch.migrations().stream()
                .filter(m -> base.find(m.id()).isEmpty() && Checksum.of(m).equals(wanted))
                .findFirst();
    }
}
