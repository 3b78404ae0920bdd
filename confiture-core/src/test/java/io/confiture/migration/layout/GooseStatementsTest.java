package io.confiture.migration.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.confiture.migration.Down;
import io.confiture.migration.LayoutProblem;
import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.MigrationSet;
import io.confiture.sql.Statement;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GooseStatementsTest {

    private static final String FUNCTION =
            "create function f() returns int language plpgsql as $$\nbegin\n  return 1;\nend $$;\n";

    private final Tree tree;

    GooseStatementsTest(@TempDir Path root) {
        tree = new Tree(root);
    }

    @Test
    void reports_a_function_without_annotations_since_goose_tears_it_apart() {
        tree.file("1_a.sql", "-- +goose Up\nselect 1;\n" + FUNCTION + "-- +goose Down\ndrop function f;\n");

        MigrationSet set = tree.read();

        LayoutProblem problem = Tree.only(set, Kind.TOOL_FAILS);
        assertThat(problem.location()).hasToString("db/migrations/1_a.sql:3:1");
        assertThat(problem.message()).contains("line 5");
        assertThat(set.migrations().get(0).up().get(0).defect()).isEqualTo(problem);
    }

    @Test
    void accepts_a_function_between_annotations() {
        tree.file(
                "1_a.sql",
                "-- +goose Up\n-- +goose StatementBegin\n" + FUNCTION + "-- +goose StatementEnd\n\n-- +goose Down\n"
                        + "-- +goose StatementBegin\ndrop function f\n-- +goose StatementEnd\n");

        assertThat(tree.read().problems()).isEmpty();
    }

    @Test
    void reports_a_last_statement_that_no_line_ends() {
        tree.file("1_a.sql", "-- +goose Up\nselect 1;\nselect 2\n\n-- +goose Down\nselect 3; /* done */\n");

        MigrationSet set = tree.read();

        assertThat(set.problems())
                .extracting(p -> p.location().toString())
                .containsExactly("db/migrations/1_a.sql:3:1", "db/migrations/1_a.sql:6:1");
    }

    @Test
    void accepts_several_statements_on_a_line_and_comments_behind_semicolons() {
        tree.file("1_a.sql", "-- +goose Up\nselect 1; select 2; -- both;\n\n  -- more\nselect\n  3\n;\n");

        assertThat(tree.read().problems()).isEmpty();
    }

    @Test
    void gives_statements_with_places_in_the_real_file() {
        tree.file("1_a.sql", "-- +goose Up\nselect 1;\n-- +goose Down\n\n  select 2;\n");

        MigrationSet set = tree.read();

        assertThat(set.migrations().get(0).up().get(0).parse().statements())
                .extracting(Statement::text, s -> s.location().toString())
                .containsExactly(tuple("select 1", "db/migrations/1_a.sql:2:1"));
        assertThat(((Down.Scripts) set.migrations().get(0).down())
                        .scripts()
                        .get(0)
                        .parse()
                        .statements())
                .extracting(Statement::text, s -> s.location().toString())
                .containsExactly(tuple("select 2", "db/migrations/1_a.sql:5:3"));
    }
}
