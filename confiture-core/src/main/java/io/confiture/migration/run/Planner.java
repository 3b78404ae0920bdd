package io.confiture.migration.run;

import io.confiture.migration.Migration;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.ledger.Checksum;
import io.confiture.migration.ledger.FolderNames;
import io.confiture.migration.ledger.LedgerState;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Makes plans of files and of what a ledger says. Asks no database, changes nothing, and may be used from any thread.
 *
 * <p>The order is that of {@link MigrationSet#migrations()}, which is the layout's tool's own, and never that of versions as text. A
 * plan is all or nothing: as soon as one thing speaks against it, it has no steps.
 */
public final class Planner {

    private final MigrationSet set;
    private final PlanOptions options;
    private final Function<Migration, Checksum> checksums;
    private final Map<String, Checksum> known = new ConcurrentHashMap<>();

    /**
     * Plan for a set of migrations; their files are read for checksums when a ledger has them.
     *
     * @param set the files
     * @param options how strict to be
     */
    public Planner(MigrationSet set, PlanOptions options) {
        this(set, options, read());
    }

    Planner(MigrationSet set, PlanOptions options, Function<Migration, Checksum> checksums) {
        this.set = set;
        this.options = options;
        this.checksums = checksums;
    }

    private static Function<Migration, Checksum> read() {
        FolderNames folders = new FolderNames();
        return migration -> Checksum.of(migration, folders::isFile);
    }

    /**
     * Return how every migration stands, and what is to be done to come to a goal.
     *
     * @param ledger what the database has; read under the lock, or it may be history already
     * @param goal what is wanted
     * @throws java.io.UncheckedIOException when a file of an applied migration cannot be read
     */
    public Plan plan(LedgerState ledger, Goal goal) {
        List<MigrationStatus> statuses =
                Statuses.of(set, ledger, this::checksum).all();
        PlanDraft draft = new PlanDraft(set.layout(), statuses);
        if (goal instanceof Goal.Look) {
            return draft.finish();
        }
        new Objections(set, options, draft).judge(goal);
        if (goal instanceof Goal.Up) {
            new UpPlan(draft).all();
        } else if (goal instanceof Goal.UpTo up) {
            new UpPlan(draft).through(up.target());
        } else if (goal instanceof Goal.Down down) {
            new DownPlan(draft, ledger).last(down.steps());
        } else if (goal instanceof Goal.DownTo down) {
            new DownPlan(draft, ledger).downTo(down.target());
        } else if (goal instanceof Goal.Redo redo) {
            new DownPlan(draft, ledger).redo(redo.steps());
        } else if (goal instanceof Goal.Baseline baseline) {
            new BaselinePlan(draft).through(baseline.through());
        } else if (goal instanceof Goal.Adopt adopt) {
            new BaselinePlan(draft).exactly(adopt.ids());
        }
        return draft.finish();
    }

    /** Files are read once, however many plans are made of them. */
    private Checksum checksum(Migration migration) {
        return known.computeIfAbsent(migration.id(), id -> checksums.apply(migration));
    }
}
