package io.confiture.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.project.Folder;
import io.confiture.schema.SchemaProblem.Kind;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaFilesTest {
    private Path temp;
    private Folder folder;

    @BeforeEach
    void folder(@TempDir Path temp) {
        this.temp = temp;
        folder = new Folder(temp);
    }

    private SchemaFiles discover() {
        return SchemaFiles.discover(folder.load());
    }

    @Test
    void orders_component_by_component_in_code_point_order() {
        for (String name : new String[] {"a.sql", "B.sql", "2.sql", "10_t.sql", "10_t/a.sql", "10.sql", "10/a.sql"}) {
            folder.with("db/schema/" + name);
        }

        assertThat(discover().files())
                .extracting(SchemaFile::name)
                .containsExactly(
                        "db/schema/10/a.sql",
                        "db/schema/10.sql",
                        "db/schema/10_t/a.sql",
                        "db/schema/10_t.sql",
                        "db/schema/2.sql",
                        "db/schema/B.sql",
                        "db/schema/a.sql");
    }

    @Test
    void finds_a_good_project_without_a_problem() {
        folder.with("db/schema/10_tables/a.sql");

        SchemaFiles found = discover();

        assertThat(found.problems()).isEmpty();
        assertThat(found.hasErrors()).isFalse();
        assertThat(found.isAbsent()).isFalse();
        assertThat(found.files())
                .containsExactly(
                        new SchemaFile(temp.resolve("db/schema/10_tables/a.sql"), "db/schema/10_tables/a.sql", 0));
    }

    @Test
    void says_where_it_searched_when_there_is_no_file() {
        folder.withDirectory("db/schema");

        assertThat(discover().problems())
                .extracting(SchemaProblem::kind)
                .containsExactly(Kind.EMPTY_ENTRY, Kind.NO_FILES);
        assertThat(discover().problems().get(1))
                .hasToString(
                        "db: there is no schema file (searched: db/schema); add a .sql file there, or name the directories in"
                                + " include_dirs");
        assertThat(discover().hasErrors()).isTrue();
        assertThat(discover().isAbsent()).isFalse();
    }

    @Test
    void tells_a_project_without_schema_from_an_empty_one() {
        folder.withDirectory("db/migrations");

        assertThat(discover().isAbsent()).isTrue();
        assertThat(discover().problems())
                .extracting(SchemaProblem::kind)
                .containsExactly(Kind.MISSING_DIRECTORY, Kind.NO_FILES);
    }
}
