package io.confiture.sync.plan;

import io.confiture.project.SourceLocation;
import io.confiture.rows.Column;
import io.confiture.rows.Relation;
import io.confiture.rows.Tables;
import io.confiture.sync.rules.ColumnName;
import io.confiture.sync.rules.Decision;
import io.confiture.sync.rules.DecisionRules;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks whether both ends of foreign keys are decided about alike. */
final class KeyAgreement {

    private final Tables tables;
    private final CopyScope scope;
    private final Resolved resolved;
    private final PlanFindings findings;

    KeyAgreement(Tables tables, CopyScope scope, Resolved resolved, PlanFindings findings) {
        this.tables = tables;
        this.scope = scope;
        this.resolved = resolved;
        this.findings = findings;
    }

    /** Look at a foreign key of a table that is copied with its rows. */
    void look(ForeignKeys.ForeignKey key, List<TablePlan> plans) {
        if (key.from().size() != key.to().size() || !known(key.table(), key.from())) {
            findings.columns(
                    DecisionRules.LINKED,
                    key.from(),
                    "a foreign key from " + key.table() + " to " + key.target()
                            + " is of a kind that is not understood",
                    null,
                    "leave out " + key.table() + ", and tell Confiture's authors the definition");
            return;
        }
        if (key.from().stream().anyMatch(this::becomesNull)) {
            return;
        }
        Optional<TablePlan> target =
                plans.stream().filter(p -> p.relation().equals(key.target())).findFirst();
        for (int i = 0; i < key.from().size(); i++) {
            ColumnName from = key.from().get(i);
            Decision decision = resolved.find(from).orElse(null);
            if (decision instanceof Decision.UseDefault || decision instanceof Decision.Drop) {
                findings.note(
                        from + " gets its default, which must be among the rows of " + key.target(),
                        decision.location(),
                        null);
            } else if (target.isEmpty()) {
                notSelected(key, from, key.to().get(i), decision);
            } else if (target.get().withoutRows() != null) {
                findings.columns(
                        DecisionRules.LINKED,
                        List.of(from),
                        from + " refers to " + key.target() + ", which is copied without rows",
                        place(decision),
                        "set it to NULL, or copy the rows of both or of neither");
            } else {
                pair(from, key.to().get(i), decision);
            }
        }
    }

    private void notSelected(ForeignKeys.ForeignKey key, ColumnName from, ColumnName to, @Nullable Decision decision) {
        if (decision == null) {
            return;
        }
        boolean kept = scope.isOfExtension(key.target())
                || resolved.decision(to).map(Decision.Keep.class::isInstance).orElse(false);
        if (decision instanceof Decision.Keep && kept) {
            findings.note(
                    "rows of " + key.table() + " refer to " + key.target()
                            + ", which is not selected: the target must have those rows",
                    decision.location(),
                    null);
            return;
        }
        findings.columns(
                DecisionRules.LINKED,
                List.of(from),
                from + " refers to " + to + ", which is not selected, and "
                        + (decision instanceof Decision.Keep
                                ? "nothing says that that is kept"
                                : "is " + TwoDecisions.words(decision)),
                decision.location(),
                "select " + key.target() + " too");
    }

    private void pair(ColumnName from, ColumnName to, @Nullable Decision decision) {
        Decision other = resolved.decision(to).orElse(null);
        boolean fromGenerated = generated(from);
        boolean toGenerated = generated(to);
        if (fromGenerated || toGenerated) {
            Decision said = fromGenerated ? other : decision;
            if (said != null && !(said instanceof Decision.Keep)) {
                findings.columns(
                        DecisionRules.LINKED,
                        List.of(from, to),
                        from + " refers to " + to + ": one is generated, so the other cannot be "
                                + TwoDecisions.words(said),
                        said.location(),
                        null);
            } else {
                findings.note(
                        from + " refers to " + to
                                + ", and one is generated: whether they agree shows in the target only",
                        place(said),
                        null);
            }
            return;
        }
        TwoDecisions both = decision == null || other == null ? null : new TwoDecisions(other, decision);
        if (both != null && !both.same()) {
            findings.columns(
                    DecisionRules.LINKED,
                    List.of(from, to),
                    from + " refers to " + to + ", and " + both.difference(),
                    both.second().location(),
                    TwoDecisions.ADVICE);
        } else if (both != null && resolved.mapsDiffer(from, to)) {
            findings.columns(
                    DecisionRules.LINKED,
                    List.of(from, to),
                    from + " refers to " + to + ", and their types, " + resolved.type(from) + " and "
                            + resolved.type(to) + ", give one value two new ones",
                    both.second().location(),
                    "choose a strategy or options that give the same for both types");
        }
    }

    /** Say whether a referencing column is NULL in all rows of the target, so that its key refers to nothing. */
    private boolean becomesNull(ColumnName name) {
        Decision decision = resolved.find(name).orElse(null);
        if (decision instanceof Decision.UseDefault || decision instanceof Decision.Drop) {
            Column column = tables.table(ForeignKeys.relation(name))
                    .column(name.column())
                    .orElseThrow();
            return !column.hasDefault() && !ValueType.hasDomainDefault(column.type(), tables);
        }
        return decision instanceof Decision.SetNull;
    }

    private boolean known(Relation relation, List<ColumnName> columns) {
        return tables.has(relation)
                && columns.stream()
                        .allMatch(c -> tables.table(relation).column(c.column()).isPresent());
    }

    private boolean generated(ColumnName name) {
        return tables.has(ForeignKeys.relation(name))
                && tables.table(ForeignKeys.relation(name))
                        .column(name.column())
                        .map(Column::generated)
                        .orElse(false);
    }

    private static @Nullable SourceLocation place(@Nullable Decision decision) {
        return decision == null ? null : decision.location();
    }
}
