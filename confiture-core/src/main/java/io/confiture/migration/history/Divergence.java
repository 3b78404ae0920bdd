package io.confiture.migration.history;

import io.confiture.check.Finding;
import io.confiture.migration.Migration;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.layout.VersionKey;
import io.confiture.migration.ledger.Checksum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says how the migrations of two branches went apart since the last commit that they have in common.
 *
 * <p>What one branch alone changed, renamed or deleted counts as if the other had done so too, as a merge would have it: whether
 * a released migration may change is not the question here. So both orders consist of the same files.
 *
 * @param added what only this branch adds, in its order
 * @param addedThere what only the other one adds, in its order
 * @param conflicts what cannot go together: one version used twice, one migration changed in two ways
 * @param hereFirst what a database of this branch has, then what the other branch adds
 * @param thereFirst what a database of the other branch has, then what this branch adds
 */
record Divergence(
        List<Migration> added,
        List<Migration> addedThere,
        List<Finding> conflicts,
        MigrationSet hereFirst,
        MigrationSet thereFirst) {

    /**
     * Compare two branches.
     *
     * @param here the migrations of this branch, those not yet committed included
     * @param there those of the other branch
     * @param base those of the last common commit
     * @param other what the other branch is called
     */
    static Divergence between(MigrationSet here, MigrationSet there, MigrationSet base, String other) {
        List<Finding> conflicts = new ArrayList<>();
        BranchView mine = BranchView.of(here, base);
        BranchView theirs = BranchView.of(there, base);
        Map<String, @Nullable Migration> merged = new HashMap<>();
        for (Migration old : base.migrations()) {
            merged.put(old.id(), merge(old, mine.now(old), theirs.now(old), other, conflicts));
        }
        List<Migration> added = new ArrayList<>();
        for (Migration migration : mine.added()) {
            Migration same = theirs.added().stream()
                    .filter(m -> m.id().equals(migration.id()))
                    .findFirst()
                    .orElse(null);
            if (same == null) {
                added.add(migration);
            } else if (!Checksum.of(same).equals(Checksum.of(migration))) {
                conflicts.add(Finding.of(
                                HistoryRules.BRANCHES,
                                migration.id() + " is new on this branch and on " + other + ", with different contents")
                        .at(migration.location()));
            }
        }
        List<Migration> addedThere = theirs.added().stream()
                .filter(m -> mine.added().stream().noneMatch(n -> n.id().equals(m.id())))
                .toList();
        conflicts.addAll(sameVersions(here, added, addedThere, other));
        return new Divergence(
                List.copyOf(added),
                addedThere,
                List.copyOf(conflicts),
                sequence(here, mine, merged, addedThere),
                sequence(here, theirs, merged, added));
    }

    private static List<Finding> sameVersions(
            MigrationSet set, List<Migration> added, List<Migration> addedThere, String other) {
        List<Finding> findings = new ArrayList<>();
        for (Migration one : added) {
            for (Migration two : addedThere) {
                if (!one.version().isEmpty()
                        && VersionKey.of(set.layout(), one.version())
                                .equals(VersionKey.of(set.layout(), two.version()))) {
                    findings.add(Finding.of(
                                    HistoryRules.BRANCHES,
                                    "version " + one.version() + " is used twice: by " + one.id()
                                            + " on this branch, and by " + two.id() + " on " + other)
                            .at(one.location())
                            .withSuggestion("Give " + one.id() + " a version behind those of " + other + "."));
                }
            }
        }
        return findings;
    }

    /** Return what a merge leaves of a migration that both had; null when one of them deleted it. */
    private static @Nullable Migration merge(
            Migration old, @Nullable Migration here, @Nullable Migration there, String other, List<Finding> conflicts) {
        boolean changedHere = changed(old, here);
        boolean changedThere = changed(old, there);
        if (!changedHere) {
            return changedThere ? there : here;
        }
        if (changedThere && !same(here, there)) {
            conflicts.add(Finding.of(
                            HistoryRules.BRANCHES,
                            old.id() + " is changed on this branch and on " + other + ", in different ways")
                    .at((here == null ? old : here).location()));
        }
        return here;
    }

    private static boolean changed(Migration old, @Nullable Migration now) {
        return now == null || !Checksum.of(old).equals(Checksum.of(now));
    }

    private static boolean same(@Nullable Migration one, @Nullable Migration other) {
        return one == null || other == null ? one == other : Checksum.of(one).equals(Checksum.of(other));
    }

    /** Put a branch's own migrations before those of the other; what is repeatable runs at the end, as its tool has it. */
    private static MigrationSet sequence(
            MigrationSet set, BranchView first, Map<String, @Nullable Migration> merged, List<Migration> then) {
        List<Migration> all = new ArrayList<>();
        for (Migration migration : first.all()) {
            Migration old = first.before(migration);
            Migration now = old == null ? migration : merged.get(old.id());
            if (now != null) {
                all.add(now);
            }
        }
        all.addAll(then);
        List<Migration> ordered = Stream.concat(
                        all.stream().filter(m -> !m.repeatable()),
                        all.stream().filter(Migration::repeatable).sorted(Comparator.comparing(Migration::id)))
                .toList();
        return new MigrationSet(set.layout(), set.directory(), ordered, List.of());
    }
}
