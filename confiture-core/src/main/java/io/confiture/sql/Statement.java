package io.confiture.sql;

import io.confiture.project.SourceLocation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds one statement of a script: what psql sends to the server as one message.
 *
 * <p>The span leads from the first token to the last, without the blanks and comments around and without the {@code ;}.
 * It is a group of several commands when the script joins them with {@code \;}, see {@link #group()}.
 *
 * <p>Immutable and thread-safe.
 */
public final class Statement implements Piece {
    private final SqlSource source;
    private final int start;
    private final int end;
    private final boolean terminated;
    private final int[] cuts;
    private final boolean standardStrings;
    private final boolean group;
    private final List<CopyData> copyBlocks;
    private @Nullable StatementKind kind;

    Statement(
            SqlSource source,
            int start,
            int end,
            boolean terminated,
            int[] cuts,
            boolean standardStrings,
            boolean group,
            List<CopyData> copyBlocks) {
        this.source = source;
        this.start = start;
        this.end = end;
        this.terminated = terminated;
        this.cuts = cuts;
        this.standardStrings = standardStrings;
        this.group = group;
        this.copyBlocks = copyBlocks;
    }

    Statement with(CopyData data) {
        List<CopyData> all = Stream.concat(copyBlocks.stream(), Stream.of(data)).toList();
        return new Statement(source, start, end, terminated, cuts, standardStrings, group, all);
    }

    /** Return this statement as a part of another text. */
    Statement movedTo(SqlSource other, int by) {
        int[] moved = Cuts.moved(cuts, by);
        return new Statement(other, start - by, end - by, terminated, moved, standardStrings, group, copyBlocks);
    }

    @Override
    public SqlSource source() {
        return source;
    }

    @Override
    public int start() {
        return start;
    }

    @Override
    public int end() {
        return end;
    }

    /** Return false for the last statement of a file when no {@code ;} ends it. */
    public boolean terminated() {
        return terminated;
    }

    /** Tell whether this is several commands in one message, joined with psql's {@code \;}: one implicit transaction. */
    public boolean group() {
        return group;
    }

    /**
     * Return exactly what is to be sent to the server: the span of the source, without psql commands and COPY data that
     * lie inside.
     */
    public String text() {
        String text = source.text();
        if (cuts.length == 0) {
            return text.substring(start, end);
        }
        StringBuilder sent = new StringBuilder(end - start);
        int from = start;
        for (int i = 0; i < cuts.length; i += 2) {
            sent.append(text, from, cuts[i]);
            from = cuts[i + 1];
        }
        return sent.append(text, from, end).toString();
    }

    /** Return what the statement is, as its keywords tell; computed when first asked. */
    public StatementKind kind() {
        // Safe without a lock: the value is immutable and every thread computes the same.
        StatementKind known = kind;
        if (known == null) {
            known = KindReader.read(lexer(), group);
            kind = known;
        }
        return known;
    }

    /** Walk over the tokens; offsets count in {@code source().text()}, and what is not sent appears as SKIPPED. */
    public Lexer lexer() {
        return new Lexer(source.text(), start, end, cuts, standardStrings);
    }

    /** Return the data lines of {@code COPY .. FROM stdin}; of the first such COPY in a group. */
    public Optional<CopyData> copyData() {
        return copyBlocks.stream().findFirst();
    }

    /** Return the data lines of all {@code COPY .. FROM stdin}, of which only a group can have several, in order. */
    public List<CopyData> copyBlocks() {
        return copyBlocks;
    }

    /**
     * Return the commands that psql's {@code \;} joins, each as a statement with the COPY data that is its own; a list of
     * just this statement if it is no group.
     */
    public List<Statement> commands() {
        return group ? GroupCommands.of(this) : List.of(this);
    }

    /** Return one of the commands of this group, without data. */
    Statement command(int from, int to, boolean ended) {
        int first = 0;
        while (first < cuts.length && cuts[first] < from) {
            first += 2;
        }
        int last = first;
        while (last < cuts.length && cuts[last] < to) {
            last += 2;
        }
        int[] inside = Arrays.copyOfRange(cuts, first, last);
        return new Statement(source, from, to, ended, inside, standardStrings, false, List.of());
    }

    /** Return the place of the first token. */
    public SourceLocation location() {
        return source.location(start);
    }

    /** Return the place in the file of an offset in chars into {@link #text()}. */
    public SourceLocation locationOf(int textOffset) {
        return source.location(offsetOf(textOffset));
    }

    /** Return the offset in {@code source().text()} of an offset in chars into {@link #text()}, kept inside the span. */
    public int offsetOf(int textOffset) {
        int offset = start + Math.max(0, textOffset);
        for (int i = 0; i < cuts.length && cuts[i] <= offset; i += 2) {
            offset += cuts[i + 1] - cuts[i];
        }
        return Math.min(offset, end);
    }

    /**
     * Return the place in the file of an error position that PostgreSQL reports.
     *
     * @param position the field Position of the server's message: from 1, in code points into {@link #text()}; 0 when
     *     the server gave none, which yields the statement's start
     */
    public SourceLocation locationOfServerPosition(int position) {
        return source.location(offsetOfServerPosition(position));
    }

    /** Return the offset in {@code source().text()} of an error position that PostgreSQL reports (from 1, code points). */
    public int offsetOfServerPosition(int position) {
        int points = Math.max(0, position - 1);
        String text = source.text();
        int offset = start;
        int next = 0;
        while (points > 0 && offset < end) {
            if (next < cuts.length && cuts[next] == offset) {
                offset = cuts[next + 1];
                next += 2;
            } else {
                offset += Character.charCount(text.codePointAt(offset));
                points--;
            }
        }
        return next < cuts.length && cuts[next] == offset ? cuts[next + 1] : Math.min(offset, end);
    }

    @Override
    public String toString() {
        return kind().command() + " at " + location();
    }
}
