package io.confiture.sync.copy;

import io.confiture.check.Finding;
import io.confiture.rows.Relation;
import io.confiture.sync.plan.TablePlan;
import io.confiture.sync.subset.Choice;
import io.confiture.sync.subset.RowSet;
import io.confiture.sync.subset.Subset;
import io.confiture.sync.subset.SubsetException;
import io.confiture.sync.subset.TidRange;
import io.confiture.sync.subset.TidSet;
import io.confiture.sync.subset.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Knows the parts of every table: whole tables, or the rows that were chosen. */
final class Chosen {

    /** How many rows a part has: their places are sent in the text of one query. */
    private static final int ROWS = 20_000;

    private final Source source;
    private final @Nullable Choice choice;

    private Chosen(Source source, @Nullable Choice choice) {
        this.source = source;
        this.choice = choice;
    }

    /**
     * Choose the rows, if not all are wanted.
     *
     * @throws SyncException when a condition is wrong
     */
    static Chosen of(Source source, List<TablePlan> tables, SyncProgress progress) {
        if (tables.stream().allMatch(t -> t.rows().all() && t.withoutRows() == null)) {
            return new Chosen(source, null);
        }
        progress.phase("choosing rows");
        try {
            return new Chosen(source, Subset.choose(source.session(), tables, (table, rows) -> {}));
        } catch (SubsetException e) {
            throw new SyncException(SyncException.Kind.RULES, String.valueOf(e.getMessage()), e.findings(), null);
        }
    }

    /** Return the parts of a table; none when it is copied without rows. */
    List<Part> parts(TablePlan table) {
        if (table.withoutRows() != null) {
            return List.of();
        }
        RowSet rows = choice == null ? null : choice.rows(table.relation()).orElse(null);
        if (rows == null) {
            return Parts.of(source, table);
        }
        List<Part> parts = new ArrayList<>();
        for (Map.Entry<Relation, TidSet> leaf : rows.leaves().entrySet()) {
            for (TidRange range : leaf.getValue().ranges(ROWS)) {
                parts.add(new Part.Chosen(table.relation(), leaf.getKey(), leaf.getValue(), range));
            }
        }
        return List.copyOf(parts);
    }

    /** Return how many rows of a table there will be, as far as it is known. */
    long estimate(TablePlan table) {
        if (table.withoutRows() != null) {
            return 0;
        }
        RowSet rows = choice == null ? null : choice.rows(table.relation()).orElse(null);
        return rows == null ? source.estimate(table) : rows.size();
    }

    /** Return why tables do not have all their rows. */
    List<Finding> notes() {
        if (choice == null) {
            return List.of();
        }
        return choice.reasons().entrySet().stream()
                .filter(e -> e.getValue().kind() != Why.Kind.WHOLE)
                .sorted(Map.Entry.comparingByKey())
                .map(e -> Finding.of(
                        CopyRules.NOT_COPIED, e.getKey() + ": " + e.getValue().sentence()))
                .toList();
    }
}
