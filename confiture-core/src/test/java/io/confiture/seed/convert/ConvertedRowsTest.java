package io.confiture.seed.convert;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Query;
import io.confiture.postgres.ScriptOptions;
import io.confiture.postgres.ScriptResult;
import io.confiture.postgres.ScriptRunner;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.sql.ddl.TableModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Loads generated rows before and after a conversion into a real server: it says whether they are the same. */
class ConvertedRowsTest {

    private static final Map<String, List<String>> TYPES = new TreeMap<>(Map.ofEntries(
            Map.entry("integer", List.of("1", "-7", "007", "2.5", "-2.5", "'42'", "' 3 '", "1e2")),
            Map.entry("bigint", List.of("9223372036854775807", "-9223372036854775808", "'5'", "1.4999")),
            Map.entry(
                    "numeric",
                    List.of("1.50", "1e3", "1.5e-3", ".5", "5.", "'NaN'", "-0.0", "123456789012345678901234567890.1")),
            Map.entry("numeric(6,2)", List.of("1.005", "'2.005'", "-3.999")),
            Map.entry("double precision", List.of("0.1", "1e300", "-0.0", "'-0'", "'Infinity'", "3")),
            Map.entry("real", List.of("0.1", "16777217", "'1e-40'")),
            Map.entry(
                    "text",
                    List.of(
                            "'a\tb\nc\r\nd'",
                            "'\\'",
                            "'\\N'",
                            "'\\.'",
                            "''",
                            "'it''s'",
                            "E'\\n\\\\\\t\\x41\\u00e9\\'x'",
                            "$$a'b\\c$$",
                            "$q$\n\\.\n$q$",
                            "U&'\\0061\\+01F600'",
                            "'\u00e4\uD83D\uDE00'",
                            "7",
                            "1.50",
                            "007",
                            "true",
                            "'a'\n'b'",
                            "E'\\b\\f\\v'",
                            "'-- no comment'",
                            "B'101'",
                            "' '")),
            Map.entry("varchar(3)", List.of("'abc'", "'ab '", "'abc   '", "12")),
            Map.entry("char(4)", List.of("'a'", "'a  '", "'abcd'", "5")),
            Map.entry("boolean", List.of("true", "FALSE", "'t'", "'off'", "'1'")),
            Map.entry("bytea", List.of("'\\xDEADBEEF'", "'\\\\a'", "E'\\\\x00ff'", "'abc'", "'\\000'")),
            Map.entry(
                    "uuid", List.of("'550e8400e29b41d4a716446655440000'", "'{550e8400-e29b-41d4-a716-446655440000}'")),
            Map.entry("date", List.of("'2024-01-31'", "'2024-01-31'::date", "DATE '1 jan 2020'", "'infinity'")),
            Map.entry("timestamptz", List.of("'2024-01-31 10:00+02'", "'2024-01-31 10:00'::timestamp with time zone")),
            Map.entry("timestamp(0)", List.of("'2024-01-31 10:00:00.6'")),
            Map.entry("interval", List.of("'1 day 2 hours'", "INTERVAL '3 mons'")),
            Map.entry("jsonb", List.of("'{\"a\": \"x\\ty\\\\\", \"b\": [1, null]}'", "'\"\\u00e9\"'::jsonb")),
            Map.entry("json", List.of("'{\"a\" : \"\\n\"}'", "'[]'")),
            Map.entry("text[]", List.of("'{a,\"b,c\",NULL,\"\\\\\"}'", "'{}'", "ARRAY['x']")),
            Map.entry("int4range", List.of("'[1,5)'", "'empty'")),
            Map.entry("bit(3)", List.of("B'101'", "'011'", "X'5'::bit(3)")),
            Map.entry("varbit", List.of("B'1'", "X'f0'")),
            Map.entry("inet", List.of("'10.0.0.1/8'")),
            Map.entry("money", List.of("12.34", "'5.60'")),
            Map.entry("mood", List.of("'it''s ok'", "'a\\b'")),
            Map.entry("pair", List.of("'(1,\"a,b\")'", "ROW(2, 'c')")),
            Map.entry("short", List.of("'abc'", "'ab'::text"))));

    private static final String TYPES_SQL =
            "CREATE TYPE mood AS ENUM ('it''s ok', 'a\\b'); CREATE TYPE pair AS (a int, b text);"
                    + " CREATE DOMAIN short AS varchar(3) CHECK (length(value) < 4);\n";

    private static final Servers SERVERS = Servers.of(ServerChoice.embedded());
    private static Database database;
    private static String schema;

    @BeforeAll
    static void build() {
        StringBuilder sql = new StringBuilder(TYPES_SQL).append("CREATE TABLE \"All Types\" (id int PRIMARY KEY");
        int number = 0;
        for (String type : TYPES.keySet()) {
            sql.append(", \"C ").append(number++).append("\" ").append(type);
        }
        sql.append(");\nCREATE TABLE tree (id int PRIMARY KEY, parent int REFERENCES tree, word text);\n");
        schema = sql.toString();
        database = SERVERS.server().create(DatabaseSettings.defaults());
        try (Session session = database.connect()) {
            new Query(session).send(schema);
        }
    }

    @AfterAll
    static void stop() {
        SERVERS.close();
    }

    @Test
    void loads_the_same_values_of_every_type() {
        StringBuilder sql = new StringBuilder();
        int id = 0;
        int column = 0;
        for (List<String> literals : TYPES.values()) {
            for (String literal : literals) {
                sql.append("INSERT INTO \"All Types\" (id, \"C ")
                        .append(column)
                        .append("\") VALUES (")
                        .append(++id)
                        .append(", ")
                        .append(literal)
                        .append(");\n");
            }
            column++;
        }
        Conversion known = same(sql.toString(), true);
        assertThat(known.kept())
                .extracting(k -> k.location().line() + " " + k.reason())
                .hasSize(4);
        Conversion unknown =
                new SeedConverter(SeedConverterTest.model("")).toCopy(SeedConverterTest.script(sql.toString()));
        assertThat(unknown.kept().size()).isGreaterThan(4);
    }

    @Test
    void loads_the_same_generated_rows_both_ways() {
        Random random = new Random(11);
        List<List<String>> literals = new ArrayList<>(TYPES.values());
        for (int file = 0; file < 15; file++) {
            StringBuilder sql = new StringBuilder("-- file\n");
            int id = 0;
            for (int n = 0; n < 40; n++) {
                int column = random.nextInt(literals.size());
                if (random.nextInt(4) == 0) {
                    sql.append("INSERT INTO tree VALUES (")
                            .append(n + 1)
                            .append(", 0, ")
                            .append(word(random))
                            .append(n % 2 == 0 ? ");\n" : ") ON CONFLICT DO NOTHING;\n-- next\n");
                }
                sql.append("INSERT INTO \"All Types\" (id, \"C ").append(column).append("\") VALUES\n");
                for (int row = random.nextInt(4); row >= 0; row--) {
                    List<String> choice = literals.get(column);
                    String literal = random.nextInt(6) == 0 ? "NULL" : choice.get(random.nextInt(choice.size()));
                    sql.append("(").append(++id).append(", ").append(literal).append(row == 0 ? ");\n" : "),\n");
                }
            }
            same("INSERT INTO tree VALUES (0, NULL, 'root');\n" + sql, true);
        }
    }

    @Test
    void keeps_rows_that_refer_to_each_other_in_one_statement() {
        Conversion conversion = new SeedConverter(model())
                .toInsert(SeedConverterTest.script("COPY tree FROM stdin;\n1\t2\ta\n2\t\\N\tb\n\\.\n"));
        assertThat(rows(conversion.text())).hasSize(2);
    }

    /** Demand that a text, its COPY form, and the INSERT form of that load the same. */
    private static Conversion same(String sql, boolean changes) {
        List<String> before = rows(sql);
        Conversion copy = new SeedConverter(model()).toCopy(SeedConverterTest.script(sql));
        assertThat(copy.changed()).isEqualTo(changes);
        assertThat(rows(copy.text())).as(copy.text()).isEqualTo(before);
        Conversion back = new SeedConverter(model()).toInsert(SeedConverterTest.script(copy.text()));
        assertThat(back.kept()).isEmpty();
        assertThat(back.rows()).isEqualTo(copy.rows());
        assertThat(back.text()).doesNotContain("COPY ");
        assertThat(rows(back.text())).isEqualTo(before);
        return copy;
    }

    private static TableModel model() {
        return SeedConverterTest.model(schema);
    }

    private static List<String> rows(String sql) {
        try (Session session = database.connect()) {
            session.begin();
            ScriptResult result = new ScriptRunner()
                    .run(session, SeedConverterTest.script(sql).statements(), ScriptOptions.defaults());
            assertThat(result).as(() -> sql).isInstanceOf(ScriptResult.Completed.class);
            List<String> rows = new ArrayList<>();
            for (String table : List.of("\"All Types\"", "tree")) {
                new Query(session)
                        .rows("SELECT t::text FROM " + table + " t ORDER BY id")
                        .forEach(r -> rows.add(r.get(0)));
            }
            session.rollback();
            return rows;
        }
    }

    private static String word(Random random) {
        List<String> words = TYPES.getOrDefault("text", List.of());
        return words.get(random.nextInt(words.size()));
    }
}
