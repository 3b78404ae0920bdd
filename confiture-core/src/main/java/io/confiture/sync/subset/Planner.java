package io.confiture.sync.subset;

import io.confiture.postgres.Query;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Tells the source's planner how to answer many small questions, which the statistics of a table that nobody analyzed would not: by
 * index wherever there is one. Holds for the transaction, and is put back at the end of the choice.
 */
final class Planner {

    private static final String HASHING = "enable_hashjoin";

    private static final Map<String, String> SETTINGS =
            Map.of("jit", "off", "enable_mergejoin", "off", "random_page_cost", "1.1", "cursor_tuple_fraction", "1");

    private final Query source;
    private final Map<String, String> before = new TreeMap<>();
    private boolean hashing = true;

    private Planner(Query source) {
        this.source = source;
    }

    static Planner set(Query source) {
        Planner planner = new Planner(source);
        SETTINGS.forEach(planner::set);
        planner.set(HASHING, "on");
        return planner;
    }

    /** Say whether joins by hash are allowed: where no index finds the rows. */
    void hashing(boolean allowed) {
        if (hashing != allowed) {
            change(HASHING, allowed ? "on" : "off");
            hashing = allowed;
        }
    }

    private void set(String name, String value) {
        String old = source.value("SELECT pg_catalog.current_setting(" + Query.literal(name) + ")");
        before.putIfAbsent(name, Objects.requireNonNull(old));
        change(name, value);
    }

    /** Put back what was set before. */
    void putBack() {
        before.forEach(this::change);
    }

    private void change(String name, String value) {
        source.value("SELECT pg_catalog.set_config(" + Query.literal(name) + ", " + Query.literal(value) + ", true)");
    }
}
