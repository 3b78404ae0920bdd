package io.confiture.sync.plan;

import io.confiture.catalog.CatalogObject;
import io.confiture.catalog.CatalogSnapshot;
import io.confiture.project.Nearest;
import io.confiture.rows.Relation;
import io.confiture.rows.Tables;
import io.confiture.sync.rules.RulesWriter;
import io.confiture.sync.rules.SyncRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what of a database can be copied, and what cannot. */
final class CopyScope {

    /** Where a copy keeps what it needs itself. */
    private static final String OWN_SCHEMA = "confiture_sync";

    private static final String EXTENSION = "on a table of extension";
    private static final String PARTITION = "partition of";

    private final Set<Relation> tables = new TreeSet<>();
    private final Map<Relation, Relation> partitions = new TreeMap<>();
    private final Map<Relation, String> others = new TreeMap<>();
    private final Map<Relation, Relation> foreignPartitions = new TreeMap<>();
    private int largeObjects;

    CopyScope(CatalogSnapshot snapshot, Tables known, SyncRules rules) {
        for (Relation relation : known.relations()) {
            Relation root = known.root(relation);
            if (relation.schema().equals(OWN_SCHEMA)) {
                continue;
            }
            if (rules.ofTools().contains(relation.schema() + "." + relation.name())
                    && rules.find(relation.schema(), relation.name()).isEmpty()) {
                others.put(relation, "table of a migration tool");
            } else if (root.equals(relation)) {
                tables.add(relation);
            } else {
                partitions.put(relation, root);
            }
        }
        for (CatalogObject object : snapshot.objects()) {
            other(object, known);
        }
    }

    private void other(CatalogObject object, Tables known) {
        String schema = Objects.requireNonNullElse(object.id().schema(), "");
        switch (object.id().kind()) {
            case VIEW, MATERIALIZED_VIEW ->
                others.put(
                        new Relation(schema, object.id().name()),
                        object.id().kind().toString());
            case FOREIGN_TABLE -> {
                Relation relation = new Relation(schema, object.id().name());
                others.put(relation, "foreign table");
                known.relations().stream()
                        .filter(table -> object.property(PARTITION) != null
                                && Objects.equals(object.property(PARTITION), printed(table)))
                        .forEach(table -> foreignPartitions.put(relation, known.root(table)));
            }
            case COLUMN -> {
                String extension = object.property(EXTENSION);
                Relation relation = new Relation(
                        schema, Objects.requireNonNullElse(object.id().parent(), ""));
                if (extension != null && !tables.contains(relation) && !others.containsKey(relation)) {
                    others.put(relation, "table of the extension " + extension);
                }
            }
            case LARGE_OBJECT -> largeObjects++;
            default -> {
                // Holds no rows.
            }
        }
    }

    private static String printed(Relation relation) {
        return RulesWriter.sql(relation.schema(), relation.name());
    }

    /** Return the tables that can be copied, in order; of partitioned ones the roots. */
    Set<Relation> tables() {
        return tables;
    }

    /** Return what a name that is no table to copy stands for, in words: {@code a view}; null when there is nothing. */
    @Nullable
    String otherwise(Relation relation) {
        Relation root = partitions.get(relation);
        if (root != null) {
            return "a partition of " + root;
        }
        String other = others.get(relation);
        return other == null ? null : "a " + other;
    }

    /** Ask whether another table was meant, with the name as decision files write it; null when none is near. */
    @Nullable
    String question(Relation wrong) {
        Map<String, Relation> names = new LinkedHashMap<>();
        tables.forEach(table -> names.put(table.toString(), table));
        String near = Nearest.to(wrong.toString(), names.keySet());
        Relation meant = near == null ? null : names.get(near);
        return meant == null ? null : "did you mean " + RulesWriter.table(meant.schema(), meant.name()) + "?";
    }

    /** Say whether a name stands for a table that an extension brings. */
    boolean isOfExtension(Relation relation) {
        return others.getOrDefault(relation, "").startsWith("table of the extension");
    }

    /** Say what is left out whatever is selected. */
    void tell(PlanFindings findings) {
        Map<String, List<String>> kinds = new TreeMap<>();
        others.forEach((relation, kind) ->
                kinds.computeIfAbsent(kind, k -> new ArrayList<>()).add(relation.toString()));
        kinds.forEach((kind, names) -> findings.note(
                names.size() == 1
                        ? "a " + kind + " is not copied"
                        : names.size() + " " + plural(kind) + " are not copied",
                null,
                names.stream().collect(Collectors.joining("\n"))));
        foreignPartitions.forEach((foreign, root) -> findings.note(
                "rows of " + root + " that are in the foreign table " + foreign + " are not copied", null, null));
        if (largeObjects > 0) {
            findings.note(
                    largeObjects == 1 ? "a large object is not copied" : largeObjects + " large objects are not copied",
                    null,
                    null);
        }
    }

    private static String plural(String kind) {
        return kind.startsWith("table of") ? "tables" + kind.substring("table".length()) : kind + "s";
    }
}
