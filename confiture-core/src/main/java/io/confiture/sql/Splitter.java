package io.confiture.sql;

import io.confiture.sql.Diagnostic.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Cuts one text into its pieces; used once. */
final class Splitter {
    private static final int NONE = -1;
    private static final int[] NO_CUTS = {};

    private final SqlSource source;
    private final String text;
    private final Lexer lexer;
    private final RoutineBody routine = new RoutineBody();
    private final Effects effects = new Effects();
    private final List<Piece> pieces = new ArrayList<>();
    private final List<MetaCommand> metas = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private int pieceEnd;

    // The statement that has begun and not ended.
    private int start = NONE;
    private int lastEnd;
    private final List<Piece> inner = new ArrayList<>();
    private boolean watched;
    private boolean group;
    private boolean strings;
    private int[] cuts = NO_CUTS;
    private int cutsEnd;
    private int parens;
    private int parenAt;

    // COPYs whose data begins after the end of the current line: the indexes of their pieces.
    private final List<Integer> awaited = new ArrayList<>();
    private int dataAt = NONE;

    Splitter(SqlSource source) {
        this.source = source;
        this.text = source.text();
        this.lexer = Lexer.of(text);
    }

    SqlScript split() {
        boolean more = true;
        while (more && lexer.next()) {
            if (dataAt != NONE && lexer.end() >= dataAt) {
                crossLineEnd();
            } else {
                more = token();
            }
        }
        if (more) {
            finish(text.length(), false);
        }
        copyData();
        gap(text.length(), false);
        if (source.malformed() >= 0) {
            report(Kind.INVALID_UTF8, "This file is not UTF-8 from here on; convert it to UTF-8.", source.malformed());
        }
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            report(Kind.NUL_CHARACTER, "There is a NUL character here, which PostgreSQL never accepts.", nul);
        }
        diagnostics.sort(Comparator.comparingInt(Diagnostic::offset));
        return new SqlScript(source, pieces, metas, diagnostics);
    }

    /** Take the current token; false to stop before the end of the text. */
    private boolean token() {
        TokenKind kind = lexer.kind();
        if (!lexer.terminated()) {
            report(Unterminated.kind(kind), Unterminated.message(kind), lexer.start());
        }
        switch (kind) {
            case WHITESPACE, LINE_COMMENT, BLOCK_COMMENT -> {
                return true;
            }
            case SEMICOLON -> {
                if (parens == 0 && !routine.open()) {
                    finish(lexer.start(), true);
                    return true;
                }
            }
            case BACKSLASH -> {
                return backslash();
            }
            case LEFT_PAREN -> {
                if (parens++ == 0) {
                    parenAt = lexer.start();
                }
            }
            case RIGHT_PAREN -> parens = Math.max(0, parens - 1);
            case IDENTIFIER -> routine.identifier(lexer, parens);
            case ESCAPE_STRING -> {
                if (lexer.takeContinued()) {
                    report(
                            Kind.PSQL_DIFFERS,
                            "This E'' string goes on in another line with a backslash, where psql reads a plain string"
                                    + " and the server does not; write E before one string in one line.",
                            lexer.start());
                }
            }
            default -> {}
        }
        significant(lexer.start(), lexer.end());
        return true;
    }

    private void significant(int from, int to) {
        if (start == NONE) {
            start = from;
            strings = effects.standardStrings();
            watched = Effects.watched(lexer);
        }
        lastEnd = to;
    }

    /** End the statement that has begun, if any; {@code at} is where its end sign stands. */
    private void finish(int at, boolean terminated) {
        if (start != NONE) {
            int[] inside = cutsBefore(lastEnd);
            Statement statement = new Statement(source, start, lastEnd, terminated, inside, strings, group, List.of());
            add(statement);
            int index = pieces.size() - 1;
            for (Piece piece : inner) {
                if (piece.start() >= lastEnd) {
                    add(piece);
                }
            }
            if (watched || group) {
                int copies = effects.of(statement);
                lexer.standardStrings(effects.standardStrings());
                for (int i = 0; i < copies; i++) {
                    awaited.add(index);
                }
                if (copies > 0) {
                    dataAt = afterLine(at);
                }
            }
            if (!terminated && parens > 0) {
                report(
                        Kind.UNCLOSED_PARENTHESIS,
                        "This parenthesis is not closed, so that no ; after it ends the statement.",
                        parenAt);
            } else if (!terminated && routine.open()) {
                report(
                        Kind.UNCLOSED_BEGIN,
                        "This BEGIN of a function body has no END, so that no ; after it ends the statement.",
                        routine.openedAt());
            }
        }
        reset();
    }

    private void reset() {
        start = NONE;
        watched = false;
        group = false;
        cuts = NO_CUTS;
        cutsEnd = 0;
        inner.clear();
        parens = 0;
        routine.reset();
    }

    private boolean backslash() {
        int at = lexer.start();
        char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        if (next == ';' || next == ':') {
            joined(at, next);
            return true;
        }
        MetaReader parts = MetaReader.read(text, at);
        String name = parts.name();
        String argument =
                text.substring(parts.argumentStart(), parts.argumentEnd()).strip();
        boolean open = start != NONE;
        boolean ends = MetaRules.sends(name) || MetaRules.quits(name) || MetaRules.resets(name);
        lexer.seek(parts.end());
        String refusal = MetaRules.refusal(name, argument, open);
        if (MetaRules.quits(name) && somethingAfter(parts.end())) {
            refusal = "ends the script here; what follows would never run";
        }
        MetaCommand meta = new MetaCommand(
                source, at, parts.end(), name, argument, MetaRules.treatment(name, refusal), refusal, open && !ends);
        if (open && MetaRules.resets(name)) {
            gap(start, false);
            gap(at, true);
            reset();
        } else if (ends) {
            finish(at, true);
        } else if (open) {
            cutWithLine(at, parts.end());
            inner.add(meta);
        }
        metas.add(meta);
        if (ends || !open) {
            add(meta);
        }
        if (name.equals("\\copy") && Effects.copiesFromScript(text, parts.argumentStart(), parts.argumentEnd())) {
            awaited.add(NONE);
            dataAt = afterLine(parts.end());
        }
        if (!MetaRules.quits(name)) {
            return true;
        }
        copyData();
        gap(text.length(), true);
        return false;
    }

    /** Take {@code \;} or {@code \:}, of which psql sends the second sign. */
    private void joined(int at, char sign) {
        lexer.seek(at + 2);
        if (start == NONE && sign == ';') {
            // psql sends an empty command before the next one; the server does nothing for it.
            return;
        }
        if (start != NONE) {
            cut(at, at + 1);
        }
        if (sign == ';') {
            group = true;
            routine.newCommand();
        }
        significant(at + 1, at + 2);
    }

    private boolean somethingAfter(int offset) {
        Lexer rest = Lexer.of(text, offset, text.length());
        return dataAt == NONE && rest.nextSignificant();
    }

    /** The token reaches the line's end, after which the data of a COPY lies. */
    private void crossLineEnd() {
        if (lexer.kind() == TokenKind.WHITESPACE) {
            copyData();
            return;
        }
        if (lexer.end() > dataAt || !lexer.terminated()) {
            report(
                    Kind.COPY_DATA_INSIDE,
                    "This reaches over the end of a line with COPY .. FROM stdin, where the data begins;"
                            + " begin it on a line of its own after the data.",
                    lexer.start());
            dataAt = afterLine(Math.max(lexer.end() - 1, dataAt));
        }
        int before = dataAt;
        dataAt = NONE;
        token();
        if (dataAt == NONE) {
            dataAt = before;
        }
    }

    /** Take the data of all COPYs of the line that has ended. */
    private void copyData() {
        while (dataAt != NONE) {
            copyBlock();
        }
    }

    private void copyBlock() {
        int index = awaited.remove(0);
        int mark = copyMark(dataAt);
        boolean ended = mark < text.length();
        CopyData data = new CopyData(source, dataAt, mark, ended);
        int end = ended ? Math.min(text.length(), afterLine(mark)) : mark;
        if (index != NONE && pieces.get(index) instanceof Statement statement) {
            if (!ended) {
                report(
                        Kind.MISSING_COPY_END,
                        "The data of this COPY is not ended by a line with \\. alone.",
                        statement.start());
            }
            pieces.set(index, statement.with(data));
        }
        if (start == NONE) {
            add(data);
        } else {
            cut(dataAt, end);
            inner.add(data);
        }
        lexer.seek(end);
        dataAt = awaited.isEmpty() ? NONE : end;
    }

    /** Find the line that is exactly {@code \.}; the end of the text if there is none. */
    private int copyMark(int from) {
        int found = text.indexOf("\\.", from);
        while (found >= 0) {
            int after = found + 2;
            boolean closes = after == text.length() || text.charAt(after) == '\n' || (text.startsWith("\r\n", after));
            if (closes && (found == from || text.charAt(found - 1) == '\n')) {
                return found;
            }
            found = text.indexOf("\\.", after);
        }
        return text.length();
    }

    private int afterLine(int offset) {
        int newline = text.indexOf('\n', offset);
        return newline < 0 ? text.length() : newline + 1;
    }

    /**
     * Leave a psql command out of the statement; with its whole line if it has one to itself, as psql does. Where SQL goes
     * on behind it in the same line, psql drops the line end before it too and may so join two words; here it stays.
     */
    private void cutWithLine(int from, int to) {
        boolean wholeLine = text.charAt(from - 1) == '\n' && (to == text.length() || text.charAt(to) == '\n');
        cut(wholeLine ? from - 1 : from, to);
    }

    private void cut(int from, int to) {
        if (cutsEnd == cuts.length) {
            cuts = Arrays.copyOf(cuts, Math.max(4, cutsEnd * 2));
        }
        cuts[cutsEnd++] = from;
        cuts[cutsEnd++] = to;
    }

    private int[] cutsBefore(int end) {
        int count = cutsEnd;
        while (count > 0 && cuts[count - 2] >= end) {
            count -= 2;
        }
        return count == 0 ? NO_CUTS : Arrays.copyOf(cuts, count);
    }

    private void add(Piece piece) {
        gap(piece.start(), false);
        pieces.add(piece);
        pieceEnd = piece.end();
    }

    private void gap(int to, boolean discarded) {
        if (to > pieceEnd) {
            pieces.add(new Gap(source, pieceEnd, to, discarded));
            pieceEnd = to;
        }
    }

    private void report(Kind kind, String message, int offset) {
        diagnostics.add(new Diagnostic(kind, message, source, offset));
    }
}
