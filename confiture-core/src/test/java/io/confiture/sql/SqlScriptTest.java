package io.confiture.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlScriptTest {
    @Test
    void splits_at_semicolon_outside_quotes_comments_and_parens() {
        assertThat(Sql.split("select ';', \";\", $$;$$, $a$;$a$ /* ; */ -- ;\n; select (1;2); select 3"))
                .containsExactly("select ';', \";\", $$;$$, $a$;$a$", "select (1;2)", "select 3");
    }

    @Test
    void leaves_out_blanks_and_comments_around_a_statement() {
        assertThat(Sql.split("-- a\n /* b */ select /* c */ 1 -- d\n ;;; -- e\n"))
                .containsExactly("select /* c */ 1");
    }

    @Test
    void knows_the_last_statement_without_end_sign() {
        List<Statement> statements = Sql.script("select 1; select 2 -- end\n").statements();
        assertThat(statements).extracting(Statement::text).containsExactly("select 1", "select 2");
        assertThat(statements).extracting(Statement::terminated).containsExactly(true, false);
    }

    @Test
    void tells_a_file_of_comments_from_one_with_statements() {
        assertThat(Sql.script("-- nothing\n/* here */ ; \n").hasStatements()).isFalse();
        assertThat(Sql.script("").hasStatements()).isFalse();
        assertThat(Sql.script("\\echo hi\n").hasStatements()).isFalse();
        assertThat(Sql.script("select").hasStatements()).isTrue();
    }

    @Test
    void keeps_function_bodies_together() {
        assertThat(Sql.split(
                        "create or replace function f() returns int begin atomic select case when a then 1 end; end;"
                                + "create procedure p() begin atomic insert into t values (1); end; select 1"))
                .hasSize(3);
        assertThat(Sql.split("create function f() returns int language sql as 'select 1; select 2;'; select 1"))
                .hasSize(2);
        assertThat(Sql.split("begin; select 1; end;")).hasSize(3);
        assertThat(Sql.split("create function f(begin int) returns int return 1; select 1;"))
                .hasSize(2);
        assertThat(Sql.split("create rule r as on update to t do also (delete from a; delete from b); select 1"))
                .hasSize(2);
    }

    @Test
    void follows_standard_conforming_strings() {
        assertThat(Sql.split(
                        "set standard_conforming_strings = off; select 'a\\';b'; reset all; select '\\'; select 2"))
                .containsExactly(
                        "set standard_conforming_strings = off",
                        "select 'a\\';b'",
                        "reset all",
                        "select '\\'",
                        "select 2");
        assertThat(Sql.split("set local standard_conforming_strings to 'off'; select '\\';'; commit; select '\\'; a"))
                .hasSize(5);
        assertThat(Sql.split("set session standard_conforming_strings to on; select '\\'; a"))
                .hasSize(3);
    }

    @Test
    void takes_the_lines_after_copy_from_stdin_as_data() throws IOException {
        SqlScript script = Sql.script("copy t from stdin;\n1\ta;b\n\\\\.\n\\.\nselect 1;");
        assertThat(script.statements()).extracting(Statement::text).containsExactly("copy t from stdin", "select 1");
        CopyData data = script.statements().get(0).copyData().orElseThrow();
        assertThat(data.chars().toString()).isEqualTo("1\ta;b\n\\\\.\n");
        assertThat(data.terminated()).isTrue();
        assertThat(data.location()).hasToString("db/test.sql:2:1");
        assertThat(script.pieces()).contains(data);
        try (BufferedReader reader = new BufferedReader(data.open())) {
            assertThat(reader.readLine()).isEqualTo("1\ta;b");
            assertThat(reader.readLine()).isEqualTo("\\\\.");
            assertThat(reader.readLine()).isNull();
        }
    }

    @Test
    void takes_data_after_the_rest_of_the_line() {
        SqlScript script =
                Sql.script("copy t from stdin; copy u (a) from stdout; select\n1\n\\.\n2\r\n\\.\r\n 3;\nselect 4");
        assertThat(script.statements())
                .extracting(Statement::text)
                .containsExactly("copy t from stdin", "copy u (a) from stdout", "select\n 3", "select 4");
        assertThat(script.statements())
                .flatExtracting(Statement::copyBlocks)
                .extracting(block -> block.chars().toString())
                .containsExactly("1\n", "2\r\n");
    }

    @Test
    void takes_no_data_for_other_copies() {
        assertThat(Sql.split("copy t to stdout;\nselect 1;")).hasSize(2);
        assertThat(Sql.split("copy t from '/tmp/a';\nselect 1;")).hasSize(2);
        assertThat(Sql.split("copy (select 'from stdin') to stdout;\nselect 1;"))
                .hasSize(2);
        assertThat(Sql.split("copy (table t) to stdin;\nselect 1;")).hasSize(2);
    }

    @Test
    void joins_commands_with_a_backslash_before_the_semicolon() {
        Statement group = Sql.statement("select 1\\; select 2;");
        assertThat(group.text()).isEqualTo("select 1; select 2");
        assertThat(group.group()).isTrue();
        assertThat(Sql.statement("\\; select 1;").group()).isFalse();
    }

    @Test
    void leaves_psql_commands_inside_a_statement_out() {
        Statement statement = Sql.statement("select 1\n\\echo hi\n, 2 \\echo again \\\\ , 3;");
        assertThat(statement.text()).isEqualTo("select 1\n, 2  , 3");
        assertThat(statement.locationOfServerPosition(10)).hasToString("db/test.sql:3:1");
        assertThat(statement.locationOfServerPosition(17)).hasToString("db/test.sql:3:22");
        assertThat(statement.offsetOf(9)).isEqualTo(statement.offsetOfServerPosition(10));
    }

    @Test
    void finds_comments_between_and_inside_statements() {
        List<Comment> comments = Sql.script("-- +goose Up\nselect 1 /* why */;\n-- confiture:irreversible lost\n"
                        + "do $$ -- not this\n$$; /* open")
                .comments();
        assertThat(comments)
                .extracting(Comment::text)
                .containsExactly("+goose Up", "why", "confiture:irreversible lost", "open");
        assertThat(comments).extracting(Comment::line).containsExactly(true, false, true, false);
        assertThat(comments.get(2).location()).hasToString("db/test.sql:3:1");
        assertThat(comments.get(1).start()).isEqualTo(22);
        assertThat(comments.get(1).end()).isEqualTo(31);
    }

    @Test
    void locates_statements_by_lines_of_every_sort() {
        List<Statement> statements = Sql.script("\uFEFFselect 1;\n select 2;\r\n  select 3; -- c\rselect 4;")
                .statements();
        assertThat(statements)
                .extracting(statement -> statement.location().toString())
                .containsExactly("db/test.sql:1:1", "db/test.sql:2:2", "db/test.sql:3:3", "db/test.sql:4:1");
    }

    @Test
    void turns_server_positions_into_places() {
        // An emoji is one code point and two chars.
        Statement statement = Sql.statement("-- \uD83D\uDE00\n  select '\uD83D\uDE00',\n  oops;");
        assertThat(statement.locationOfServerPosition(1)).hasToString("db/test.sql:2:3");
        assertThat(statement.locationOfServerPosition(15)).hasToString("db/test.sql:3:3");
        assertThat(statement.source().text().substring(statement.offsetOfServerPosition(15)))
                .isEqualTo("oops;");
        assertThat(statement.offsetOfServerPosition(0)).isEqualTo(statement.start());
        assertThat(statement.offsetOfServerPosition(1000)).isEqualTo(statement.end());
    }
}
