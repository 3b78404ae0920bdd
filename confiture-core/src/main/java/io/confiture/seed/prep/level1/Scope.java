package io.confiture.seed.prep.level1;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds what names mean at one place of a query: the sources of FROM, and the common tables in sight. */
final class Scope {
    /**
     * One column of a source.
     *
     * @param name its name
     */
    record Column(String name, ValueType type) {}

    /**
     * One source of rows.
     *
     * @param columns its columns; null when they are not known
     */
    record Source(String name, @Nullable List<Column> columns) {}

    private final @Nullable Scope outer;
    private final List<Source> sources = new ArrayList<>();
    private final Map<String, Source> common = new HashMap<>();
    private boolean merged;

    Scope(@Nullable Scope outer) {
        this.outer = outer;
    }

    void add(Source source) {
        sources.add(source);
    }

    /** Say that a join merges columns, so that * has fewer of them than the sources. */
    void merges() {
        merged = true;
    }

    void addCommon(Source table) {
        common.put(table.name(), table);
    }

    @Nullable
    Source common(String name) {
        Source found = common.get(name);
        return found == null && outer != null ? outer.common(name) : found;
    }

    /** Return all columns for {@code *} or {@code t.*}; null when they are not known. */
    @Nullable
    List<Column> all(@Nullable String qualifier) {
        List<Column> all = new ArrayList<>();
        boolean known = qualifier != null || (!merged && !sources.isEmpty());
        boolean found = false;
        for (Source source : sources) {
            if (qualifier == null || qualifier.equals(source.name())) {
                found = true;
                List<Column> columns = source.columns();
                known &= columns != null;
                all.addAll(columns == null ? List.of() : columns);
            }
        }
        return known && found ? all : null;
    }

    /** Find the type of a column as the server would. */
    ValueType find(@Nullable String qualifier, String name) {
        ValueType found = null;
        for (Source source : sources) {
            if (qualifier != null && !qualifier.equals(source.name())) {
                continue;
            }
            List<Column> columns = source.columns();
            if (columns == null) {
                return new ValueType.Undecided();
            }
            for (Column column : columns) {
                if (column.name().equals(name)) {
                    // A name that two sources have is refused, or merged by USING.
                    found = found == null ? column.type() : new ValueType.Undecided();
                }
            }
        }
        if (found != null) {
            return found;
        }
        return outer == null ? new ValueType.Undecided() : outer.find(qualifier, name);
    }
}
