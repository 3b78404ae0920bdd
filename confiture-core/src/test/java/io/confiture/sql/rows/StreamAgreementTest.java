package io.confiture.sql.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.confiture.sql.Corpora;
import io.confiture.sql.EdgeCases;
import io.confiture.sql.MetaCommand;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSoup;
import io.confiture.sql.Statement;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the text, and however little of it is seen at once: the stream says what the script as a whole says. */
class StreamAgreementTest {
    private static final String[] ROWS = {
        "insert into t values (1, 'a'), (2, 'b;\n''');\n",
        "INSERT INTO s.t (id, \"N\") VALUES\r\n('x'::uuid, E'a\\'b'),\r\n (null, $$ ; $$) ON CONFLICT DO NOTHING;\r\n",
        "insert into t values (1) -- c\n, /* ; */ (f(1, (2)), array[1,2], 'a'\n'b')",
        "insert into t values ('\uD83D\uDE00', '\u00e9') returning *;",
        "insert into t values (1",
        "insert into t values (1), ;",
        "insert into t values (1)\\; insert into u values (2);\n",
        "insert into t values (1)\\; select 1\\; copy x from stdin;\n1\n\\.\n",
        "insert into t\n\\echo a\nvalues (1,\n\\echo b\n 2);",
        "insert into t values (1) \\g\n",
        "insert into t values (1)\n\\r\n",
        "insert into t values (1) union select 2;",
        "insert into t select 1;",
        "insert into t (values (1));",
        "with x as (select 1) insert into t values (1);",
        "copy t from stdin;\n1\t\\N\\t\n2\\\n3\tx\n\\.\n",
        "copy t (a) from stdin csv;\n\"a\nb\",c\n\\.\n",
        "copy t from stdin; insert into u values (1); select 1; copy v from stdin;\n1\n\\.\n2\n\\.\n",
        "copy t from stdin; insert into u values (1,\n1\n\\.\n2);",
        "copy t from stdin;\r\na\tb\r\n\\.\r\n",
        "copy t from stdin;\n1\n2",
        "set standard_conforming_strings = off; insert into t values ('a\\'b;');",
        "set search_path = a; insert into t values (1);",
        "\\copy t from stdin\n1\n\\.\n",
        "insert into t values (1, \n\\copy t from stdin\n1\n\\.\n2);",
        "select 'a' -- c\n 'b';",
        "create function f() returns int begin atomic select 1; end;",
        "\\q\n -- x\n",
        "\uFEFF",
        "\r",
        "\r\n",
        ";"
    };

    @Test
    void agrees_on_edge_cases() {
        EdgeCases.TEXTS.forEach(StreamAgreementTest::check);
    }

    @Test
    void agrees_on_every_beginning_of_a_load() {
        for (String text : ROWS) {
            for (int i = 0; i <= text.length(); i++) {
                check(text.substring(0, i));
            }
        }
    }

    @Test
    void agrees_on_generated_texts() {
        new SqlSoup(23).texts(1_000).forEach(text -> check(text, 2, 3, 7, 16));
    }

    @Test
    void agrees_on_generated_loads() {
        Random random = new Random(29);
        List<String> soup = new SqlSoup(31).texts(700);
        for (String extra : soup) {
            StringBuilder text = new StringBuilder(random.nextInt(9) == 0 ? "\uFEFF" : "");
            for (int i = random.nextInt(5); i >= 0; i--) {
                text.append(ROWS[random.nextInt(ROWS.length)]);
                text.append(random.nextInt(4) == 0 ? extra : "");
            }
            check(text.toString(), 2, 5, 16, 61);
        }
    }

    @Test
    void agrees_on_the_sample_databases() throws IOException {
        List<Path> files = Corpora.files();
        assumeTrue(!files.isEmpty(), "needs the corpora beside the checkout, or -Dconfiture.corpora=<directory>");
        for (Path file : files) {
            check(Files.readString(file), 16, 257, 4096, 1 << 16);
        }
    }

    @Test
    void agrees_on_extension_scripts() throws IOException, InterruptedException {
        List<Path> files = Corpora.extensionScripts();
        assumeTrue(!files.isEmpty(), "needs the extension scripts of a PostgreSQL installation");
        for (Path file : files) {
            check(Files.readString(file).replace("\\quit", "\\echo"), 16, 4096);
        }
    }

    private static void check(String text) {
        check(text, 2, 3, 4, 5, 7, 11, 16, 1000);
    }

    private static void check(String text, int... windows) {
        SqlScript script = SqlScript.parse(Trace.source(text));
        if (script.metaCommands().stream().anyMatch(StreamAgreementTest::takesBack)) {
            return;
        }
        Trace whole = new Trace();
        RowReader.read(script, whole);
        for (int window : windows) {
            Trace streamed = new Trace();
            RowReader.read(SqlInput.of(Trace.source(text)), new StringReader(text), window, streamed);
            assertThat(loads(streamed)).as("window of %s over %s", window, text).isEqualTo(loads(whole));
            if (script.statements().stream().anyMatch(Statement::group)) {
                // The data that a group lacks is missed where its first command begins, or where the copying one does.
                streamed.lines().removeIf(line -> line.endsWith("MISSING_COPY_END"));
                whole.lines().removeIf(line -> line.endsWith("MISSING_COPY_END"));
            }
            assertThat(others(streamed))
                    .as("window of %s over %s", window, text)
                    .isEqualTo(others(whole));
        }
    }

    /** Rows that were handed out cannot be taken back; the command that would is refused, and said to be. */
    private static boolean takesBack(MetaCommand command) {
        return command.refused()
                && (command.name().equals("\\r") || command.name().equals("\\reset"));
    }

    private static List<String> loads(Trace trace) {
        List<String> lines = new ArrayList<>(trace.lines());
        lines.removeIf(StreamAgreementTest::isOther);
        return lines;
    }

    /** Commands inside of a statement, and problems, are told at other times. */
    private static List<String> others(Trace trace) {
        return trace.lines().stream()
                .filter(StreamAgreementTest::isOther)
                .sorted()
                .toList();
    }

    private static boolean isOther(String line) {
        return line.startsWith("command ") || line.startsWith("problem ");
    }
}
