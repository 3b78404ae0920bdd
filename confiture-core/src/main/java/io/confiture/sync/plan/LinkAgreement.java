package io.confiture.sync.plan;

import io.confiture.project.Nearest;
import io.confiture.rows.Column;
import io.confiture.rows.Relation;
import io.confiture.rows.Tables;
import io.confiture.sync.rules.ColumnName;
import io.confiture.sync.rules.Decision;
import io.confiture.sync.rules.DecisionRules;
import io.confiture.sync.rules.LinkGroup;
import io.confiture.sync.rules.RulesWriter;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Looks whether the columns of a link group exist and are decided about alike. */
final class LinkAgreement {

    private final Tables tables;
    private final CopyScope scope;
    private final Resolved resolved;
    private final PlanFindings findings;

    LinkAgreement(Tables tables, CopyScope scope, Resolved resolved, PlanFindings findings) {
        this.tables = tables;
        this.scope = scope;
        this.resolved = resolved;
        this.findings = findings;
    }

    /** Look at the link groups. */
    void look(List<LinkGroup> links, Domains domains) {
        for (LinkGroup group : links) {
            ColumnName first = null;
            for (ColumnName column : group.columns()) {
                if (!exists(group, column)) {
                    continue;
                }
                Optional<Decision> decision = resolved.decision(column);
                if (decision.isPresent() && first == null) {
                    first = column;
                } else if (decision.isPresent() && first != null) {
                    compare(group, first, column);
                }
            }
            others(group, domains);
        }
    }

    private boolean exists(LinkGroup group, ColumnName name) {
        Relation relation = ForeignKeys.relation(name);
        if (!scope.tables().contains(relation)) {
            findings.columns(
                    DecisionRules.TABLES,
                    List.of(name),
                    "the link group " + group.name() + " names " + name + ", and there is no table " + relation,
                    group.location(),
                    scope.question(relation));
            return false;
        }
        Column column = tables.table(relation).column(name.column()).orElse(null);
        if (column == null) {
            List<String> known =
                    tables.table(relation).columns().stream().map(Column::name).toList();
            String near = Nearest.to(name.column(), known);
            findings.columns(
                    DecisionRules.DECIDED,
                    List.of(name),
                    "the link group " + group.name() + " names " + name + ", and the table has no such column",
                    group.location(),
                    near == null ? null : "did you mean " + RulesWriter.column(near) + "?");
            return false;
        }
        if (column.generated()) {
            findings.columns(
                    DecisionRules.POSSIBLE,
                    List.of(name),
                    "the link group " + group.name() + " names " + name + ", which is generated",
                    group.location(),
                    "link the columns that it is computed from");
        }
        return !column.generated();
    }

    private void compare(LinkGroup group, ColumnName first, ColumnName other) {
        TwoDecisions both = new TwoDecisions(
                resolved.decision(first).orElseThrow(), resolved.decision(other).orElseThrow());
        if (!both.same()) {
            findings.columns(
                    DecisionRules.LINKED,
                    List.of(first, other),
                    first + " and " + other + " are in the link group " + group.name() + ", and " + both.difference(),
                    both.second().location(),
                    TwoDecisions.ADVICE);
        } else if (resolved.mapsDiffer(first, other)) {
            findings.columns(
                    DecisionRules.LINKED,
                    List.of(first, other),
                    first + " and " + other + " are in the link group " + group.name()
                            + ", and their types, " + resolved.type(first) + " and " + resolved.type(other)
                            + ", give one value two new ones",
                    both.second().location(),
                    "choose a strategy or options that give the same for both types");
        }
    }

    private void others(LinkGroup group, Domains domains) {
        if (group.columns().isEmpty()) {
            return;
        }
        TreeSet<String> joined = new TreeSet<>(domains.groups(group.columns().get(0)));
        if (joined.size() > 1 && !joined.first().equals(group.name())) {
            findings.columns(
                    DecisionRules.LINKED,
                    group.columns(),
                    "foreign keys join the link groups " + String.join(" and ", joined),
                    group.location(),
                    "make one group of them");
        }
    }
}
