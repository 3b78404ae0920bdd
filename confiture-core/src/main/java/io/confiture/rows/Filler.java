package io.confiture.rows;

import io.confiture.postgres.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts rows into tables, parents first.
 *
 * <p>All go to the server in one message. Only when it refuses one of them are they put in table by table and row by row, so that
 * what cannot be is left out, with its reason. Inside the caller's transaction; for one thread.
 */
public final class Filler {

    private final Tables tables;
    private final Query query;
    private final Savepoint savepoint;
    private final TypeSamples types;
    private final ConstraintSolver solver;
    private final Hints hints;
    private final Restraint restraint;
    private final int count;
    private final Set<Relation> filling = new LinkedHashSet<>();
    private final Map<Relation, TableRows> planned = new LinkedHashMap<>();
    private final Map<Relation, String> triggersOff = new HashMap<>();

    /**
     * Make a filler.
     *
     * @param known what check constraints were found to accept before
     * @param count how many rows each table gets
     */
    public Filler(
            Tables tables, Query query, Map<String, List<Integer>> known, Hints hints, Restraint restraint, int count) {
        this(tables, query, known, hints, restraint, count, Planting.NONE);
    }

    /** Make a filler that gives columns the values that somebody has chosen, where they satisfy what the tables demand. */
    public Filler(
            Tables tables,
            Query query,
            Map<String, List<Integer>> known,
            Hints hints,
            Restraint restraint,
            int count,
            Planting planting) {
        this.tables = tables;
        this.query = query;
        this.savepoint = new Savepoint(query);
        this.solver = new ConstraintSolver(query, known);
        this.types = new TypeSamples(tables, solver, planting);
        this.hints = hints;
        this.restraint = restraint;
        this.count = count;
    }

    /** Fill tables, which exist. */
    public Filled fill(Set<Relation> wanted) {
        if (restraint.nothing() || count == 0 || wanted.isEmpty()) {
            return Filled.NOTHING;
        }
        filling.addAll(wanted);
        List<Table> order = FillOrder.of(tables, wanted);
        for (Table table : order) {
            planned.put(table.relation(), plan(table));
        }
        String all = planned.values().stream().flatMap(t -> t.insert().stream()).collect(Collectors.joining(";"));
        if (!all.isEmpty()
                && savepoint
                        .tried("SET CONSTRAINTS ALL DEFERRED;" + all + ";SET CONSTRAINTS ALL IMMEDIATE")
                        .isPresent()) {
            planned.clear();
            for (Table table : order) {
                planned.put(table.relation(), insert(plan(table)));
            }
        }
        return new Filled(List.copyOf(planned.values()), triggersOff);
    }

    private TableRows plan(Table table) {
        if (restraint.empty().contains(table.relation())) {
            return TableRows.none(table, "left empty, because the migration fails on its rows");
        }
        if (tables.lacksPartitions(table)) {
            return TableRows.none(table, "it has no partition that could take rows");
        }
        return new RowPlan(table, types, solver, hints, restraint, this::targets).rows(count);
    }

    /** Return what a foreign key can point to: rows that are planned or will be, else what the table has. */
    private List<List<@Nullable String>> targets(Reference reference) {
        Relation target = tables.root(reference.target());
        TableRows rows = planned.get(target);
        if (rows == null) {
            return reference.deferrable() && filling.contains(target) ? expected(reference) : List.of();
        }
        List<List<@Nullable String>> targets = rows.rows().stream()
                .map(r -> RowPlan.tuple(r.values(), reference.targetColumns()))
                .filter(t -> !t.contains(null))
                .toList();
        return targets.isEmpty() ? existing(reference) : targets;
    }

    /** Return what the first row of a table will have that is planned later, in a circle of deferred foreign keys. */
    private List<List<@Nullable String>> expected(Reference reference) {
        Table target = tables.table(tables.root(reference.target()));
        List<@Nullable String> first = new ArrayList<>();
        for (String column : reference.targetColumns()) {
            first.add(target.column(column)
                    .flatMap(c -> types.of(target, c))
                    .map(s -> s.value(0))
                    .orElse(null));
        }
        return first.contains(null) ? List.of() : List.of(first);
    }

    private List<List<@Nullable String>> existing(Reference reference) {
        String columns =
                reference.targetColumns().stream().map(Relation::quoted).collect(Collectors.joining(","));
        return query.rows("SELECT " + columns + " FROM " + reference.target().sql() + " WHERE (" + columns
                + ") IS NOT NULL ORDER BY " + columns + " LIMIT 20");
    }

    private TableRows insert(TableRows rows) {
        if (rows.rows().isEmpty()
                || savepoint.tried(checked(rows.insertAndRead(rows.rows()))).isEmpty()) {
            return rows;
        }
        List<Row> kept = new ArrayList<>();
        String refused = oneByOne(rows, kept);
        if (kept.isEmpty() && rows.table().triggers()) {
            String table = rows.table().relation().sql();
            query.send("ALTER TABLE " + table + " DISABLE TRIGGER USER");
            String without = oneByOne(rows, kept);
            query.send("ALTER TABLE " + table + " ENABLE TRIGGER USER");
            if (!kept.isEmpty()) {
                triggersOff.put(rows.table().relation(), Objects.requireNonNullElse(refused, ""));
            }
            refused = without;
        }
        return new TableRows(rows.table(), kept, kept.isEmpty() ? "every row was refused: " + refused : null);
    }

    /** Put rows in one at a time; returns why the first one was refused. */
    private @Nullable String oneByOne(TableRows rows, List<Row> kept) {
        String first = null;
        for (Row row : rows.rows()) {
            Optional<String> refused = savepoint.tried(checked(rows.insertAndRead(List.of(row))));
            if (refused.isEmpty()) {
                kept.add(row);
            } else if (first == null) {
                first = refused.get();
            }
        }
        return first;
    }

    private static String checked(String insert) {
        return "SET CONSTRAINTS ALL DEFERRED;" + insert + ";SET CONSTRAINTS ALL IMMEDIATE";
    }

    /** Return the tables that rows of these need: what they refer to and cannot be without. */
    public static Set<Relation> withParents(Set<Relation> wanted, Tables tables) {
        Set<Relation> all = new LinkedHashSet<>();
        wanted.forEach(w -> addWithParents(tables.root(w), all, tables));
        return all;
    }

    private static void addWithParents(Relation relation, Set<Relation> all, Tables tables) {
        if (tables.has(relation) && all.add(relation)) {
            Table table = tables.table(relation);
            for (Reference reference : table.references()) {
                if (!table.optional(reference)) {
                    addWithParents(tables.root(reference.target()), all, tables);
                }
            }
        }
    }
}
