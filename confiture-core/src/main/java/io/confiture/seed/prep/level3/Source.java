package io.confiture.seed.prep.level3;

import io.confiture.project.TableName;
import io.confiture.sql.ddl.ColumnDefinition;
import io.confiture.sql.ddl.TableDefinition;
import io.confiture.sql.query.Name;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Is one source of rows at its place in a query; compared by identity, since one table may stand at several places. */
abstract class Source {
    /** Says whether a source has a column. */
    enum Has {
        YES,
        NO,
        PERHAPS
    }

    private final String alias;
    private final List<Name> columns;

    private Source(String alias, List<Name> columns) {
        this.alias = alias;
        this.columns = columns;
    }

    String alias() {
        return alias;
    }

    /** Tell whether there is a column of that name. */
    abstract Has has(String column);

    /** Return what a column holds; null when that is not known. */
    abstract @Nullable Value column(String name);

    /** Return what the columns hold, in order; null when that is not known. */
    abstract @Nullable List<Value> all();

    /** Return the place of a name that the query gives to a column; -1 when it gives none. */
    final int renamed(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).text().equals(column)) {
                return i;
            }
        }
        return -1;
    }

    /** Tell whether the query gives names to columns. */
    final boolean renames() {
        return !columns.isEmpty();
    }

    /** Is a table. */
    static final class Base extends Source {
        private final TableName table;
        private final @Nullable TableDefinition definition;

        Base(String alias, List<Name> columns, TableName table, @Nullable TableDefinition definition) {
            super(alias, columns);
            this.table = table;
            this.definition = definition;
        }

        TableName table() {
            return table;
        }

        @Nullable
        TableDefinition definition() {
            return definition;
        }

        @Override
        Has has(String column) {
            if (definition == null || renames()) {
                return Has.PERHAPS;
            }
            return definition.column(column).isPresent() ? Has.YES : definition.complete() ? Has.NO : Has.PERHAPS;
        }

        @Override
        @Nullable
        Value column(String name) {
            int place = renamed(name);
            if (place < 0) {
                return renames() && definition == null ? null : new Value.OfColumn(new Origin(this, name));
            }
            List<Value> all = all();
            return all == null || place >= all.size() ? null : all.get(place);
        }

        @Override
        @Nullable
        List<Value> all() {
            if (definition == null || !definition.complete()) {
                return null;
            }
            return definition.columns().stream()
                    .map(ColumnDefinition::name)
                    .<Value>map(name -> new Value.OfColumn(new Origin(this, name)))
                    .toList();
        }
    }

    /** Is a query, or the RETURNING of a command: what it yields is known by its items. */
    static final class Derived extends Source {
        private final Output output;

        Derived(String alias, List<Name> columns, Output output) {
            super(alias, columns);
            this.output = output;
        }

        @Override
        Has has(String column) {
            if (renamed(column) >= 0) {
                return Has.YES;
            }
            return output.has(column);
        }

        @Override
        @Nullable
        Value column(String name) {
            int place = renamed(name);
            return place < 0 ? output.named(name) : output.at(place);
        }

        @Override
        @Nullable
        List<Value> all() {
            return output.all();
        }
    }

    /** Is something of which nothing is known: a function, a set operation, a recursive query. */
    static final class Opaque extends Source {
        Opaque(String alias) {
            super(alias, List.of());
        }

        @Override
        Has has(String column) {
            return Has.PERHAPS;
        }

        @Override
        @Nullable
        Value column(String name) {
            return null;
        }

        @Override
        @Nullable
        List<Value> all() {
            return null;
        }
    }
}
