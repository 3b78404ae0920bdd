package io.confiture.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Holds two snapshots side by side and finds each sort of difference. */
final class SnapshotPair {
    private final Map<ObjectId, CatalogObject> before;
    private final Map<ObjectId, CatalogObject> after;

    SnapshotPair(CatalogSnapshot before, CatalogSnapshot after) {
        this.before = byId(before);
        this.after = byId(after);
    }

    private static Map<ObjectId, CatalogObject> byId(CatalogSnapshot snapshot) {
        Map<ObjectId, CatalogObject> byId = new LinkedHashMap<>();
        snapshot.objects().forEach(o -> byId.put(o.id(), o));
        return byId;
    }

    /** Find objects that exist on one side only; a constraint or index under another name is a changed name. */
    List<Difference> comings() {
        List<CatalogObject> removed = without(before, after);
        List<CatalogObject> added = without(after, before);
        List<Difference> found = new ArrayList<>();
        for (CatalogObject old : List.copyOf(removed)) {
            added.stream().filter(o -> isRenamed(old, o)).findFirst().ifPresent(other -> {
                found.add(new Difference(
                        old.id(),
                        Change.CHANGED,
                        "name",
                        old.id().name(),
                        other.id().name()));
                removed.remove(old);
                added.remove(other);
            });
        }
        outermost(removed).forEach(id -> found.add(new Difference(id, Change.REMOVED, null, null, null)));
        outermost(added).forEach(id -> found.add(new Difference(id, Change.ADDED, null, null, null)));
        return found;
    }

    private static List<CatalogObject> without(Map<ObjectId, CatalogObject> of, Map<ObjectId, CatalogObject> others) {
        List<CatalogObject> without = new ArrayList<>();
        of.forEach((id, object) -> {
            if (!others.containsKey(id)) {
                without.add(object);
            }
        });
        return without;
    }

    private static boolean isRenamed(CatalogObject one, CatalogObject other) {
        ObjectId a = one.id();
        ObjectId b = other.id();
        return (a.kind() == ObjectKind.CONSTRAINT || a.kind() == ObjectKind.INDEX)
                && a.kind() == b.kind()
                && java.util.Objects.equals(a.schema(), b.schema())
                && java.util.Objects.equals(a.parent(), b.parent())
                && nameless(one).equals(nameless(other));
    }

    private static Map<String, String> nameless(CatalogObject object) {
        Map<String, String> form = new TreeMap<>();
        object.properties().keySet().forEach(p -> form.put(p, CanonicalForm.of(object, p)));
        if (object.id().kind() == ObjectKind.INDEX) {
            form.computeIfPresent("definition", (p, text) -> IndexText.withoutName(text));
        }
        return form;
    }

    /** Leave out what lies within another object of the list, such as the columns of a table that is gone. */
    private static List<ObjectId> outermost(List<CatalogObject> objects) {
        Set<String> containers = new HashSet<>();
        Set<String> extensions = new HashSet<>();
        for (CatalogObject object : objects) {
            ObjectId id = object.id();
            if (id.kind() == ObjectKind.EXTENSION) {
                extensions.add(id.name());
            }
            if (id.parent() == null) {
                containers.add(id.schema() + "." + id.name());
            } else if (id.kind() == ObjectKind.COLUMN) {
                containers.add(id.schema() + "." + id.parent() + "." + id.name());
            }
        }
        return objects.stream()
                .filter(o -> !(o.id().schema() != null
                        && o.id().parent() != null
                        && containers.contains(o.id().schema() + "." + o.id().parent())))
                .filter(o -> !isWithin(o.property("owned by"), containers)
                        && !isWithin(o.property("identity of"), containers))
                .filter(o -> !extensions.contains(o.properties().getOrDefault(CanonicalForm.COMES_WITH, ""))
                        && !extensions.contains(o.properties().getOrDefault(CanonicalForm.ON_EXTENSION, "")))
                .map(CatalogObject::id)
                .toList();
    }

    private static boolean isWithin(@Nullable String column, Set<String> containers) {
        return column != null
                && (containers.contains(column) || containers.contains(column.substring(0, column.lastIndexOf('.'))));
    }

    /** Find properties that differ between objects of both sides. */
    List<Difference> changes() {
        List<Difference> found = new ArrayList<>();
        before.forEach((id, old) -> {
            CatalogObject now = after.get(id);
            if (now == null || now.properties().equals(old.properties())) {
                return;
            }
            Set<String> names = new TreeSet<>(old.properties().keySet());
            names.addAll(now.properties().keySet());
            names.remove(CanonicalForm.POSITION);
            for (String name : names) {
                String was = old.property(name);
                String is = now.property(name);
                boolean same = was != null
                        && is != null
                        && (was.equals(is) || CanonicalForm.of(old, name).equals(CanonicalForm.of(now, name)));
                if (!same) {
                    found.add(new Difference(id, Change.CHANGED, name, was, is));
                }
            }
        });
        return found;
    }

    /** Find relations and composite types whose common columns stand in another order. */
    List<Difference> columnOrders() {
        Map<String, List<CatalogObject>> earlier = columns(before);
        Map<String, List<CatalogObject>> later = columns(after);
        Map<String, ObjectId> relations = new HashMap<>();
        before.keySet().stream()
                .filter(id -> id.parent() == null && hasColumns(id.kind()))
                .forEach(id -> relations.put(id.schema() + "." + id.name(), id));
        List<Difference> found = new ArrayList<>();
        earlier.forEach((relation, columns) -> {
            String was = order(columns, after.keySet());
            String is = order(later.getOrDefault(relation, List.of()), before.keySet());
            ObjectId id = relations.get(relation);
            if (!was.equals(is) && id != null) {
                found.add(new Difference(id, Change.COLUMN_ORDER, "column order", was, is));
            }
        });
        found.sort(Comparator.comparing(Difference::object));
        return found;
    }

    private static boolean hasColumns(ObjectKind kind) {
        return switch (kind) {
            case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW, COMPOSITE_TYPE -> true;
            default -> false;
        };
    }

    private static Map<String, List<CatalogObject>> columns(Map<ObjectId, CatalogObject> objects) {
        Map<String, List<CatalogObject>> byRelation = new TreeMap<>();
        objects.forEach((id, object) -> {
            if (object.property(CanonicalForm.POSITION) != null) {
                byRelation
                        .computeIfAbsent(id.schema() + "." + id.parent(), r -> new ArrayList<>())
                        .add(object);
            }
        });
        return byRelation;
    }

    private static String order(List<CatalogObject> columns, Set<ObjectId> common) {
        return String.join(
                ", ",
                columns.stream()
                        .filter(c -> common.contains(c.id()))
                        .sorted(Comparator.comparingInt(
                                c -> Integer.parseInt(c.properties().getOrDefault(CanonicalForm.POSITION, "0"))))
                        .map(c -> c.id().name())
                        .toList());
    }
}
