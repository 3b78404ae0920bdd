package io.confiture.sync.plan;

import io.confiture.project.Nearest;
import io.confiture.project.SourceLocation;
import io.confiture.rows.Column;
import io.confiture.rows.Relation;
import io.confiture.rows.Tables;
import io.confiture.sync.rules.ColumnName;
import io.confiture.sync.rules.Decision;
import io.confiture.sync.rules.DecisionRules;
import io.confiture.sync.rules.LinkGroup;
import io.confiture.sync.rules.RulesWriter;
import io.confiture.sync.rules.SyncRules;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Looks whether columns that must be mapped alike are decided about alike: link groups, and both ends of foreign keys. */
final class Agreement {

    private static final String SAME = "decide the same about both, with the same options";

    private final SyncRules rules;
    private final Tables tables;
    private final CopyScope scope;
    private final Resolved resolved;
    private final PlanFindings findings;

    Agreement(SyncRules rules, Tables tables, CopyScope scope, Resolved resolved, PlanFindings findings) {
        this.rules = rules;
        this.tables = tables;
        this.scope = scope;
        this.resolved = resolved;
        this.findings = findings;
    }

    /** Look at the link groups. */
    void links(Domains domains) {
        for (LinkGroup group : rules.links()) {
            ColumnName first = null;
            for (ColumnName column : group.columns()) {
                if (!exists(group, column)) {
                    continue;
                }
                Optional<Decision> decision = decision(column);
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
        Relation relation = relation(name);
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
        Decision a = decision(first).orElseThrow();
        Decision b = decision(other).orElseThrow();
        if (!same(a, b)) {
            findings.columns(
                    DecisionRules.LINKED,
                    List.of(first, other),
                    first + " and " + other + " are in the link group " + group.name() + ", and " + difference(a, b),
                    b.location(),
                    SAME);
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

    /** Look at a foreign key of a table that is copied with its rows. */
    void key(ForeignKeys.ForeignKey key, List<TablePlan> plans) {
        if (key.from().size() != key.to().size() || !known(key.table(), key.from())) {
            findings.columns(
                    DecisionRules.LINKED,
                    key.from(),
                    "a foreign key from " + key.table() + " to " + key.target() + " is of a kind that is not understood",
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

    private void notSelected(
            ForeignKeys.ForeignKey key, ColumnName from, ColumnName to, @Nullable Decision decision) {
        if (decision == null) {
            return;
        }
        boolean kept = scope.isOfExtension(key.target())
                || decision(to).map(Decision.Keep.class::isInstance).orElse(false);
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
                                : "is " + words(decision)),
                decision.location(),
                "select " + key.target() + " too");
    }

    private void pair(ColumnName from, ColumnName to, @Nullable Decision decision) {
        Decision other = decision(to).orElse(null);
        boolean fromGenerated = generated(from);
        boolean toGenerated = generated(to);
        if (fromGenerated || toGenerated) {
            Decision said = fromGenerated ? other : decision;
            if (said != null && !(said instanceof Decision.Keep)) {
                findings.columns(
                        DecisionRules.LINKED,
                        List.of(from, to),
                        from + " refers to " + to + ": one is generated, so the other cannot be " + words(said),
                        said.location(),
                        null);
            } else {
                findings.note(
                        from + " refers to " + to + ", and one is generated: whether they agree shows in the target only",
                        place(said),
                        null);
            }
            return;
        }
        if (decision != null && other != null && !same(decision, other)) {
            findings.columns(
                    DecisionRules.LINKED,
                    List.of(from, to),
                    from + " refers to " + to + ", and " + difference(other, decision),
                    decision.location(),
                    SAME);
        }
    }

    /** Say whether a referencing column is NULL in all rows of the target, so that its key refers to nothing. */
    private boolean becomesNull(ColumnName name) {
        Decision decision = resolved.find(name).orElse(null);
        if (decision instanceof Decision.UseDefault || decision instanceof Decision.Drop) {
            Column column =
                    tables.table(relation(name)).column(name.column()).orElseThrow();
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
        return tables.has(relation(name))
                && tables.table(relation(name))
                        .column(name.column())
                        .map(Column::generated)
                        .orElse(false);
    }

    /** Return what is decided; for tables that are not selected what the files say. */
    private Optional<Decision> decision(ColumnName name) {
        return resolved.find(name)
                .or(() -> rules.find(name.schema(), name.table())
                        .map(t -> t.columns().get(name.column())));
    }

    static boolean same(Decision a, Decision b) {
        if (a instanceof Decision.Mask one && b instanceof Decision.Mask other) {
            return one.strategy().equals(other.strategy())
                    && PlanDigest.canonical(one.options()).equals(PlanDigest.canonical(other.options()));
        }
        return a.word().equals(b.word());
    }

    private static String difference(Decision first, Decision second) {
        return words(first).equals(words(second))
                ? "both are " + words(first) + ", but with other options"
                : "the one is " + words(second) + " while the other is " + words(first);
    }

    private static String words(Decision decision) {
        return switch (decision.word()) {
            case "keep" -> "kept";
            case "null" -> "set to NULL";
            case "default" -> "left to its default";
            case "drop" -> "dropped";
            default -> "masked with " + ((Decision.Mask) decision).strategy();
        };
    }

    private static @Nullable SourceLocation place(@Nullable Decision decision) {
        return decision == null ? null : decision.location();
    }

    private static Relation relation(ColumnName name) {
        return new Relation(name.schema(), name.table());
    }
}
