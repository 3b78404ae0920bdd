package io.confiture.suite;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loading of seeds as part of whole projects. */
class SeedLoadsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path root;

    @SuppressWarnings("NullAway.Init")
    private TestProject project;

    @BeforeEach
    void begin() {
        project = new TestProject(root).schema("a.sql", "CREATE TABLE t (id int PRIMARY KEY, name text NOT NULL);");
    }

    @Test
    void a_project_that_loads_is_green() {
        project.file("db/seeds/common/1.sql", "INSERT INTO t VALUES (1, 'a') ON CONFLICT DO NOTHING;")
                .file("db/seeds/test/1.sql", "COPY t FROM stdin;\n2\tb\n\\.\n")
                .run()
                .green()
                .passes("seeds/load-test/common/1.sql/loads", "seeds/load-test/test/1.sql/loads")
                .notes("seeds/load-test/commits", "public.t 2 rows");
    }

    @Test
    void a_file_that_fails_is_found_alone_too() {
        project.file("db/seeds/1.sql", "INSERT INTO t VALUES (1, 'a'),\n(2, NULL) ON CONFLICT DO NOTHING;")
                .run("seeds/load/1.sql/loads")
                .fails("seeds/load/1.sql/loads", "db/seeds/1.sql:2:1", "null value in column \"name\"");
    }

    @Test
    void what_is_read_but_never_committed_is_caught() {
        project.file("db/seeds/1.sql", "INSERT INTO t VALUES (1, 'a') ON CONFLICT DO NOTHING;\nCOMMIT;\n")
                .run("seeds/load")
                .fails("seeds/load/1.sql/loads", "db/seeds/1.sql:2:1", "COMMIT is not for a seed file to say")
                .aborts("seeds/load/commits", "db/seeds/1.sql fails");
    }

    @Test
    void roles_of_one_environment_are_gone_before_the_next() {
        project.file("db/seeds/common/1.sql", "CREATE ROLE seeded_role; GRANT SELECT ON t TO seeded_role;")
                .file("db/seeds/demo/1.sql", "INSERT INTO t VALUES (1, 'a');")
                .file("db/seeds/test/1.sql", "INSERT INTO t VALUES (1, 'a');");
        for (int run = 1; run <= 2; run++) {
            project.run("seeds/load-demo", "seeds/load-test")
                    .passes(
                            "seeds/load-demo/common/1.sql/loads",
                            "seeds/load-test/common/1.sql/loads",
                            "seeds/load-demo/commits",
                            "seeds/load-test/commits");
        }
    }

    @Test
    void a_project_of_migrations_has_its_seeds_loaded_too() {
        new TestProject(root.resolve("other"))
                .up("001_t", "CREATE TABLE t (id int PRIMARY KEY);")
                .down("001_t", "DROP TABLE t;")
                .file("db/seeds/1.sql", "INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING;")
                .run()
                .green()
                .notes("seeds/load/commits", "public.t 1 rows");
    }

    @Test
    void a_misspelt_directory_is_a_failure_and_not_a_project_without_seeds() {
        project.settings("seed: {directories: [db/seed]}\n")
                .file("db/seeds/1.sql", "SELECT 1;")
                .run("seeds/found")
                .fails("seeds/found", "db/seed: the directory does not exist");
    }
}
