package io.confiture.seed.prep.level4;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.check.Outcome;
import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Query;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.project.DatabaseUrl;
import io.confiture.seed.GivenDatabase;
import io.confiture.seed.prep.live.PrepFixture;
import io.confiture.seed.prep.live.PrepFixture.Answered;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Level 4 on a real server: nothing to say about valid projects, and one thing about each defect. */
class RuntimeLevelTest {

    private static final String TABLES = """
            CREATE SCHEMA catalog;
            CREATE SCHEMA prep_seed;
            CREATE TABLE catalog.tb_maker (
                pk_maker bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                id uuid NOT NULL UNIQUE,
                name text NOT NULL
            );
            CREATE TABLE catalog.tb_item (
                pk_item bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                id uuid NOT NULL UNIQUE,
                fk_maker bigint REFERENCES catalog.tb_maker,
                code text
            );
            CREATE TABLE prep_seed.tb_maker (id uuid PRIMARY KEY, name text);
            CREATE TABLE prep_seed.tb_item (id uuid PRIMARY KEY, fk_maker_id uuid, code text);
            """;

    private static final String MAKERS = """
            CREATE FUNCTION prep_seed.fn_resolve_tb_maker() RETURNS void LANGUAGE sql AS $$
                INSERT INTO catalog.tb_maker (id, name) SELECT id, name FROM prep_seed.tb_maker
            $$;
            """;

    private static final String ITEMS = """
            CREATE FUNCTION prep_seed.fn_resolve_tb_item() RETURNS void LANGUAGE plpgsql AS $$
            BEGIN
                INSERT INTO catalog.tb_item (id, fk_maker, code)
                SELECT p.id, m.pk_maker, p.code
                FROM prep_seed.tb_item p
                LEFT JOIN catalog.tb_maker m ON m.id = p.fk_maker_id;
            END
            $$;
            """;

    private static final String MAKER = "prep_seed.fn_resolve_tb_maker/";
    private static final String ITEM = "prep_seed.fn_resolve_tb_item/";

    private static Servers servers;

    private Path folder;
    private PrepFixture prep;

    @BeforeAll
    static void start() {
        servers = Servers.of(ServerChoice.embedded());
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @BeforeEach
    void a_valid_project(@TempDir Path temp) {
        folder = temp;
        prep = new PrepFixture(temp, servers)
                .schema("1_tables.sql", TABLES)
                .schema("2_items.sql", ITEMS)
                .schema("3_makers.sql", MAKERS);
    }

    @Test
    void has_nothing_to_say_about_a_valid_project() {
        prep.level4()
                .green()
                .passes("tb_maker/tables", "tb_item/tables")
                .passes(MAKER + "compiles", MAKER + "runs", MAKER + "runs-on-a-row")
                .passes(ITEM + "compiles", ITEM + "runs", ITEM + "runs-on-a-row")
                .skips("not-in-files", "the files show every prep table");
    }

    @Test
    void has_nothing_to_say_about_the_sample_and_moves_a_row_of_every_table() {
        Answered answered = new PrepFixture(folder.resolve("sample"), servers)
                .folder(Path.of("../samples/prep-seed"))
                .level4()
                .green();
        answered.passes(
                "prep_seed.fn_resolve_tb_manufacturer/runs-on-a-row",
                "prep_seed.fn_resolve_tb_category/runs-on-a-row",
                "prep_seed.fn_resolve_tb_product/runs-on-a-row",
                "prep_seed.fn_resolve_tb_customer/runs-on-a-row",
                "catalog.fn_resolve_tb_employee/runs-on-a-row",
                "prep_seed.fn_resolve_tb_order/runs-on-a-row");
    }

    @Test
    void says_that_the_server_has_no_plpgsql_check() {
        prep.level4().skips("plpgsql-check", "no extension plpgsql_check");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "catalog.tb_item DROP COLUMN pk_item CASCADE | catalog.tb_item has no column pk_item bigint",
                "catalog.tb_item ALTER pk_item TYPE integer | column pk_item of catalog.tb_item is integer and not bigint",
                "catalog.tb_item ALTER fk_maker TYPE text USING fk_maker::text | column fk_maker of catalog.tb_item is text and not bigint",
                "prep_seed.tb_item ALTER fk_maker_id TYPE text | column fk_maker_id of prep_seed.tb_item is text and not uuid",
                "prep_seed.tb_item ALTER id TYPE text | column id of prep_seed.tb_item is text and not uuid",
                "catalog.tb_item RENAME fk_maker TO fk_creator | catalog.tb_item has no column fk_maker for prep_seed.tb_item.fk_maker_id",
                "catalog.tb_item SET SCHEMA public | there is no table catalog.tb_item; there is public.tb_item",
                "prep_seed.tb_item SET SCHEMA public | the built database has no table prep_seed.tb_item",
            })
    void judges_tables_as_the_database_has_them(String change, String expected) {
        prep.schema(
                        "9_change.sql",
                        "DO $$ BEGIN EXECUTE 'ALTER TABLE ' || '"
                                + change.replace(
                                        "tb_item ALTER fk_maker TYPE",
                                        "tb_item DROP CONSTRAINT tb_item_fk_maker_fkey, ALTER fk_maker TYPE")
                                + "'; END $$;")
                .level4()
                .fails("tb_item/tables", "ERROR prep/built-tables db/schema/1_tables.sql", expected)
                .passes("tb_maker/tables");
    }

    @Test
    void finds_a_body_that_was_never_looked_at() {
        prep.schema("3_makers.sql", "SET check_function_bodies = off;" + MAKERS.replace("name FROM", "nickname FROM"))
                .level4()
                .onlyFails(MAKER + "compiles")
                .fails(
                        MAKER + "compiles",
                        "ERROR prep/compiles db/schema/3_makers.sql:1:",
                        "column \"nickname\" does not exist")
                .aborts(MAKER + "runs", "is not valid")
                .aborts(MAKER + "runs-on-a-row", "is not valid")
                .passes(ITEM + "compiles", ITEM + "runs")
                .aborts(ITEM + "runs-on-a-row", "prep_seed.fn_resolve_tb_maker() gave no row");
    }

    @Test
    void finds_a_body_that_a_later_change_of_a_table_broke() {
        prep.schema("9_change.sql", "ALTER TABLE catalog.tb_maker RENAME name TO title;")
                .level4()
                .onlyFails(MAKER + "compiles");
    }

    @Test
    void finds_a_resolver_that_needs_arguments() {
        prep.change("3_makers.sql", "fn_resolve_tb_maker()", "fn_resolve_tb_maker(tenant int)")
                .level4()
                .onlyFails(MAKER + "compiles")
                .fails(MAKER + "compiles", "without arguments; there is prep_seed.fn_resolve_tb_maker(tenant integer)");
        prep.change("3_makers.sql", "tenant int", "tenant int DEFAULT 1")
                .level4()
                .green();
    }

    @Test
    void finds_what_fails_on_nothing_and_leaves_the_others_alone() {
        Answered answered = prep.change("2_items.sql", "m.pk_maker, p.code", "m.pk_makr, p.code")
                .level4();
        answered.onlyFails(ITEM + "runs")
                .fails(ITEM + "runs", "ERROR prep/runs db/schema/2_items.sql:4:", "m.pk_makr")
                .aborts(ITEM + "runs-on-a-row", "fails without any row")
                .passes(MAKER + "runs-on-a-row");
        assertThat(answered.toString()).doesNotContain("current transaction is aborted");
    }

    @Test
    void finds_what_only_fails_when_there_is_a_row() {
        prep.schema("2_items.sql", """
                CREATE FUNCTION prep_seed.fn_resolve_tb_item() RETURNS void LANGUAGE plpgsql AS $$
                DECLARE
                    r record;
                BEGIN
                    FOR r IN SELECT * FROM prep_seed.tb_item LOOP
                        INSERT INTO catalog.tb_item (id, cod) VALUES (r.id, r.code);
                    END LOOP;
                END
                $$;
                """)
                .level4()
                .onlyFails(ITEM + "runs-on-a-row")
                .fails(ITEM + "runs-on-a-row", "ERROR prep/runs-on-row db/schema/2_items.sql:6:", "cod");
    }

    @Test
    void finds_a_required_column_that_gets_no_value() {
        prep.change("3_makers.sql", "(id, name) SELECT id, name FROM", "(id) SELECT id FROM")
                .level4()
                .onlyFails(MAKER + "runs-on-a-row")
                .fails(MAKER + "runs-on-a-row", "null value in column \"name\"");
    }

    @Test
    void finds_a_reference_that_is_not_filled() {
        prep.change("2_items.sql", "m.pk_maker, p.code", "NULL, p.code")
                .level4()
                .onlyFails(ITEM + "runs-on-a-row")
                .fails(ITEM + "runs-on-a-row", "leaves fk_maker of catalog.tb_item NULL");
    }

    @Test
    void finds_a_row_that_a_wrong_join_loses() {
        prep.change(
                        "2_items.sql",
                        "LEFT JOIN catalog.tb_maker m ON m.id = p.fk_maker_id",
                        "JOIN catalog.tb_maker m ON m.id = p.id")
                .level4()
                .onlyFails(ITEM + "runs-on-a-row")
                .fails(ITEM + "runs-on-a-row", "does not move a row of prep_seed.tb_item to catalog.tb_item");
    }

    @Test
    void finds_a_wrong_key_by_the_foreign_key() {
        prep.change("2_items.sql", "m.pk_maker, p.code", "m.pk_maker + 100, p.code")
                .level4()
                .onlyFails(ITEM + "runs-on-a-row")
                .fails(ITEM + "runs-on-a-row", "tb_item_fk_maker_fkey");
    }

    @Test
    void does_not_blame_a_resolver_for_made_up_values() {
        prep.change(
                        "1_tables.sql",
                        "name text NOT NULL",
                        "name text NOT NULL CONSTRAINT odd CHECK (name LIKE 'B%r' AND length(name) = 17)")
                .level4()
                .onlyFails()
                .skips(MAKER + "runs-on-a-row", "no value is known", "odd", "level 5 answers")
                .skips(ITEM + "runs-on-a-row", "gave no row that this one needs");
        prep.schema("1_tables.sql", TABLES)
                .change("3_makers.sql", "SELECT id, name FROM", "SELECT id, name::date::text FROM")
                .level4()
                .onlyFails()
                .skips(MAKER + "runs-on-a-row", "invalid input syntax for type date", "level 5 answers");
        prep.schema("3_makers.sql", MAKERS)
                .change(
                        "2_items.sql",
                        "p.fk_maker_id;",
                        "p.fk_maker_id JOIN prep_seed.tb_country c ON c.code = p.code;")
                .change(
                        "1_tables.sql",
                        "CREATE TABLE prep_seed.tb_maker",
                        "CREATE TABLE catalog.country (code text); CREATE VIEW prep_seed.tb_country AS TABLE catalog.country; CREATE TABLE prep_seed.tb_maker")
                .level4()
                .onlyFails()
                .skips(ITEM + "runs-on-a-row", "did not arrive", "level 5 answers");
    }

    @Test
    void does_not_blame_a_resolver_that_chooses_its_rows() {
        prep.change("2_items.sql", "p.fk_maker_id;", "p.fk_maker_id WHERE p.code = 'chosen';")
                .level4()
                .onlyFails()
                .skips(ITEM + "runs-on-a-row", "did not arrive", "by a condition", "level 5 answers");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text CHECK (c ~ '^[A-Z]{2}$') | text",
                "char(3) NOT NULL CHECK (c = upper(c)) | text",
                "text NOT NULL CHECK (c IN ('red', 'it''s')) | text",
                "catalog.mood NOT NULL | text",
                "catalog.positive NOT NULL | numeric",
                "int NOT NULL CHECK (c BETWEEN 500 AND 600) | int",
                "int NOT NULL | text",
                "date NOT NULL CHECK (c > '2050-01-01') | text",
                "timestamptz NOT NULL | timestamptz",
                "jsonb NOT NULL CHECK (jsonb_typeof(c) = 'array') | jsonb",
                "text[] NOT NULL | text[]",
                "int4range NOT NULL | int4range",
                "bytea NOT NULL | bytea",
                "inet NOT NULL | text",
                "interval NOT NULL | interval",
                "boolean NOT NULL CHECK (NOT c) | boolean",
                "point NOT NULL | point",
                "text NOT NULL CHECK (c LIKE '%_@_%') | varchar(20)",
                "uuid NOT NULL | uuid",
                "smallint NOT NULL CHECK (c < 0) | smallint",
                "numeric(4,2) NOT NULL | numeric",
                "bit varying NOT NULL | bit varying",
                "xml | xml",
                "catalog.pair | catalog.pair",
            })
    void makes_a_row_up_for_columns_of_every_kind(String type, String prepType) {
        prep.change("1_tables.sql", "name text NOT NULL", "c " + type)
                .change(
                        "1_tables.sql",
                        "prep_seed.tb_maker (id uuid PRIMARY KEY, name text)",
                        "prep_seed.tb_maker (id uuid PRIMARY KEY, c " + prepType + ")")
                .change(
                        "1_tables.sql",
                        "CREATE SCHEMA prep_seed;",
                        "CREATE SCHEMA prep_seed; CREATE TYPE catalog.mood AS ENUM ('sad', 'ok');"
                                + " CREATE DOMAIN catalog.positive AS numeric CHECK (VALUE > 41); CREATE TYPE catalog.pair AS (a int, b int);")
                .change(
                        "3_makers.sql",
                        "(id, name) SELECT id, name FROM",
                        "(id, c) SELECT id, c::" + type.substring(0, end(type)) + " FROM")
                .level4()
                .green()
                .passes(MAKER + "runs-on-a-row", ITEM + "runs-on-a-row");
    }

    private static int end(String type) {
        int end = type.length();
        for (String word : new String[] {" NOT NULL", " CHECK"}) {
            int at = type.indexOf(word);
            end = at < 0 ? end : Math.min(end, at);
        }
        return end;
    }

    @Test
    void resolves_two_rows_of_a_table_that_references_itself() {
        String tables = """
                CREATE TABLE catalog.tb_node (pk_node bigserial PRIMARY KEY, id uuid NOT NULL UNIQUE,
                    fk_parent_node bigint REFERENCES catalog.tb_node CHECK (fk_parent_node <> pk_node), name text UNIQUE);
                CREATE TABLE prep_seed.tb_node (id uuid, fk_parent_node_id uuid, name text);
                """;
        String twoPasses = """
                CREATE FUNCTION prep_seed.fn_resolve_tb_node() RETURNS void LANGUAGE sql AS $$
                    INSERT INTO catalog.tb_node (id, name) SELECT id, name FROM prep_seed.tb_node;
                    UPDATE catalog.tb_node c SET fk_parent_node = o.pk_node FROM prep_seed.tb_node p, catalog.tb_node o
                    WHERE c.id = p.id AND o.id = p.fk_parent_node_id;
                $$;
                """;
        prep.schema("4_node.sql", tables + twoPasses)
                .level4()
                .green()
                .passes("prep_seed.fn_resolve_tb_node/runs-on-a-row");
        prep.change("4_node.sql", "o.pk_node FROM", "NULL FROM")
                .level4()
                .onlyFails("prep_seed.fn_resolve_tb_node/runs-on-a-row");
    }

    @Test
    void catches_a_resolver_that_commits_or_takes_another_role() {
        prep.schema(
                        "3_makers.sql",
                        MAKERS.replace("FUNCTION", "PROCEDURE")
                                .replace("RETURNS void LANGUAGE sql", "LANGUAGE plpgsql")
                                .replace("$$\n    INSERT", "$$ BEGIN\n    INSERT")
                                .replace("tb_maker\n$$", "tb_maker; COMMIT; END\n$$"))
                .level4()
                .onlyFails(MAKER + "runs")
                .fails(MAKER + "runs", "CRITICAL prep/transaction");
    }

    @Test
    void finds_functions_in_other_schemas_and_with_other_names() {
        prep.change("2_items.sql", "prep_seed.fn_resolve_tb_item", "\"The Functions\".fn_resolve_tb_item")
                .change(
                        "1_tables.sql",
                        "CREATE SCHEMA prep_seed;",
                        "CREATE SCHEMA prep_seed; CREATE SCHEMA \"The Functions\";")
                .level4()
                .green()
                .passes("The Functions.fn_resolve_tb_item/runs-on-a-row");
    }

    @Test
    void judges_what_only_code_makes() {
        prep.schema("4_node.sql", """
                DO $do$ BEGIN
                    EXECUTE 'CREATE TABLE catalog.tb_node (pk_node int, id uuid)';
                    EXECUTE 'CREATE TABLE prep_seed.tb_node (id uuid)';
                    EXECUTE 'CREATE FUNCTION prep_seed.fn_resolve_tb_node() RETURNS void LANGUAGE sql AS ''SELECT 1 / 0''';
                END $do$;
                """)
                .level4()
                .onlyFails("not-in-files")
                .fails("not-in-files", "pk_node of catalog.tb_node is integer and not bigint", "division by zero");
    }

    @Test
    void aborts_everything_when_the_schema_does_not_build() {
        Answered answered = prep.schema("9.sql", "SELECT nowhere;").level4();
        answered.onlyFails()
                .aborts("tb_item/tables", "the schema does not build: db/schema/9.sql:1:8")
                .aborts(MAKER + "runs", "see schema");
        assertThat(answered.get("not-in-files")).isInstanceOf(Outcome.Aborted.class);
    }

    @Test
    void leaves_a_named_database_as_it_was() {
        try (Database real = servers.server().create(DatabaseSettings.defaults())) {
            try (Session session = real.connect()) {
                new Query(session).send(TABLES + ITEMS + MAKERS);
            }
            GivenDatabase given = new GivenDatabase(DatabaseUrl.parse(real.jdbcUrl()));
            prep.level4(prep.project(), given).green().passes(ITEM + "runs-on-a-row");
            try (Session session = real.connect()) {
                assertThat(new Query(session).value("SELECT count(*) FROM catalog.tb_item"))
                        .isEqualTo("0");
                assertThat(new Query(session).value("SELECT count(*) FROM prep_seed.tb_item"))
                        .isEqualTo("0");
            }
        }
    }
}
