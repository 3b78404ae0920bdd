package io.confiture.sql.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Writes random statements over the tables {@code a.t0 .. a.t4} and {@code b.t0 .. b.t4} (id int, x int, z text). */
final class Statements {
    private final Random random;
    private final List<List<String>> commons = new ArrayList<>();
    private int aliases;

    Statements(long seed) {
        this.random = new Random(seed);
    }

    String statement() {
        aliases = 0;
        return switch (random.nextInt(7)) {
            case 0 -> insert();
            case 1 -> update();
            case 2 -> delete();
            case 3 -> merge();
            default -> with(3, () -> query(3));
        };
    }

    private String insert() {
        return with(
                2,
                () -> "INSERT INTO " + table() + pick(" AS tgt", "", "") + " (id, x) "
                        + pick(
                                pairs(2),
                                pairs(1),
                                "VALUES (1, " + value(2, "1") + "), (DEFAULT, 2)",
                                "(" + pairs(1) + ")")
                        + pick(
                                "",
                                "",
                                " ON CONFLICT (id) DO UPDATE SET x = " + value(1, "excluded.x") + ", z = 'FROM a.t9'",
                                " ON CONFLICT DO NOTHING")
                        + pick("", " RETURNING id, (SELECT max(id) FROM " + table() + ") AS from_, x AS \"select\""));
    }

    private String update() {
        return with(
                1,
                () -> "UPDATE " + pick("ONLY ", "", "") + table() + " AS tgt SET x = " + value(2, "tgt.x") + ", "
                        + pick(
                                "z = 'a'",
                                "(z, id) = (SELECT z, id FROM " + table() + " LIMIT 1)",
                                "(id, z) = (1, 'q')",
                                "z = CASE WHEN tgt.x IS DISTINCT FROM 2 THEN 'u' ELSE tgt.z END")
                        + pick("", " FROM " + from(2)) + pick("", " WHERE " + condition(2, "tgt.id"))
                        + pick("", " RETURNING tgt.*"));
    }

    private String delete() {
        return with(
                1,
                () -> "DELETE FROM " + table() + " tgt" + pick("", " USING " + from(2)) + " WHERE "
                        + condition(2, "tgt.id") + pick("", " RETURNING tgt.id"));
    }

    private String merge() {
        return with(
                1,
                () -> "MERGE INTO " + table() + " AS tgt USING " + source(2, "src") + " ON tgt.id = src.id"
                        + " WHEN MATCHED AND " + condition(1, "src.x") + " THEN "
                        + pick("DELETE", "DO NOTHING", "UPDATE SET x = " + value(1, "src.x") + ", z = src.z")
                        + pick("", " WHEN NOT MATCHED THEN INSERT (id, x) VALUES (src.id, " + value(1, "src.x") + ")"));
    }

    /** Put a WITH before what a statement says, whose names may hide tables. */
    private String with(int depth, Supplier<String> rest) {
        if (random.nextInt(3) > 0) {
            return rest.get();
        }
        boolean recursive = random.nextInt(3) == 0;
        StringBuilder text = new StringBuilder(recursive ? "WITH RECURSIVE " : "WITH ");
        List<String> names = new ArrayList<>();
        int count = 1 + random.nextInt(2);
        commons.add(names);
        for (int i = 0; i < count; i++) {
            String name = pick("t0", "t1", "cte", "\"Quoted\"");
            if (names.contains(name)) {
                continue;
            }
            if (recursive) {
                names.add(name);
            }
            String body = recursive && random.nextBoolean()
                    ? "SELECT id, x, z FROM " + table() + " UNION ALL SELECT r.id, r.x, r.z FROM " + name + " r JOIN "
                            + table() + " j ON j.id = r.x"
                    : recursive ? "SELECT id, x, z FROM " + table() : query(depth - 1);
            text.append(names.isEmpty() || text.charAt(text.length() - 1) == ' ' ? "" : ", ")
                    .append(name)
                    .append(pick("", " (id, x, z)"))
                    .append(" AS ")
                    .append(pick("", "MATERIALIZED ", "NOT MATERIALIZED "))
                    .append("(")
                    .append(body)
                    .append(")");
            if (!recursive) {
                names.add(name);
            }
        }
        String whole = text + " " + rest.get();
        commons.remove(commons.size() - 1);
        return whole;
    }

    /** A query with the columns id, x, z. */
    private String query(int depth) {
        String alias = "q" + aliases++;
        String plain = "SELECT " + pick("", "", "DISTINCT ", "ALL ") + alias + ".id, " + value(depth - 1, alias + ".x")
                + " AS x, "
                + pick(
                        alias + ".z",
                        "'it''s FROM b.t3'",
                        "$q$ JOIN a.t4 $q$",
                        alias + ".z || 'x'",
                        "coalesce(" + alias + ".z, 'n')",
                        "upper(" + alias + ".z)",
                        "trim(both 'x' from " + alias + ".z)",
                        "substring(" + alias + ".z from 1 for 2)",
                        "CAST(" + alias + ".x AS text)")
                + pick(" AS z", " z")
                + " FROM " + joined(depth - 1, alias) + pick("", " WHERE " + condition(depth - 1, alias + ".id"));
        String tail = pick("", "", " ORDER BY 1", " LIMIT 3 OFFSET (SELECT 1)");
        return switch (depth > 0 ? random.nextInt(6) : 5) {
            case 0 ->
                plain + pick(" UNION ", " UNION ALL ", " EXCEPT ", " INTERSECT ", " UNION DISTINCT ") + "("
                        + query(depth - 1) + ")" + pick("", " ORDER BY 1");
            case 1 -> "(" + plain + ") UNION ALL TABLE " + table();
            case 2 -> plain + " UNION ALL VALUES (1, 2, 'x')" + pick("", " ORDER BY 1 LIMIT 1");
            case 3 -> with(depth - 1, () -> query(depth - 1));
            default ->
                plain
                        + tail
                        + pick("", "", tail.isEmpty() && !plain.contains("DISTINCT") ? " FOR UPDATE OF " + alias : "");
        };
    }

    private String pairs(int depth) {
        return "SELECT p.id, p.x FROM (" + query(depth) + ") AS p";
    }

    private String joined(int depth, String alias) {
        String first = source(depth, alias);
        return switch (depth > 0 ? random.nextInt(7) : 0) {
            case 1 ->
                first + pick(" JOIN ", " LEFT JOIN ", " FULL OUTER JOIN ", " INNER JOIN ", " RIGHT JOIN ")
                        + source(depth - 1, "j1") + " ON j1.id = " + alias + ".x AND " + value(depth - 1, "j1.x")
                        + " > 0";
            case 2 -> first + ", " + source(depth - 1, "k1") + " CROSS JOIN " + source(depth - 1, "k2");
            case 3 -> first + " JOIN " + source(depth - 1, "u1") + " USING (id, x)" + pick("", " AS ju");
            case 4 ->
                first + " JOIN (" + source(depth - 1, "n1") + " LEFT JOIN " + source(depth - 1, "n2")
                        + " ON n1.id = n2.id) ON n1.x = " + alias + ".x";
            case 5 ->
                first + " JOIN " + source(depth - 1, "m1") + " JOIN " + source(depth - 1, "m2")
                        + " ON m1.id = m2.id ON m2.x = " + alias + ".id";
            case 6 ->
                first + ", LATERAL (SELECT * FROM " + table() + " l WHERE l.id = " + alias + ".id) lat, "
                        + pick(
                                "generate_series(1, 2) AS g(n)",
                                "ROWS FROM (generate_series(1, 2), now()) AS g2",
                                "unnest(ARRAY(SELECT id FROM " + table() + ")) WITH ORDINALITY AS un(v, ord)",
                                "current_date AS cd");
            default -> first;
        };
    }

    private String from(int depth) {
        return joined(depth, "f" + aliases++);
    }

    private String source(int depth, String alias) {
        return switch (depth > 0 ? random.nextInt(5) : 0) {
            case 1 -> "(" + query(depth - 1) + ") " + pick("AS ", "") + alias;
            case 2 -> "ONLY " + table() + " " + alias;
            case 3 ->
                table() + " AS " + alias
                        + pick("", " TABLESAMPLE system (10)", " TABLESAMPLE bernoulli (5) REPEATABLE (1)");
            default -> {
                String common = commons.isEmpty() || random.nextBoolean() ? "" : common();
                yield (common.isEmpty() ? table() : common) + pick(" AS ", " ") + alias;
            }
        };
    }

    private String common() {
        List<String> names = commons.get(random.nextInt(commons.size()));
        return names.isEmpty() ? "" : names.get(random.nextInt(names.size()));
    }

    private String value(int depth, String column) {
        return switch (depth > 0 ? random.nextInt(9) : 8) {
            case 0 -> "(SELECT max(s.x) FROM " + table() + " s WHERE s.id = " + column + ")";
            case 1 -> "CASE WHEN " + condition(depth - 1, column) + " THEN 1 ELSE " + value(depth - 1, column) + " END";
            case 2 -> "coalesce(" + value(depth - 1, column) + ", " + column + "::int)";
            case 3 -> "CAST(" + value(depth - 1, column) + " AS integer)";
            case 4 -> "(" + value(depth - 1, column) + " + 1)";
            case 5 -> "extract(year FROM now())::int";
            case 6 -> "(ARRAY(SELECT id FROM " + table() + "))[1]";
            case 7 -> "(SELECT count(*) FILTER (WHERE c.x > 1) FROM " + table() + " c)::int";
            default -> column;
        };
    }

    private String condition(int depth, String column) {
        return switch (depth > 0 ? random.nextInt(9) : 8) {
            case 0 -> "EXISTS (" + query(depth - 1) + ")";
            case 1 -> column + " IN (SELECT id FROM " + table() + ")";
            case 2 -> "NOT (" + condition(depth - 1, column) + " OR " + condition(depth - 1, column) + ")";
            case 3 -> column + " BETWEEN 1 AND " + value(depth - 1, column) + " AND " + condition(depth - 1, column);
            case 4 -> column + " = ANY (SELECT x FROM " + table() + ")";
            case 5 -> column + " IS DISTINCT FROM " + value(depth - 1, column);
            case 6 -> "(" + column + ", 1) = (SELECT id, x FROM " + table() + " LIMIT 1)";
            case 7 -> column + " IS NOT NULL /* FROM a.t4 */ AND " + condition(depth - 1, column) + " -- JOIN b.t4\n";
            default -> column + " > 1";
        };
    }

    private String table() {
        String name = "t" + random.nextInt(5);
        return switch (random.nextInt(6)) {
            case 0 -> hidden(name) ? "a." + name : name;
            case 1 -> "A." + name.toUpperCase(java.util.Locale.ROOT);
            case 2 -> "\"b\".\"" + name + "\"";
            case 3 -> "b . " + name;
            default -> "a." + name;
        };
    }

    /** A name without schema must not change its meaning by where the generator puts it: sometimes it may. */
    private boolean hidden(String name) {
        return random.nextInt(4) == 0 && commons.stream().anyMatch(names -> names.contains(name));
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
