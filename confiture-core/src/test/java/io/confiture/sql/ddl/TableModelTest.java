package io.confiture.sql.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.project.TableName;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sql.Statement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TableModelTest {

    static List<Statement> statements(String text) {
        return SqlScript.parse(SqlSource.of(Path.of("/project/db/schema/t.sql"), "db/schema/t.sql", text))
                .statements();
    }

    static TableModel model(String text) {
        return TableModel.read(statements(text));
    }

    private static TableDefinition table(TableModel model, String name) {
        return model.find(TableName.parse(name)).orElseThrow(() -> new AssertionError(name + " in " + model.tables()));
    }

    @Test
    void a_required_column_is_not_null_and_has_no_value_of_its_own() {
        TableDefinition table = table(model("""
                        CREATE DOMAIN d AS int NOT NULL;
                        CREATE DOMAIN e AS int NOT NULL DEFAULT 1;
                        CREATE TABLE t (a int NOT NULL, b int, c serial, d int GENERATED ALWAYS AS IDENTITY,
                          e int NOT NULL DEFAULT 0, f int NOT NULL DEFAULT NULL, g d, h e,
                          i int NOT NULL GENERATED ALWAYS AS (1) STORED, j uuid PRIMARY KEY)
                        """), "t");
        assertThat(table.columns())
                .filteredOn(ColumnDefinition::isRequired)
                .extracting(ColumnDefinition::name)
                .containsExactly("a", "f", "g", "j");
    }

    @Test
    void places_are_those_of_the_names() {
        TableDefinition table = table(model("-- one\nCREATE TABLE\n  t (a int,\n    b int REFERENCES t)"), "t");
        assertThat(table.location()).hasToString("db/schema/t.sql:3:3");
        assertThat(table.columns().get(1).location()).hasToString("db/schema/t.sql:4:5");
        assertThat(table.foreignKeys().get(0).location()).hasToString("db/schema/t.sql:4:11");
    }

    @Test
    void types_have_one_spelling() {
        assertThat(TypeName.of("int8")).isEqualTo(TypeName.of("BIGINT")).isEqualTo(TypeName.of("pg_catalog.int8"));
        assertThat(TypeName.of("varchar(10)[]")).hasToString("character varying(10)[]");
        assertThat(TypeName.of("timestamp(3) with time zone").is("timestamptz")).isTrue();
        assertThat(TypeName.of("bigint[]").is("bigint")).isFalse();
        assertThat(TypeName.of("app.bigint").is("bigint")).isFalse();
    }

    @Test
    void domains_lead_to_the_type_behind_them() {
        TableModel model = model("CREATE DOMAIN id AS uuid; CREATE DOMAIN id2 AS id; CREATE TABLE t (a id2, b id2[])");
        List<ColumnDefinition> columns = table(model, "t").columns();
        assertThat(model.baseType(columns.get(0).type())).isEqualTo(TypeName.of("uuid"));
        assertThat(model.baseType(columns.get(1).type())).hasToString("public.id2[]");
    }

    @Test
    void what_a_file_says_to_its_session_ends_with_the_file() {
        TableModel model = TableModel.readFiles(List.of(
                statements("CREATE SCHEMA a; SET search_path = a; CREATE TABLE t (x int)"),
                statements("CREATE TABLE t (y int)")));
        assertThat(model.tables()).extracting(t -> t.name().toString()).containsExactly("a.t", "public.t");
        assertThat(TableModel.read(statements("CREATE SCHEMA a; SET search_path = a; CREATE TABLE t (x int);"
                                + " CREATE TABLE u (x int)"))
                        .tables())
                .extracting(t -> t.name().toString())
                .containsExactly("a.t", "a.u");
    }

    @Test
    void a_schema_that_comes_later_is_no_place_for_a_table() {
        assertThat(model("SET search_path = late, public; CREATE TABLE t (x int); CREATE SCHEMA late")
                        .tables())
                .extracting(t -> t.name().toString())
                .containsExactly("public.t");
        assertThat(model("SET search_path = made_elsewhere, public; CREATE TABLE t (x int)")
                        .tables())
                .extracting(t -> t.name().toString())
                .containsExactly("made_elsewhere.t");
    }

    @Test
    void what_cannot_be_followed_is_told() {
        TableModel model = model("""
                CREATE TABLE a AS SELECT 1 AS x;
                SELECT 1 AS x INTO b;
                CREATE TABLE c (LIKE unknown);
                CREATE TABLE d () INHERITS (unknown);
                CREATE TABLE e OF unknown;
                DO $$ BEGIN CREATE TABLE f (x int); END $$;
                DO $$ BEGIN EXECUTE format('CREATE TABLE %I (x int)', 'g'); END $$;
                DO 'BEGIN EXECUTE ''ALTER TABLE h ADD COLUMN x int''; END';
                DO $$ DECLARE q text; BEGIN EXECUTE q; END $$;
                CREATE FUNCTION makes() RETURNS void LANGUAGE plpgsql AS $f$ BEGIN CREATE TABLE i (x int); END $f$;
                SELECT makes();
                CREATE FOREIGN TABLE not_a_problem (x int) SERVER s;
                IMPORT FOREIGN SCHEMA s FROM SERVER x INTO public;
                """);
        assertThat(model.notFollowed())
                .extracting(n -> n.location().line())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13);
        assertThat(model.notFollowed())
                .extracting(n -> n.mayConcern("h"))
                .containsExactly(false, false, false, false, false, false, true, true, true, false, true);
        assertThat(model.tables()).filteredOn(t -> !t.complete()).hasSize(5);
    }

    @Test
    void what_defines_no_table_is_no_matter() {
        assertThat(model("""
                        DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'm') THEN CREATE TYPE m AS ENUM ('a'); END IF; END $$;
                        DO $$ BEGIN EXECUTE 'GRANT EXECUTE ON FUNCTION f() TO r'; END $$;
                        DO $$ BEGIN CREATE TEMP TABLE t (x int); END $$;
                        CREATE FUNCTION never_called() RETURNS void LANGUAGE sql AS 'CREATE TABLE t (x int)';
                        CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
                        CREATE TEMP TABLE t (a int);
                        SELECT 1; WITH a AS (SELECT 1) INSERT INTO b SELECT * FROM a;
                        """).notFollowed()).isEmpty();
    }

    @Test
    void commands_of_one_message_are_all_followed() {
        assertThat(table(model("CREATE TABLE t (a int)\\; ALTER TABLE t ADD b int\\; CREATE TABLE u (x int);"), "t")
                        .columns())
                .hasSize(2);
    }

    @Test
    void no_text_is_too_broken_to_be_read() throws IOException {
        String text = TableModelOracleTest.resource("definitions.sql") + TableModelOracleTest.resource("changes.sql");
        Random random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + random.nextInt(400));
            int other = random.nextInt(text.length() - 50);
            String soup = "CREATE TABLE t (" + text.substring(from, to) + text.substring(other, other + 40) + ";"
                    + text.substring(from);
            assertThat(model(soup.substring(0, Math.min(soup.length(), 1500))).tables())
                    .isNotNull();
        }
    }
}
