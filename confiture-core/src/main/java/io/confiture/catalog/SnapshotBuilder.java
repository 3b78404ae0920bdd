package io.confiture.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts the rows of all queries together into objects, and finds out what nobody delivered. */
final class SnapshotBuilder {
    /** What the including object calls a row of another catalog that it covers, such as the index of a primary key. */
    private static final Map<String, String> NOUNS = Map.of("pg_class", "index ", "pg_constraint", "constraint ");

    private final int majorVersion;
    private final Secrets secrets;
    private final Membership membership = new Membership();
    private final Map<String, Map<Long, Draft>> objects = new HashMap<>();
    private final Map<String, Map<Long, Draft>> covered = new HashMap<>();
    private final List<Draft> facts = new ArrayList<>();
    private final List<Draft> stubs = new ArrayList<>();
    private final List<Draft> expectations = new ArrayList<>();
    private final Map<String, Long> rowsRead = new HashMap<>();
    private final List<UnmodelledObject> unmodelled = new ArrayList<>();

    SnapshotBuilder(int majorVersion, Secrets secrets) {
        this.majorVersion = majorVersion;
        this.secrets = secrets;
    }

    void add(CatalogQuery query, Draft draft) {
        if (query.counting() != null) {
            rowsRead.merge(query.counting(), 1L, Long::sum);
        }
        switch (query.role()) {
            case OBJECTS -> addObject(draft);
            case FACTS -> facts.add(draft);
            case STUBS -> stubs.add(draft);
            case MEMBERS -> membership.add(draft);
            case PROBE -> expectations.add(draft);
            case GATES -> throw new IllegalStateException("gates are read before a snapshot is built");
        }
    }

    private void addObject(Draft draft) {
        if (draft.catalog.equals("pg_attribute")) {
            rowsRead.merge("pg_attribute", 1L, Long::sum);
        }
        objects.computeIfAbsent(draft.catalog, c -> new LinkedHashMap<>()).put(draft.fullKey(), draft);
        cover(draft, draft);
    }

    private void cover(Draft row, Draft by) {
        row.covers.forEach((catalog, keys) -> {
            for (long key : OidList.parse(keys)) {
                covered.computeIfAbsent(catalog, c -> new HashMap<>()).put(key, by);
            }
        });
    }

    /** Return the objects, sorted and without those of extensions. */
    List<CatalogObject> objects(ReaderOptions options) {
        facts.forEach(this::attach);
        numberColumns();
        SortedMap<ObjectId, CatalogObject> sorted = new TreeMap<>();
        for (Map<Long, Draft> ofCatalog : objects.values()) {
            for (Draft draft : ofCatalog.values()) {
                if (isKept(draft)) {
                    finish(draft);
                    put(sorted, draft);
                }
            }
        }
        for (Draft stub : stubs) {
            finishStub(stub, sorted);
        }
        LeftOut leftOut = new LeftOut(options.leftOut());
        return sorted.values().stream().filter(leftOut::keeps).toList();
    }

    private void put(SortedMap<ObjectId, CatalogObject> sorted, Draft draft) {
        ObjectId id = draft.id();
        CatalogObject twin = sorted.put(id, new CatalogObject(id, new TreeMap<>(draft.properties)));
        if (twin != null) {
            unmodelled.add(new UnmodelledObject(draft.catalog, "two objects with the same name: " + id));
        }
        if (draft.unreadable != null) {
            unmodelled.add(new UnmodelledObject(draft.catalog, id + ": " + draft.unreadable));
        }
    }

    /** Decide about members of extensions: what hangs on their tables can be the user's, all else is the extension's. */
    private boolean isKept(Draft draft) {
        if (membership.extensionOf(draft.catalog, draft.key) != null && draft.subkey == 0) {
            return false;
        }
        if (draft.ofDomain != 0) {
            return membership.extensionOf("pg_type", draft.ofDomain) == null;
        }
        if (draft.of == 0) {
            return true;
        }
        Draft owner = owner(draft);
        String extension = owner == null ? null : membership.extensionOf(owner.catalog, owner.key);
        if (extension == null || owner == null) {
            return true;
        }
        draft.properties.put(CanonicalForm.ON_EXTENSION, extension);
        return owner.kind().hasAppendedColumns();
    }

    private @Nullable Draft owner(Draft part) {
        Draft relation = objects.getOrDefault("pg_class", Map.of()).get(Draft.fullKey(part.of, 0));
        return relation != null
                ? relation
                : covered.getOrDefault("pg_class", Map.of()).get(part.of);
    }

    private void finish(Draft draft) {
        String method = draft.properties.get("method");
        if (draft.kind() == ObjectKind.INDEX) {
            draft.properties.computeIfPresent(
                    "definition", (p, text) -> IndexText.withoutOptions(text, draft.properties));
        }
        StorageOptions.normalise(draft, method, majorVersion);
        String owner = draft.aclOwner != null ? draft.aclOwner : draft.properties.getOrDefault("owner", "");
        draft.properties.putAll(Grants.properties(draft.acl, owner, draft.kind(), draft.aclType, majorVersion));
        draft.secrets.forEach(
                (name, value) -> draft.properties.put(name, secrets.hide(draft.id() + " " + name, value)));
    }

    private void finishStub(Draft stub, SortedMap<ObjectId, CatalogObject> sorted) {
        String owner = stub.aclOwner == null ? "" : stub.aclOwner;
        if (Grants.same(stub.acl, stub.initialAcl, owner)) {
            return;
        }
        String extension =
                membership.extensionOf(stub.catalog.equals("pg_attribute") ? "pg_class" : stub.catalog, stub.key);
        stub.properties.put(CanonicalForm.COMES_WITH, extension == null ? "PostgreSQL" : extension);
        stub.properties.putAll(Grants.properties(stub.acl, owner, stub.kind(), null, majorVersion));
        if (stub.acl == null) {
            stub.properties.put("grants", "default");
        }
        put(sorted, stub);
    }

    private void attach(Draft fact) {
        boolean column = fact.subkey != 0 && fact.catalog.equals("pg_class");
        Draft target = objects.getOrDefault(column ? "pg_attribute" : fact.catalog, Map.of())
                .get(fact.fullKey());
        if (target != null) {
            target.properties.putAll(fact.properties);
            cover(fact, target);
            return;
        }
        Draft including = covered.getOrDefault(fact.catalog, Map.of()).get(fact.key);
        if (including != null) {
            String noun = NOUNS.getOrDefault(fact.catalog, fact.catalog.substring("pg_".length()) + " ");
            fact.properties.forEach((name, value) -> including.properties.put(noun + name, value));
        } else if (membership.extensionOf(fact.catalog, fact.key) == null && !fact.properties.isEmpty()) {
            unmodelled.add(new UnmodelledObject(
                    fact.catalog, "oid " + fact.key + ": " + String.join(", ", fact.properties.keySet())));
        }
    }

    /** Give each column its place among the columns that still exist; numbers of dropped columns leave no gap. */
    private void numberColumns() {
        Map<Long, List<Draft>> byRelation = new HashMap<>();
        for (Draft column : objects.getOrDefault("pg_attribute", Map.of()).values()) {
            byRelation.computeIfAbsent(column.of, o -> new ArrayList<>()).add(column);
        }
        for (List<Draft> columns : byRelation.values()) {
            columns.sort(Comparator.comparingInt(c -> c.subkey));
            for (int i = 0; i < columns.size(); i++) {
                columns.get(i).properties.put(CanonicalForm.POSITION, Integer.toString(i + 1));
            }
        }
    }

    /** Return the oids per catalog that the probe saw and no query delivered. Call after {@link #objects}. */
    Map<String, List<Long>> missing() {
        Map<String, List<Long>> missing = new TreeMap<>();
        for (Draft expectation : expectations) {
            if (expectation.keys == null) {
                continue;
            }
            Map<Long, Draft> delivered = objects.getOrDefault(expectation.catalog, Map.of());
            Map<Long, Draft> included = covered.getOrDefault(expectation.catalog, Map.of());
            for (long oid : OidList.parse(expectation.keys)) {
                if (!delivered.containsKey(Draft.fullKey(oid, 0))
                        && !included.containsKey(oid)
                        && membership.extensionOf(expectation.catalog, oid) == null) {
                    missing.computeIfAbsent(expectation.catalog, c -> new ArrayList<>())
                            .add(oid);
                }
            }
        }
        return missing;
    }

    /** Return what is known to be missing without an oid. Call after {@link #objects}. */
    List<UnmodelledObject> unmodelled() {
        List<UnmodelledObject> all = new ArrayList<>(unmodelled);
        for (Draft expectation : expectations) {
            long read = rowsRead.getOrDefault(expectation.catalog, 0L);
            if (expectation.keys == null && expectation.rows != read) {
                all.add(new UnmodelledObject(
                        expectation.catalog, "read " + read + " rows where the database has " + expectation.rows));
            }
        }
        return all;
    }

    /** Knows which objects belong to extensions. */
    private static final class Membership {
        private final Map<String, Map<Long, String>> extensions = new HashMap<>();

        void add(Draft draft) {
            extensions
                    .computeIfAbsent(draft.catalog, c -> new HashMap<>())
                    .put(draft.key, draft.extension == null ? "" : draft.extension);
        }

        @Nullable
        String extensionOf(String catalog, long oid) {
            return extensions.getOrDefault(catalog, Map.of()).get(oid);
        }
    }
}
