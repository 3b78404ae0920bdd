package io.confiture.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The migrations give what the schema files give, or the difference is shown. */
class EqualsSchemaTest {

    private static final String ID = "migrations/chain/result-equals-schema";

    private TestProject project;

    @BeforeEach
    void two_migrations(@TempDir Path temp) {
        project = new TestProject(temp)
                .up("001_a", "CREATE TABLE a (id int PRIMARY KEY);")
                .down("001_a", "DROP TABLE a;")
                .up("002_name", "ALTER TABLE a ADD name text NOT NULL;")
                .down("002_name", "ALTER TABLE a DROP name;");
    }

    @Test
    void equal() {
        project.schema("a.sql", "CREATE TABLE a (id int PRIMARY KEY, name text NOT NULL);")
                .run()
                .green()
                .passes(ID);
    }

    @Test
    void different() {
        String text = project.schema("a.sql", "CREATE TABLE a (id int PRIMARY KEY, name text);\nCREATE TABLE b ();")
                .run()
                .onlyFails(ID)
                .fails(ID, "column public.a.name: not null", "table public.b: only in schema files", "at db/migrations")
                .textOf(ID);
        assertThat(text.lines()).anyMatch(l -> l.strip().startsWith("schema files:"));
        assertThat(text.lines()).anyMatch(l -> l.strip().startsWith("migrations:"));
    }

    @Test
    void another_order_of_columns_is_a_note() {
        project.schema("a.sql", "CREATE TABLE a (name text NOT NULL, id int PRIMARY KEY);")
                .run()
                .green()
                .notes(ID, "another order");
    }

    @Test
    void a_broken_schema_aborts() {
        project.schema("a.sql", "CREATE TABLE a (id int PRIMARY KEY, name txet);")
                .run()
                .onlyFails("schema/a.sql/executes")
                .aborts("schema/builds", "db/schema/a.sql fails")
                .aborts(ID, "schema: builds");
    }

    @Test
    void a_broken_chain_aborts() {
        project.schema("a.sql", "CREATE TABLE a (id int PRIMARY KEY, name text NOT NULL);")
                .up("003_x", "SELECT 1 / 0;")
                .down("003_x", "SELECT 1;")
                .run()
                .onlyFails("migrations/003_x/up")
                .aborts(ID, "003_x cannot be applied");
    }

    @ParameterizedTest
    @CsvSource({
        "confiture, public.tb_confiture",
        "golang-migrate, public.schema_migrations",
        "sqlx, public._sqlx_migrations",
    })
    void the_ledger_of_the_tool_itself_is_left_out(String layout, String table) {
        project.settings("migration:\n  layout: " + layout + "\n")
                .schema("a.sql", "CREATE TABLE a (id int PRIMARY KEY, name text NOT NULL);")
                .schema(
                        "z.sql",
                        "CREATE TABLE " + table + " (version serial PRIMARY KEY);\nCREATE INDEX l ON " + table
                                + " (version);")
                .run(ID)
                .passes(ID);
    }

    @Test
    void the_ledger_of_another_tool_is_a_difference() {
        project.schema("a.sql", "CREATE TABLE a (id int PRIMARY KEY, name text NOT NULL);")
                .schema("z.sql", "CREATE TABLE goose_db_version ();")
                .run(ID)
                .fails(ID, "table public.goose_db_version: only in schema files");
    }

    @Test
    void the_ledger_that_the_settings_name_is_left_out() {
        project.settings("migration:\n  tracking_table: ops.done\n")
                .schema("a.sql", "CREATE TABLE a (id int PRIMARY KEY, name text NOT NULL);")
                .schema("z.sql", "CREATE TABLE tb_confiture ();\nCREATE SCHEMA ops;\nCREATE TABLE ops.done ();")
                .run(ID)
                .fails(ID, "2 differences", "table public.tb_confiture: only in schema files", "schema ops: only in");
    }
}
