package io.confiture.sync.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Query;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.sync.rules.ColumnName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is planted is found, in whatever form and type it stands. */
class LeakScannerTest {

    private static final ColumnName EMAIL = new ColumnName("public", "users", "email");
    private static final String SECRET = "Zoë.Kräßbach+42@Mail.example";

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Servers servers;

    @BeforeAll
    static void start() {
        servers = Servers.of(ServerChoice.embedded());
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    private static Map<String, String> forms() throws Exception {
        byte[] utf8 = SECRET.getBytes(StandardCharsets.UTF_8);
        String base64 = Base64.getEncoder().encodeToString(utf8);
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("as it is", SECRET);
        forms.put("upper case", "Zoë.Kräßbach+42@Mail.example".toUpperCase(Locale.ROOT));
        forms.put("without accents", "Zoe.Krassbach+42@mail.example");
        forms.put("decomposed", Normalizer.normalize(SECRET, Normalizer.Form.NFD));
        forms.put("full width", wide("Zoë.Kräßbach+42@Mail.example"));
        forms.put("other separators", "zoe krassbach 42 mail example");
        forms.put("reversed", new StringBuilder(SECRET).reverse().toString());
        forms.put("hex", HexFormat.of().formatHex(utf8));
        forms.put("upper hex", HexFormat.of().withUpperCase().formatHex(utf8));
        forms.put("hex with colons", HexFormat.ofDelimiter(":").formatHex(utf8));
        forms.put("base64", base64);
        forms.put(
                "base64 one further",
                Base64.getEncoder().encodeToString(("x" + SECRET + "yz").getBytes(StandardCharsets.UTF_8)));
        forms.put(
                "base64 two further",
                Base64.getEncoder().encodeToString(("xy" + SECRET + "z").getBytes(StandardCharsets.UTF_8)));
        forms.put("base64 glued", "QQ" + base64);
        forms.put("base64 url", Base64.getUrlEncoder().withoutPadding().encodeToString(utf8));
        forms.put(
                "base64 lines",
                Base64.getMimeEncoder(20, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(utf8));
        forms.put("base64 of base64", Base64.getEncoder().encodeToString(base64.getBytes(StandardCharsets.UTF_8)));
        forms.put(
                "base64 of lower case",
                Base64.getEncoder()
                        .encodeToString(SECRET.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)));
        forms.put("utf16 in base64", Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_16LE)));
        forms.put("percent", URLEncoder.encode(SECRET, StandardCharsets.UTF_8));
        forms.put(
                "percent of all",
                HexFormat.ofDelimiter("%").withPrefix("").formatHex(utf8).replaceAll("^", "%"));
        forms.put(
                "json escapes",
                SECRET.chars().mapToObj(c -> String.format("\\u%04x", c)).collect(Collectors.joining()));
        forms.put("octal", bytes(utf8, "\\%03o"));
        forms.put("html", SECRET.chars().mapToObj(c -> "&#" + c + ";").collect(Collectors.joining()));
        forms.put(
                "html hex",
                SECRET.chars()
                        .mapToObj(c -> "&#x" + Integer.toHexString(c) + ";")
                        .collect(Collectors.joining()));
        forms.put("quoted printable", bytes(utf8, "=%02X"));
        forms.put("quoted printable, broken", "Zo=C3=AB.Kr=C3=\r\n=A4=C3=9Fba=\nch+42@Mail.example");
        forms.put("md5", digest("MD5", SECRET));
        forms.put("sha1", digest("SHA-1", SECRET));
        forms.put("sha256", digest("SHA-256", SECRET));
        forms.put("sha512", digest("SHA-512", SECRET));
        forms.put("sha256 of lower case", digest("SHA-256", SECRET.toLowerCase(Locale.ROOT)));
        forms.put("sha256, cut", digest("SHA-256", SECRET).substring(0, 16));
        forms.put(
                "sha256 in base64",
                Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-256").digest(utf8)));
        forms.put("in text", "what " + SECRET + " wrote");
        return forms;
    }

    /** Where a text can stand. */
    private static final Map<String, String> CONTAINERS = containers();

    private static Map<String, String> containers() {
        Map<String, String> containers = new LinkedHashMap<>();
        containers.put("text", "$::text");
        containers.put("json", "json_build_object('a', json_build_array(1, $::text))");
        containers.put("jsonb key", "jsonb_build_object($::text, 1)");
        containers.put("array", "ARRAY['x', $::text, NULL]");
        containers.put("bytea", "convert_to($::text, 'UTF8')");
        return containers;
    }

    @TestFactory
    List<DynamicTest> every_encoding_is_found_in_every_container() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        Map<String, String> forms = forms();
        CONTAINERS.forEach((container, sql) -> {
            forms.forEach((name, text) -> tests.add(DynamicTest.dynamicTest(name + " in " + container, () -> {
                String value = sql.replace("$", Query.literal(text));
                ScanReport report = scan("CREATE TABLE t AS SELECT " + value + " AS v", SECRET);
                assertThat(report.hits()).extracting(Hit::column).containsOnly(EMAIL);
                assertThat(report.hits()).extracting(h -> h.place().toString()).contains("t.v");
            })));
        });
        return tests;
    }

    @TestFactory
    List<DynamicTest> bytes_of_other_character_sets_are_found() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("latin 1", bytea(SECRET.getBytes(StandardCharsets.ISO_8859_1)));
        values.put("utf 16, little end first", bytea(SECRET.getBytes(StandardCharsets.UTF_16LE)));
        values.put("utf 16, big end first", bytea(SECRET.getBytes(StandardCharsets.UTF_16BE)));
        values.put("utf 16 with a mark", bytea(SECRET.getBytes(StandardCharsets.UTF_16)));
        values.put("an array of bytes", "ARRAY[" + bytea(SECRET.getBytes(StandardCharsets.UTF_8)) + "]");
        values.put("raw md5", "decode(md5(" + Query.literal(SECRET) + "), 'hex')");
        values.put("raw sha256", "sha256(convert_to(" + Query.literal(SECRET) + ", 'UTF8'))");
        values.put("md5 as a uuid", "md5(" + Query.literal(SECRET) + ")::uuid");
        values.put(
                "among noise",
                bytea(concat(new byte[] {(byte) 0xff, 0, 1, (byte) 0xfe}, SECRET.getBytes(StandardCharsets.UTF_8))));
        return values.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(
                        e.getKey(), () -> assertThat(scan("CREATE TABLE t AS SELECT " + e.getValue() + " AS v", SECRET)
                                        .hits())
                                .extracting(h -> h.place().toString())
                                .contains("t.v")))
                .toList();
    }

    @TestFactory
    List<DynamicTest> every_type_that_can_hold_a_word_is_looked_through() {
        String word = "qzkvwjxbplrm";
        Map<String, String> values = new LinkedHashMap<>();
        values.put("composite", "ROW(1, 'x qzkvwjxbplrm y')::pair");
        values.put("array of composites", "ARRAY[ROW(1, 'qzkvwjxbplrm')::pair]");
        values.put("array of arrays", "ARRAY[ARRAY['a', 'qzkvwjxbplrm']]");
        values.put("xml", "'<a b=\"qzkvwjxbplrm\"/>'::xml");
        values.put("hstore", "'\"qzkvwjxbplrm\"=>\"1\"'::hstore");
        values.put("tsvector", "to_tsvector('simple', 'so qzkvwjxbplrm ran')");
        values.put("tsquery", "'qzkvwjxbplrm'::tsquery");
        values.put("citext", "'QZKVWJXBPLRM'::citext");
        values.put("name", "'qzkvwjxbplrm'::name");
        values.put("char", "'qzkvwjxbplrm'::char(30)");
        values.put("ltree", "'a.qzkvwjxbplrm.b'::ltree");
        values.put("jsonpath", "'$.\"qzkvwjxbplrm\"'::jsonpath");
        values.put("text range", "textrange('aaa', 'qzkvwjxbplrm')");
        values.put("domain", "'qzkvwjxbplrm'::word");
        values.put("enum", "'qzkvwjxbplrm'::mood");
        values.put("bits", "('x' || encode('qzkvwjxbplrm', 'hex'))::bit(96)");
        values.put("bits that vary", "('x' || encode('qzkvwjxbplrm', 'hex'))::bit(96)::varbit");
        return values.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> assertThat(
                                scan("""
                                CREATE EXTENSION hstore; CREATE EXTENSION citext; CREATE EXTENSION ltree;
                                CREATE TYPE pair AS (n int, t text); CREATE TYPE textrange AS RANGE (subtype = text);
                                CREATE DOMAIN word AS text; CREATE TYPE mood AS ENUM ('qzkvwjxbplrm');
                                CREATE TABLE t AS SELECT\s""" + e.getValue() + " AS v", word).hits())
                        .extracting(h -> h.place().toString())
                        .contains("t.v")))
                .toList();
    }

    @Test
    void every_kind_of_place_is_looked_through() {
        ScanReport report = scan("""
                CREATE SCHEMA "Other S"; CREATE TABLE "Other S"."T ""q" ("C c" text); INSERT INTO "Other S"."T ""q" VALUES ('qzkvwjxbplrm');
                CREATE TABLE p (k int, t text) PARTITION BY LIST (k); CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
                INSERT INTO p VALUES (1, 'qzkvwjxbplrm');
                CREATE TABLE parent (t text); CREATE TABLE child (u text) INHERITS (parent); INSERT INTO child VALUES ('qzkvwjxbplrm', '');
                CREATE MATERIALIZED VIEW m AS SELECT t AS mt FROM p;
                CREATE UNLOGGED TABLE un (t text); INSERT INTO un VALUES ('qzkvwjxbplrm');
                CREATE TABLE gen (a text, b text GENERATED ALWAYS AS (upper(a)) STORED); INSERT INTO gen VALUES ('qzkvwjxbplrm');
                CREATE TABLE virt (a text, b text GENERATED ALWAYS AS (reverse(a)) VIRTUAL); INSERT INTO virt VALUES ('qzkvwjxbplrm');
                CREATE TABLE def (a text DEFAULT 'qzkvwjxbplrm');
                COMMENT ON TABLE def IS 'asked by qzkvwjxbplrm';
                CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT 'qzkvwjxbplrm' $$;
                CREATE TYPE e AS ENUM ('qzkvwjxbplrm');
                CREATE TABLE sec (a text); INSERT INTO sec VALUES ('qzkvwjxbplrm'); ALTER TABLE sec ENABLE ROW LEVEL SECURITY;
                ALTER TABLE sec FORCE ROW LEVEL SECURITY;
                """, "qzkvwjxbplrm");
        assertThat(report.hits())
                .extracting(h -> h.place().toString())
                .contains(
                        "Other S.T \"q.C c",
                        "p1.t",
                        "child.t",
                        "m.mt",
                        "un.t",
                        "gen.a",
                        "gen.b",
                        "virt.a",
                        "virt.b",
                        "catalog.defaults",
                        "catalog.comments",
                        "catalog.functions",
                        "catalog.enum labels",
                        "sec.a")
                .doesNotContain("parent.t");
        assertThat(report.coverage().unscanned()).isEmpty();
        assertThat(report.coverage().relations()).isEqualTo(10);
        assertThat(report.coverage().rows()).isGreaterThanOrEqualTo(8);
    }

    @Test
    void what_cannot_be_looked_through_is_listed_with_its_reason() {
        ScanReport report = scan("""
                CREATE EXTENSION file_fdw; CREATE SERVER s FOREIGN DATA WRAPPER file_fdw;
                CREATE FOREIGN TABLE far (t text) SERVER s OPTIONS (filename '/dev/null');
                SELECT lo_from_bytea(0, 'x');
                CREATE FUNCTION broken(int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS $$ BEGIN RETURN 1 / $1; END $$;
                CREATE TABLE t (a text, n int, b int GENERATED ALWAYS AS (1 / n) VIRTUAL);
                INSERT INTO t VALUES ('qzkvwjxbplrm', 0);
                """, "qzkvwjxbplrm");
        assertThat(report.hits()).extracting(h -> h.place().toString()).containsExactly("t.a");
        assertThat(report.coverage().unscanned())
                .extracting(Unscanned::words)
                .containsExactlyInAnyOrder(
                        "t.b: the server does not give it: SQLSTATE 22012",
                        "far.*: a foreign table, whose rows are elsewhere",
                        "large objects.*: 1 large objects are not read");
    }

    @Test
    void rows_are_counted_once_for_each_place_and_no_value_is_told() {
        ScanReport report = scan("""
                CREATE TABLE t (a text);
                INSERT INTO t SELECT 'qzkvwjxbplrm and again qzkvwjxbplrm' FROM generate_series(1, 7);
                INSERT INTO t VALUES ('nothing'), (NULL);""", "qzkvwjxbplrm");
        assertThat(report.hits()).containsExactly(new Hit(EMAIL, new Place("t", "a"), Encoding.AS_IS, 7));
        assertThat(report.toString()).doesNotContainIgnoringCase("qzkvwjx");
    }

    @Test
    void what_is_alike_is_no_leak() {
        ScanReport report = scan("""
                CREATE TABLE t (a text); INSERT INTO t VALUES ('qzkvwjxbplr'), ('zkvwjxbplrm'), ('qzkvwj xbplr'), ('mqzkvwjxbpl');
                INSERT INTO t SELECT md5(i::text) FROM generate_series(1, 2000) i;
                INSERT INTO t SELECT encode(sha256(convert_to(i::text, 'UTF8')), 'base64') FROM generate_series(1, 2000) i;
                """, "qzkvwjxbplrm");
        assertThat(report.hits()).isEmpty();
    }

    @Test
    void a_number_counts_where_it_stands_alone() {
        Needle number = new Needle(EMAIL, "123456789", Needle.Sort.ALONE);
        assertThat(scan("CREATE TABLE t AS SELECT 9123456789 AS v", List.of(number))
                        .hits())
                .isEmpty();
        assertThat(scan("CREATE TABLE t AS SELECT 12345678.9 AS v", List.of(number))
                        .hits())
                .isEmpty();
        assertThat(scan("CREATE TABLE t AS SELECT '{5, 123456789}'::int[] AS v", List.of(number))
                        .hits())
                .hasSize(1);
    }

    private static ScanReport scan(String sql, String secret) {
        return scan(sql, List.of(new Needle(EMAIL, secret)));
    }

    private static ScanReport scan(String sql, List<Needle> needles) {
        try (Database database = servers.server().create(DatabaseSettings.defaults());
                Session session = database.connect()) {
            new Query(session).send(sql);
            return new LeakScanner(needles).scan(session);
        }
    }

    private static String bytes(byte[] bytes, String format) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            text.append(String.format(format, b & 0xff));
        }
        return text.toString();
    }

    private static String bytea(byte[] bytes) {
        return "'\\x" + HexFormat.of().formatHex(bytes) + "'::bytea";
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static String digest(String algorithm, String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String wide(String text) {
        return text.chars()
                .mapToObj(c -> String.valueOf((char) (c > ' ' && c < 127 ? c + 0xFEE0 : c)))
                .collect(Collectors.joining());
    }
}
