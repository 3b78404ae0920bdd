package io.confiture.sync.leak;

import io.confiture.rows.Relation;
import io.confiture.sync.plan.ColumnPlan;
import io.confiture.sync.plan.TablePlan;
import io.confiture.sync.rules.ColumnName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds what one rehearsal found out.
 *
 * @param columns by column that is not kept
 * @param tables by table
 * @param coverage how much of the target was looked through
 * @param failure why there is no copy, or empty
 */
record Evidence(
        Map<ColumnName, ColumnVerdict> columns, Map<Relation, TableVerdict> tables, Coverage coverage, String failure) {

    static ColumnName name(TablePlan table, ColumnPlan column) {
        return new ColumnName(table.relation().schema(), table.relation().name(), column.name());
    }

    /** Say whether something leaked. */
    boolean leaks() {
        return columns.values().stream().anyMatch(ColumnVerdict.Leaked.class::isInstance);
    }

    /** Return this evidence, with what another rehearsal found out about the tables and messages. */
    Evidence withTablesOf(Evidence other) {
        Map<ColumnName, ColumnVerdict> all = new LinkedHashMap<>(columns);
        other.columns.forEach((column, verdict) -> {
            if (verdict instanceof ColumnVerdict.Leaked) {
                all.put(column, verdict);
            }
        });
        return new Evidence(all, other.tables, coverage, other.failure);
    }

    /**
     * Believe only in those leaks that a second rehearsal with other canaries has seen at the same places: what chance has made
     * once it does not make again. What was seen once is not believed to be clean either.
     */
    Evidence confirmedBy(Evidence second) {
        Map<ColumnName, ColumnVerdict> confirmed = new LinkedHashMap<>();
        columns.forEach((column, verdict) -> {
            ColumnVerdict other = second.columns.get(column);
            if (verdict instanceof ColumnVerdict.Leaked leaked && other != null) {
                Set<Place> places = new HashSet<>();
                if (other instanceof ColumnVerdict.Leaked again) {
                    again.hits().forEach(hit -> places.add(hit.place()));
                }
                List<Hit> hits = new ArrayList<>(leaked.hits());
                hits.removeIf(hit -> !places.contains(hit.place()));
                confirmed.put(
                        column,
                        !hits.isEmpty()
                                ? new ColumnVerdict.Leaked(hits)
                                : new ColumnVerdict.Unknown(
                                        other instanceof ColumnVerdict.Leaked
                                                ? "two rehearsals found it at different places"
                                                : "one of two rehearsals found it, at "
                                                        + leaked.hits().get(0).words()));
            } else {
                confirmed.put(column, verdict);
            }
        });
        return new Evidence(confirmed, tables, coverage, failure);
    }
}
