package io.confiture.sync.copy;

import io.confiture.check.Finding;
import io.confiture.project.Nearest;
import io.confiture.rows.Column;
import io.confiture.rows.Relation;
import io.confiture.rows.Table;
import io.confiture.rows.Tables;
import io.confiture.sync.plan.ColumnPlan;
import io.confiture.sync.plan.TablePlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks whether the target's tables can take what a plan writes. */
final class Fitness {

    private final Tables target;
    private final List<Finding> findings = new ArrayList<>();

    private Fitness(Tables target) {
        this.target = target;
    }

    /** Return everything that does not fit; empty in the good case. */
    static List<Finding> of(List<TablePlan> plans, Tables target) {
        Fitness fitness = new Fitness(target);
        plans.forEach(fitness::check);
        return fitness.findings;
    }

    private void check(TablePlan plan) {
        Relation relation = plan.relation();
        if (!target.has(relation)) {
            List<String> names =
                    target.relations().stream().map(Relation::toString).sorted().toList();
            add(plan, "the target has no table " + relation, Nearest.question(relation.toString(), names));
            return;
        }
        Table table = target.table(relation);
        if (!target.root(relation).equals(relation)) {
            add(
                    plan,
                    "in the target, " + relation + " is a partition of " + target.root(relation)
                            + ", and in the source it is none",
                    null);
            return;
        }
        if (plan.withoutRows() != null) {
            return; // no row will ask for a value
        }
        Set<String> written = new HashSet<>();
        for (ColumnPlan column : plan.written()) {
            written.add(column.name());
            check(plan, table, column);
        }
        for (Column column : table.columns()) {
            if (!written.contains(column.name()) && column.notNull() && !column.hasDefault() && !column.generated()) {
                add(
                        plan,
                        "the target's " + relation + "." + column.name()
                                + " must have a value, has no default, and nothing is written to it",
                        "give it a default in the target, or decide otherwise than null, default and drop");
            }
        }
    }

    private void check(TablePlan plan, Table table, ColumnPlan column) {
        String name = plan.relation() + "." + column.name();
        Column found = table.column(column.name()).orElse(null);
        if (found == null) {
            List<String> names = table.columns().stream().map(Column::name).toList();
            String near = Nearest.question(column.name(), names);
            add(
                    plan,
                    "the target has no column " + name,
                    near == null ? "add it to the target, or decide drop: the target then need not have it" : near);
        } else if (found.generated()) {
            add(plan, "the target computes " + name + " itself, and the source does not", null);
        } else if (!found.type().equals(column.type())) {
            add(plan, name + " is " + column.type() + " in the source and " + found.type() + " in the target", null);
        }
    }

    private void add(TablePlan plan, String message, @Nullable String advice) {
        findings.add(Finding.of(CopyRules.SCHEMA, message).at(plan.location()).withSuggestion(advice));
    }
}
