package io.confiture.assertions.migration;

import io.confiture.migration.trace.LockMode;
import io.confiture.migration.trace.RelationName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Is what a migration, or a statement of one, did to one table: for {@code assertThat(db.lastMigration()).locks("users")}. */
public final class TableLocks {

    private final Effects effects;
    private final String table;
    private final @Nullable RelationName relation;
    private final List<Effects.Taken> taken;
    private final boolean absent;

    TableLocks(
            Effects effects, String table, @Nullable RelationName relation, List<Effects.Taken> taken, boolean absent) {
        this.effects = effects;
        this.table = table;
        this.relation = relation;
        this.taken = List.copyOf(taken);
        this.absent = absent;
    }

    Effects effects() {
        return effects;
    }

    String table() {
        return table;
    }

    List<String> rewrites() {
        return relation == null
                ? List.of()
                : effects.rewriting(relation).stream().map(Effects::words).toList();
    }

    List<String> scans() {
        return relation == null
                ? List.of()
                : effects.scanning(relation).stream().map(Effects::words).toList();
    }

    boolean rewritten() {
        return relation != null && effects.rewriteWhole(relation);
    }

    boolean scanned() {
        return relation != null && effects.scanWhole(relation);
    }

    /** Return the strongest mode in which the table or one of its indexes was locked. */
    LockMode mode() {
        return Effects.strongest(taken).orElseThrow().mode();
    }

    List<String> lines() {
        return taken.stream().map(Effects.Taken::toString).toList();
    }

    /** Tell whether there is nothing to assert on: only soft assertions go on with such a one. */
    boolean absent() {
        return absent;
    }

    @Override
    public String toString() {
        return effects + " and its locks on " + table;
    }
}
