package io.confiture.rows;

import io.confiture.catalog.CatalogObject;
import io.confiture.catalog.CatalogSnapshot;
import io.confiture.catalog.ObjectKind;
import io.confiture.sql.Cursor;
import io.confiture.sql.Lexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Is a key by its name: a primary key, a unique or exclusion constraint, or a unique index.
 *
 * @param name the constraint or index
 * @param key what must differ
 * @param definition as PostgreSQL prints it
 * @param condition the columns that say whether a row counts at all: those of a partial index's condition
 */
public record UniqueKey(String name, Key key, String definition, Set<String> condition) {

    /** Copy the set. */
    public UniqueKey {
        condition = Set.copyOf(condition);
    }

    /** Return all keys of a table and of its partitions; those that partitions have from the table come once. */
    public static List<UniqueKey> of(CatalogSnapshot snapshot, Tables tables, Relation root) {
        List<UniqueKey> found = new ArrayList<>();
        for (CatalogObject object : snapshot.objects()) {
            ObjectKind kind = object.id().kind();
            if (kind != ObjectKind.CONSTRAINT && kind != ObjectKind.INDEX) {
                continue;
            }
            Relation relation = new Relation(
                    Objects.requireNonNullElse(object.id().schema(), ""),
                    Objects.requireNonNullElse(object.id().parent(), ""));
            if (tables.has(relation) && tables.root(relation).equals(root)) {
                read(object, tables.table(relation))
                        .filter(k -> found.stream().noneMatch(f -> f.same(k)))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private boolean same(UniqueKey other) {
        return !key.wide() && key.equals(other.key) && condition.equals(other.condition);
    }

    private static Optional<UniqueKey> read(CatalogObject object, Table table) {
        String text = Objects.requireNonNullElse(object.property("definition"), "");
        List<String> columns = table.columns().stream().map(Column::name).toList();
        boolean index = object.id().kind() == ObjectKind.INDEX;
        Optional<Key> key = index ? Definition.uniqueIndex(text, columns) : Definition.key(text, columns);
        return key.map(k -> new UniqueKey(object.id().name(), k, text, condition(text, table)));
    }

    private static Set<String> condition(String definition, Table table) {
        Cursor cursor = new Cursor(Lexer.of(definition));
        if (!cursor.seek("where")) {
            return Set.of();
        }
        return ColumnValues.named(definition.substring(cursor.token().start()), table);
    }
}
