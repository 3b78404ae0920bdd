package io.confiture.sql;

import io.confiture.project.SourceLocation;
import io.confiture.sql.Diagnostic.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into its pieces: a whole one, or one that is seen through a window which moves on. Used once.
 *
 * <p>All offsets count in the window, and are moved with it.
 */
final class Splitter {
    private static final int NONE = -1;

    private final Window window;
    private final @Nullable StreamSink sink;
    private SqlSource source;
    private String text;
    private Lexer lexer;
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
    private final Cuts cuts = new Cuts();
    private int parens;
    private int parenAt;
    private SqlSource parenIn;
    private @Nullable SourceLocation startPlace;

    // A statement that somebody else takes token by token: nothing of it is kept but what is marked.
    private boolean released;
    private int mark = NONE;

    // What the last step led to.
    private boolean done;
    private boolean stands;
    private boolean terminated;
    private int endings;

    // COPYs whose data begins after the end of the current line: the indexes of their pieces.
    private final List<Integer> awaited = new ArrayList<>();
    private int dataAt = NONE;

    private Splitter(Window window, @Nullable StreamSink sink) {
        this.window = window;
        this.sink = sink;
        this.source = window.source();
        this.text = window.text();
        this.lexer = Lexer.of(text);
        this.parenIn = source;
    }

    static Splitter whole(SqlSource source) {
        return new Splitter(Window.whole(source), null);
    }

    static Splitter stream(Window window, StreamSink sink) {
        return new Splitter(window, sink);
    }

    SqlScript split() {
        while (step()) {
            continue;
        }
        gap(text.length(), false);
        if (source.malformed() >= 0) {
            diagnostics.add(Window.malformed(source, source.malformed()));
        }
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            diagnostics.add(Window.nul(source, nul));
        }
        diagnostics.sort(Comparator.comparingInt(Diagnostic::offset));
        return new SqlScript(source, pieces, metas, diagnostics);
    }

    /** Take the next token; false at the end of the text. */
    boolean step() {
        stands = false;
        if (done) {
            return false;
        } else if (!next()) {
            finish(text.length(), false);
            copyData();
            done = true;
            return false;
        } else if (dataAt != NONE && lexer.end() >= dataAt) {
            crossLineEnd();
        } else {
            done = !token();
        }
        return true;
    }

    private boolean next() {
        boolean more = lexer.next();
        while (!window.ended() && !(more && certain())) {
            refill();
            more = lexer.next();
        }
        return more;
    }

    private boolean certain() {
        if (!Certainty.whole(lexer, text)) {
            return false;
        }
        boolean line = dataAt != NONE || (lexer.kind() == TokenKind.SEMICOLON && (watched || group));
        return !line || text.indexOf('\n', Math.max(lexer.end() - 1, dataAt)) >= 0;
    }

    /** Show more of the text, and go on before the token where the lexer stands. */
    private void refill() {
        int keep = lexer.start();
        if (start != NONE && !released) {
            keep = Math.min(keep, start);
        }
        if (mark != NONE) {
            keep = Math.min(keep, mark);
        }
        if (dataAt != NONE) {
            keep = Math.min(keep, dataAt);
        }
        // One character more: some rules look at the one before.
        int at = lexer.start();
        int by = window.refill(Math.max(0, keep - 1));
        text = window.text();
        source = window.source();
        lexer = lexer.movedTo(text, at - by);
        moved(by);
    }

    private void moved(int by) {
        pieceEnd -= by;
        start -= start == NONE ? 0 : by;
        lastEnd -= by;
        mark -= mark == NONE ? 0 : by;
        dataAt -= dataAt == NONE ? 0 : by;
        cuts.moved(by);
        routine.moved(by);
        inner.replaceAll(piece -> piece instanceof MetaCommand meta
                ? meta.movedTo(source, by)
                : new CopyData(source, piece.start() - by, piece.end() - by, ((CopyData) piece).terminated()));
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
                    parenIn = source;
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
            startPlace = sink == null ? null : window.location(from);
        }
        lastEnd = to;
        stands = true;
    }

    /** End the statement that has begun, if any; {@code at} is where its end sign stands. */
    private void finish(int at, boolean ended) {
        if (start != NONE) {
            if (!released) {
                statement(at, ended);
            }
            if (!ended && parens > 0) {
                diagnostics.add(new Diagnostic(
                        Kind.UNCLOSED_PARENTHESIS,
                        "This parenthesis is not closed, so that no ; after it ends the statement.",
                        parenIn,
                        parenAt));
            } else if (!ended && routine.open()) {
                report(
                        Kind.UNCLOSED_BEGIN,
                        "This BEGIN of a function body has no END, so that no ; after it ends the statement.",
                        routine.openedAt());
            }
            ended(ended);
        }
        reset();
    }

    private void statement(int at, boolean ended) {
        SourceLocation place = startPlace;
        Statement statement = place == null
                ? new Statement(source, start, lastEnd, ended, cuts.before(lastEnd), strings, group, List.of())
                : StatementPart.cut(
                        window,
                        place,
                        new Statement(source, start, lastEnd, ended, cuts.before(lastEnd), strings, group, List.of()));
        add(statement, start, lastEnd);
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
    }

    private void ended(boolean bySign) {
        terminated = bySign;
        endings++;
        stands = false;
    }

    private void reset() {
        start = NONE;
        watched = false;
        group = false;
        released = false;
        cuts.clear();
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
        // A group may be between two of its commands, the first of which was taken by somebody else.
        boolean open = start != NONE || group;
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
            ended(false);
            reset();
        } else if (ends) {
            finish(at, true);
        } else if (start != NONE && !released) {
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
        if (released && sign == ';' && parens == 0) {
            // What follows is a command of the same message, and a statement of its own here.
            ended(true);
            reset();
            group = true;
            return;
        }
        if (start != NONE && !released) {
            cuts.add(at, at + 1);
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
            StreamSink live = sink;
            int index = awaited.get(0);
            if (live != null && start == NONE && index != NONE && !((Statement) pieces.get(index)).group()) {
                liveCopy(live, index);
            } else {
                copyBlock();
            }
        }
    }

    private void copyBlock() {
        int index = awaited.remove(0);
        int found = copyMark();
        boolean ended = found < text.length();
        CopyData data = new CopyData(source, dataAt, found, ended);
        int end = ended ? Math.min(text.length(), afterLine(found)) : found;
        if (index != NONE && pieces.get(index) instanceof Statement statement) {
            if (!ended) {
                missingEnd(statement);
            }
            pieces.set(index, statement.with(data));
        }
        if (start == NONE) {
            add(data);
        } else if (!released) {
            cuts.add(dataAt, end);
            inner.add(data);
        }
        lexer.seek(end);
        dataAt = awaited.isEmpty() ? NONE : end;
    }

    private void missingEnd(Statement statement) {
        diagnostics.add(new Diagnostic(
                Kind.MISSING_COPY_END,
                "The data of this COPY is not ended by a line with \\. alone.",
                statement.source(),
                statement.start()));
    }

    /** Hand the data to the sink line by line. */
    private void liveCopy(StreamSink live, int index) {
        Statement statement = (Statement) pieces.get(index);
        for (Piece before : pieces.subList(0, index)) {
            StreamSink.give(live, before);
        }
        pieces.subList(0, index + 1).clear();
        awaited.remove(0);
        awaited.replaceAll(later -> later == NONE ? NONE : later - index - 1);
        CopyLines lines = new CopyLines(this);
        live.copy(statement, lines);
        while (lines.next()) {
            continue;
        }
        if (!lines.terminated()) {
            missingEnd(statement);
        }
        mark = NONE;
        lexer.seek(dataAt);
        dataAt = awaited.isEmpty() ? NONE : dataAt;
    }

    /** Find the line that is exactly {@code \.}; the end of the text if there is none. */
    private int copyMark() {
        int found = CopyLines.mark(text, dataAt, window.ended());
        while (found < 0 && !window.ended()) {
            refill();
            found = CopyLines.mark(text, dataAt, window.ended());
        }
        return found < 0 ? text.length() : found;
    }

    /** Return the offset of the next line end at or after an offset from the data's beginning; the text's end if none. */
    int lineEnd(int fromData) {
        int newline = text.indexOf('\n', dataAt + fromData);
        while (newline < 0 && !window.ended()) {
            refill();
            newline = text.indexOf('\n', dataAt + fromData);
        }
        return newline < 0 ? text.length() : newline;
    }

    int dataAt() {
        return dataAt;
    }

    /** Say that the data up to an offset was taken. */
    void dataAt(int offset) {
        dataAt = offset;
        lexer.seek(offset);
        lexer = lexer.movedTo(text, offset);
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
        cuts.add(wholeLine ? from - 1 : from, to);
    }

    private void add(Piece piece) {
        add(piece, piece.start(), piece.end());
    }

    private void add(Piece piece, int from, int to) {
        gap(from, false);
        pieces.add(piece);
        pieceEnd = to;
    }

    private void gap(int to, boolean discarded) {
        if (sink == null && to > pieceEnd) {
            pieces.add(new Gap(source, pieceEnd, to, discarded));
            pieceEnd = to;
        }
    }

    private void report(Kind kind, String message, int offset) {
        diagnostics.add(new Diagnostic(kind, message, source, offset));
    }

    /** Hand out what is complete: all pieces, unless a COPY among them waits for its data. */
    void deliver(StreamSink to) {
        metas.forEach(to::command);
        metas.clear();
        if (awaited.isEmpty()) {
            pieces.forEach(piece -> StreamSink.give(to, piece));
            pieces.clear();
        }
        diagnostics.sort(Comparator.comparingLong(d -> d.source().position(d.offset())));
        diagnostics.forEach(to::problem);
        diagnostics.clear();
    }

    /** Tell whether the first token of a statement has just been taken, and nothing before it is still to be handed out. */
    boolean begins() {
        return stands && start == lexer.start() && !group && awaited.isEmpty() && pieces.isEmpty();
    }

    /** Tell whether the last step led to a token of a statement. */
    boolean stands() {
        return stands;
    }

    /** Return how many statements have ended; more than before when the last step ended one. */
    int endings() {
        return endings;
    }

    /** Tell whether an end sign closed the statement that ended last. */
    boolean terminated() {
        return terminated;
    }

    Lexer lexer() {
        return lexer;
    }

    Window window() {
        return window;
    }

    /** Give up the statement that has begun: its tokens are taken one by one, and nothing of it is kept. */
    void release() {
        released = true;
        mark = lexer.start();
    }

    /** Keep the text from the current token on. */
    void mark() {
        mark = lexer.start();
    }

    int marked() {
        return mark;
    }

    /** Keep nothing because of a mark. */
    void unmark() {
        mark = NONE;
    }
}
