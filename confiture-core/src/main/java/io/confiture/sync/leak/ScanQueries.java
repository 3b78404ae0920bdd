package io.confiture.sync.leak;

import io.confiture.postgres.Query;
import io.confiture.rows.Relation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Knows what in a database can hold values: tables and materialized views of all schemas, and texts of the catalog. */
final class ScanQueries {

    /** How values are printed, so that the same is printed the same everywhere. */
    static final String SETTINGS =
            "SET bytea_output = 'hex'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'iso_8601';"
                    + " SET TimeZone = 'UTC'; SET extra_float_digits = 1; SET xmloption = 'content'; SET row_security = off;"
                    + " SET statement_timeout = 0; SET client_min_messages = 'warning'";

    private static final String COLUMNS = """
            SELECT n.nspname, c.relname, a.attname, a.attgenerated
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE c.relkind IN ('r', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
              AND n.nspname !~ '^pg_(toast|temp_)' AND (c.relkind <> 'm' OR c.relispopulated)
            ORDER BY n.nspname, c.relname, a.attnum""";

    private static final String FOREIGN = """
            SELECT n.nspname, c.relname FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'f' ORDER BY 1, 2""";

    /** The texts that the catalog keeps, by what people call them. What extensions and the server bring is not among them. */
    static final Map<String, String> CATALOG = catalog();

    private final Query query;

    ScanQueries(Query query) {
        this.query = query;
    }

    /**
     * Return the columns of everything that keeps rows, in groups that are read together: what is only computed when it is read can
     * fail, and is read for itself.
     */
    Map<Relation, List<List<String>>> columns() {
        Map<Relation, List<List<String>>> columns = new LinkedHashMap<>();
        for (List<@Nullable String> row : query.rows(COLUMNS)) {
            List<List<String>> groups =
                    columns.computeIfAbsent(new Relation(text(row, 0), text(row, 1)), r -> new ArrayList<>());
            if (text(row, 3).equals("v")) {
                groups.add(List.of(text(row, 2)));
            } else {
                if (!(!groups.isEmpty() && groups.get(0) instanceof ArrayList)) {
                    groups.add(0, new ArrayList<>());
                }
                groups.get(0).add(text(row, 2));
            }
        }
        return columns;
    }

    /** Return what cannot be looked through, whatever the rights. */
    List<Unscanned> outOfReach() {
        List<Unscanned> unscanned = new ArrayList<>();
        for (List<@Nullable String> row : query.rows(FOREIGN)) {
            unscanned.add(new Unscanned(
                    new Place(new Relation(text(row, 0), text(row, 1)).toString(), "*"),
                    "a foreign table, whose rows are elsewhere",
                    false));
        }
        String objects = query.value("SELECT count(*) FROM pg_catalog.pg_largeobject_metadata");
        if (objects != null && !objects.equals("0")) {
            unscanned.add(new Unscanned(new Place("large objects", "*"), objects + " large objects are not read"));
        }
        return unscanned;
    }

    /** Return the question for the values of columns, each as text. */
    static String select(Relation relation, List<String> columns) {
        StringBuilder sql = new StringBuilder("SELECT ");
        for (int i = 0; i < columns.size(); i++) {
            sql.append(i == 0 ? "" : ", ")
                    .append(Relation.quoted(columns.get(i)))
                    .append("::text");
        }
        return sql.append(" FROM ONLY ").append(relation.sql()).toString();
    }

    private static Map<String, String> catalog() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("comments", "SELECT description FROM pg_catalog.pg_description WHERE objoid >= 16384");
        texts.put("defaults", "SELECT pg_catalog.pg_get_expr(adbin, adrelid) FROM pg_catalog.pg_attrdef");
        texts.put(
                "constraints",
                "SELECT pg_catalog.pg_get_constraintdef(oid) FROM pg_catalog.pg_constraint" + " WHERE oid >= 16384");
        texts.put("functions", "SELECT prosrc FROM pg_catalog.pg_proc WHERE oid >= 16384");
        texts.put(
                "views",
                "SELECT pg_catalog.pg_get_viewdef(oid) FROM pg_catalog.pg_class"
                        + " WHERE relkind IN ('v', 'm') AND oid >= 16384");
        texts.put("enum labels", "SELECT enumlabel::text FROM pg_catalog.pg_enum");
        texts.put("settings", "SELECT setconfig::text FROM pg_catalog.pg_db_role_setting");
        texts.put(
                "statistics",
                "SELECT concat_ws(' ', most_common_vals, histogram_bounds, most_common_elems)"
                        + " FROM pg_catalog.pg_stats WHERE schemaname NOT IN ('pg_catalog', 'information_schema')");
        return texts;
    }

    private static String text(List<@Nullable String> row, int column) {
        return Objects.requireNonNull(row.get(column));
    }
}
