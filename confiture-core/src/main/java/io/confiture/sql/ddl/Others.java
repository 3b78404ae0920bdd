package io.confiture.sql.ddl;

import io.confiture.project.SourceLocation;
import io.confiture.project.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Holds what there is beside tables after the statements followed so far: no more than the names and their places. */
final class Others {
    /**
     * Is one object.
     *
     * @param name with its schema, where it has one
     * @param owner the relation that it belongs to
     * @param arguments the types of a routine's arguments; null when they cannot be read, and for all else
     */
    record Other(
            DefinedKind kind,
            TableName name,
            @Nullable TableName owner,
            @Nullable List<TypeName> arguments,
            SourceLocation location) {

        /** Tell whether both are one object; of routines whose arguments cannot be read nobody knows. */
        boolean is(Other that) {
            boolean unread = kind == DefinedKind.ROUTINE && arguments == null;
            boolean part = kind.place() == DefinedKind.Place.RELATION;
            return kind == that.kind
                    && !unread
                    && name.equals(that.name)
                    && (!part || Objects.equals(owner, that.owner))
                    && Objects.equals(arguments, that.arguments);
        }

        Other named(TableName other) {
            return new Other(kind, other, owner, arguments, location);
        }

        Other ownedBy(TableName other) {
            // An index follows its table into another schema.
            TableName own = name.schema() == null ? name : new TableName(other.schema(), name.name());
            return new Other(kind, own, other, arguments, location);
        }
    }

    private final List<Other> all = new ArrayList<>();

    void restore(Others others) {
        all.clear();
        all.addAll(others.all);
    }

    List<Other> all() {
        return List.copyOf(all);
    }

    /** Add an object in the place of the one of its name, unless that one shall stay. */
    void put(Other other, boolean unlessThere) {
        if (unlessThere && all.stream().anyMatch(other::is)) {
            return;
        }
        all.removeIf(other::is);
        all.add(other);
    }

    /** Find the relation of a name that may lack its schema. */
    @Nullable
    TableName relation(TableName written, SearchPath path) {
        return written.schema() != null ? written : full(DefinedKind.RELATION, written, path);
    }

    /** Find the full name of what is written; null when nothing of this kind is known by it. */
    @Nullable
    TableName full(DefinedKind kind, TableName written, SearchPath path) {
        if (written.schema() != null || kind.place() != DefinedKind.Place.SCHEMA) {
            return written;
        }
        for (String schema : path.schemas()) {
            TableName candidate = new TableName(schema, written.name());
            if (all.stream().anyMatch(o -> o.kind == kind && o.name.equals(candidate))) {
                return candidate;
            }
        }
        return null;
    }

    void drop(Predicate<Other> gone) {
        List<Other> removed = all.stream().filter(gone).toList();
        all.removeAll(removed);
        for (Other other : removed) {
            if (other.kind == DefinedKind.RELATION) {
                dropOwned(other.name);
            }
        }
    }

    /** Follow a relation that is dropped: what belongs to it goes too. */
    void dropOwned(TableName relation) {
        all.removeIf(o -> relation.equals(o.owner));
    }

    void rename(Predicate<Other> which, TableName to) {
        for (Other other : all.stream().filter(which).toList()) {
            all.set(all.indexOf(other), other.named(to));
            if (other.kind == DefinedKind.RELATION) {
                renamedOwner(other.name, to);
            }
        }
    }

    /** Follow a relation that has another name or schema now. */
    void renamedOwner(TableName from, TableName to) {
        all.replaceAll(o -> from.equals(o.owner) ? o.ownedBy(to) : o);
    }

    void dropSchema(String schema) {
        drop(o -> schema.equals(o.name.schema())
                || (o.kind == DefinedKind.SCHEMA && o.name.name().equals(schema)));
        all.removeIf(o -> o.owner != null && schema.equals(o.owner.schema()));
    }

    void renameSchema(String from, String to) {
        all.replaceAll(o -> o.kind == DefinedKind.SCHEMA && o.name.name().equals(from)
                ? o.named(new TableName(null, to))
                : from.equals(o.name.schema()) ? o.named(new TableName(to, o.name.name())) : o);
        all.replaceAll(o ->
                o.owner != null && from.equals(o.owner.schema()) ? o.ownedBy(new TableName(to, o.owner.name())) : o);
    }
}
