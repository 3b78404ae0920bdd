package io.confiture.seed.prep.level1;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes statements with set operations of which many are right and many are wrong; the same for the same seed. */
final class SetOperationSoup {
    static final String TABLES = """
            CREATE DOMAIN positive AS int CHECK (VALUE > 0);
            CREATE DOMAIN label AS text;
            CREATE TYPE mood AS ENUM ('sad', 'ok');
            CREATE TABLE target (i int, big bigint, small smallint, n numeric(5, 2), f double precision, t text, v varchar(3),
                c char(4), u uuid, d date, ts timestamp, tz timestamptz, ti time, iv interval, b boolean, j jsonb, js json,
                a int[], ta text[], by bytea, ip inet, dom positive, lab label, m mood);
            """;

    private static final List<String> TARGETS = List.of(
            "i", "big", "small", "n", "f", "t", "v", "c", "u", "d", "ts", "tz", "ti", "iv", "b", "j", "js", "a", "ta",
            "by", "ip", "dom", "lab", "m");

    private static final List<List<String>> FAMILIES = List.of(
            List.of(
                    "1",
                    "-2",
                    "30000000000",
                    "1.5",
                    "1e3",
                    "NULL::int",
                    "NULL::bigint",
                    "3::smallint",
                    "2::numeric(4,1)",
                    "NULL::real",
                    "NULL::float8",
                    "i",
                    "target.big",
                    "n",
                    "f",
                    "dom",
                    "small",
                    "NULL::positive",
                    "'1'",
                    "coalesce(NULL, 1)",
                    "CASE WHEN true THEN 1 ELSE 2.5 END",
                    "NULL::oid",
                    "NULL::money",
                    "99999999999999999999",
                    "(SELECT 1)",
                    "CAST(NULL AS int8)",
                    "count(*) OVER ()"),
            List.of(
                    "'a'",
                    "''",
                    "NULL::text",
                    "NULL::varchar(10)",
                    "'x'::varchar(20)",
                    "'y'::char(3)",
                    "NULL::name",
                    "t",
                    "v",
                    "c",
                    "lab",
                    "E'a\\\\n'",
                    "$$a$$",
                    "text 'a'",
                    "'it''s'",
                    "coalesce(t, 'x')",
                    "NULL::label",
                    "N'abc'",
                    "current_user",
                    "lower(t)",
                    "t || 'x'",
                    "CAST('a' AS character varying)"),
            List.of(
                    "NULL::date",
                    "date '2024-01-31'",
                    "'2024-01-31'",
                    "NULL::timestamp",
                    "NULL::timestamptz",
                    "now()",
                    "current_date",
                    "d",
                    "ts",
                    "tz",
                    "NULL::timestamp(3) with time zone",
                    "current_timestamp",
                    "timestamp without time zone '2024-01-31'"),
            List.of("NULL::time", "ti", "NULL::timetz", "NULL::date", "time '12:00'", "localtime"),
            List.of(
                    "NULL::uuid",
                    "u",
                    "gen_random_uuid()",
                    "'6f9619ff-8b86-d011-b42d-00cf4fc964ff'",
                    "'6f9619ff8b86d011b42d00cf4fc964ff'",
                    "'{6f9619ff-8b86-d011-b42d-00cf4fc964ff}'",
                    "'6f9619ff-8b86-d011-b42d-00cf4fc964fg'",
                    "CAST('6f9619ff-8b86-d011-b42d-00cf4fc964ff' AS uuid)"),
            List.of("true", "false", "b", "NULL::boolean", "'yes'", "'o'", "1 = 2", "i = 1 AND b"),
            List.of("NULL::jsonb", "NULL::json", "j", "js", "'{}'::jsonb", "'{}'", "NULL::xml"),
            List.of("NULL::int[]", "a", "ta", "NULL::bigint[]", "'{1,2}'", "NULL::text[]", "NULL::varchar(3)[]"),
            List.of("NULL::interval", "iv", "NULL::time", "interval '1' day", "'1 day'"),
            List.of("NULL::inet", "ip", "NULL::cidr", "'::1'"),
            List.of(
                    "B'01'",
                    "NULL::bit(3)",
                    "NULL::varbit",
                    "NULL::bytea",
                    "by",
                    "NULL::point",
                    "NULL::int4range",
                    "m",
                    "NULL::mood",
                    "NULL::macaddr",
                    "NULL::macaddr8"));

    private final Random random;

    SetOperationSoup(long seed) {
        random = new Random(seed);
    }

    String statement() {
        int width = 1 + random.nextInt(3);
        List<List<String>> families = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            families.add(one(FAMILIES));
        }
        String query = chain(families, 2 + random.nextInt(3), 0);
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> insert(families) + query;
            case 3 -> "WITH w AS (" + query + ") SELECT * FROM w UNION ALL " + branch(families, 1);
            case 4 -> "SELECT * FROM (" + query + ") AS q UNION ALL " + branch(families, 1);
            default -> query;
        };
    }

    /** Mostly columns of the same sort as the values. */
    private String insert(List<List<String>> families) {
        if (random.nextInt(30) == 0) {
            return "INSERT INTO target ";
        }
        List<String> columns = new ArrayList<>();
        for (List<String> family : families) {
            List<String> fitting = TARGETS.stream()
                    .filter(family::contains)
                    .filter(c -> !columns.contains(c))
                    .toList();
            String column = fitting.isEmpty() || random.nextInt(6) == 0 ? one(TARGETS) : one(fitting);
            while (columns.contains(column)) {
                column = one(TARGETS);
            }
            columns.add(column);
        }
        return "INSERT INTO target (" + String.join(", ", columns) + ") ";
    }

    private String chain(List<List<String>> families, int branches, int depth) {
        StringBuilder sql = new StringBuilder(branch(families, depth));
        for (int i = 1; i < branches; i++) {
            sql.append(
                            switch (random.nextInt(12)) {
                                case 0 -> " UNION ";
                                case 1 -> " INTERSECT ";
                                case 2 -> " INTERSECT ALL ";
                                case 3 -> " EXCEPT ";
                                case 4 -> " UNION DISTINCT ";
                                default -> " UNION ALL ";
                            })
                    .append(branch(families, depth));
        }
        return sql.toString();
    }

    private String branch(List<List<String>> families, int depth) {
        if (depth < 2 && random.nextInt(8) == 0) {
            return "(" + chain(families, 2, depth + 1) + (random.nextInt(4) == 0 ? " LIMIT 3" : "") + ")";
        }
        int form = random.nextInt(20);
        List<String> values = new ArrayList<>();
        for (List<String> family : families) {
            String value = value(family);
            // VALUES and DISTINCT see no columns here, and DISTINCT has its own rules for types without equality.
            while ((form == 1 || form == 2)
                    && (names(value) || value.contains("json") || value.contains("xml") || value.contains("point"))) {
                value = value(family);
            }
            values.add(value);
        }
        if (random.nextInt(40) == 0) {
            values.add("1");
        }
        String list = String.join(", ", values);
        return switch (form) {
            case 0 -> "(SELECT " + list + " FROM target)";
            case 1 -> "SELECT DISTINCT " + list + " FROM target";
            case 2 -> "VALUES (" + list + ")";
            case 4 -> "(SELECT " + list + " FROM target LIMIT 1)";
            default -> "SELECT " + list + " FROM target";
        };
    }

    private static boolean names(String value) {
        return TARGETS.contains(value)
                || value.contains("target.")
                || value.contains("OVER")
                || value.contains("t)")
                || value.contains("(t,")
                || value.contains("t ||")
                || value.contains("i = ");
    }

    private String value(List<String> family) {
        int choice = random.nextInt(100);
        if (choice < 12) {
            return "NULL";
        }
        return choice < 14 ? one(one(FAMILIES)) : one(family);
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
