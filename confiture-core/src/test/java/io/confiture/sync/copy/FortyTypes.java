package io.confiture.sync.copy;

import io.confiture.sync.plan.ColumnPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Is a table with a column for each type that PostgreSQL has, and some that a project makes. Each column has some ten different values
 * and more, the edges of its type among them, and NULL.
 */
final class FortyTypes {

    /** What the columns' types need. */
    static final String TYPES = """
            CREATE TYPE mood AS ENUM ('sad', 'so, so', 'very "happy"', E'back\\\\slash');
            CREATE TYPE address AS (street text, "Number" int, tags text[]);
            CREATE DOMAIN short_text AS varchar(20) CHECK (value <> 'forbidden');
            CREATE TYPE float_range AS RANGE (subtype = float8);
            """;

    /** Texts that break those who cut or escape wrongly. */
    private static final String TEXTS =
            "(ARRAY['', ' ', E'\\\\N', E'\\\\.', E'a\\tb', E'line\\nfeed', E'return\\r', E'\\b\\f\\x0b\\\\', '\"', '''',"
                    + " 'NULL', '{}', '(,)', 'a,b', '漢字', 'e\u0301', '😀', E'\\x01\\x7f', '\u202Eabc', '\uFEFF', repeat('long ', 200), NULL])[1 + i % 22]";

    private static final Map<String, String> COLUMNS = columns();

    private final Set<String> only;

    private FortyTypes(Set<String> only) {
        this.only = only;
    }

    /** Take all types. */
    static FortyTypes all() {
        return new FortyTypes(COLUMNS.keySet());
    }

    /** Take some types, for many rows. */
    static FortyTypes some(String... types) {
        return new FortyTypes(Set.of(types));
    }

    private static Map<String, String> columns() {
        Map<String, String> c = new LinkedHashMap<>();
        c.put("smallint", pick("-32768", "32767", "0", "(i % 1000)::int2"));
        c.put("integer", pick("-2147483648", "2147483647", "i"));
        c.put("bigint", pick("-9223372036854775808", "9223372036854775807", "i * 1000003::int8"));
        c.put("numeric", pick("'NaN'", "'Infinity'", "'-Infinity'", "1e-300", "-1e300", "i / 7.0", "0.10"));
        c.put("numeric(12,2)", pick("-9999999999.99", "0", "i / 3.0"));
        c.put("real", pick("'NaN'", "'Infinity'", "'-0'", "1.1754944e-38", "i / 3.0::real"));
        c.put("double precision", pick("'NaN'", "'-Infinity'", "5e-324", "1.7976931348623157e308", "i / 3.0::float8"));
        c.put("money", pick("'-92233720368547758.08'::money", "i::money", "0.01::numeric::money"));
        c.put("boolean", pick("true", "false", "NULL"));
        c.put("text", TEXTS);
        c.put("character varying", TEXTS);
        c.put("character varying(7)", "left(" + TEXTS + ", 7)");
        c.put("character(9)", "left(" + TEXTS + ", 9)");
        c.put("\"char\"", pick("'x'", "'\\'", "''"));
        c.put("name", pick("'a name'", "'Ünï'"));
        c.put("bytea", pick("''", "'\\x00ff5c0a0d09'", "decode(md5(i::text), 'hex')"));
        c.put("uuid", "md5(i::text)::uuid");
        c.put(
                "date",
                pick("'infinity'", "'-infinity'", "'4713-01-01 BC'", "'5874897-12-31'", "'2024-02-29'::date + i"));
        c.put("time", pick("'24:00'", "'00:00:00.000001'", "'12:34:56'"));
        c.put("time with time zone", pick("'12:00+15:59'", "'23:59:59.999999-08'"));
        c.put(
                "timestamp",
                pick(
                        "'infinity'",
                        "'-infinity'",
                        "'4713-01-01 00:00:00 BC'",
                        "'2000-01-01'::timestamp + i * interval '1.000001 s'"));
        c.put(
                "timestamp with time zone",
                pick(
                        "'infinity'",
                        "'1900-01-01 00:00:00+00:19:32'",
                        "'2000-01-01Z'::timestamptz + i * interval '1 h'"));
        c.put(
                "interval",
                pick(
                        "'1 year -2 mons +3 days -04:05:06.000007'",
                        "'-178000000 years'",
                        "'0'",
                        "i * interval '-1.5 s'",
                        "'-1 day 02:00'",
                        "'infinity'"));
        c.put("json", pick("'{\"a\" : 1,  \"a\":2}'", "'\"\\u00e9\\n\\\\\"'", "'null'", "json_build_object('i', i)"));
        c.put("jsonb", pick("'{\"a\": [1, null, \"\\t\\\\\"]}'", "'1e400'", "'\"😀\"'", "jsonb_build_object('i', i)"));
        c.put("jsonpath", pick("'$.a[*] ? (@ > 1)'", "'strict $'"));
        c.put("xml", pick("'<a b=\"c\">\n\t&amp;</a>'", "'no document'", "'<!-- - -->'"));
        c.put("inet", pick("'::1'", "'10.1.2.3/8'", "'192.168.0.0'::inet + i"));
        c.put("cidr", pick("'10.0.0.0/8'", "'2001:db8::/32'"));
        c.put("macaddr", pick("'08:00:2b:01:02:03'", "'ff:ff:ff:ff:ff:ff'"));
        c.put("macaddr8", pick("'08:00:2b:01:02:03:04:05'"));
        c.put("bit(5)", pick("B'10101'", "B'00000'"));
        c.put("bit varying", pick("B''", "B'1'", "i::bit(32)"));
        c.put("point", pick("'(1e-300,-1e300)'", "point(i, 1 / 3.0::float8)"));
        c.put("line", pick("'{1,-1,0.1}'"));
        c.put("lseg", pick("'[(0,0),(1,1.1)]'"));
        c.put("box", pick("'(2,2),(0,0)'"));
        c.put("path", pick("'[(0,0),(1,1)]'", "'((0,0),(1,1))'"));
        c.put("polygon", pick("'((0,0),(1,1),(1,0))'"));
        c.put("circle", pick("'<(0.1,0),2>'"));
        c.put("tsvector", pick("'''a b'':1A ''it''''s'':2,3 x\\\\y'", "to_tsvector('simple', 'word' || i)"));
        c.put("tsquery", pick("'''a b'' & !(c | d) <2> e:*A'"));
        c.put("pg_lsn", pick("'16/B374D848'"));
        c.put("txid_snapshot", pick("'10:20:10,14,15'"));
        c.put("oid", pick("4294967295", "i::oid"));
        c.put("regclass", pick("'pg_catalog.pg_class'"));
        c.put("regtype", pick("'public.mood'", "'integer'"));
        c.put("int4range", pick("'empty'", "'[1,)'", "int4range(i, i + 1)"));
        c.put("numrange", pick("'(,)'", "'[1.10,2.20)'"));
        c.put("tstzrange", pick("'[\"2000-01-01 00:00:00+00\",infinity)'"));
        c.put("daterange", pick("'(-infinity,2000-01-01)'"));
        c.put("float_range", pick("'[1e-300,2)'"));
        c.put("int8multirange", pick("'{}'", "'{[1,2),[5,)}'"));
        c.put("datemultirange", pick("'{[2000-01-01,2001-01-01),[2002-01-01,)}'"));
        c.put("integer[]", pick("'{}'", "'{{1,2},{3,NULL}}'", "'[0:1]={4,5}'", "ARRAY[i]"));
        c.put("text[]", "ARRAY[" + TEXTS + ", 'x', NULL, 'NULL', E'q\"\\\\']");
        c.put("box[]", pick("ARRAY['(1,1),(0,0)'::box, '(2,2),(1,1)']"));
        c.put("jsonb[]", pick("ARRAY['{\"a\": \"b,c\"}'::jsonb, NULL]"));
        c.put("mood", pick("'sad'", "'so, so'", "'very \"happy\"'", "E'back\\\\slash'"));
        c.put("mood[]", pick("ARRAY['so, so', 'very \"happy\"', E'back\\\\slash', NULL]::mood[]"));
        c.put("address", "ROW(" + TEXTS + ", i, ARRAY['a,b', E'c\\\\'])::address");
        c.put("address[]", "ARRAY[ROW(" + TEXTS + ", NULL, ARRAY[]::text[])::address, NULL]");
        c.put("short_text", "left(" + TEXTS + ", 20)");
        c.put("int4range[]", pick("ARRAY[int4range(1, 5), 'empty']"));
        return c;
    }

    /** Choose one of several expressions for each row. */
    private static String pick(String... expressions) {
        StringBuilder text = new StringBuilder("CASE i % ").append(expressions.length + 1);
        for (int i = 0; i < expressions.length; i++) {
            text.append(" WHEN ").append(i).append(" THEN ").append(expressions[i]);
        }
        return text.append(" END").toString();
    }

    private List<Map.Entry<String, String>> chosen() {
        return COLUMNS.entrySet().stream()
                .filter(c -> only.contains(c.getKey()))
                .toList();
    }

    /** Return how many columns there are, without the number. */
    int size() {
        return chosen().size();
    }

    /** Return the statement that makes the table. */
    String table(String name) {
        return "CREATE TABLE " + name + " (nr int, "
                + chosen().stream()
                        .map(c -> column(c.getKey()) + " " + c.getKey())
                        .collect(Collectors.joining(", "))
                + ")";
    }

    /** Return the statement that puts rows in. */
    String rows(String name, int rows) {
        return "INSERT INTO " + name + " SELECT i, "
                + chosen().stream()
                        .map(c -> "(" + c.getValue() + ")::" + c.getKey())
                        .collect(Collectors.joining(", "))
                + " FROM generate_series(0, " + (rows - 1) + ") i";
    }

    /** Return columns that are all copied as they are. */
    List<ColumnPlan> copied() {
        List<ColumnPlan> columns = new ArrayList<>(List.of(Plans.copied("nr")));
        chosen().forEach(c -> columns.add(Plans.copied(name(c.getKey()))));
        return columns;
    }

    /** Return columns that are all decoded, masked with what they are, and encoded again. */
    List<ColumnPlan> masked() {
        List<ColumnPlan> columns = new ArrayList<>(List.of(Plans.copied("nr")));
        chosen().forEach(c -> columns.add(Plans.masked(name(c.getKey()), value -> value)));
        return columns;
    }

    private static String name(String type) {
        return "a " + type.replace("\"", "");
    }

    private static String column(String type) {
        return '"' + name(type) + '"';
    }
}
