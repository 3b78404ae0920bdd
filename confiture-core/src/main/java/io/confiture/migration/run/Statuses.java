package io.confiture.migration.run;

import io.confiture.migration.Layout;
import io.confiture.migration.Migration;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.layout.VersionKey;
import io.confiture.migration.ledger.AppliedMigration;
import io.confiture.migration.ledger.Checksum;
import io.confiture.migration.ledger.LedgerEntry;
import io.confiture.migration.ledger.LedgerState;
import io.confiture.migration.ledger.UnfinishedRun;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts files and ledger side by side. Each file and each row is looked up once, by its key: the cost grows with their number.
 *
 * @param all every status; those of files first, in their order
 */
record Statuses(List<MigrationStatus> all) {

    static Statuses of(MigrationSet set, LedgerState ledger, Function<Migration, Checksum> checksums) {
        return new Builder(set, ledger, checksums).build();
    }

    private static final class Builder {

        private final Layout layout;
        private final MigrationSet set;
        private final Function<Migration, Checksum> checksums;
        private final Map<String, AppliedMigration> rows = new LinkedHashMap<>();
        private final Map<String, UnfinishedRun> unfinished = new LinkedHashMap<>();

        Builder(MigrationSet set, LedgerState ledger, Function<Migration, Checksum> checksums) {
            this.layout = set.layout();
            this.set = set;
            this.checksums = checksums;
            ledger.applied().forEach(row -> rows.put(key(row), row));
            ledger.unfinished().forEach(run -> unfinished.put(key(run.version()), run));
        }

        Statuses build() {
            List<Migration> migrations = set.migrations();
            List<String> keys = migrations.stream().map(this::key).toList();
            @Nullable AppliedMigration[] found = match(migrations, keys);
            int last = lastApplied(migrations, found);
            List<MigrationStatus> all = new ArrayList<>();
            for (int i = 0; i < migrations.size(); i++) {
                all.add(status(migrations.get(i), found[i], unfinished.remove(keys.get(i)), i < last));
            }
            // What is left has no file.
            rows.forEach((key, row) ->
                    all.add(new MigrationStatus(Status.MISSING, null, row, Set.of(), unfinished.remove(key))));
            unfinished.forEach((key, run) -> all.add(new MigrationStatus(Status.PARTLY, null, null, Set.of(), run)));
            return new Statuses(all);
        }

        /** Give each migration its row. Of two that claim the same version it is the one of the row's name: never both. */
        private @Nullable AppliedMigration[] match(List<Migration> migrations, List<String> keys) {
            @Nullable AppliedMigration[] found = new AppliedMigration[migrations.size()];
            for (int i = 0; i < found.length; i++) {
                AppliedMigration row = rows.get(keys.get(i));
                if (row != null && row.name().equals(migrations.get(i).name())) {
                    found[i] = rows.remove(keys.get(i));
                }
            }
            for (int i = 0; i < found.length; i++) {
                if (found[i] == null) {
                    found[i] = rows.remove(keys.get(i));
                }
            }
            return found;
        }

        /** Return the place of the last versioned migration that is applied, or -1. */
        private static int lastApplied(List<Migration> migrations, @Nullable AppliedMigration[] found) {
            int last = found.length - 1;
            while (last >= 0 && (migrations.get(last).repeatable() || found[last] == null)) {
                last--;
            }
            return last;
        }

        private MigrationStatus status(
                Migration migration, @Nullable AppliedMigration row, @Nullable UnfinishedRun run, boolean before) {
            Set<Checksum.Part> changed = row == null
                    ? EnumSet.noneOf(Checksum.Part.class)
                    : checksums.apply(migration).changedSince(row.checksum());
            return new MigrationStatus(status(migration, row, run, before, changed), migration, row, changed, run);
        }

        private static Status status(
                Migration migration,
                @Nullable AppliedMigration row,
                @Nullable UnfinishedRun run,
                boolean before,
                Set<Checksum.Part> changed) {
            if (run != null) {
                return Status.PARTLY;
            }
            if (row == null) {
                return before && !migration.repeatable() ? Status.OUT_OF_ORDER : Status.PENDING;
            }
            if (!changed.isEmpty()) {
                return Status.CHANGED;
            }
            return row.kind() == AppliedMigration.Kind.BASELINE ? Status.BASELINE : Status.APPLIED;
        }

        private String key(Migration migration) {
            return migration.repeatable() ? migration.id() : key(LedgerEntry.version(migration));
        }

        private String key(AppliedMigration row) {
            return row.kind() == AppliedMigration.Kind.REPEATABLE ? row.version() : key(row.version());
        }

        private String key(String version) {
            return VersionKey.of(layout, version);
        }
    }
}
