package io.confiture.seed.convert;

import io.confiture.project.SourceLocation;
import io.confiture.seed.convert.Conversion.Converted;
import io.confiture.seed.convert.Conversion.Kept;
import io.confiture.sql.CopyData;
import io.confiture.sql.Gap;
import io.confiture.sql.Lexer;
import io.confiture.sql.Piece;
import io.confiture.sql.SqlScript;
import io.confiture.sql.Statement;
import io.confiture.sql.TokenKind;
import io.confiture.sql.ddl.TableModel;
import io.confiture.sql.rows.LoadHead;
import io.confiture.sql.rows.RowReader;
import io.confiture.sql.rows.RowVisitor;
import io.confiture.sql.rows.SearchPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns the INSERTs of one script into COPY blocks.
 *
 * <p>A block takes the rows of INSERTs that follow each other with nothing but blanks between and load the same columns of the
 * same table; it ends where anything else stands, so the order of all statements and comments is kept.
 */
final class InsertToCopy {

    private final SqlScript script;
    private final String text;
    private final TableModel tables;
    private final String lineEnd;
    private final StringBuilder out = new StringBuilder();
    private final List<Converted> converted = new ArrayList<>();
    private final List<Kept> kept = new ArrayList<>();

    /** Up to where the source is written. */
    private int done;
    /** The header of the block that is open, or null. */
    private @Nullable String open;

    InsertToCopy(SqlScript script, TableModel tables) {
        this.script = script;
        this.text = script.source().text();
        this.tables = tables;
        this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
    }

    Conversion run() {
        Map<SourceLocation, SearchPath> paths = paths();
        List<Piece> pieces = script.pieces();
        int dataAhead = 0;
        for (int i = 0; i < pieces.size(); i++) {
            if (!(pieces.get(i) instanceof Statement statement)) {
                continue;
            }
            if (statement.kind().is("INSERT") || startsWith(statement)) {
                insert(statement, i, dataAhead, paths.getOrDefault(statement.location(), SearchPath.DEFAULT));
            }
            for (CopyData data : statement.copyBlocks()) {
                dataAhead = Math.max(dataAhead, data.start());
            }
        }
        close();
        out.append(text, done, text.length());
        return new Conversion(converted.isEmpty() ? text : out.toString(), converted, kept);
    }

    private void insert(Statement statement, int index, int dataAhead, SearchPath path) {
        int end = statement.terminated() ? terminator(index) : statement.end();
        CopyBlock block = CopyBlock.of(statement, path, tables, lineEnd);
        String reason = statement.group()
                ? "it is joined to other commands with \\;"
                : statement.text().length() != statement.end() - statement.start()
                        ? "a psql command or COPY data stands inside of it"
                        : end < 0
                                ? "no semicolon ends it"
                                : statement.start() < dataAhead
                                        ? "it shares its line with a COPY whose data comes first"
                                        : block.reason();
        if (reason != null) {
            kept.add(new Kept(reason, statement.location()));
            return;
        }
        String comments = comments(statement.lexer()) + comments(Lexer.of(text, statement.end(), end));
        boolean joins = block.header().equals(open) && comments.isEmpty() && blank(done, statement.start());
        if (!joins) {
            close();
            out.append(text, done, statement.start());
            out.append(comments).append(block.header()).append(';').append(lineEnd);
            open = block.header();
        }
        out.append(block.lines());
        converted.add(new Converted(block.table(), block.rows(), statement.location()));
        done = afterLine(end);
    }

    private void close() {
        if (open != null) {
            out.append("\\.").append(lineEnd);
            open = null;
        }
    }

    /** Return the offset after the semicolon that ends the statement; -1 if something else does. */
    private int terminator(int index) {
        if (index + 1 < script.pieces().size() && script.pieces().get(index + 1) instanceof Gap gap) {
            Lexer lexer = Lexer.of(text, gap.start(), gap.end());
            while (lexer.next()) {
                if (lexer.kind() == TokenKind.SEMICOLON) {
                    return lexer.end();
                } else if (lexer.kind().significant()) {
                    return -1;
                }
            }
        }
        return -1;
    }

    /** Return the comments that a lexer meets, each on a line of its own: there is no place for them among the rows. */
    private String comments(Lexer lexer) {
        StringBuilder comments = new StringBuilder();
        while (lexer.next()) {
            if (lexer.kind() == TokenKind.LINE_COMMENT || lexer.kind() == TokenKind.BLOCK_COMMENT) {
                comments.append(lexer.text()).append(lineEnd);
            }
        }
        return comments.toString();
    }

    private boolean blank(int from, int to) {
        return text.substring(from, Math.max(from, to)).isBlank();
    }

    /** Return the beginning of the next line if nothing else stands on this one: the block ends its line itself. */
    private int afterLine(int offset) {
        int i = offset;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        if (text.startsWith("\r\n", i)) {
            return i + 2;
        }
        return i == text.length() ? i : text.charAt(i) == '\n' ? i + 1 : offset;
    }

    private static boolean startsWith(Statement statement) {
        Lexer lexer = statement.lexer();
        if (!lexer.nextSignificant() || !lexer.isWord("with")) {
            return false;
        }
        while (lexer.nextSignificant()) {
            if (lexer.isWord("insert")) {
                return true;
            }
        }
        return false;
    }

    /** Follow the search path, which says what table a name means. */
    private Map<SourceLocation, SearchPath> paths() {
        Map<SourceLocation, SearchPath> paths = new HashMap<>();
        RowReader.read(script, new RowVisitor() {
            @Override
            public void begin(LoadHead head) {
                paths.put(head.location(), head.target().path());
            }
        });
        return paths;
    }
}
