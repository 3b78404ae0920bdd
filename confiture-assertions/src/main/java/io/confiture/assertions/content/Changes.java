package io.confiture.assertions.content;

import io.confiture.assertions.source.DatabaseSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** Is what an action changed in the tables of a database. Immutable. */
public final class Changes {
    private final DatabaseSource source;
    private final Map<String, TableChanges> tables;
    private final boolean absent;

    private Changes(DatabaseSource source, Map<String, TableChanges> tables, boolean absent) {
        this.source = source;
        this.tables = tables;
        this.absent = absent;
    }

    /** Do something and look at tables before and after; at all of the database where no names are given. */
    static Changes of(DatabaseSource source, ThrowingCallable action, @Nullable List<String> names) {
        Map<String, CapturedTable> before = Capture.of(source, names);
        if (names != null && !before.keySet().containsAll(names)) {
            throw new IllegalStateException("of " + names + " only these could be read: " + before.keySet());
        }
        run(action);
        Map<String, CapturedTable> after = Capture.of(source, names);
        TreeSet<String> all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        Map<String, TableChanges> changes = new TreeMap<>();
        for (String table : all) {
            changes.put(
                    table,
                    TableChanges.between(
                            table,
                            before.getOrDefault(table, CapturedTable.MISSING),
                            after.getOrDefault(table, CapturedTable.MISSING)));
        }
        return new Changes(source, changes, false);
    }

    private static void run(ThrowingCallable action) {
        try {
            action.call();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the action failed: " + e.getMessage(), e);
        }
    }

    /** Do something, and stand for its changes of tables that are not there, which was reported. */
    static Changes absent(DatabaseSource source, ThrowingCallable action) {
        run(action);
        return new Changes(source, Map.of(), true);
    }

    /** Tell whether a table was named that is not there. */
    boolean absent() {
        return absent;
    }

    DatabaseSource source() {
        return source;
    }

    /** Return the names of the tables that were looked at. */
    List<String> names() {
        return List.copyOf(tables.keySet());
    }

    /** Return the tables with changes. */
    List<TableChanges> changed() {
        return tables.values().stream().filter(table -> !table.none()).toList();
    }

    /** Find a table by its name, or by its name without the schema where that is enough. */
    Optional<TableChanges> find(String name) {
        TableChanges exact = tables.get(name);
        if (exact != null) {
            return Optional.of(exact);
        }
        TableChanges visible = tables.get("public." + name);
        List<TableChanges> named = tables.values().stream()
                .filter(table -> table.table().endsWith("." + name))
                .toList();
        return visible != null
                ? Optional.of(visible)
                : named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    /** Say what they are. */
    @Override
    public String toString() {
        return "changes of "
                + (tables.size() == 1 ? "table " + tables.keySet().iterator().next() : tables.size() + " tables");
    }
}
