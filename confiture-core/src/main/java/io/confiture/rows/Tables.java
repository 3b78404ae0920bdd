package io.confiture.rows;

import io.confiture.catalog.CatalogObject;
import io.confiture.catalog.CatalogSnapshot;
import io.confiture.catalog.ObjectId;
import io.confiture.catalog.ObjectKind;
import io.confiture.sql.Lexer;
import io.confiture.sql.TokenKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Finds tables and types in a snapshot. For one thread. */
public final class Tables {

    private static final Set<ObjectKind> PARTS = Set.of(
            ObjectKind.COLUMN, ObjectKind.CONSTRAINT, ObjectKind.INDEX, ObjectKind.TRIGGER, ObjectKind.ATTRIBUTE);

    private final Map<Relation, CatalogObject> tables = new LinkedHashMap<>();
    private final Map<Relation, CatalogObject> types = new HashMap<>();
    private final Map<Relation, List<CatalogObject>> parts = new HashMap<>();
    private final Map<Relation, List<CatalogObject>> partitions = new HashMap<>();
    private final Map<Relation, Table> read = new HashMap<>();

    public Tables(CatalogSnapshot snapshot) {
        for (CatalogObject object : snapshot.objects()) {
            ObjectId id = object.id();
            String schema = Objects.requireNonNullElse(id.schema(), "");
            if (PARTS.contains(id.kind())) {
                Relation owner = new Relation(schema, Objects.requireNonNullElse(id.parent(), ""));
                parts.computeIfAbsent(owner, o -> new ArrayList<>()).add(object);
                continue;
            }
            Relation name = new Relation(schema, id.name());
            switch (id.kind()) {
                case TABLE -> add(name, object);
                case ENUM_TYPE, DOMAIN, COMPOSITE_TYPE, RANGE_TYPE -> types.put(name, object);
                default -> {
                    // Holds no rows, and is no type of a column.
                }
            }
        }
    }

    private void add(Relation name, CatalogObject table) {
        tables.put(name, table);
        String parent = table.property("partition of");
        if (parent != null) {
            partitions.computeIfAbsent(relation(parent), p -> new ArrayList<>()).add(table);
        }
    }

    public boolean isEmpty() {
        return tables.isEmpty();
    }

    public boolean has(Relation relation) {
        return tables.containsKey(relation);
    }

    /** Return all tables. */
    public Set<Relation> relations() {
        return tables.keySet();
    }

    /** Return the type of a name as {@code format_type} prints it, if the project made it. */
    public Optional<CatalogObject> type(String printed) {
        return Optional.ofNullable(types.get(relation(printed)));
    }

    /** Return the attributes of a composite type. */
    List<Column> attributes(CatalogObject type) {
        return columns(new Relation(
                Objects.requireNonNullElse(type.id().schema(), ""), type.id().name()));
    }

    /** Return the checks of a domain. */
    List<String> domainChecks(CatalogObject domain) {
        Relation name = new Relation(
                Objects.requireNonNullElse(domain.id().schema(), ""),
                domain.id().name());
        return definitions(name, ObjectKind.CONSTRAINT).stream()
                .flatMap(text -> Definition.check(text).stream())
                .toList();
    }

    /** Return the table that rows of a table are put into: for a partition the table that it belongs to in the end. */
    public Relation root(Relation relation) {
        Relation root = relation;
        CatalogObject table = tables.get(root);
        while (table != null && table.property("partition of") != null) {
            root = relation(Objects.requireNonNull(table.property("partition of")));
            table = tables.get(root);
        }
        return root;
    }

    /** Return what a table demands of its rows; the table exists. */
    public Table table(Relation relation) {
        return read.computeIfAbsent(relation, this::read);
    }

    private Table read(Relation relation) {
        CatalogObject object = Objects.requireNonNull(tables.get(relation));
        List<Column> columns = columns(relation);
        List<String> names = columns.stream().map(Column::name).toList();
        List<Key> keys = new ArrayList<>();
        List<Reference> references = new ArrayList<>();
        List<String> checks = new ArrayList<>();
        for (String text : definitions(relation, ObjectKind.CONSTRAINT)) {
            Definition.key(text, names).ifPresent(keys::add);
            Definition.reference(text).ifPresent(references::add);
            Definition.check(text).ifPresent(checks::add);
        }
        definitions(relation, ObjectKind.INDEX)
                .forEach(text -> Definition.uniqueIndex(text, names).ifPresent(keys::add));
        String partitionKey = object.property("partition by");
        return new Table(
                relation,
                columns,
                keys,
                references,
                checks,
                partitionKey != null,
                partitionKey == null ? List.of() : places(relation, partitionKey, names),
                parts.getOrDefault(relation, List.of()).stream().anyMatch(p -> p.id().kind() == ObjectKind.TRIGGER));
    }

    /** Return whether nothing takes the rows of a partitioned table. */
    boolean lacksPartitions(Table table) {
        return table.partitioned()
                && partitions.getOrDefault(table.relation(), List.of()).isEmpty();
    }

    private List<Map<String, String>> places(Relation relation, String partitionKey, List<String> columns) {
        List<String> key = Definition.partitionKey(partitionKey, columns);
        List<Map<String, String>> places = new ArrayList<>();
        for (CatalogObject partition : partitions.getOrDefault(relation, List.of())) {
            Map<String, String> place =
                    Definition.place(Objects.requireNonNullElse(partition.property("partition bound"), ""), key);
            if (place == null) {
                continue;
            }
            Relation name = new Relation(
                    Objects.requireNonNullElse(partition.id().schema(), ""),
                    partition.id().name());
            String further = partition.property("partition by");
            List<Map<String, String>> inner = further == null ? List.of() : places(name, further, columns);
            if (inner.isEmpty()) {
                places.add(place);
            }
            for (Map<String, String> more : inner) {
                Map<String, String> both = new HashMap<>(place);
                both.putAll(more);
                places.add(both);
            }
        }
        return places;
    }

    private List<String> definitions(Relation owner, ObjectKind kind) {
        return parts.getOrDefault(owner, List.of()).stream()
                .filter(p -> p.id().kind() == kind)
                .map(p -> Objects.requireNonNullElse(p.property("definition"), ""))
                .toList();
    }

    private List<Column> columns(Relation owner) {
        return parts.getOrDefault(owner, List.of()).stream()
                .filter(p -> p.id().kind() == ObjectKind.COLUMN || p.id().kind() == ObjectKind.ATTRIBUTE)
                .sorted((a, b) -> Integer.compare(position(a), position(b)))
                .map(this::column)
                .toList();
    }

    private Column column(CatalogObject column) {
        String type = Objects.requireNonNullElse(column.property("type"), "");
        String fallback = column.property("default");
        boolean identity = column.property("identity") != null;
        return new Column(
                column.id().name(),
                type,
                column.property("not null") != null || domainNotNull(type),
                fallback != null || identity,
                column.property("generated") != null,
                identity || (fallback != null && fallback.startsWith("nextval(")));
    }

    private boolean domainNotNull(String type) {
        return type(type)
                .filter(t -> t.id().kind() == ObjectKind.DOMAIN)
                .map(t -> t.property("not null") != null
                        || domainNotNull(Objects.requireNonNullElse(t.property("base type"), "")))
                .orElse(false);
    }

    private static int position(CatalogObject column) {
        return Integer.parseInt(Objects.requireNonNullElse(column.property("position"), "0"));
    }

    /** Read a name as PostgreSQL prints it with an empty search path. */
    static Relation relation(String printed) {
        Lexer lexer = Lexer.of(printed);
        List<String> names = new ArrayList<>();
        while (lexer.nextSignificant() && lexer.kind().identifier()) {
            names.add(lexer.name());
            if (!lexer.nextSignificant() || lexer.kind() != TokenKind.DOT) {
                break;
            }
        }
        String first = names.isEmpty() ? printed : names.get(0);
        return names.size() < 2 ? new Relation("", first) : new Relation(first, names.get(1));
    }
}
