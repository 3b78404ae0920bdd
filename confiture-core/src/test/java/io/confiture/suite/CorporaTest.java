package io.confiture.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Public sample databases as schema files and as migrations. */
class CorporaTest {

    private static final String EMPTY_AGAIN = """
            DROP SCHEMA public CASCADE;
            CREATE SCHEMA public;
            ALTER SCHEMA public OWNER TO pg_database_owner;
            GRANT USAGE ON SCHEMA public TO PUBLIC;
            COMMENT ON SCHEMA public IS 'standard public schema';
            """;

    private Path temp;

    @BeforeEach
    void a_folder(@TempDir Path folder) {
        temp = folder;
    }

    @ParameterizedTest
    @ValueSource(strings = {"northwind/northwind.sql", "pagila/pagila-schema.sql"})
    void build_and_come_back(String name) throws IOException {
        String dump = read(name)
                // An extension that no distribution brings along, see the test below.
                .replace("CREATE EXTENSION IF NOT EXISTS vector WITH SCHEMA public;", "")
                .replace("COMMENT ON EXTENSION vector", "-- ")
                .replace("public.vector(20)", "real[]")
                .replace("CREATE INDEX film_embedding_embedding_hnsw_idx", "-- ");
        new TestProject(temp)
                .schema("dump.sql", dump)
                .up("001_dump", dump)
                .down("001_dump", EMPTY_AGAIN)
                .run()
                .green()
                .passes("schema/builds", "migrations/001_dump/round-trip", "migrations/chain/result-equals-schema");
    }

    @Test
    void chinook_does_not_leave_its_database() throws IOException {
        String dump = read("chinook/chinook.sql");
        TestProject project = new TestProject(temp).schema("chinook.sql", dump);
        Results results = project.run();
        results.fails(
                "schema/chinook.sql/executes",
                "DROP DATABASE reaches beyond",
                "db/schema/chinook.sql:19:1",
                "CREATE DATABASE reaches beyond",
                "db/schema/chinook.sql:25:1",
                "psql command \\c");

        project.schema(
                        "chinook.sql",
                        dump.replace(
                                        "DROP DATABASE IF",
                                        "-- confiture:allow sql/beyond-database tests have their own\nDROP DATABASE IF")
                                .replace(
                                        "CREATE DATABASE",
                                        "-- confiture:allow sql/beyond-database tests have their own\nCREATE DATABASE")
                                .replace("\\c ", "-- confiture:allow sql/psql-command tests have their own\n\\c "))
                .run()
                .green()
                .passes("schema/builds", "schema/chinook.sql/executes");
    }

    @Test
    void pagila_needs_an_extension() throws IOException {
        new TestProject(temp)
                .schema("pagila.sql", read("pagila/pagila-schema.sql"))
                .run()
                .onlyFails("schema/pagila.sql/executes")
                .fails(
                        "schema/pagila.sql/executes",
                        "extension \"vector\" is not available",
                        "(extension vector)",
                        "db/schema/pagila.sql:489:1",
                        "postgres.bin_directory",
                        "project/taken-for-granted");
    }

    @Test
    void pagila_needs_a_newer_server_than_15() throws IOException {
        Path bin = Path.of("/usr/lib/postgresql/15/bin");
        assumeTrue(Files.isDirectory(bin), "there is no PostgreSQL 15 in " + bin);
        Results results = new TestProject(temp)
                .settings("postgres:\n  bin_directory: " + bin + "\n")
                .schema("pagila.sql", read("pagila/pagila-schema.sql"))
                .run();

        results.onlyFails("schema/pagila.sql/executes")
                .fails("schema/pagila.sql/executes", "uuidv7()", "project/taken-for-granted", "db/schema/pagila.sql:");
        assertThat(results.textOf("schema/pagila.sql/executes")).containsOnlyOnce("uuidv7() does not exist");
    }

    private static String read(String name) throws IOException {
        Path file = Path.of(System.getProperty("confiture.corpora", "../../shared/corpora"))
                .resolve(name);
        assumeTrue(Files.exists(file), "the public sample databases are not in " + file.getParent());
        return Files.readString(file);
    }
}
