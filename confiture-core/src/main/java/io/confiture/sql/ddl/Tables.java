package io.confiture.sql.ddl;

import io.confiture.project.SourceLocation;
import io.confiture.project.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Holds the schemas, tables and types that exist after the statements followed so far, and finds names in them. */
final class Tables implements TypeReader.Schemas {
    /** Where temporary tables are, first in every search path. */
    static final String TEMPORARY = "pg_temp";

    private final Map<TableName, TableDraft> byName = new LinkedHashMap<>();
    private final Map<TableName, Domain> domains = new HashMap<>();
    private final Map<TableName, List<ColumnDraft>> composites = new HashMap<>();
    private final Set<TableName> otherTypes = new HashSet<>();
    private final Set<String> schemas = new HashSet<>();
    private final Set<String> createdSomewhere;
    private int lastId;
    final Others others = new Others();
    SearchPath path = SearchPath.initial();

    /** Hold nothing; schemas that no statement at all creates are taken to exist, made by somebody else. */
    Tables(Set<String> createdSomewhere) {
        this.createdSomewhere = createdSomewhere;
        schemas.add("public");
        schemas.add("pg_catalog");
    }

    Tables copy() {
        Tables copy = new Tables(createdSomewhere);
        copy.restore(this);
        return copy;
    }

    /** Become what another was when it was copied; the search path stays, it follows rules of its own. */
    void restore(Tables other) {
        byName.clear();
        other.byName.forEach((name, table) -> byName.put(name, table.copy()));
        domains.clear();
        domains.putAll(other.domains);
        composites.clear();
        composites.putAll(other.composites);
        otherTypes.clear();
        otherTypes.addAll(other.otherTypes);
        schemas.clear();
        schemas.addAll(other.schemas);
        others.restore(other.others);
        lastId = Math.max(lastId, other.lastId);
    }

    // Names

    /** Return the full name of what is created under this name; null when no schema of the search path exists. */
    @Nullable
    TableName created(TableName written) {
        String schema = written.schema();
        if (schema != null) {
            return new TableName(temporary(schema), written.name());
        }
        for (String candidate : path.schemas()) {
            if (exists(candidate)) {
                return new TableName(temporary(candidate), written.name());
            }
        }
        return null;
    }

    private static String temporary(String schema) {
        return schema.startsWith("pg_temp_") ? TEMPORARY : schema;
    }

    private boolean exists(String schema) {
        return schema.equals(TEMPORARY) || schemas.contains(schema) || !createdSomewhere.contains(schema);
    }

    @Nullable
    TableDraft find(TableName written) {
        TableName full = full(written, byName.keySet());
        return full == null ? null : byName.get(full);
    }

    private @Nullable TableName full(TableName written, Collection<TableName> known) {
        if (written.schema() != null) {
            return known.contains(written) ? written : null;
        }
        TableName temporary = new TableName(TEMPORARY, written.name());
        if (known.contains(temporary)) {
            return temporary;
        }
        for (String schema : path.schemas()) {
            TableName candidate = new TableName(schema, written.name());
            if (known.contains(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    @Override
    public @Nullable String find(@Nullable String schema, String name) {
        if (schema != null) {
            return schema;
        }
        TableName full = fullType(new TableName(null, name));
        return full == null ? null : full.schema();
    }

    private @Nullable TableName fullType(TableName written) {
        TableName full = full(written, domains.keySet());
        full = full != null ? full : full(written, composites.keySet());
        full = full != null ? full : full(written, otherTypes);
        return full != null ? full : full(written, byName.keySet());
    }

    // Schemas

    void createSchema(String name) {
        schemas.add(name);
    }

    void dropSchema(String name) {
        schemas.remove(name);
        others.dropSchema(name);
        List.copyOf(byName.values()).stream()
                .filter(table -> name.equals(table.name.schema()))
                .forEach(this::drop);
        domains.keySet().removeIf(type -> name.equals(type.schema()));
        composites.keySet().removeIf(type -> name.equals(type.schema()));
        otherTypes.removeIf(type -> name.equals(type.schema()));
    }

    void renameSchema(String from, String to) {
        if (schemas.remove(from)) {
            schemas.add(to);
        }
        for (TableDraft table : List.copyOf(byName.values())) {
            if (from.equals(table.name.schema())) {
                rename(table, new TableName(to, table.name.name()));
            }
        }
        renameTypes(from, to);
        others.renameSchema(from, to);
    }

    private void renameTypes(String from, String to) {
        Set<TableName> all = new HashSet<>(otherTypes);
        all.addAll(domains.keySet());
        all.addAll(composites.keySet());
        all.stream()
                .filter(type -> from.equals(type.schema()))
                .forEach(type -> renameType(type, new TableName(to, type.name())));
    }

    // Tables

    Collection<TableDraft> tables() {
        return byName.values();
    }

    /** Add an empty table; null when the name is taken, which the server refuses or leaves alone. */
    @Nullable
    TableDraft create(TableName full, SourceLocation location) {
        if (byName.containsKey(full)) {
            return null;
        }
        TableDraft table = new TableDraft(++lastId, full, location);
        byName.put(full, table);
        return table;
    }

    void rename(TableDraft table, TableName full) {
        if (byName.containsKey(full)) {
            return;
        }
        TableName old = table.name;
        byName.remove(old);
        table.name = full;
        byName.put(full, table);
        others.renamedOwner(old, full);
        retype(old, full);
    }

    /** Remove a table with the foreign keys that lead to it and the tables that inherit from it. */
    void drop(TableDraft table) {
        if (byName.remove(table.name) == null) {
            return;
        }
        others.dropOwned(table.name);
        for (TableDraft other : byName.values()) {
            other.constraints.removeIf(constraint -> constraint.targetId == table.id);
        }
        heirs(table).forEach(this::drop);
    }

    /** Remove the foreign keys that lead to a column, as DROP COLUMN CASCADE does. */
    void dropReferences(TableDraft table, String column) {
        for (TableDraft other : byName.values()) {
            other.constraints.removeIf(c -> c.targetId == table.id && c.targetColumns.contains(column));
        }
    }

    /** Remove the foreign keys that rest on a key, as DROP CONSTRAINT CASCADE does. */
    void dropReferences(TableDraft table, List<String> key) {
        for (TableDraft other : byName.values()) {
            other.constraints.removeIf(c -> c.targetId == table.id && c.targetColumns.equals(key));
        }
    }

    /** Find the table with the key or unique index of this name. */
    @Nullable
    TableDraft findByIndex(TableName written) {
        for (String schema : written.schema() == null ? path.schemas() : List.of(written.schema())) {
            for (TableDraft table : byName.values()) {
                ConstraintDraft constraint = table.constraint(written.name());
                if (schema.equals(table.name.schema()) && constraint != null && constraint.isKey()) {
                    return table;
                }
            }
        }
        return null;
    }

    /** Return the tables that inherit from a table, or are its partitions, directly. */
    List<TableDraft> heirs(TableDraft table) {
        return byName.values().stream()
                .filter(other -> other.parents.contains(table.id))
                .toList();
    }

    @Nullable
    TableDraft byId(int id) {
        for (TableDraft table : byName.values()) {
            if (table.id == id) {
                return table;
            }
        }
        return null;
    }

    /** Return what chooses names for constraints: names are taken if a constraint or table of the schema has them. */
    ConstraintNames names() {
        return new ConstraintNames((table, name) -> byName.containsKey(new TableName(table.name.schema(), name))
                || table.constraint(name) != null
                || byName.values().stream()
                        .filter(other -> java.util.Objects.equals(other.name.schema(), table.name.schema()))
                        .anyMatch(other -> other.constraint(name) != null));
    }

    /** Follow a new name of a column into the foreign keys that lead to it. */
    void renamedTarget(TableDraft table, String from, String to) {
        for (TableDraft other : byName.values()) {
            for (ConstraintDraft constraint : other.constraints) {
                if (constraint.targetId == table.id) {
                    constraint.targetColumns.replaceAll(c -> c.equals(from) ? to : c);
                }
            }
        }
    }

    // Types

    void createDomain(TableName full, Domain domain) {
        domains.putIfAbsent(full, domain);
    }

    void createComposite(TableName full, List<ColumnDraft> columns) {
        composites.putIfAbsent(full, columns);
    }

    void createType(TableName full) {
        otherTypes.add(full);
    }

    @Nullable
    List<ColumnDraft> composite(TableName written) {
        TableName full = full(written, composites.keySet());
        return full == null ? null : composites.get(full);
    }

    Map<TableName, Domain> domains() {
        return domains;
    }

    /** Change a domain, if a statement has defined it. */
    void alterDomain(TableName written, java.util.function.UnaryOperator<Domain> change) {
        TableName full = full(written, domains.keySet());
        if (full != null) {
            domains.computeIfPresent(full, (name, domain) -> change.apply(domain));
        }
    }

    /** Remove a type, with the columns of that type. */
    void dropType(TableName written) {
        TableName full = fullType(written);
        if (full == null || byName.containsKey(full)) {
            return;
        }
        domains.remove(full);
        composites.remove(full);
        otherTypes.remove(full);
        for (TableDraft table : byName.values()) {
            List<String> gone = table.columns.stream()
                    .filter(column -> isOf(column.type, full))
                    .map(column -> column.name)
                    .toList();
            gone.forEach(table::removeColumn);
        }
    }

    void renameType(TableName written, TableName to) {
        TableName from = fullType(written);
        if (from == null || byName.containsKey(from)) {
            return;
        }
        Domain domain = domains.remove(from);
        if (domain != null) {
            domains.put(to, domain);
        }
        List<ColumnDraft> composite = composites.remove(from);
        if (composite != null) {
            composites.put(to, composite);
        }
        if (otherTypes.remove(from)) {
            otherTypes.add(to);
        }
        retype(from, to);
    }

    @Nullable
    TableName type(TableName written) {
        return fullType(written);
    }

    private void retype(TableName from, TableName to) {
        Consumer<ColumnDraft> change = column -> column.type = renamed(column.type, from, to);
        byName.values().forEach(table -> table.columns.forEach(change));
        composites.values().forEach(columns -> columns.forEach(change));
        domains.replaceAll(
                (name, domain) -> new Domain(renamed(domain.base(), from, to), domain.notNull(), domain.hasDefault()));
    }

    private static TypeName renamed(TypeName type, TableName from, TableName to) {
        return isOf(type, from) ? new TypeName(to.schema(), to.name(), type.modifiers(), type.array()) : type;
    }

    private static boolean isOf(TypeName type, TableName name) {
        return type.schema() != null
                && type.schema().equals(name.schema())
                && type.name().equals(name.name());
    }

    /** Return the columns of a table or composite type as drafts of their own. */
    List<ColumnDraft> copies(List<ColumnDraft> columns) {
        List<ColumnDraft> copies = new ArrayList<>();
        columns.forEach(column -> copies.add(column.copy()));
        return copies;
    }
}
