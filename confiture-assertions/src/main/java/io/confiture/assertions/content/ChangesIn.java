package io.confiture.assertions.content;

import io.confiture.assertions.source.DatabaseSource;
import org.jspecify.annotations.Nullable;

/** Is what an action changed in one table. Immutable. */
public final class ChangesIn {
    private final DatabaseSource source;
    private final String name;
    private final @Nullable TableChanges table;

    /**
     * Look at one table.
     *
     * @param table null where it was not looked at, which was reported
     */
    ChangesIn(DatabaseSource source, String name, @Nullable TableChanges table) {
        this.source = source;
        this.name = name;
        this.table = table;
    }

    DatabaseSource source() {
        return source;
    }

    @Nullable
    TableChanges table() {
        return table;
    }

    /** Say which table. */
    @Override
    public String toString() {
        return "changes of table " + (table == null ? name : table.table());
    }
}
