package io.confiture.assertions.migration;

import io.confiture.catalog.CatalogReader;
import io.confiture.catalog.ReaderOptions;
import io.confiture.postgres.Database;
import io.confiture.postgres.Query;
import io.confiture.postgres.SequenceValues;
import io.confiture.postgres.Session;
import io.confiture.rows.Column;
import io.confiture.rows.Filled;
import io.confiture.rows.Filler;
import io.confiture.rows.Hints;
import io.confiture.rows.Relation;
import io.confiture.rows.Restraint;
import io.confiture.rows.Row;
import io.confiture.rows.Table;
import io.confiture.rows.TableRows;
import io.confiture.rows.Tables;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the values that a row of a table cannot be without. They are tried together in a transaction that is rolled back, so that they
 * hold all constraints beside the rows that are there.
 *
 * @param checkIdle refuses where a transaction of the test is open: its rows could not be seen, and might be waited for
 */
record RowMaker(Database database, Runnable checkIdle) {

    /** So many are tried, of which some may be what is there already. */
    private static final int TRIED = 5;

    /**
     * Return a value for each column that takes no NULL and has no default.
     *
     * @throws IllegalArgumentException when no row can be made: a foreign key has nothing to refer to, say
     */
    Map<String, @Nullable Object> values(Relation relation) {
        checkIdle.run();
        try (Session session = database.connect()) {
            SequenceValues sequences = SequenceValues.of(session);
            session.begin();
            try {
                return values(relation, session);
            } finally {
                session.rollback();
                sequences.restore(session);
            }
        }
    }

    private static Map<String, @Nullable Object> values(Relation relation, Session session) {
        Tables tables = new Tables(new CatalogReader(ReaderOptions.defaults()).read(session.connection()));
        if (!tables.has(relation)) {
            throw new IllegalArgumentException(relation + " is no table that rows can be made for");
        }
        // Those that it refers to get no rows: what is there is referred to.
        Set<Relation> wanted = Filler.withParents(Set.of(relation), tables);
        Restraint restraint = Restraint.NONE;
        for (Relation parent : wanted) {
            restraint = parent.equals(relation) ? restraint : restraint.emptying(parent);
        }
        Filled filled = new Filler(tables, new Query(session), new HashMap<>(), Hints.of(List.of()), restraint, TRIED)
                .fill(wanted);
        TableRows rows = filled.of(relation)
                .filter(r -> !r.rows().isEmpty())
                .orElseThrow(() -> new IllegalArgumentException("no row can be made for " + relation + ": "
                        + filled.of(relation).map(TableRows::reason).orElse("nothing is known about it")));
        return required(rows.table(), rows.rows().get(0));
    }

    private static Map<String, @Nullable Object> required(Table table, Row row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Column column : table.columns()) {
            if (column.notNull() && !column.hasDefault() && !column.generated() && !column.numbered()) {
                values.put(column.name(), row.values().get(column.name()));
            }
        }
        return values;
    }
}
