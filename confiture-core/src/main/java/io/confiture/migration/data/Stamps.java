package io.confiture.migration.data;

import io.confiture.rows.Column;
import io.confiture.rows.Table;
import io.confiture.rows.Tables;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Knows the columns that a table's own triggers stamp with the time of each update, such as {@code updated_at}.
 *
 * <p>That an update of a migration stamps rows like every other update does is no loss of that migration. A column counts as such
 * when it holds a date or time, its table had triggers before, and no script names it.
 */
final class Stamps {

    private final Tables tables;
    private final Set<String> words;

    /**
     * Make it.
     *
     * @param words all names in the scripts under test
     */
    Stamps(Tables tables, Set<String> words) {
        this.tables = tables;
        this.words = words;
    }

    /** Return the losses without stamps, and without those of which nothing is left. */
    List<Loss> without(List<Loss> losses) {
        return losses.stream()
                .map(loss -> loss.ignoring(columns(loss)))
                .filter(loss -> !loss.isNothing())
                .toList();
    }

    /** Return the stamped columns as people read them. */
    List<String> named(List<Loss> losses) {
        return losses.stream()
                .flatMap(loss -> columns(loss).stream().map(c -> loss.relation() + "." + c))
                .toList();
    }

    private Set<String> columns(Loss loss) {
        Set<String> stamped = new LinkedHashSet<>();
        if (tables.has(loss.relation()) && tables.table(loss.relation()).triggers()) {
            Table table = tables.table(loss.relation());
            for (String column : loss.changedColumns().keySet()) {
                Optional<String> type = table.column(column).map(Column::type);
                boolean time = type.filter(
                                t -> t.startsWith("timestamp") || t.startsWith("date") || t.startsWith("time"))
                        .isPresent();
                if (time && !words.contains(column)) {
                    stamped.add(column);
                }
            }
        }
        return stamped;
    }
}
