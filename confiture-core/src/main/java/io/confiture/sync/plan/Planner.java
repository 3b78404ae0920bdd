package io.confiture.sync.plan;

import io.confiture.catalog.CatalogSnapshot;
import io.confiture.check.Finding;
import io.confiture.project.Nearest;
import io.confiture.rows.Relation;
import io.confiture.rows.Tables;
import io.confiture.sync.mask.MaskKey;
import io.confiture.sync.mask.Options;
import io.confiture.sync.mask.Strategies;
import io.confiture.sync.rules.Decision;
import io.confiture.sync.rules.DecisionRules;
import io.confiture.sync.rules.RulesWriter;
import io.confiture.sync.rules.SyncRules;
import io.confiture.sync.rules.TableRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        List<Finding> problems = new ArrayList<>(rules.problems());
        MaskMaker maskings = new MaskMaker(strategies, key);
        for (TableRules table : rules.tables()) {
            for (Decision decision : table.columns().values()) {
                if (decision instanceof Decision.Mask mask) {
                    problems.addAll(maskings.problems(mask));
                }
            }
        }
        return problems;
    }

    /**
     * Put decisions and tables together. Opens no connection; what is wrong is part of the plan.
     *
     * @param snapshot of the source, without Confiture's own ledger
     * @param selection which tables are wanted
     */
    public SyncPlan plan(CatalogSnapshot snapshot, TableSelection selection) {
        PlanFindings findings = new PlanFindings();
        rules.notes().forEach(findings::note);
        problems().forEach(findings::add);
        Tables tables = new Tables(snapshot);
        CopyScope scope = new CopyScope(snapshot, tables);
        scope.tell(findings);
        namesExist(scope, findings);
        Set<Relation> chosen = new Selector(scope, findings).choose(selection);
        ForeignKeys keys = new ForeignKeys(tables);
        Domains domains = new Domains(rules.links(), keys);
        Resolved resolved = new Resolved();
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
        return new SyncPlan(plans, findings.problems(), digest(plans, maskings), findings.notes());
    }

    private void namesExist(CopyScope scope, PlanFindings findings) {
        List<String> known = scope.tables().stream()
                .map(t -> RulesWriter.table(t.schema(), t.name()))
                .toList();
        for (TableRules table : rules.tables()) {
            Relation relation = new Relation(table.schema(), table.name());
            if (!scope.tables().contains(relation)) {
                String other = scope.otherwise(relation);
                findings.table(
                        DecisionRules.TABLES,
                        relation,
                        other == null ? "there is no table " + relation : relation + " is " + other + ", not a table to copy",
                        table.location(),
                        other == null
                                ? Nearest.question(RulesWriter.table(table.schema(), table.name()), known)
                                : "remove it");
            }
        }
    }

    private String digest(List<TablePlan> plans, MaskMaker maskings) {
        PlanDigest digest = new PlanDigest(key.random("plan", 1, "digest").bits("", 0));
        for (TablePlan plan : plans) {
            digest.table(plan);
            Optional<TableRules> said =
                    rules.find(plan.relation().schema(), plan.relation().name());
            for (ColumnPlan column : plan.columns()) {
                Options options = said.map(t -> t.columns().get(column.name()))
                        .filter(Decision.Mask.class::isInstance)
                        .map(d -> MaskMaker.withoutSeed(((Decision.Mask) d).options()))
                        .orElse(Options.NONE);
                int version = column.treatment() instanceof Treatment.Mask mask ? maskings.version(mask.strategy()) : 0;
                digest.column(column, version, options);
            }
        }
        return digest.hex();
    }
}
