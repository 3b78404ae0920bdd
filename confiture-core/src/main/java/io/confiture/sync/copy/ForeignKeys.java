package io.confiture.sync.copy;

import io.confiture.postgres.Query;
import io.confiture.rows.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the foreign keys of the selected tables, and those of others that refer to them. */
final class ForeignKeys {

    private ForeignKeys() {}

    /** Return them as what is to be dropped and added again; the search path is empty, so that all names are whole. */
    static List<Change> of(Query target, Selected tables) {
        List<Change> changes = new ArrayList<>();
        // Of partitions only those that do not come from the partitioned table.
        for (List<@Nullable String> row : target.rows("""
                WITH picked AS MATERIALIZED (%s)
                SELECT n.nspname, t.relname, c.conname, pg_get_constraintdef(c.oid), obj_description(c.oid, 'pg_constraint')
                FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace
                WHERE c.contype = 'f' AND c.conparentid = 0
                  AND (c.conrelid IN (SELECT oid FROM picked) OR c.confrelid IN (SELECT oid FROM picked))
                ORDER BY 1, 2, 3""".formatted(tables.all()))) {
            changes.add(change(row));
        }
        return changes;
    }

    private static Change change(List<@Nullable String> row) {
        Relation table = new Relation(Objects.requireNonNull(row.get(0)), Objects.requireNonNull(row.get(1)));
        String name = Objects.requireNonNull(row.get(2));
        String quoted = Relation.quoted(name);
        String back = add(table, name) + row.get(3);
        String comment = row.get(4);
        return new Change(
                Change.Kind.FOREIGN_KEY,
                table,
                name,
                "ALTER TABLE " + table.sql() + " DROP CONSTRAINT " + quoted,
                comment == null
                        ? back
                        : back + "; COMMENT ON CONSTRAINT " + quoted + " ON " + table.sql() + " IS "
                                + Query.literal(comment));
    }

    /** Say whether there is one of that name already. */
    static boolean exists(Query target, Change key) {
        return definition(target, key) != null;
    }

    /** Return those that are not what they were: the text of a foreign key says whether the server holds it for valid. */
    static List<String> lost(Query target, List<Change> changes) {
        return changes.stream()
                .filter(c -> c.kind() == Change.Kind.FOREIGN_KEY)
                .filter(c -> {
                    String now = definition(target, c);
                    return now == null || !c.back().startsWith(add(c.relation(), c.name()) + now);
                })
                .map(c -> c.name() + " of " + c.relation())
                .toList();
    }

    private static @Nullable String definition(Query target, Change key) {
        return target.value(
                "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' AND conrelid = to_regclass("
                        + Query.literal(key.relation().sql()) + ") AND conname = " + Query.literal(key.name()));
    }

    private static String add(Relation table, String name) {
        return "ALTER TABLE " + table.sql() + " ADD CONSTRAINT " + Relation.quoted(name) + " ";
    }
}
