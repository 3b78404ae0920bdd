package io.confiture.sync.plan;

import io.confiture.catalog.CatalogSnapshot;
import io.confiture.check.Finding;
import io.confiture.rows.Relation;
import io.confiture.rows.Tables;
import io.confiture.sync.mask.MaskKey;
import io.confiture.sync.mask.Strategies;
import io.confiture.sync.rules.ColumnName;
import io.confiture.sync.rules.Decision;
import io.confiture.sync.rules.DecisionRules;
import io.confiture.sync.rules.SyncRules;
import io.confiture.sync.rules.TableRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes plans of decisions.
 *
 * @param rules the decisions
 * @param strategies the strategies that there are
 * @param key what values are mapped with
 * @param expectedRows how many rows a table has where its decisions say nothing
 */
public record Planner(SyncRules rules, Strategies strategies, MaskKey key, int expectedRows) {

    /** Return what is wrong with the decisions whatever the database is: the files, the strategies and their options. */
    public List<Finding> problems() {
        PlanFindings findings = new PlanFindings();
        problems(findings);
        return findings.problems().stream().map(PlanProblem::finding).toList();
    }

    private void problems(PlanFindings findings) {
        rules.problems().forEach(findings::add);
        MaskMaker maskings = new MaskMaker(strategies, key);
        for (TableRules table : rules.tables()) {
            table.columns().forEach((column, decision) -> {
                if (decision instanceof Decision.Mask mask) {
                    ColumnName name = new ColumnName(table.schema(), table.name(), column);
                    maskings.problems(mask).forEach(problem -> findings.column(name, problem));
                }
            });
        }
    }

    /**
     * Put decisions and tables together. Opens no connection; what is wrong is part of the plan.
     *
     * @param snapshot of the source
     * @param selection which tables are wanted
     */
    public SyncPlan plan(CatalogSnapshot snapshot, TableSelection selection) {
        PlanFindings findings = new PlanFindings();
        rules.notes().forEach(findings::note);
        problems(findings);
        Tables tables = new Tables(snapshot);
        CopyScope scope = new CopyScope(snapshot, tables, rules);
        scope.tell(findings);
        namesExist(scope, findings);
        Set<Relation> chosen = new Selector(scope, findings).choose(selection);
        ForeignKeys keys = new ForeignKeys(tables);
        Domains domains = new Domains(rules.links(), keys);
        Resolved resolved = new Resolved(rules);
        MaskMaker maskings = new MaskMaker(strategies, key);
        TablePlanner planner = new TablePlanner(tables, domains, maskings, rules.unlisted(), resolved, findings);
        List<TablePlan> plans = new ArrayList<>();
        for (Relation relation : chosen) {
            Optional<TableRules> said = rules.find(relation.schema(), relation.name());
            if (said.isEmpty()) {
                findings.table(
                        DecisionRules.DECIDED,
                        relation,
                        "nothing is decided about the table " + relation,
                        null,
                        "write its columns, or {without_rows: reason}, below tables in a decision file");
            } else {
                plans.add(planner.plan(tables.table(relation), said.get(), expectedRows));
            }
        }
        new LinkAgreement(tables, scope, resolved, findings).look(rules.links(), domains);
        KeyAgreement agreement = new KeyAgreement(tables, scope, resolved, findings);
        Set<Relation> withRows = plans.stream()
                .filter(p -> p.withoutRows() == null)
                .map(TablePlan::relation)
                .collect(Collectors.toSet());
        keys.all().stream().filter(k -> withRows.contains(k.table())).forEach(k -> agreement.look(k, plans));
        PartitionKeys partitions = new PartitionKeys(snapshot, tables);
        plans.forEach(plan -> partitions.tell(plan, resolved, findings));
        return new SyncPlan(plans, findings.problems(), digest(plans, maskings, resolved), findings.notes());
    }

    private void namesExist(CopyScope scope, PlanFindings findings) {
        for (TableRules table : rules.tables()) {
            Relation relation = new Relation(table.schema(), table.name());
            if (!scope.tables().contains(relation)) {
                String other = scope.otherwise(relation);
                findings.table(
                        DecisionRules.TABLES,
                        relation,
                        other == null
                                ? "there is no table " + relation
                                : relation + " is " + other + ", not a table to copy",
                        table.location(),
                        other == null ? scope.question(relation) : "remove it");
            }
        }
    }

    private String digest(List<TablePlan> plans, MaskMaker maskings, Resolved resolved) {
        PlanDigest digest = new PlanDigest(key.random("plan", 1, "digest").bits("", 0));
        for (TablePlan plan : plans) {
            digest.table(plan);
            for (ColumnPlan column : plan.columns()) {
                digest.column(column);
                ColumnName name = ForeignKeys.name(plan.relation(), column.name());
                if (column.treatment() instanceof Treatment.Mask mask
                        && resolved.find(name).orElse(null) instanceof Decision.Mask decision) {
                    digest.mask(mask, maskings.version(mask.strategy()), decision.options(), resolved.masked(name));
                }
            }
        }
        return digest.hex();
    }
}
