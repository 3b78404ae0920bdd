package io.confiture.sync.plan;

import io.confiture.sync.rules.ColumnName;
import io.confiture.sync.rules.LinkGroup;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Says which columns are mapped alike: those of a link group, and those that foreign keys join, in any number of steps. */
final class Domains {

    private static final Comparator<ColumnName> BY_NAME = Comparator.comparing(ColumnName::schema)
            .thenComparing(ColumnName::table)
            .thenComparing(ColumnName::column);

    private final Map<ColumnName, ColumnName> parents = new HashMap<>();
    private final Set<ColumnName> referencing = new HashSet<>();
    private final Map<ColumnName, Set<String>> groups = new HashMap<>();
    private final Map<ColumnName, ColumnName> firsts = new HashMap<>();

    Domains(List<LinkGroup> links, ForeignKeys keys) {
        for (ForeignKeys.ForeignKey key : keys.all()) {
            for (int i = 0; i < Math.min(key.from().size(), key.to().size()); i++) {
                join(key.from().get(i), key.to().get(i));
                if (!key.from().get(i).equals(key.to().get(i))) {
                    referencing.add(key.from().get(i));
                }
            }
        }
        for (LinkGroup group : links) {
            group.columns().forEach(column -> join(group.columns().get(0), column));
        }
        for (LinkGroup group : links) {
            if (!group.columns().isEmpty()) {
                groups.computeIfAbsent(root(group.columns().get(0)), r -> new LinkedHashSet<>())
                        .add(group.name());
            }
        }
        // What refers to nothing comes first, then the name decides.
        Comparator<ColumnName> order =
                Comparator.comparing((ColumnName c) -> referencing.contains(c)).thenComparing(BY_NAME);
        for (ColumnName column : parents.keySet()) {
            firsts.merge(root(column), column, (a, b) -> order.compare(a, b) <= 0 ? a : b);
        }
    }

    private void join(ColumnName a, ColumnName b) {
        ColumnName one = root(a);
        ColumnName other = root(b);
        parents.put(one, other);
        parents.putIfAbsent(other, other);
    }

    private ColumnName root(ColumnName column) {
        ColumnName at = column;
        ColumnName next = parents.getOrDefault(at, at);
        while (!next.equals(at)) {
            at = next;
            next = parents.getOrDefault(at, at);
        }
        return at;
    }

    /** Return the names of the link groups that a column is in, for itself or through foreign keys. */
    Set<String> groups(ColumnName column) {
        return groups.getOrDefault(root(column), Set.of());
    }

    /** Return the domain of a column: part of the key that its values are mapped with. */
    String of(ColumnName column) {
        Set<String> names = groups(column);
        if (!names.isEmpty()) {
            return "link:" + new TreeSet<>(names).first();
        }
        ColumnName first = firsts.getOrDefault(root(column), column);
        return "column:" + first.schema() + "." + first.table() + "." + first.column();
    }
}
