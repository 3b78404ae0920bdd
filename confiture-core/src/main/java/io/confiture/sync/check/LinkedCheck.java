package io.confiture.sync.check;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Severity;
import io.confiture.rows.Reference;
import io.confiture.rows.Relation;
import io.confiture.rows.Tables;
import io.confiture.sync.plan.ColumnPlan;
import io.confiture.sync.plan.TablePlan;
import io.confiture.sync.plan.Treatment;
import io.confiture.sync.rules.ColumnName;
import io.confiture.sync.rules.DecisionRules;
import java.util.ArrayList;
import java.util.List;

/** Asks whether columns that must stay equal are treated alike, by what was decided and by what comes out. */
final class LinkedCheck {

    private final Ground ground;

    LinkedCheck(Ground ground) {
        this.ground = ground;
    }

    Outcome ask(Subject subject) {
        return ground.onRule(subject, true, schema -> {
            if (!isLinked(subject, schema)) {
                return new Outcome.Skipped("neither a foreign key nor a link has " + subject);
            }
            List<Finding> findings = new ArrayList<>(ground.problems(subject, schema).stream()
                    .filter(f -> f.rule().equals(DecisionRules.LINKED))
                    .toList());
            MaskedRule rule = MaskedRule.of(subject, schema);
            if (findings.isEmpty() && rule != null) {
                findings.addAll(differences(rule, schema));
            }
            return Outcome.of(findings, Severity.ERROR);
        });
    }

    private boolean isLinked(Subject subject, Schema schema) {
        ColumnName name =
                new ColumnName(subject.relation().schema(), subject.relation().name(), subject.column());
        boolean link = ground.rules().links().stream().anyMatch(g -> g.columns().contains(name));
        Tables tables = schema.tables();
        return link
                || tables.relations().stream().anyMatch(r -> tables.table(r).references().stream()
                        .anyMatch(f -> joins(f, r, subject, tables)));
    }

    private static boolean joins(Reference reference, Relation table, Subject subject, Tables tables) {
        boolean from = tables.root(table).equals(subject.relation())
                && reference.columns().contains(subject.column());
        boolean to = tables.root(reference.target()).equals(subject.relation())
                && reference.targetColumns().contains(subject.column());
        return from || to;
    }

    /** Mask the same values for all columns of the domain: the decisions are equal, the types need not be. */
    private List<Finding> differences(MaskedRule rule, Schema schema) {
        List<Finding> findings = new ArrayList<>();
        List<String> values = rule.specimens();
        for (TablePlan table : schema.plan().tables()) {
            for (ColumnPlan column : table.columns()) {
                if (column.treatment() instanceof Treatment.Mask other
                        && other.domain().equals(rule.treatment().domain())
                        && other.masking() != rule.masking()
                        && column.array() == rule.plan().array()) {
                    long different = values.stream()
                            .filter(v -> !MaskedRule.ask(rule.masking(), v).equals(MaskedRule.ask(other.masking(), v)))
                            .count();
                    if (different > 0) {
                        findings.add(Finding.of(
                                        DecisionRules.LINKED,
                                        "the same value becomes two in " + rule.subject() + " and " + table.relation()
                                                + "." + column.name() + ", for " + different + " of " + values.size()
                                                + " values; their types are "
                                                + rule.plan().type() + " and "
                                                + column.type())
                                .at(rule.subject().location()));
                    }
                }
            }
        }
        return findings;
    }
}
