package io.confiture.migration.precondition;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionCheckTest {

    private static final Servers SERVERS = Servers.of(ServerChoice.embedded());
    private static Database database;
    private static Session session;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temp;

    @BeforeAll
    static void a_database() {
        database = SERVERS.server().create(DatabaseSettings.defaults());
        session = database.connect();
        new Query(session).send("""
                CREATE SCHEMA app;
                CREATE SCHEMA "Odd Schema";
                CREATE TYPE app.mood AS ENUM ('ok');
                CREATE TABLE users (
                    id int4 PRIMARY KEY, name varchar(50), price numeric(10), at timestamptz(3), tags text[],
                    feeling app.mood, flag bool, serial_no bigserial, code char(3), size float, gone int);
                ALTER TABLE users DROP COLUMN gone;
                ALTER TABLE users ADD CONSTRAINT "Positive" CHECK (id > 0);
                CREATE TABLE app.orders (
                    id int PRIMARY KEY, a int, b int, user_id int REFERENCES users (id), UNIQUE (a, b));
                CREATE TABLE app.lines (x int, y int, FOREIGN KEY (x, y) REFERENCES app.orders (a, b));
                CREATE TABLE "Odd Schema"."Odd ""Table" ("Odd Column" int);
                CREATE INDEX by_name ON users (name);
                CREATE INDEX "By Odd" ON "Odd Schema"."Odd ""Table" ("Odd Column");
                CREATE VIEW seen AS SELECT id FROM users;
                CREATE TABLE parted (id int) PARTITION BY RANGE (id);
                INSERT INTO users (id, name) VALUES (1, 'a'), (2, 'b');
                CREATE FUNCTION writes() RETURNS boolean LANGUAGE plpgsql AS
                    $$ BEGIN INSERT INTO users (id) VALUES (99); RETURN true; END $$;
                """);
    }

    @AfterAll
    static void the_database_goes() {
        session.close();
        database.close();
        SERVERS.close();
    }

    private Sidecar read(String yaml) {
        try {
            Path file = Files.writeString(temp.resolve("001_x.yaml"), yaml);
            return Sidecar.read(file, "db/migrations/001_x.yaml");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<Unmet> unmet(String... items) {
        Sidecar sidecar = read("up_preconditions:\n- " + String.join("\n- ", items) + "\n");
        assertThat(sidecar.problems()).isEmpty();
        return new PreconditionCheck(session).unmet(sidecar.preconditions().up());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: TableExists, table: users}",
                "{type: TableExists, table: orders, schema: app}",
                "{type: TableExists, table: app.orders}",
                "{type: TableExists, table: '\"Odd Schema\".\"Odd \"\"Table\"'}",
                "{type: TableExists, table: seen}",
                "{type: TableExists, table: parted}",
                "{type: TableNotExists, table: Users}",
                "{type: TableNotExists, table: orders}",
                "{type: TableNotExists, table: nowhere.users}",
                "{type: ColumnExists, table: users, column: name}",
                "{type: ColumnExists, table: '\"Odd Schema\".\"Odd \"\"Table\"', column: Odd Column}",
                "{type: ColumnNotExists, table: users, column: gone}",
                "{type: ColumnNotExists, table: users, column: ctid}",
                "{type: ColumnNotExists, table: none, column: name}",
                "{type: ColumnType, table: users, column: id, expected_type: int4}",
                "{type: ColumnType, table: users, column: id, expected_type: integer}",
                "{type: ColumnType, table: users, column: id, expected_type: INT}",
                "{type: ColumnType, table: users, column: name, expected_type: varchar(50)}",
                "{type: ColumnType, table: users, column: name, expected_type: character varying (50)}",
                "{type: ColumnType, table: users, column: name, expected_type: varchar}",
                "{type: ColumnType, table: users, column: price, expected_type: 'numeric(10, 0)'}",
                "{type: ColumnType, table: users, column: price, expected_type: 'decimal(10)'}",
                "{type: ColumnType, table: users, column: at, expected_type: timestamptz}",
                "{type: ColumnType, table: users, column: at, expected_type: timestamp(3) with time zone}",
                "{type: ColumnType, table: users, column: tags, expected_type: 'text[]'}",
                "{type: ColumnType, table: users, column: feeling, expected_type: app.mood}",
                "{type: ColumnType, table: users, column: flag, expected_type: boolean}",
                "{type: ColumnType, table: users, column: serial_no, expected_type: bigserial}",
                "{type: ColumnType, table: users, column: code, expected_type: char}",
                "{type: ColumnType, table: users, column: size, expected_type: double precision}",
                "{type: ConstraintExists, table: users, constraint: users_pkey}",
                "{type: ConstraintExists, table: users, constraint: Positive}",
                "{type: ConstraintNotExists, table: users, constraint: positive}",
                "{type: ForeignKeyExists, table: app.orders, column: user_id, references_table: users,"
                        + " references_column: id}",
                "{type: ForeignKeyExists, table: orders, schema: app, column: user_id, references_table: users}",
                "{type: ForeignKeyExists, table: app.lines, column: y, references_table: app.orders, references_column: b}",
                "{type: IndexExists, table: users, index: by_name}",
                "{type: IndexExists, index: by_name}",
                "{type: IndexExists, schema: Odd Schema, index: By Odd}",
                "{type: IndexNotExists, table: users, index: by_id}",
                "{type: IndexNotExists, table: users, index: By Odd}",
                "{type: SchemaExists, schema: Odd Schema}",
                "{type: SchemaNotExists, schema: odd schema}",
                "{type: RowCountEquals, table: users, expected_count: 2}",
                "{type: RowCountGreaterThan, table: users, min_count: 1}",
                "{type: TableIsEmpty, table: app.orders}",
                "{type: CustomSQL, sql: SELECT count(*) FROM users, description: there are users}",
                "{type: CustomSQL, sql: 'WITH u AS (SELECT 1) TABLE u;', description: any}",
                "{type: CustomSQL, sql: \"SELECT count(*) = %s FROM users WHERE name LIKE %s || '%%'\", params: [1, a],"
                        + " description: one a}",
                "{type: CustomSQL, sql: \"SELECT 'a' LIKE '%'\", description: a percent sign is one}",
            })
    void holds(String precondition) {
        assertThat(unmet(precondition)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{type: TableExists, table: Users} | the table public.Users does not exist",
                "{type: TableExists, table: by_name} | the table public.by_name does not exist",
                "{type: TableNotExists, table: users} | the table public.users exists",
                "{type: ColumnExists, table: users, column: gone} | the column public.users.gone does not exist",
                "{type: ColumnExists, table: nix, column: gone} | the table public.nix does not exist",
                "{type: ColumnNotExists, table: users, column: id} | the column public.users.id exists",
                "{type: ColumnType, table: users, column: id, expected_type: bigint} | is of type integer, not bigint",
                "{type: ColumnType, table: users, column: name, expected_type: varchar(5)} | character varying(50), not varchar(5)",
                "{type: ColumnType, table: users, column: name, expected_type: text} | character varying(50), not text",
                "{type: ColumnType, table: users, column: tags, expected_type: text} | is of type text[], not text",
                "{type: ColumnType, table: users, column: nix, expected_type: text} | the column public.users.nix does not exist",
                "{type: ColumnType, table: users, column: id, expected_type: txet} | type \"txet\" does not exist (SQLSTATE 42704)",
                "{type: ColumnType, table: users, column: id, expected_type: 'int); DROP TABLE users'} | it cannot be asked",
                "{type: ConstraintExists, table: users, constraint: nix} | the constraint nix on public.users does not exist",
                "{type: ConstraintNotExists, table: users, constraint: users_pkey} | the constraint users_pkey on public.users exists",
                "{type: ForeignKeyExists, table: app.lines, column: y, references_table: app.orders, references_column: a} | a foreign key from app.lines.y to app.orders.a does not exist",
                "{type: ForeignKeyExists, table: app.orders, column: user_id, references_table: app.lines} | does not exist",
                "{type: IndexExists, table: users, index: nix} | the index public.nix on users does not exist",
                "{type: IndexExists, table: seen, index: by_name} | the index public.by_name on seen does not exist",
                "{type: IndexNotExists, table: users, index: by_name} | the index public.by_name on users exists",
                "{type: SchemaExists, schema: App} | the schema App does not exist",
                "{type: SchemaNotExists, schema: app} | the schema app exists",
                "{type: RowCountEquals, table: users, expected_count: 3} | has 2 row(s), not 3",
                "{type: RowCountEquals, table: nix, expected_count: 0} | relation \"public.nix\" does not exist (SQLSTATE 42P01)",
                "{type: RowCountGreaterThan, table: users, min_count: 2} | has 2 row(s), not more than 2",
                "{type: TableIsEmpty, table: users} | the table public.users is not empty",
                "{type: CustomSQL, sql: 'SELECT false', description: no} | the query says f",
                "{type: CustomSQL, sql: 'SELECT 0.00', description: no} | the query says 0.00",
                "{type: CustomSQL, sql: 'SELECT NULL::text', description: no} | the query says NULL",
                "{type: CustomSQL, sql: 'SELECT 1 WHERE false', description: no} | the query gives no row",
                "{type: CustomSQL, sql: 'SELECT 1/0', description: no} | division by zero (SQLSTATE 22012)",
                "{type: CustomSQL, sql: 'SELECT writes()', description: no} | read-only transaction (SQLSTATE 25006)",
                "{type: CustomSQL, sql: 'SELECT nextval(''users_serial_no_seq'')', description: no} | read-only transaction",
            })
    void does_not_hold(String precondition, String why) {
        List<Unmet> unmet = unmet(precondition);

        assertThat(unmet).hasSize(1);
        assertThat(unmet.get(0).message()).contains(why.strip());
        assertThat(new Query(session).value("SELECT count(*) FROM users")).isEqualTo("2");
    }

    @Test
    void an_invalid_index_does_not_exist_and_is_in_the_way() {
        Query query = new Query(session);
        query.send("CREATE TABLE twice (a int)");
        query.send("INSERT INTO twice VALUES (1), (1)");
        Assertions.assertThatThrownBy(() -> query.send("CREATE UNIQUE INDEX CONCURRENTLY half ON twice (a)"))
                .isInstanceOf(PostgresException.class);

        assertThat(unmet("{type: IndexExists, table: twice, index: half}"))
                .extracting(Unmet::message)
                .containsExactly("the index public.half on twice is invalid");
        assertThat(unmet("{type: IndexNotExists, table: twice, index: half}")).hasSize(1);
        query.send("DROP TABLE twice");
    }

    @Test
    void one_that_cannot_be_asked_says_nothing_about_the_others() {
        assertThat(unmet(
                        "{type: CustomSQL, sql: SELECT nix, description: broken}",
                        "{type: TableExists, table: users}",
                        "{type: TableExists, table: nix}",
                        "{type: RowCountEquals, table: users, expected_count: 2}"))
                .extracting(Unmet::toString)
                .containsExactly(
                        "db/migrations/001_x.yaml:2:3: CustomSQL(broken): it cannot be asked: column \"nix\" does not exist"
                                + " (SQLSTATE 42703)",
                        "db/migrations/001_x.yaml:4:3: TableExists(table: nix, schema: public):"
                                + " the table public.nix does not exist");
    }

    @Test
    void an_open_transaction_stays_open_and_may_write_again() {
        Query query = new Query(session);
        session.begin();
        query.send("CREATE TABLE mine ()");

        assertThat(unmet("{type: TableExists, table: mine}", "{type: CustomSQL, sql: SELECT 1/0, description: x}"))
                .hasSize(1);

        query.send("CREATE TABLE more ()");
        session.rollback();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{type: TableExist, table: a} | 2:10 | there is no precondition TableExist; did you mean TableExists?",
                "{type: Nothing, table: a} | 2:10 | there are TableExists, TableNotExists",
                "{table: a} | 2:3 | the key type is missing",
                "{} | 2:3 | a precondition needs a type",
                "TableExists | 2:3 | expected keys with values and found a text",
                "{type: TableExists} | 2:3 | TableExists needs table",
                "{type: ColumnType, table: a, column: b} | 2:3 | ColumnType needs expected_type",
                "{type: TableExists, tabel: a} | 2:23 | there is no key tabel; did you mean table?",
                "{type: TableExists, table: a, column: b} | 2:33 | the keys are type, table, schema",
                "{type: TableExists, table: [a]} | 2:30 | expected a text and found a list",
                "{type: TableExists, table: ''} | 2:30 | table is empty",
                "{type: TableExists, table: a.b.c} | 2:3 | table is no name: it has more than two parts",
                "{type: TableExists, table: a.b, schema: c} | 2:3 | table names the schema a, and schema says c",
                "{type: RowCountEquals, table: a, expected_count: many} | 2:52 | must be a whole number, 0 or more, and is many",
                "{type: RowCountEquals, table: a, expected_count: -1} | 2:52 | must be a whole number",
                "{type: RowCountGreaterThan, table: a, min_count: 1.5} | 2:52 | must be a whole number",
                "{type: CustomSQL, sql: SELECT 1} | 2:3 | CustomSQL needs description",
                "{type: CustomSQL, sql: 'DELETE FROM a', description: x} | 2:26 | sql must ask",
                "{type: CustomSQL, sql: 'SELECT 1; COMMIT', description: x} | 2:26 | sql must be one statement, and 2 were read",
                "{type: CustomSQL, sql: 'SELECT ''', description: x} | 2:26 | sql must be one statement",
                "{type: CustomSQL, sql: SELECT %s, params: [1, 2], description: x} | 2:3 | sql has 1 times %s, and there are 2 params",
            })
    void what_is_wrong_with_one_is_told_with_its_place(String precondition, String place, String message) {
        assertThat(read("up_preconditions:\n- " + precondition + "\n").problems())
                .singleElement()
                .satisfies(p -> assertThat(p.toString())
                        .startsWith("db/migrations/001_x.yaml:" + place.strip() + ": ")
                        .contains(message.strip()));
    }

    @Test
    void everything_that_is_wrong_with_a_file_is_told_at_once() {
        assertThat(read("""
                        up_precondition: []
                        down_preconditions:
                          - type: TableExists
                          - type: Nix
                          - {type: TableExists, table: a}
                        """).problems()).extracting(p -> p.location().line()).containsExactly(1, 3, 4);
        assertThat(read("up_preconditions: [").problems()).hasSize(1);
        assertThat(read("# nothing\n").problems()).hasSize(1);
        assertThat(read("- 1\n").problems()).hasSize(1);
    }
}
