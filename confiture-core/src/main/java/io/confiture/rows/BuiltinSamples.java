package io.confiture.rows;

import io.confiture.sql.ddl.TypeName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Knows values of PostgreSQL's own types and of those that common extensions bring. */
final class BuiltinSamples {

    /** Numbers of keys begin where neither sequences nor hand-written rows have come. */
    static final int FIRST_KEY = 700_001;

    private static final LocalDate DAY = LocalDate.of(2024, 1, 15);

    private BuiltinSamples() {}

    /**
     * Return values of a type.
     *
     * @param column the column's name: texts begin with it, and numbers of columns that end in {@code id} look like keys, so that
     *     a foreign key that a migration adds finds what it asks for
     */
    static Optional<Samples> of(TypeName type, String column) {
        boolean key = column.endsWith("id");
        return Optional.ofNullable(
                switch (type.name()) {
                    case "smallint" ->
                        new Samples(
                                i -> Integer.toString((key ? 30_001 : 1) + i),
                                2_000,
                                List.of("0", "-1", "32767", "-32768"));
                    case "integer" -> numbers(key, "2147483647", "-2147483648");
                    case "bigint" -> numbers(key, "9223372036854775807", "-9223372036854775808");
                    case "oid", "xid", "cid", "xid8" -> Samples.of(i -> Integer.toString(FIRST_KEY + i), "0");
                    case "numeric" -> numeric(type.modifiers(), key);
                    case "real" -> Samples.of(i -> (1 + i) + ".5", "0", "-1.25", "1e+30");
                    case "double precision" -> Samples.of(i -> (1 + i) + ".5", "0", "-1.25", "1e+300", "0.1");
                    case "money" -> Samples.of(i -> (1 + i) + ".50", "0", "-1.25");
                    case "boolean" -> Samples.only(List.of("true", "false"));
                    case "text", "citext" -> texts(column, Integer.MAX_VALUE);
                    case "character varying" -> texts(column, length(type, Integer.MAX_VALUE));
                    case "character", "bpchar" ->
                        texts(column, length(type, type.name().equals("bpchar") ? 100 : 1));
                    case "name" -> Samples.of(i -> column + " " + (1 + i), "");
                    case "\"char\"", "char" -> Samples.only(List.of("a", "b", "c", "d", "e", "f"));
                    case "uuid" ->
                        Samples.of(
                                i -> "c0f17e00-0000-4000-8000-%012x".formatted(1 + i),
                                "00000000-0000-0000-0000-000000000000",
                                "ffffffff-ffff-ffff-ffff-ffffffffffff");
                    case "bytea" -> Samples.of("\\x63%08x"::formatted, "\\x", "\\x00ff");
                    case "bit", "bit varying" -> bits(type);
                    case "date" -> Samples.of(i -> DAY.plusDays(i).toString(), "1900-01-01", "2999-12-31");
                    case "timestamp without time zone" ->
                        Samples.of(
                                i -> DAY.plusDays(i) + " 10:30:00",
                                "1969-12-31 23:59:59.5",
                                "2999-12-31 23:59:59.999999");
                    case "timestamp with time zone" ->
                        Samples.of(
                                i -> DAY.plusDays(i) + " 10:30:00+02",
                                "1969-12-31 23:59:59.5-08",
                                "2999-12-31 23:59:59.999999+00");
                    case "time without time zone" ->
                        new Samples(
                                i -> "%02d:%02d:00".formatted(i / 60, i % 60),
                                1440,
                                List.of("00:00", "23:59:59.999999"));
                    case "time with time zone" ->
                        new Samples(
                                i -> "%02d:%02d:00+02".formatted(i / 60, i % 60), 1440, List.of("23:59:59.999999-08"));
                    case "interval" ->
                        Samples.of(i -> (1 + i) + " days 02:03:04", "0", "-1 mons -2 days", "00:00:00.5");
                    case "json", "jsonb" -> Samples.of("{\"n\": %d}"::formatted, "{}", "[]", "null", "\"\"");
                    case "jsonpath" -> Samples.of(i -> "$.a" + i);
                    case "xml" -> Samples.of("<a>%d</a>"::formatted, "<a/>");
                    case "inet" -> Samples.of(i -> "10.0." + i / 250 % 250 + "." + (1 + i % 250), "::1", "10.0.0.0/8");
                    case "cidr" -> Samples.of(i -> "10." + i / 250 % 250 + "." + i % 250 + ".0/24", "::/0");
                    case "macaddr" ->
                        Samples.of(i -> "08:00:2b:%02x:%02x:%02x".formatted(i >> 16 & 255, i >> 8 & 255, i & 255));
                    case "macaddr8" ->
                        Samples.of(
                                i -> "08:00:2b:00:00:%02x:%02x:%02x".formatted(i >> 16 & 255, i >> 8 & 255, i & 255));
                    case "point" -> Samples.of(i -> "(" + i + ",0.5)");
                    case "line" -> Samples.of(i -> "{1,-1," + i + "}");
                    case "lseg", "box" -> Samples.of(i -> "(" + (i * 10 + 5) + ",1),(" + i * 10 + ",0)");
                    case "path", "polygon" -> Samples.of(i -> "((" + i + ",0),(" + i + ",1),(" + (i + 1) + ",1))");
                    case "circle" -> Samples.of(i -> "<(" + i * 10 + ",0),1>");
                    case "tsvector" -> Samples.of(i -> "'a" + i + "':1", "");
                    case "tsquery" -> Samples.of(i -> "'a" + i + "'");
                    case "pg_lsn" -> Samples.of("0/%X"::formatted);
                    case "regclass" -> Samples.only(List.of("pg_class", "pg_type", "pg_proc"));
                    case "regtype" -> Samples.only(List.of("integer", "text", "boolean"));
                    case "regproc" -> Samples.only(List.of("now", "clock_timestamp"));
                    case "int4range", "int8range", "numrange" -> ranges(i -> Integer.toString(i * 10));
                    case "daterange" -> ranges(i -> DAY.plusDays(i).toString());
                    case "tsrange" -> ranges(i -> "\"" + DAY.plusDays(i) + " 10:30:00\"");
                    case "tstzrange" -> ranges(i -> "\"" + DAY.plusDays(i) + " 10:30:00+00\"");
                    case "int4multirange", "int8multirange", "nummultirange" -> multi(i -> Integer.toString(i * 10));
                    case "datemultirange" -> multi(i -> DAY.plusDays(i).toString());
                    case "tsmultirange" -> multi(i -> "\"" + DAY.plusDays(i) + " 10:30:00\"");
                    case "tstzmultirange" -> multi(i -> "\"" + DAY.plusDays(i) + " 10:30:00+00\"");
                    case "hstore" -> Samples.of(i -> "\"n\"=>\"" + i + "\"", "");
                    case "ltree" -> Samples.of(i -> "a.b" + i, "");
                    default -> null;
                });
    }

    /** Return ranges that touch and do not overlap. */
    static Samples ranges(IntFunction<String> bounds) {
        return Samples.of(i -> "[" + bounds.apply(i) + "," + bounds.apply(i + 1) + ")", "empty");
    }

    private static Samples multi(IntFunction<String> bounds) {
        return Samples.of(i -> "{[" + bounds.apply(i) + "," + bounds.apply(i + 1) + ")}", "{}");
    }

    private static Samples numbers(boolean key, String largest, String smallest) {
        return Samples.of(i -> Integer.toString((key ? FIRST_KEY : 1) + i), "0", "-1", largest, smallest);
    }

    private static Samples numeric(List<String> modifiers, boolean key) {
        if (modifiers.isEmpty()) {
            return Samples.of(
                    i -> key ? Integer.toString(FIRST_KEY + i) : (1 + i) + ".25",
                    "0",
                    "-1",
                    "123456789012345678901234567890.123456789");
        }
        int scale = modifiers.size() > 1 ? Integer.parseInt(modifiers.get(1)) : 0;
        int whole = Integer.parseInt(modifiers.get(0)) - Math.max(scale, 0);
        if (whole <= 0) {
            return Samples.only(List.of("0"));
        }
        String largest = "9".repeat(whole) + (scale > 0 ? "." + "9".repeat(scale) : "");
        int first = key && whole > 6 ? FIRST_KEY : 1;
        int count = whole > 6 ? Samples.MANY : (int) Math.pow(10, whole) - 1;
        String fraction = scale > 1 && !key ? ".25" : "";
        return new Samples(i -> (first + i) + fraction, count, List.of("0", "-1", largest, "-" + largest));
    }

    private static Samples bits(TypeName type) {
        int length = type.name().equals("bit") ? length(type, 1) : Math.min(length(type, 8), 8);
        int digits = Math.min(length, 20);
        return new Samples(
                i -> "0".repeat(length - digits)
                        + ("0".repeat(digits) + Integer.toBinaryString(i))
                                .substring(Integer.toBinaryString(i).length()),
                1 << digits,
                List.of("1".repeat(length)));
    }

    /** Return texts that begin with a word and fit into a length. */
    static Samples texts(String word, int length) {
        int digits = Math.min(length, 4);
        int count = length >= 4 ? Samples.MANY : (int) Math.pow(26, digits);
        List<String> edges = new ArrayList<>();
        edges.add("");
        edges.add(cut("Zoë Ōé ß 🙂 – \"q\" 'q' \\n", length));
        edges.add("x".repeat(Math.min(length, 300)));
        edges.add(cut(" Mixed Case ", length));
        return new Samples(i -> text(word, i, length, digits), count, edges);
    }

    private static String text(String word, int i, int length, int digits) {
        String numbered = word + " " + (1 + i);
        if (numbered.codePointCount(0, numbered.length()) <= length) {
            return numbered;
        }
        StringBuilder letters = new StringBuilder();
        int rest = i;
        for (int k = 0; k < digits; k++) {
            letters.insert(0, (char) ('a' + rest % 26));
            rest /= 26;
        }
        return letters.toString();
    }

    private static String cut(String text, int length) {
        return text.codePointCount(0, text.length()) <= length
                ? text
                : text.substring(0, text.offsetByCodePoints(0, length));
    }

    private static int length(TypeName type, int otherwise) {
        return type.modifiers().isEmpty()
                ? otherwise
                : Integer.parseInt(type.modifiers().get(0));
    }
}
