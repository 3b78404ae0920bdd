package io.confiture.assertions.content;

import io.confiture.assertions.error.ShouldExist;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.Lookup;
import io.confiture.assertions.source.ObjectName;
import io.confiture.assertions.source.Scope;
import io.confiture.catalog.ObjectKind;
import java.util.List;
import java.util.Optional;
import org.assertj.core.error.ErrorMessageFactory;
import org.jspecify.annotations.Nullable;

/**
 * Is a table or view that rows are compared with, as a test names it.
 *
 * @param rows its rows; null when there is none of this name
 * @param missing says so
 */
record OtherTable(@Nullable Rows rows, Optional<ErrorMessageFactory> missing) {
    /** Stands for the one of an assertion on an absent table. */
    static final OtherTable NONE = new OtherTable(null, Optional.empty());

    /** Tables that hold rows themselves. */
    static final Lookup TABLE = Lookup.of("table", ObjectKind.TABLE, relations("'r', 'p'"));

    private static final Lookup RELATION = Lookup.of("table", ObjectKind.TABLE, relations("'r', 'p', 'v', 'm', 'f'"));

    private static String relations(String kinds) {
        return """
            select c.oid::bigint as oid, 0 as number, n.nspname as schema, c.relname as name, null::bigint as parent,
                   pg_catalog.pg_table_is_visible(c.oid) as visible,
                   n.nspname in ('pg_catalog', 'information_schema', 'pg_toast') as system
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where c.relkind in (%s)""".formatted(kinds);
    }

    /** Find a table as the search path says, or else in the schema of the rows that it is compared with. */
    static OtherTable find(Rows beside, String name) {
        Scope scope = Scope.searchPath(beside.source());
        Optional<DatabaseObject> found = scope.find(RELATION, name);
        DatabaseObject table = beside.table();
        String schema = table == null ? null : table.schema();
        if (found.isEmpty() && schema != null && ObjectName.parse(name).schema() == null) {
            found = Scope.schema(beside.source(), schema).find(RELATION, name);
        }
        if (found.isPresent()) {
            return new OtherTable(Rows.of(found.get()), Optional.empty());
        }
        Scope.Place place = scope.place(RELATION, name);
        List<String> there =
                place.scope().all(RELATION).stream().map(DatabaseObject::name).toList();
        return new OtherTable(
                null,
                Optional.of(ShouldExist.shouldExist(place.scope(), "table", place.name(), there, Optional.empty())));
    }

    /** Return what is to be said when it has no column of this name. */
    static Optional<ErrorMessageFactory> column(Rows rows, String name) {
        return rows.names().contains(name)
                ? Optional.empty()
                : Optional.of(ShouldExist.shouldExist(rows, "column", name, rows.names(), rows.definedAt()));
    }
}
