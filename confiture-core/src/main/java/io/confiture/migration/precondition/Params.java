package io.confiture.migration.precondition;

import io.confiture.postgres.Query;
import java.util.List;

/** Puts values in the places that {@code %s} marks in a query; {@code %%} is a percent sign. */
final class Params {

    private Params() {}

    /** Return how many places there are. */
    static int places(String sql) {
        int places = 0;
        for (int at = sql.indexOf('%'); at >= 0; at = sql.indexOf('%', at + 2)) {
            places += sql.startsWith("%s", at) ? 1 : 0;
        }
        return places;
    }

    /** Return the query with the values in it as literals; without values it stays as it is. */
    static String fill(String sql, List<String> values) {
        if (values.isEmpty()) {
            return sql;
        }
        StringBuilder filled = new StringBuilder();
        int from = 0;
        int next = 0;
        for (int at = sql.indexOf('%'); at >= 0; at = sql.indexOf('%', from)) {
            filled.append(sql, from, at);
            if (sql.startsWith("%s", at)) {
                filled.append(Query.literal(values.get(next++)));
                from = at + 2;
            } else {
                filled.append('%');
                from = at + (sql.startsWith("%%", at) ? 2 : 1);
            }
        }
        return filled.append(sql, from, sql.length()).toString();
    }
}
