package io.confiture.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares our statements and COPY data with what a real psql sends.
 *
 * <p>psql 15 and later send a statement with its {@code ;} and with all comments inside; of what stands before it, blanks
 * and {@code --} comments are left out and block comments (with all after them) are sent. At the end of a file it also
 * sends a rest of mere comments. So what psql sends is compared after its leading comments and blanks are stripped, and
 * with {@code ;} as the last sign exactly when our statement is terminated; messages of nothing but comments and
 * {@code ;} must then be empty. No boundary can move unseen by this: all that remains is compared char by char.
 */
class PsqlOracleTest {
    @BeforeAll
    static void needs_psql() throws InterruptedException {
        // Before 15, psql dropped comments and blank lines inside of statements, so that texts cannot be compared.
        assumeTrue(PsqlOracle.psqlVersion() >= 15, "needs psql 15 or later on the path");
    }

    @Test
    void sends_what_psql_sends_for_edge_cases(@TempDir Path directory) throws Exception {
        assertThat(compare(directory, EdgeCases.TEXTS)).isGreaterThan(130);
    }

    @Test
    void sends_what_psql_sends_for_generated_texts(@TempDir Path directory) throws Exception {
        assertThat(compare(directory, new SqlSoup(20261122).texts(4000))).isGreaterThan(6000);
    }

    @Test
    void sends_what_psql_sends_for_the_sample_databases(@TempDir Path directory) throws Exception {
        List<Path> files = Corpora.files();
        assumeTrue(!files.isEmpty(), "needs the corpora beside the checkout, or -Dconfiture.corpora=<directory>");
        List<String> texts = new ArrayList<>();
        for (Path file : files) {
            // \c cannot be played by the fake server; it is a command line of its own there.
            texts.add(Files.readString(file).replace("\\c ", "\\echo "));
        }
        assertThat(compare(directory, texts)).isGreaterThan(3800);
    }

    @Test
    void sends_what_psql_sends_for_extension_scripts(@TempDir Path directory) throws Exception {
        List<String> texts = new ArrayList<>();
        for (Path file : Corpora.extensionScripts()) {
            // They begin with \echo .. \quit, against being run by psql.
            texts.add(Files.readString(file).replace("\\quit", "\\echo"));
        }
        assumeTrue(!texts.isEmpty(), "needs the extension scripts of a PostgreSQL installation");
        assertThat(compare(directory, texts)).isGreaterThan(500);
    }

    /** Compare; returns how many statements were compared. */
    private static int compare(Path directory, List<String> texts) throws IOException, InterruptedException {
        int count = 0;
        try (PsqlOracle oracle = new PsqlOracle(directory)) {
            List<List<FakeBackend.Message>> sent = oracle.send(texts);
            for (int i = 0; i < texts.size(); i++) {
                String text = texts.get(i);
                SqlScript script = SqlScript.parse(SqlSource.of(Path.of("test.sql"), "test.sql", text));
                if (script.metaCommands().stream().anyMatch(PsqlOracleTest::runsAgain)) {
                    continue;
                }
                List<String> ours = ours(script);
                List<String> theirs = theirs(sent.get(i), script);
                for (int j = 0; j < Math.min(ours.size(), theirs.size()); j++) {
                    assertThat(ours.get(j))
                            .as("statement %d of text %d: %s", j, i, shortened(text))
                            .isEqualTo(theirs.get(j));
                }
                assertThat(ours).as("text %d: %s", i, shortened(text)).hasSameSizeAs(theirs);
                count += ours.size();
            }
        }
        return count;
    }

    /** A {@code \g} after no statement sends the previous one again; we refuse it instead. */
    private static boolean runsAgain(MetaCommand meta) {
        return meta.reason().equals("would run the statement before it once more");
    }

    private static String shortened(String text) {
        return text.length() > 600 ? text.substring(0, 600) + "..." : text;
    }

    private static List<String> ours(SqlScript script) {
        List<String> all = new ArrayList<>();
        for (Statement statement : script.statements()) {
            all.add(comparable(statement.text()));
            statement.copyBlocks().forEach(copy -> all.add("COPY DATA: " + copy.chars()));
        }
        return all;
    }

    /** What psql sent, without what it adds: leading comments, and from the statement's last token to its end sign. */
    private static List<String> theirs(List<FakeBackend.Message> messages, SqlScript script) {
        List<String> all = new ArrayList<>();
        int statement = 0;
        for (FakeBackend.Message message : messages) {
            if (message.copyData()) {
                all.add("COPY DATA: " + withoutMark(message.text()));
                continue;
            }
            String text = comparable(message.text().substring(afterEmpties(message.text())));
            if (text.isEmpty()) {
                continue;
            }
            if (statement < script.statements().size()) {
                text = withoutTail(text, script.statements().get(statement));
            }
            all.add(text);
            statement++;
        }
        return all;
    }

    /** Take away what psql sent after our statement's last token, if that is blanks, comments and the end sign. */
    private static String withoutTail(String text, Statement statement) {
        String ours = comparable(statement.text());
        if (!text.startsWith(ours)) {
            return text;
        }
        String tail = text.substring(ours.length());
        String blanks = tail.endsWith(";") && statement.terminated() ? tail.substring(0, tail.length() - 1) : tail;
        return Comments.after(blanks) == blanks.length() ? ours : text;
    }

    /** psql 15 sends the closing mark with the data. */
    private static String withoutMark(String data) {
        for (String mark : List.of("\\.\n", "\\.\r\n", "\\.")) {
            int at = data.length() - mark.length();
            if (data.endsWith(mark) && (at == 0 || data.charAt(at - 1) == '\n')) {
                return data.substring(0, at);
            }
        }
        return data;
    }

    /** psql drops empty lines outside of quotes, and the line end at the end of a file. */
    private static String comparable(String text) {
        StringBuilder lines = new StringBuilder();
        for (String line : text.split("\n")) {
            lines.append(line.isEmpty() ? "" : lines.isEmpty() ? line : "\n" + line);
        }
        return lines.toString();
    }

    /** Step over comments, and empty commands as {@code \;} makes them. */
    private static int afterEmpties(String text) {
        int i = Comments.after(text);
        while (i < text.length() && text.charAt(i) == ';') {
            i = i + 1 + Comments.after(text.substring(i + 1));
        }
        return i;
    }
}
