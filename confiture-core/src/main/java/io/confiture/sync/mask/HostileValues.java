package io.confiture.sync.mask;

import java.util.ArrayList;
import java.util.List;

/**
 * Gives values that maskings have been known to stumble over, by the type of a column, in the server's text form.
 *
 * <p>All are made up. A masking answers each with something else or with {@link MaskingException}; what it must not do is hand
 * the value on.
 */
public final class HostileValues {

    private HostileValues() {}

    /**
     * Return those for a type.
     *
     * @param baseType as {@link MaskedColumn#baseType()} gives it
     * @return empty for a type that nothing is known about: then nothing was asked, and nobody may call it passed
     */
    public static List<String> of(String baseType) {
        return switch (baseType) {
            case "text", "character varying", "character", "citext", "public.citext", "name", "bpchar", "\"char\"" ->
                texts();
            case "smallint" -> List.of("0", "1", "-1", "7", "32767", "-32768");
            case "integer" -> List.of("0", "1", "-1", "7", "2147483647", "-2147483648");
            case "bigint" -> List.of("0", "1", "-1", "7", "9223372036854775807", "-9223372036854775808");
            case "numeric" ->
                List.of(
                        "0",
                        "-0.00",
                        "1.10",
                        "NaN",
                        "Infinity",
                        "-Infinity",
                        "0." + "0".repeat(40) + "1",
                        "9".repeat(60) + ".5",
                        "-" + "9".repeat(60));
            case "real", "double precision" ->
                List.of("0", "-0", "NaN", "Infinity", "-Infinity", "1e-30", "-1.5e+30", "3.4028235e+38", "0.1");
            case "money" -> List.of("$0.00", "-$92,233,720,368,547,758.08", "$1,234.56");
            case "boolean" -> List.of("t", "f");
            case "date" ->
                List.of(
                        "1970-01-01",
                        "2024-02-29",
                        "1899-12-31",
                        "infinity",
                        "-infinity",
                        "4714-11-24 BC",
                        "0044-03-15 BC",
                        "5874897-12-31");
            case "timestamp without time zone" ->
                List.of(
                        "1970-01-01 00:00:00",
                        "2024-02-29 23:59:59.999999",
                        "infinity",
                        "-infinity",
                        "4714-11-24 00:00:00 BC",
                        "294276-12-31 23:59:59.999999");
            case "timestamp with time zone" ->
                List.of(
                        "1970-01-01 00:00:00+00",
                        "2024-02-29 23:59:59.999999+05:45",
                        "1890-01-01 00:00:00+00:53:28",
                        "infinity",
                        "-infinity",
                        "4714-11-24 00:00:00+00 BC",
                        "294276-12-31 23:59:59.999999+00");
            case "time without time zone" -> List.of("00:00:00", "23:59:59.999999", "24:00:00");
            case "time with time zone" -> List.of("00:00:00+00", "24:00:00-15:59:59");
            case "interval" -> List.of("PT0S", "P1Y2M3DT4H5M6.7S", "P-1Y-2M3DT-4H-5M-6S", "P178000000Y");
            case "uuid" ->
                List.of(
                        "00000000-0000-0000-0000-000000000000",
                        "ffffffff-ffff-ffff-ffff-ffffffffffff",
                        "f81d4fae-7dec-11d0-a765-00a0c91e6bf6");
            case "bytea" -> List.of("\\x", "\\x00", "\\xff", "\\x" + "ab".repeat(50_000));
            case "inet" ->
                List.of(
                        "127.0.0.1",
                        "0.0.0.0",
                        "255.255.255.255",
                        "10.1.2.3/8",
                        "::",
                        "::1",
                        "::ffff:192.0.2.1",
                        "2001:db8::1/64",
                        "fe80::1");
            case "cidr" -> List.of("0.0.0.0/0", "10.0.0.0/8", "192.0.2.1/32", "::/0", "2001:db8::/32");
            case "macaddr" -> List.of("00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff", "08:00:2b:01:02:03");
            case "macaddr8" -> List.of("00:00:00:00:00:00:00:00", "08:00:2b:ff:fe:01:02:03");
            case "json", "jsonb" -> documents();
            default -> List.of();
        };
    }

    /**
     * Return whether a value of a type says nothing about anybody, so that it may stay: blank, no number, no date, no
     * content.
     */
    public static boolean saysNothing(String baseType, String value) {
        return value.isBlank()
                || switch (baseType) {
                    case "date", "timestamp without time zone", "timestamp with time zone" ->
                        value.equals("infinity") || value.equals("-infinity");
                    case "numeric", "real", "double precision" ->
                        value.equals("NaN") || value.equals("Infinity") || value.equals("-Infinity");
                    case "bytea" -> value.equals("\\x");
                    // The networks of all addresses: there is only one of each.
                    case "cidr" -> value.equals("0.0.0.0/0") || value.equals("::/0");
                    // Documents stand in columns of texts too.
                    default -> value.equals("{}") || value.equals("[]") || value.equals("null");
                };
    }

    private static List<String> texts() {
        List<String> all = new ArrayList<>(List.of(
                "",
                " ",
                " \t ",
                "\u00a0\u2003",
                "x",
                "7",
                "  padded  ",
                "tab\tline\nreturn\rback\\slash",
                "\\N",
                "\\.",
                "quote ' and \" and `",
                "{a,b}",
                "<b>Ann</b>",
                "%s ${user} {{name}} $1 \\1",
                "NULL",
                "null",
                "NaN",
                "infinity",
                "\u0001\u0007\u001b[31m\u007f",
                "Zoe\u0308 A\u030angstro\u0308m",
                "Zoë Ångström",
                "İstanbul ıI ßẞ",
                "مرحبا \u202eabc\u202c",
                "名前 山田太郎",
                "👩‍👩‍👧 🏳️‍🌈 \ud83d\ude00",
                "𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
                "\u200b",
                "\ufeffbom",
                "٠١٢٣٤٥٦٧٨٩",
                "[REDACTED]",
                "[EMAIL]",
                "********",
                "a".repeat(100_000),
                "é".repeat(10_000)));
        all.addAll(shaped());
        return List.copyOf(all);
    }

    /** What looks like a value of some kind, and almost like one. */
    private static List<String> shaped() {
        return List.of(
                "ann@acme.test",
                "ANN@ACME.TEST",
                "ann@",
                "@acme.test",
                "ann@acme@test",
                "\"a b\"@acme.test",
                "Ann <ann@acme.test>",
                "ann at acme dot test",
                "jörg@bücher.test",
                "+1-555-0100",
                "+1-555-",
                "(0)",
                "extension 12",
                "2024-02-30",
                "2024-01-05T10:11:12Z",
                "05/06/2024",
                "31.12.1999",
                "yesterday",
                "0000-00-00",
                "4111 1111 1111 1111",
                "4111 1111 1111 1112",
                "123",
                "300.1.2.3",
                "10.0.0.1",
                "10.0.0.5/8",
                "::g",
                "GB82 WEST 1234 5698 7654 32",
                "GB00WEST12345698765432",
                "http://ann:secret@acme.test/~ann?mail=ann@acme.test#ann",
                "http://",
                "//acme.test",
                "08:00:2b:01:02:03",
                "08-00-2b",
                "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
                "F81D4FAE7DEC11D0A76500A0C91E6BF6",
                "not-a-uuid",
                "123-45-6789",
                "1 Main Street, Springfield, IL 62701",
                "Dr. Ann-Marie O'Neil de la Cruz III",
                "{\"name\": \"Ann\"}",
                "{\"name\": ");
    }

    private static List<String> documents() {
        return List.of(
                "{}",
                "[]",
                "null",
                "true",
                "0",
                "-1.5e300",
                "12345678901234567890123456789.123456789",
                "\"\"",
                "\"ann@acme.test\"",
                "{\"name\": \"Ann\", \"tags\": [\"a\", 1, null, true, {\"b\": {}}]}",
                "{\"a\": {\"b\": \"Ann\"}, \"a.b\": \"Bob\", \"\": \"Cid\", \"$\": \"Dee\"}",
                "{\"name\": \"Ann\", \"name\": \"Bob\"}",
                "{\"n\\u0061me\": \"\\u0041nn \\ud83d\\ude00 \\u0000\"}",
                "{\"unknown\": \"Ann\"}",
                "[[[[[[\"Ann\"]]]]]]",
                "[".repeat(500) + "\"Ann\"" + "]".repeat(500),
                "[".repeat(50_000) + "]".repeat(50_000),
                "{\"name\": \"" + "a".repeat(100_000) + "\"}",
                "{\"name\": \"Ann\"",
                "{name: 'Ann'}",
                "{\"name\": \"Ann\"} {\"name\": \"Bob\"}",
                "",
                "NaN");
    }
}
