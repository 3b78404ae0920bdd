package io.confiture.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Nothing of a text is lost or told twice, whatever it is. */
class PiecesTest {
    @Test
    void pieces_are_the_text_for_edge_cases() {
        EdgeCases.TEXTS.forEach(PiecesTest::check);
    }

    @Test
    void pieces_are_the_text_for_generated_texts() {
        new SqlSoup(7).texts(5_000).forEach(PiecesTest::check);
    }

    @Test
    void pieces_are_the_text_for_random_characters() {
        Random random = new Random(11);
        String signs = "'\"$\\;:()-/*.\n\r \tEeUuBb&copyfromstdin01\u00E9\uD83D\uDE00\0\uFEFF";
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(60); j >= 0; j--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            check(text.toString());
        }
    }

    @Test
    void pieces_are_the_text_for_every_beginning_of_a_text() {
        for (String text : EdgeCases.TEXTS) {
            for (int i = 0; i <= text.length(); i++) {
                check(text.substring(0, i));
            }
        }
    }

    @Test
    void pieces_are_the_text_for_the_sample_databases() throws IOException {
        List<Path> files = Corpora.files();
        assumeTrue(!files.isEmpty(), "needs the corpora beside the checkout, or -Dconfiture.corpora=<directory>");
        for (Path file : files) {
            check(Files.readString(file));
        }
    }

    @Test
    void pieces_are_the_text_for_extension_scripts() throws IOException, InterruptedException {
        List<Path> files = Corpora.extensionScripts();
        assumeTrue(!files.isEmpty(), "needs the extension scripts of a PostgreSQL installation");
        for (Path file : files) {
            check(Files.readString(file).replace("\\quit", "\\echo"));
        }
    }

    private static void check(String text) {
        SqlScript script = Sql.script(text);
        StringBuilder joined = new StringBuilder();
        List<Statement> seen = new ArrayList<>();
        for (Piece piece : script.pieces()) {
            assertThat(piece.start()).isEqualTo(joined.length());
            joined.append(text, piece.start(), piece.end());
            if (piece instanceof Statement statement) {
                seen.add(statement);
                checkTokens(statement);
            } else if (piece instanceof Gap gap && !gap.discarded()) {
                checkGap(text, gap);
            }
        }
        assertThat(joined.toString()).isEqualTo(text);
        assertThat(seen).isEqualTo(script.statements());
        assertThat(script.comments())
                .allSatisfy(comment -> assertThat(comment.end()).isGreaterThan(comment.start()));
    }

    /** The tokens of a statement, cut as the splitter saw them, are its span; what is sent is the span without cuts. */
    private static void checkTokens(Statement statement) {
        Lexer lexer = statement.lexer();
        StringBuilder sent = new StringBuilder();
        int end = statement.start();
        TokenKind last = TokenKind.END;
        while (lexer.next()) {
            assertThat(lexer.start()).isEqualTo(end);
            end = lexer.end();
            last = lexer.kind();
            if (last != TokenKind.SKIPPED) {
                sent.append(lexer.text());
            }
            assertThat(last).as(statement.text()).isNotEqualTo(TokenKind.BACKSLASH);
        }
        assertThat(end).isEqualTo(statement.end());
        assertThat(last.significant()).isTrue();
        assertThat(sent.toString()).isEqualTo(statement.text());
        assertThat(statement.offsetOf(statement.text().length())).isEqualTo(statement.end());
        int points = statement.text().codePointCount(0, statement.text().length());
        assertThat(statement.offsetOfServerPosition(points + 1)).isEqualTo(statement.end());
        assertThat(statement.kind().command()).isNotNull();
    }

    /** Nothing that a server should see hides in a gap. */
    private static void checkGap(String text, Gap gap) {
        Lexer lexer = Lexer.of(text, gap.start(), gap.end());
        while (lexer.nextSignificant()) {
            boolean sign = lexer.kind() == TokenKind.SEMICOLON
                    || lexer.kind() == TokenKind.BACKSLASH
                    || (lexer.kind() == TokenKind.DOT && text.charAt(lexer.start() - 1) == '\\');
            assertThat(sign).as("%s in a gap of %s", lexer.text(), text).isTrue();
        }
    }
}
