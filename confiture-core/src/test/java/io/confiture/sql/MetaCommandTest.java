package io.confiture.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.sql.MetaCommand.Treatment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetaCommandTest {
    private static MetaCommand only(String text) {
        List<MetaCommand> commands = Sql.script(text).metaCommands();
        assertThat(commands).hasSize(1);
        return commands.get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\echo hi",
                "\\restrict abc",
                "\\unrestrict abc",
                "\\set ON_ERROR_STOP on",
                "\\set ECHO all",
                "\\set",
                "\\timing",
                "\\pset pager off",
                "\\encoding UTF8",
                "\\encoding 'utf-8'",
                "\\x",
                "\\dt+ public.*",
                "\\l",
                "\\q",
                "\\r",
                "select 1 \\g",
                "select 1 \\gx",
                "select 1 \\g (format=unaligned)",
                "\\conninfo",
                "\\p"
            })
    void ignores_what_changes_nothing_for_the_server(String text) {
        assertThat(only(text))
                .extracting(MetaCommand::treatment, MetaCommand::reason)
                .containsExactly(Treatment.IGNORED, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\c other",
                "\\connect other",
                "\\! ls",
                "\\copy t from 'a.csv'",
                "\\o out.txt",
                "\\set x 1",
                "\\set AUTOCOMMIT off",
                "\\if true",
                "\\else",
                "\\endif",
                "\\unset x",
                "\\prompt x",
                "\\encoding latin1",
                "\\cd /tmp",
                "\\nosuch",
                "\\.",
                "\\",
                "\\e",
                "\\password",
                "\\w f",
                "\\lo_import f",
                "\\g",
                "select 1 \\gset",
                "select 1 \\gexec",
                "select 1 \\gdesc",
                "select 1 \\watch",
                "select 1 \\g out.txt",
                "select 1 \\g |cat",
                "select 1 \\r",
                "select 1 \\i a.sql\n;",
                "\\i",
                "\\i /etc/passwd",
                "\\i ~/a.sql",
                "\\i :file",
                "\\i `ls`",
                "\\i |ls",
                "\\q \n select 1;"
            })
    void refuses_by_name_what_it_cannot_honour(String text) {
        MetaCommand command = only(text);
        assertThat(command.treatment()).isEqualTo(Treatment.REFUSED);
        assertThat(command.refused()).isTrue();
        assertThat(command.reason()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\i a.sql", "\\ir ../b/a.sql", "\\include 'a b.sql'", "\\include_relative a.sql"})
    void includes_files_by_relative_path(String text) {
        assertThat(only(text).treatment()).isEqualTo(Treatment.INCLUDE);
    }

    @Test
    void tells_name_argument_span_and_place() {
        MetaCommand command = Sql.script("select 1;\n  \\echo 'a \\' b'  \"c\\d\" \\\\ select 2;")
                .metaCommands()
                .get(0);
        assertThat(command.name()).isEqualTo("\\echo");
        assertThat(command.argument()).isEqualTo("'a \\' b'  \"c\\d\"");
        assertThat(command.location()).hasToString("db/test.sql:2:3");
        assertThat(command).hasToString("\\echo 'a \\' b'  \"c\\d\" at db/test.sql:2:3");
        assertThat(command.source().text().substring(command.end())).isEqualTo(" select 2;");
    }

    @Test
    void ends_at_the_next_command_or_the_line_end() {
        assertThat(Sql.script("\\echo a \\echo b\nselect 1;").metaCommands())
                .extracting(MetaCommand::argument)
                .containsExactly("a", "b");
        assertThat(Sql.split("\\nosuch a \\\\ select 1;\nselect 2;")).containsExactly("select 2");
        assertThat(Sql.split("\\echo 'open \\\\ select 1;\nselect 2;")).containsExactly("select 2");
        assertThat(Sql.split("\\echo a\r\nselect 2;")).containsExactly("select 2");
    }

    @Test
    void takes_no_backslash_inside_quotes_or_comments_for_a_command() {
        assertThat(Sql.script("select '\\c x', $$\\c$$, \"\\c\"; -- \\c\n/* \\c */")
                        .metaCommands())
                .isEmpty();
    }

    @Test
    void sends_the_statement_at_g_and_forgets_open_parentheses() {
        assertThat(Sql.split("select (1 \\g\nselect 2;")).containsExactly("select (1", "select 2");
        assertThat(Sql.script("select 1 \\g\n").statements().get(0).terminated())
                .isTrue();
    }

    @Test
    void shows_what_is_never_sent() {
        SqlScript script = Sql.script("select 1 \\r\nselect 2; \\q\nselect 3;");
        assertThat(script.statements()).extracting(Statement::text).containsExactly("select 2");
        assertThat(script.pieces())
                .filteredOn(piece -> piece instanceof Gap gap && gap.discarded())
                .extracting(piece -> script.source().text().substring(piece.start(), piece.end()))
                .containsExactly("select 1 ", "\nselect 3;");
        assertThat(script.metaCommands()).allMatch(MetaCommand::refused);
    }

    @Test
    void skips_the_data_of_a_copy_by_psql() {
        SqlScript script = Sql.script("\\copy t from stdin\n1;\n\\.\nselect 1;");
        assertThat(script.statements()).extracting(Statement::text).containsExactly("select 1");
        assertThat(script.pieces()).hasAtLeastOneElementOfType(CopyData.class);
        assertThat(script.metaCommands()).hasSize(1).allMatch(MetaCommand::refused);
    }
}
