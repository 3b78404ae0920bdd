package io.confiture.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.confiture.catalog.CatalogReader;
import io.confiture.catalog.CatalogSnapshot;
import io.confiture.catalog.ReaderOptions;
import io.confiture.check.ScriptReading;
import io.confiture.postgres.CommitMode;
import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Execution;
import io.confiture.postgres.Query;
import io.confiture.postgres.ScriptExecutor;
import io.confiture.postgres.ScriptOptions;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server itself says whether generated rows hold all constraints: it takes them, or a table is listed with its reason. */
class GeneratedRowsTest {

    private static final int ROWS = 12;

    private static Servers servers;

    @BeforeAll
    static void start() {
        servers = Servers.of(ServerChoice.embedded());
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @ParameterizedTest
    @CsvSource({"chinook/chinook.sql,11", "northwind/northwind.sql,14", "pagila/pagila-schema.sql,15"})
    void real_schemas_are_filled(String name, int tables) throws IOException {
        Map<String, String> filled = fill(corpus(name));
        System.out.println(name + ": " + filled);

        assertThat(filled).as(name).hasSizeGreaterThanOrEqualTo(tables);
        assertThat(filled.values()).as(filled::toString).allMatch(text -> text.endsWith("rows"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "smallint",
                "integer",
                "bigint",
                "numeric",
                "numeric(4)",
                "numeric(3,3)",
                "numeric(12,2)",
                "real",
                "double precision",
                "money",
                "boolean",
                "text",
                "varchar(1)",
                "varchar(3)",
                "varchar(50)",
                "char",
                "char(2)",
                "char(40)",
                "name",
                "\"char\"",
                "uuid",
                "bytea",
                "bit",
                "bit(5)",
                "bit(64)",
                "varbit(3)",
                "varbit",
                "date",
                "timestamp",
                "timestamp(0)",
                "timestamptz",
                "timestamptz(3)",
                "time",
                "timetz",
                "interval",
                "interval day to second(2)",
                "json",
                "jsonb",
                "jsonpath",
                "xml",
                "inet",
                "cidr",
                "macaddr",
                "macaddr8",
                "point",
                "line",
                "lseg",
                "box",
                "path",
                "polygon",
                "circle",
                "tsvector",
                "tsquery",
                "pg_lsn",
                "oid",
                "xid",
                "regclass",
                "regtype",
                "regproc",
                "int4range",
                "int8range",
                "numrange",
                "daterange",
                "tsrange",
                "tstzrange",
                "int4multirange",
                "nummultirange",
                "datemultirange",
                "tsmultirange",
                "tstzmultirange",
                "integer[]",
                "text[]",
                "numeric(5,2)[]",
                "timestamptz[][]",
                "jsonb[]",
                "bytea[]",
                "mood",
                "mood[]",
                "pair",
                "pair[]",
                "positive",
                "positive[]",
                "email",
                "code",
                "span",
                "\"Odd Type\"",
                "hstore",
                "citext",
                "ltree"
            })
    void every_type_has_values(String type) {
        Map<String, String> filled = fill("""
                CREATE EXTENSION IF NOT EXISTS hstore; CREATE EXTENSION IF NOT EXISTS citext; CREATE EXTENSION IF NOT EXISTS ltree;
                CREATE TYPE mood AS ENUM ('sad', 'it''s ok', 'ha"ppy');
                CREATE TYPE pair AS (n integer, words text[], m mood);
                CREATE DOMAIN positive AS integer CHECK (VALUE > 0 AND VALUE < 1000);
                CREATE DOMAIN email AS text NOT NULL CHECK (VALUE ~ '^[^@ ]+@[^@ ]+\\.[a-z]{2,}$');
                CREATE DOMAIN code AS char(5) CHECK (VALUE ~ '^[A-Z]{2}-\\d{2}$');
                CREATE TYPE span AS RANGE (subtype = float8);
                CREATE TYPE "Odd Type" AS ENUM ('a b');
                CREATE TABLE t (id serial PRIMARY KEY, v %s NOT NULL, w %s);""".formatted(type, type));

        assertThat(filled.get("t")).isEqualTo("12 rows");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "multi-column unique | CREATE TABLE t (a boolean, b boolean, UNIQUE (a, b)) | 4 to 12",
                "nulls not distinct | CREATE TABLE t (a int, UNIQUE NULLS NOT DISTINCT (a)) | 12",
                "unique enum | CREATE TYPE e AS ENUM ('a', 'b', 'c'); CREATE TABLE t (a e NOT NULL UNIQUE) | 3",
                "unique expression | CREATE TABLE t (a text NOT NULL); CREATE UNIQUE INDEX ON t (lower(a)) | 12",
                "partial unique | CREATE TABLE t (a int NOT NULL, b text); CREATE UNIQUE INDEX ON t (b) WHERE a > 0 | 12",
                "foreign key | CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE t (p int NOT NULL REFERENCES p) | 12",
                "foreign key that is unique | CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE t (p int PRIMARY KEY REFERENCES p) | 12",
                "composite foreign key | CREATE TABLE p (a int, b text, PRIMARY KEY (a, b)); CREATE TABLE t (b text NOT NULL, a int NOT NULL, FOREIGN KEY (a, b) REFERENCES p) | 12",
                "match full | CREATE TABLE p (a int, b int, PRIMARY KEY (a, b)); CREATE TABLE t (a int, b int, FOREIGN KEY (a, b) REFERENCES p MATCH FULL) | 12",
                "join table | CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE q (id int PRIMARY KEY); CREATE TABLE t (p int REFERENCES p, q int REFERENCES q, PRIMARY KEY (p, q)) | 12",
                "self-reference | CREATE TABLE t (id int PRIMARY KEY, up int REFERENCES t) | 12",
                "self-reference that must be | CREATE TABLE t (id int PRIMARY KEY, up int NOT NULL REFERENCES t) | 12",
                "circle | CREATE TABLE p (id int PRIMARY KEY, t int); CREATE TABLE t (id int PRIMARY KEY, p int NOT NULL REFERENCES p); ALTER TABLE p ADD FOREIGN KEY (t) REFERENCES t | 12",
                "deferred circle | CREATE TABLE p (id int PRIMARY KEY, t int NOT NULL); CREATE TABLE t (id int PRIMARY KEY, p int NOT NULL REFERENCES p DEFERRABLE INITIALLY DEFERRED); ALTER TABLE p ADD FOREIGN KEY (t) REFERENCES t DEFERRABLE INITIALLY DEFERRED | 12",
                "number check | CREATE TABLE t (a int NOT NULL CHECK (a BETWEEN 17 AND 19)) | 12",
                "checks of two columns | CREATE TABLE t (a date NOT NULL, b date NOT NULL, CHECK (b > a)) | 12",
                "exactly one | CREATE TABLE t (a int, b int, c int, CHECK (num_nonnulls(a, b, c) = 1)) | 12",
                "text list | CREATE TABLE t (a text NOT NULL CHECK (a IN ('x', 'y'))) | 12",
                "text length | CREATE TABLE t (a text NOT NULL CHECK (length(a) = 13)) | 12",
                "pattern | CREATE TABLE t (a text NOT NULL UNIQUE CHECK (a ~ '^[A-Z]{3}-[0-9]{2,4}$')) | 1 to 12",
                "like | CREATE TABLE t (a text NOT NULL CHECK (a LIKE 'k_%')) | 12",
                "implication | CREATE TABLE t (kind text NOT NULL CHECK (kind IN ('a', 'b')), x int, CHECK (kind <> 'b' OR x IS NOT NULL)) | 12",
                "check of a foreign key | CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE t (a int NOT NULL REFERENCES p, b int NOT NULL REFERENCES p, CHECK (a <> b)) | 12",
                "json check | CREATE TABLE t (a jsonb NOT NULL CHECK (jsonb_typeof(a) = 'object')) | 12",
                "identity | CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a text) | 12",
                "generated | CREATE TABLE t (a int NOT NULL, b int GENERATED ALWAYS AS (a * 2) STORED CHECK (b > 0)) | 1 to 12",
                "no columns | CREATE TABLE t () | 1",
                "exclusion | CREATE EXTENSION btree_gist; CREATE TABLE t (room int NOT NULL, during tstzrange NOT NULL, EXCLUDE USING gist (room WITH =, during WITH &&)) | 12",
                "range partitions | CREATE TABLE t (id int, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at); CREATE TABLE t1 PARTITION OF t FOR VALUES FROM ('2001-01-01') TO ('2001-02-01'); CREATE TABLE t2 PARTITION OF t FOR VALUES FROM ('2001-02-01') TO (MAXVALUE) | 12",
                "list partitions | CREATE TABLE t (k text, n int) PARTITION BY LIST (k); CREATE TABLE t1 PARTITION OF t FOR VALUES IN ('a', 'b'); CREATE TABLE t2 PARTITION OF t FOR VALUES IN (NULL) | 1 to 12",
                "hash partitions | CREATE TABLE t (id int PRIMARY KEY) PARTITION BY HASH (id); CREATE TABLE t1 PARTITION OF t FOR VALUES WITH (MODULUS 2, REMAINDER 0); CREATE TABLE t2 PARTITION OF t FOR VALUES WITH (MODULUS 2, REMAINDER 1) | 12",
                "partitions of partitions | CREATE TABLE t (k text, n int) PARTITION BY LIST (k); CREATE TABLE t1 PARTITION OF t FOR VALUES IN ('a') PARTITION BY RANGE (n); CREATE TABLE t11 PARTITION OF t1 FOR VALUES FROM (50) TO (60) | 12",
                "trigger that changes | CREATE TABLE t (a int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.a := 7; RETURN NEW; END $$; CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f() | 12",
                "trigger that refuses | CREATE TABLE t (a int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'never'; END $$; CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f() | 12",
                "inheritance | CREATE TABLE p (a int NOT NULL CHECK (a > 5)); CREATE TABLE t (b text) INHERITS (p) | 12",
                "quoted names | CREATE SCHEMA \"My S\"; CREATE TABLE \"My S\".\"T\"\"x\" (\"Order\" int PRIMARY KEY, \"é\" text); CREATE TABLE t (a int NOT NULL REFERENCES \"My S\".\"T\"\"x\") | 12",
                "row security | CREATE TABLE t (a int); ALTER TABLE t ENABLE ROW LEVEL SECURITY; ALTER TABLE t FORCE ROW LEVEL SECURITY | 12",
                "default function | CREATE TABLE t (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), at timestamptz NOT NULL DEFAULT now()) | 12",
            })
    void constraints_hold(String name, String sql, String expected) {
        String text = String.valueOf(fill(sql).get("t"));
        assertThat(text).as(name).endsWith(" rows");
        int rows = Integer.parseInt(text.substring(0, text.indexOf(' ')));
        int to = expected.indexOf(" to ");
        assertThat(rows)
                .as(name)
                .isBetween(
                        Integer.parseInt(to < 0 ? expected : expected.substring(0, to)),
                        Integer.parseInt(to < 0 ? expected : expected.substring(to + 4)));
    }

    @Test
    void what_cannot_be_filled_says_why() {
        assertThat(fill("""
                CREATE TABLE never (a int NOT NULL CHECK (a > 3 AND a < 2));
                CREATE TABLE child (id int PRIMARY KEY, n int NOT NULL, k int NOT NULL);
                CREATE TABLE parted (a int) PARTITION BY LIST (a);
                CREATE TABLE odd (a aclitem NOT NULL);
                CREATE TABLE of_odd (id int PRIMARY KEY);
                ALTER TABLE never ADD PRIMARY KEY (a);
                ALTER TABLE child ADD FOREIGN KEY (k) REFERENCES never;
                """))
                .containsEntry("never", "no values were found that satisfy CHECK ((a > 3) AND (a < 2))")
                .containsEntry("child", "a row of never is needed, and there is none")
                .containsEntry("parted", "it has no partition that could take rows")
                .containsEntry("odd", "no value of the type aclitem is known, which a needs")
                .containsEntry("of_odd", "12 rows");
    }

    @Test
    void the_same_rows_every_time() {
        String sql = "CREATE TABLE t (id serial PRIMARY KEY, a text, b numeric(5,2) CHECK (b > 1), c uuid, d date)";
        assertThat(rows(sql)).isEqualTo(rows(sql));
    }

    /** Fill all tables; returns how many rows each took, or why it has none. */
    private static Map<String, String> fill(String sql) {
        return inDatabase(sql, (tables, session) -> {
            Filled filled = filler(tables, session).fill(Filler.withParents(tables.relations(), tables));
            Map<String, String> result = new TreeMap<>();
            for (TableRows rows : filled.tables()) {
                String real = new Query(session)
                        .value("SELECT count(*) FROM " + rows.table().relation().sql());
                result.put(
                        rows.table().relation().toString(),
                        rows.rows().isEmpty()
                                ? String.valueOf(rows.reason())
                                : rows.rows().size() + " rows");
                // Rows of heirs are counted with those of their parents.
                assertThat(Integer.parseInt(String.valueOf(real)))
                        .isGreaterThanOrEqualTo(rows.rows().size());
            }
            return result;
        });
    }

    private static List<String> rows(String sql) {
        return inDatabase(sql, (tables, session) -> {
            filler(tables, session).fill(tables.relations());
            return new Query(session)
                    .rows("SELECT t::text FROM t ORDER BY 1").stream()
                            .map(String::valueOf)
                            .toList();
        });
    }

    private static Filler filler(Tables tables, Session session) {
        return new Filler(
                tables, new Query(session), new ConcurrentHashMap<>(), Hints.of(List.of()), Restraint.NONE, ROWS);
    }

    private interface Work<T> {
        T in(Tables tables, Session session);
    }

    private static <T> T inDatabase(String sql, Work<T> work) {
        try (Database database = servers.server().create(DatabaseSettings.defaults());
                Session session = database.connect()) {
            ScriptReading reading =
                    ScriptReading.of(SqlScript.parse(SqlSource.of(Path.of("/tmp/x.sql"), "x.sql", sql)));
            Execution execution = new ScriptExecutor(ScriptOptions.defaults())
                    .execute(session, reading.statements(), CommitMode.STATEMENTS);
            assertThat(execution).isInstanceOf(Execution.Done.class);
            CatalogSnapshot snapshot = new CatalogReader(ReaderOptions.defaults()).read(session.connection());
            session.begin();
            return work.in(new Tables(snapshot), session);
        }
    }

    /** Return only what makes the schema: the rows of the corpus are not wanted, and not what reaches beyond the database. */
    private static String corpus(String name) throws IOException {
        Path file = Path.of(System.getProperty("confiture.corpora", "../../shared/corpora"))
                .resolve(name);
        assumeTrue(Files.exists(file), "the public sample databases are not in " + file.getParent());
        String dump = Files.readString(file)
                .replace("CREATE EXTENSION IF NOT EXISTS vector WITH SCHEMA public;", "")
                .replace("COMMENT ON EXTENSION vector", "-- ")
                .replace("public.vector(20)", "real[]")
                .replace("CREATE INDEX film_embedding_embedding_hnsw_idx", "-- ");
        return SqlScript.parse(SqlSource.of(file, name, dump)).statements().stream()
                .filter(s -> !s.kind().is("INSERT") && !s.kind().reachesBeyondDatabase())
                .map(s -> s.text() + ";")
                .collect(Collectors.joining("\n"));
    }
}
