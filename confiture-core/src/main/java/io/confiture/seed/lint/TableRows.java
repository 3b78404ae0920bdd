package io.confiture.seed.lint;

import io.confiture.project.TableName;
import io.confiture.seed.lint.KeySet.Place;
import io.confiture.sql.ddl.ForeignKey;
import io.confiture.sql.ddl.TableDefinition;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what is known of the rows of one table. */
final class TableRows {

    private final Map<List<String>, KeySet> keys = new HashMap<>();
    private final Map<ForeignKey, KeySet> references = new LinkedHashMap<>();
    private final TableName name;
    private @Nullable TableDefinition definition;
    private @Nullable Place filled;
    private @Nullable String opaque;
    private @Nullable String changed;

    TableRows(TableName name) {
        this.name = name;
    }

    TableName name() {
        return name;
    }

    @Nullable
    TableDefinition definition() {
        return definition;
    }

    void definition(TableDefinition known) {
        definition = known;
    }

    /** Return the values of some columns, to be collected. */
    KeySet keys(List<String> columns) {
        return keys.computeIfAbsent(columns, c -> new KeySet());
    }

    /** Return the lists of columns whose values are collected. */
    List<List<String>> keyColumns() {
        return List.copyOf(keys.keySet());
    }

    /** Return the values with which rows refer to others. */
    KeySet references(ForeignKey key) {
        return references.computeIfAbsent(key, k -> new KeySet());
    }

    Map<ForeignKey, KeySet> references() {
        return references;
    }

    /** Remember the first statement that puts rows here. */
    void filled(Place place) {
        if (filled == null) {
            filled = place;
        }
    }

    @Nullable
    Place filled() {
        return filled;
    }

    /** Remember why rows may be gone or changed that were loaded. */
    void changed(String why) {
        if (changed == null) {
            changed = why;
        }
        opaque(why);
    }

    @Nullable
    String changed() {
        return changed;
    }

    /** Remember why rows may be here, or gone from here, that no statement shows. */
    void opaque(String why) {
        if (opaque == null) {
            opaque = why;
        }
    }

    @Nullable
    String opaque() {
        return opaque;
    }
}
