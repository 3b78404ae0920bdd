package io.confiture.sync.plan;

import io.confiture.check.Finding;
import io.confiture.project.Nearest;
import io.confiture.rows.Column;
import io.confiture.rows.Table;
import io.confiture.rows.Tables;
import io.confiture.sync.mask.InvalidOptionException;
import io.confiture.sync.mask.MaskedColumn;
import io.confiture.sync.mask.Masking;
import io.confiture.sync.rules.ColumnName;
import io.confiture.sync.rules.Decision;
import io.confiture.sync.rules.DecisionRules;
import io.confiture.sync.rules.RulesWriter;
import io.confiture.sync.rules.TableRules;
import io.confiture.sync.rules.Unlisted;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans one table: what happens to each of its columns, and whether it can. */
final class TablePlanner {

    private static final String ADVICE =
            "write one of {mask: strategy}, {keep: reason}, {null: true}, {default: true}, {drop: true}";

    private final Tables tables;
    private final Domains domains;
    private final MaskMaker maskings;
    private final Unlisted unlisted;
    private final Resolved resolved;
    private final PlanFindings findings;

    TablePlanner(
            Tables tables,
            Domains domains,
            MaskMaker maskings,
            Unlisted unlisted,
            Resolved resolved,
            PlanFindings findings) {
        this.tables = tables;
        this.domains = domains;
        this.maskings = maskings;
        this.unlisted = unlisted;
        this.resolved = resolved;
        this.findings = findings;
    }

    TablePlan plan(Table table, TableRules rules, int expectedRows) {
        List<String> names = table.columns().stream().map(Column::name).toList();
        rules.columns().forEach((name, decision) -> {
            if (!names.contains(name)) {
                String near = Nearest.to(name, names);
                findings.columns(
                        DecisionRules.DECIDED,
                        List.of(ForeignKeys.name(table.relation(), name)),
                        "the table " + table.relation() + " has no column " + name,
                        decision.location(),
                        near == null
                                ? "the columns are " + String.join(", ", names)
                                : "did you mean " + RulesWriter.column(near) + "?");
            }
        });
        List<ColumnPlan> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            ValueType type = ValueType.of(column.type(), tables);
            columns.add(
                    new ColumnPlan(column.name(), column.type(), type.array(), treatment(table, rules, column, type)));
        }
        return new TablePlan(
                table.relation(),
                columns,
                rules.rows(),
                rules.withoutRows(),
                rules.expectedRows().orElse(expectedRows),
                rules.location());
    }

    private Treatment treatment(Table table, TableRules rules, Column column, ValueType type) {
        ColumnName name = ForeignKeys.name(table.relation(), column.name());
        Decision decision = rules.columns().get(column.name());
        if (column.generated()) {
            if (decision != null
                    && !(decision instanceof Decision.UseDefault)
                    && !(decision instanceof Decision.Drop)) {
                impossible(
                        name,
                        decision,
                        "the column " + name + " is generated, so nothing else can be written to it",
                        "remove the decision: what it is computed from decides");
            }
            return new Treatment.Leave("generated");
        }
        Decision effective = decision == null ? unlisted(name, rules) : decision;
        if (effective == null) {
            // Not read in any case: what nobody decided about must not reach the target.
            return new Treatment.Leave(rules.withoutRows() == null ? "undecided" : "without rows");
        }
        resolved.put(name, effective);
        return treatment(name, column, type, effective, decision == null);
    }

    private @Nullable Decision unlisted(ColumnName name, TableRules rules) {
        if (rules.withoutRows() != null) {
            return null;
        }
        return switch (unlisted) {
            case NULL -> new Decision.SetNull(rules.location());
            case DROP -> new Decision.Drop(rules.location());
            case FAIL -> {
                findings.columns(
                        DecisionRules.DECIDED,
                        List.of(name),
                        "nothing is decided about the column " + name,
                        rules.location(),
                        ADVICE);
                yield null;
            }
        };
    }

    private Treatment treatment(ColumnName name, Column column, ValueType type, Decision decision, boolean isUnlisted) {
        String which = (isUnlisted ? "the unlisted column " : "the column ") + name;
        if (decision instanceof Decision.Keep) {
            return new Treatment.Copy();
        }
        if (decision instanceof Decision.Mask mask) {
            return mask(name, column, type, mask);
        }
        if (decision instanceof Decision.SetNull) {
            if (column.notNull()) {
                impossible(name, decision, which + " takes no NULL", ADVICE);
            }
            return new Treatment.WriteNull();
        }
        if (column.notNull() && !column.hasDefault() && !ValueType.hasDomainDefault(column.type(), tables)) {
            impossible(name, decision, which + " takes no NULL and has no default", ADVICE);
        }
        return new Treatment.Leave(decision.word());
    }

    private Treatment mask(ColumnName name, Column column, ValueType type, Decision.Mask mask) {
        List<Finding> problems = maskings.problems(mask);
        if (!problems.isEmpty()) {
            // Reported with all decisions of the files.
            return new Treatment.WriteNull();
        }
        if (type.nested()) {
            impossible(name, mask, "the column " + name + " holds arrays of arrays by way of a domain", ADVICE);
            return new Treatment.WriteNull();
        }
        String domain = MaskMaker.domain(domains.of(name), mask.options());
        MaskedColumn masked = new MaskedColumn(name.toString(), type.element(), !column.notNull());
        try {
            Masking masking = maskings.masking(mask, masked, type.array(), domain);
            resolved.put(name, masked, masking);
            return new Treatment.Mask(mask.strategy(), domain, masking);
        } catch (InvalidOptionException e) {
            refused(name, mask, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // Somebody else's strategy; its words could hold anything.
            refused(name, mask, "it failed with " + e.getClass().getName());
        }
        return new Treatment.WriteNull();
    }

    private void refused(ColumnName name, Decision.Mask mask, String why) {
        findings.columns(
                DecisionRules.STRATEGY,
                List.of(name),
                "the strategy " + mask.strategy() + " cannot mask the column " + name + ": " + why,
                mask.location(),
                null);
    }

    private void impossible(ColumnName name, Decision decision, String message, String suggestion) {
        findings.columns(DecisionRules.POSSIBLE, List.of(name), message, decision.location(), suggestion);
    }
}
