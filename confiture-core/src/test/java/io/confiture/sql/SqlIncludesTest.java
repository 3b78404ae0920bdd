package io.confiture.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.sql.Diagnostic.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlIncludesTest {
    @TempDir
    Path directory = Path.of("");

    private Path root = Path.of("");

    @BeforeEach
    void make_a_project() throws IOException {
        root = Files.createDirectories(directory.resolve("project"));
        Files.createDirectories(root.resolve("db/parts"));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(root.resolve(name), text);
    }

    private SqlIncludes resolve(String name) {
        SqlSource source = SqlSource.read(root.resolve(name), name);
        return SqlIncludes.resolve(SqlScript.parse(source), root, root.resolve("db"));
    }

    @Test
    void flattens_in_the_order_of_running_with_own_places() throws IOException {
        write("db/all.sql", "select 1;\n\\i parts/a.sql\nselect 4;");
        write("db/parts/a.sql", "select 2;\n\\ir b.sql\n");
        write("db/parts/b.sql", "\n  select 3;");
        SqlIncludes all = resolve("db/all.sql");
        assertThat(all.statements())
                .extracting(statement -> statement.text() + " " + statement.location())
                .containsExactly(
                        "select 1 db/all.sql:1:1",
                        "select 2 db/parts/a.sql:1:1",
                        "select 3 db/parts/b.sql:2:3",
                        "select 4 db/all.sql:3:1");
        assertThat(all.scripts()).hasSize(3);
        assertThat(all.diagnostics()).isEmpty();
    }

    @Test
    void returns_a_script_without_includes_as_it_is() throws IOException {
        write("db/all.sql", "select 'open");
        SqlIncludes all = resolve("db/all.sql");
        assertThat(all.statements()).hasSize(1);
        assertThat(all.diagnostics()).extracting(Diagnostic::kind).containsExactly(Kind.UNTERMINATED_STRING);
    }

    @Test
    void reports_a_circle_at_the_line_that_closes_it() throws IOException {
        write("db/a.sql", "\\ir b.sql\nselect 1;");
        write("db/b.sql", "select 2;\n\\ir ./a.sql\n");
        SqlIncludes all = resolve("db/a.sql");
        assertThat(all.statements()).extracting(Statement::text).containsExactly("select 2", "select 1");
        assertThat(all.diagnostics()).hasSize(1);
        assertThat(all.diagnostics().get(0).kind()).isEqualTo(Kind.INCLUDE_CYCLE);
        assertThat(all.diagnostics().get(0).location()).hasToString("db/b.sql:2:1");
    }

    @Test
    void allows_a_file_twice() throws IOException {
        write("db/a.sql", "\\ir b.sql\n\\ir b.sql\n");
        write("db/b.sql", "select 1;");
        assertThat(resolve("db/a.sql").statements()).hasSize(2);
        assertThat(resolve("db/a.sql").diagnostics()).isEmpty();
    }

    @Test
    void reports_a_missing_file_and_goes_on() throws IOException {
        write("db/a.sql", "\\ir none.sql\n\\ir parts\nselect 1;");
        SqlIncludes all = resolve("db/a.sql");
        assertThat(all.statements()).hasSize(1);
        assertThat(all.diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly(
                        "db/a.sql:1:1: There is no file db/none.sql to include.",
                        "db/a.sql:2:1: There is no file db/parts to include.");
    }

    @Test
    void reads_nothing_outside_of_the_project() throws IOException {
        Files.writeString(directory.resolve("secret.sql"), "select 1;");
        Files.createSymbolicLink(root.resolve("db/link.sql"), directory.resolve("secret.sql"));
        write("db/a.sql", "\\ir ../../secret.sql\n\\i link.sql\n");
        SqlIncludes all = resolve("db/a.sql");
        assertThat(all.statements()).isEmpty();
        assertThat(all.diagnostics())
                .extracting(Diagnostic::kind)
                .containsExactly(Kind.INCLUDE_OUTSIDE, Kind.INCLUDE_OUTSIDE);
    }

    @Test
    void passes_on_the_refused_commands_of_all_files() throws IOException {
        write("db/a.sql", "\\ir b.sql\n\\echo a\n");
        write("db/b.sql", "\\c other\n");
        assertThat(resolve("db/a.sql").refused())
                .extracting(MetaCommand::toString)
                .containsExactly("\\c other at db/b.sql:1:1");
    }
}
