package io.confiture.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Compares two snapshots: one difference per object and property, in a stable order.
 *
 * <p>These are the same: white space in SQL and PL/pgSQL bodies, storage options that repeat a default, grants that repeat
 * the default, array casts that PostgreSQL prints in two ways, names of NOT NULL constraints that PostgreSQL made up,
 * gaps that dropped columns leave. An object that exists on one side only is one difference; what lies within it is not
 * listed again. The order of columns of tables is told apart, since ADD COLUMN can only append.
 */
public final class CatalogDiff {
    private final List<Difference> differences;
    private final List<Difference> columnOrder;
    private final List<UnmodelledObject> unmodelled;

    private CatalogDiff(List<Difference> differences, List<Difference> columnOrder, List<UnmodelledObject> unmodelled) {
        this.differences = List.copyOf(differences);
        this.columnOrder = List.copyOf(columnOrder);
        this.unmodelled = List.copyOf(unmodelled);
    }

    /** Compare two snapshots, usually of the same database at two times or of two databases that should be alike. */
    public static CatalogDiff between(CatalogSnapshot before, CatalogSnapshot after) {
        SnapshotPair pair = new SnapshotPair(before, after);
        List<Difference> differences = new ArrayList<>(pair.comings());
        differences.addAll(pair.changes());
        List<Difference> columnOrder = new ArrayList<>();
        for (Difference difference : pair.columnOrders()) {
            (difference.object().kind().hasAppendedColumns() ? columnOrder : differences).add(difference);
        }
        differences.sort(Comparator.comparing(Difference::object)
                .thenComparing(d -> d.property() == null ? "" : d.property())
                .thenComparing(Difference::change));
        List<UnmodelledObject> unmodelled = new ArrayList<>(before.unmodelled());
        after.unmodelled().stream().filter(u -> !unmodelled.contains(u)).forEach(unmodelled::add);
        return new CatalogDiff(differences, columnOrder, unmodelled);
    }

    /** Sum the comparison up. Never {@link Verdict#EQUAL} when a snapshot is not complete. */
    public Verdict verdict() {
        if (!differences.isEmpty()) {
            return Verdict.DIFFERENT;
        }
        if (!unmodelled.isEmpty()) {
            return Verdict.UNDECIDED;
        }
        return columnOrder.isEmpty() ? Verdict.EQUAL : Verdict.EQUAL_BUT_COLUMN_ORDER;
    }

    /** Return all differences but the order of columns in tables, sorted by object and property. */
    public List<Difference> differences() {
        return differences;
    }

    /** Return the tables whose common columns stand in another order; before and after list the columns. */
    public List<Difference> columnOrder() {
        return columnOrder;
    }

    /** Return the objects of either snapshot that are not modelled and hence were not compared. */
    public List<UnmodelledObject> unmodelled() {
        return unmodelled;
    }

    /**
     * Write the comparison for people.
     *
     * @param beforeName what to call the first snapshot, such as {@code before 003_add_bio}
     * @param afterName what to call the second one
     * @param maxLines at most so many lines; the last one then says how much is left out
     * @return lines without a final line break
     */
    public String render(String beforeName, String afterName, int maxLines) {
        return new DiffText(beforeName, afterName).render(this, maxLines);
    }

    @Override
    public String toString() {
        return render("before", "after", 40);
    }
}
