package io.confiture.migration.data;

import io.confiture.catalog.CatalogSnapshot;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.postgres.FailureFinding;
import io.confiture.postgres.PostgresException;
import io.confiture.postgres.ScriptExecutor;
import io.confiture.rows.Filler;
import io.confiture.rows.Relation;
import io.confiture.rows.Tables;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Tries migrations on rows: whether they survive up and down, and whether a script can be run twice.
 *
 * <p>Thread-safe.
 */
public final class Survival {

    static final String NOTHING_TOUCHED = "it touches no table that existed before";

    static final String SHARES_ROLES =
            "it changes roles outside of a transaction, and copies of the database share them: not tried on rows";

    private final int rows;
    private final ScriptExecutor executor;
    private final FailureFinding failures;
    private final Map<String, List<Integer>> known = new ConcurrentHashMap<>();

    /**
     * Make it.
     *
     * @param rows how many rows each table gets; 0 for none but the user's
     * @param executor runs the user's rows
     * @param failures explains what the server refuses
     */
    public Survival(int rows, ScriptExecutor executor, FailureFinding failures) {
        this.rows = rows;
        this.executor = executor;
        this.failures = failures;
    }

    /**
     * Say whether the rows that were there before a migration are the same after up and down.
     *
     * @param subject the migration
     * @param existing the catalog before it
     * @param arena databases in the state before it
     * @return passed when nothing is lost, or when the loss is declared; failed with what is lost; skipped when there was nothing
     *     that could be lost; aborted when it cannot be said because something else is broken
     */
    public Outcome survives(Subject subject, CatalogSnapshot existing, Arena arena) {
        Touch touch = Touch.of(subject.statements(), existing);
        if (touch.nothing() && !subject.opaque() && subject.fixture() == null) {
            return new Outcome.Skipped(NOTHING_TOUCHED);
        }
        Tables tables = new Tables(existing);
        if (tables.isEmpty()) {
            return new Outcome.Skipped("no table existed before");
        }
        if (rows == 0 && subject.fixture() == null) {
            return new Outcome.Skipped("migration.data.rows is 0, and there is no .data.sql file");
        }
        return answered(
                subject, () -> new Inquiry(subject, tables, touch, laboratory(subject, tables, arena)).outcome());
    }

    /**
     * Say whether scripts that claim it can be run twice.
     *
     * @param subject the migration, which {@link Declarations#idempotent() claims} it
     * @param existing the catalog before it
     * @param arena databases in the state before it
     */
    public Outcome idempotent(Subject subject, CatalogSnapshot existing, Arena arena) {
        if (!arena.fitsInTransaction() && !arena.hasCopies()) {
            return new Outcome.Skipped(SHARES_ROLES);
        }
        Tables tables = new Tables(existing);
        Touch touch = Touch.of(subject.statements(), existing);
        Set<Relation> wanted = Filler.withParents(touch.more() ? tables.relations() : touch.tables(), tables);
        return answered(
                subject, () -> new Repetition(subject, laboratory(subject, tables, arena), arena, wanted).outcome());
    }

    /** Return an answer; where the server refuses our own questions there is none, and that is no reason to pass. */
    private static Outcome answered(Subject subject, Supplier<Outcome> question) {
        try {
            return question.get();
        } catch (PostgresException e) {
            return Outcome.failed(
                    Finding.of(DataRules.NOT_TRIED, subject.id() + " could not be tried on rows: " + e.getMessage())
                            .at(subject.location()));
        }
    }

    private Laboratory laboratory(Subject subject, Tables tables, Arena arena) {
        return new Laboratory(subject, tables, arena, rows, executor, failures, known, arena.fitsInTransaction());
    }
}
