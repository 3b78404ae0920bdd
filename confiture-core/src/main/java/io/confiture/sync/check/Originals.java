package io.confiture.sync.check;

import io.confiture.rows.ColumnValues;
import io.confiture.rows.PartitionLevel;
import io.confiture.rows.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes values that production may have in a column, and what a rule makes of them. */
final class Originals {

    private final ColumnValues values;

    Originals(ColumnValues values) {
        this.values = values;
    }

    /**
     * Return values and what they become; those that the strategy refuses are left out.
     *
     * @param checks the checks about the column alone
     * @param levels the partition keys that are the column alone
     */
    List<Masked> of(MaskedRule rule, Table table, List<SingleChecks.Named> checks, List<PartitionLevel> levels) {
        List<String> bounds = levels.stream().flatMap(l -> l.bounds().stream()).toList();
        Set<String> originals = new LinkedHashSet<>(values.of(
                table,
                rule.column(),
                checks.stream().map(SingleChecks.Named::expression).toList(),
                bounds));
        for (String specimen : rule.specimens()) {
            originals.add(rule.plan().array() ? array(specimen) : specimen);
        }
        List<Masked> all = new ArrayList<>();
        for (String original : originals) {
            MaskedRule.Answer answer = MaskedRule.ask(rule.masking(), original);
            if (answer.given()) {
                all.add(new Masked(original, answer.value()));
            }
        }
        return all;
    }

    private static String array(String element) {
        return "{\"" + element.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
    }

    /**
     * Is a value and what it becomes.
     *
     * @param original the value
     * @param value what is written instead, null for NULL
     */
    record Masked(String original, @Nullable String value) {}
}
