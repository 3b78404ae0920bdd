package io.confiture.assertions.content;

import io.confiture.assertions.source.DatabaseSource;
import io.confiture.catalog.CatalogObject;
import io.confiture.catalog.CatalogSnapshot;
import io.confiture.catalog.ObjectId;
import io.confiture.catalog.ObjectKind;
import io.confiture.catalog.ReaderOptions;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Says what of a catalog is compared.
 *
 * @param schemas only what is in these; empty for everything
 * @param leftOut qualified names of relations, types and functions that are left out with all that belongs to them
 * @param ignored properties that are not compared
 * @param anyColumnOrder whether columns of tables may stand in any order
 */
record CatalogView(Set<String> schemas, Set<String> leftOut, Set<String> ignored, boolean anyColumnOrder) {
    static final CatalogView WHOLE = new CatalogView(Set.of(), Set.of(), Set.of(), false);

    CatalogView inSchemas(String... names) {
        return new CatalogView(Set.copyOf(List.of(names)), leftOut, ignored, anyColumnOrder);
    }

    CatalogView leavingOut(String... names) {
        return new CatalogView(schemas, more(leftOut, names), ignored, anyColumnOrder);
    }

    CatalogView ignoring(String... properties) {
        return new CatalogView(schemas, leftOut, more(ignored, properties), anyColumnOrder);
    }

    CatalogView withAnyColumnOrder() {
        return new CatalogView(schemas, leftOut, ignored, true);
    }

    private static Set<String> more(Set<String> known, String... names) {
        Set<String> all = new TreeSet<>(known);
        all.addAll(List.of(names));
        return all;
    }

    ReaderOptions options() {
        return ReaderOptions.defaults().leavingOut(leftOut).waitingAtMost(DatabaseSource.PATIENCE);
    }

    /** Return what of a snapshot is compared. What is not modelled stays: nobody knows what it belongs to. */
    CatalogSnapshot of(CatalogSnapshot snapshot) {
        Stream<CatalogObject> kept = snapshot.objects().stream().filter(object -> keeps(object.id()));
        return new CatalogSnapshot(
                snapshot.serverVersionNum(), kept.map(this::without).toList(), snapshot.unmodelled());
    }

    private boolean keeps(ObjectId id) {
        String within = id.kind() == ObjectKind.SCHEMA ? id.name() : id.schema();
        boolean in = schemas.isEmpty() || (within != null && schemas.contains(within));
        int arguments = id.name().indexOf('(');
        String name = arguments < 0 ? id.name() : id.name().substring(0, arguments);
        return in && !leftOut.contains(id.schema() + "." + name) && !leftOut.contains(id.schema() + "." + id.parent());
    }

    private CatalogObject without(CatalogObject object) {
        if (ignored.isEmpty()) {
            return object;
        }
        TreeMap<String, String> properties = new TreeMap<>(object.properties());
        properties.keySet().removeAll(ignored);
        return new CatalogObject(object.id(), properties);
    }

    /** Tell whether a snapshot has nothing but what every new database has. */
    static boolean isBare(CatalogSnapshot snapshot) {
        return snapshot.objects().stream().map(CatalogObject::id).allMatch(id -> switch (id.kind()) {
            case DATABASE -> true;
            case SCHEMA -> id.name().equals("public");
            case EXTENSION -> id.name().equals("plpgsql");
            default -> false;
        });
    }

    /** Say what is compared, after "catalog". */
    @Override
    public String toString() {
        return (schemas.isEmpty() ? "" : ", schemas " + String.join(", ", new TreeSet<>(schemas)) + " only")
                + (leftOut.isEmpty() ? "" : ", without " + String.join(", ", leftOut))
                + (ignored.isEmpty() ? "" : ", whatever the " + String.join(", ", ignored));
    }
}
