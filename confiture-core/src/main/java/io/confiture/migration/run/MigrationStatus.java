package io.confiture.migration.run;

import io.confiture.migration.Migration;
import io.confiture.migration.ledger.AppliedMigration;
import io.confiture.migration.ledger.Checksum;
import io.confiture.migration.ledger.LedgerEntry;
import io.confiture.migration.ledger.UnfinishedRun;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says how one migration stands on a database. Of its file, its row in the ledger and its unfinished run there is at least one.
 *
 * @param status the most important thing about it
 * @param migration its files; null when it is missing
 * @param applied its row; null when it is not applied
 * @param changed the parts that were edited since
 * @param unfinished what was begun and not ended; null when nothing was
 */
public record MigrationStatus(
        Status status,
        @Nullable Migration migration,
        @Nullable AppliedMigration applied,
        Set<Checksum.Part> changed,
        @Nullable UnfinishedRun unfinished) {

    /** Copy the set. */
    public MigrationStatus {
        changed = Set.copyOf(changed);
    }

    /** Return the version as the database has it, else as the file has it. */
    public String version() {
        if (applied != null) {
            return applied.version();
        }
        return migration != null
                ? LedgerEntry.version(migration)
                : Objects.requireNonNull(unfinished).version();
    }

    /** Return the words behind the version; empty when neither a file nor a row has them. */
    public String name() {
        if (migration != null) {
            return migration.name();
        }
        return applied != null ? applied.name() : "";
    }

    /** Return what people call it: the id of its file, else version and name of its row. */
    public String id() {
        if (migration != null) {
            return migration.id();
        }
        return repeatable() || name().isEmpty() ? version() : version() + "_" + name();
    }

    /** Say whether it is applied again whenever it changes. */
    public boolean repeatable() {
        return migration != null
                ? migration.repeatable()
                : applied != null && applied.kind() == AppliedMigration.Kind.REPEATABLE;
    }
}
