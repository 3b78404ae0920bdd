package io.confiture.sql;

import io.confiture.project.SourceLocation;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Cuts a text into statements exactly as {@link SqlScript} does, in constant memory where its user takes an INSERT token by
 * token and COPY data line by line; any other statement is kept as a whole until its end.
 *
 * <p>For one thread. An offset is good until the next step, since the window over the text moves on.
 */
public final class SqlStream implements Closeable {
    private static final int WINDOW = 1 << 16;

    private final Reader reader;
    private final StreamSink sink;
    private final Splitter splitter;
    private boolean ended;
    private boolean terminated;
    private long lastEnd;

    private SqlStream(Path file, String name, Reader reader, int window, StreamSink sink) {
        this.reader = reader;
        this.sink = sink;
        this.splitter = Splitter.stream(Window.moving(file, name, reader, window), sink);
    }

    /**
     * Open a file of UTF-8.
     *
     * @throws SqlSourceException if it cannot be read; so do all methods that step on
     */
    public static SqlStream open(Path file, String name, StreamSink sink) {
        try {
            return new SqlStream(
                    file, name, new Utf8Reader(new BufferedInputStream(Files.newInputStream(file))), WINDOW, sink);
        } catch (IOException e) {
            throw new SqlSourceException(
                    SourceLocation.of(file, name), "cannot read this file: " + SqlSource.reason(e), e);
        }
    }

    /**
     * Read a text from elsewhere.
     *
     * @param window how many characters are looked at at once, at least
     */
    public static SqlStream of(Path file, String name, Reader reader, int window, StreamSink sink) {
        return new SqlStream(file, name, reader, Math.max(2, window), sink);
    }

    /**
     * Step to the next INSERT that can be taken token by token; what stands before it is given to the sink.
     *
     * @return false at the end of the text
     */
    public boolean nextInsert() {
        splitter.unmark();
        while (splitter.step()) {
            splitter.deliver(sink);
            if (splitter.begins() && splitter.lexer().isWord("insert")) {
                ended = false;
                return true;
            }
        }
        splitter.deliver(sink);
        splitter.window().diagnostics().forEach(sink::problem);
        return false;
    }

    /** Step to the next token of the statement. Nothing is given to the sink but psql commands and problems. */
    public void advance() {
        if (ended) {
            return;
        }
        int before = splitter.endings();
        lastEnd = splitter.window().position(splitter.lexer().end());
        while (splitter.step()) {
            if (splitter.endings() != before) {
                break;
            } else if (splitter.stands()) {
                return;
            }
        }
        terminated = splitter.terminated();
        ended = true;
    }

    /** Say that this INSERT is taken token by token to its end; else it is given to the sink as a whole. */
    public void release() {
        splitter.release();
    }

    /** Keep the text from the current token on. */
    public void mark() {
        splitter.mark();
    }

    /** Return the text from the mark to the end of the token before the current one. */
    public String marked() {
        Window window = splitter.window();
        int from = splitter.marked();
        // At the end of the statement there may be no token to mark.
        return window.text().substring(from, Math.max(from, (int) (lastEnd - window.position(0))));
    }

    /** Return the lexer, which stands on the current token. */
    public Lexer lexer() {
        return splitter.lexer();
    }

    /** Tell whether no token of the statement is left. */
    public boolean ended() {
        return ended;
    }

    /** Tell whether an end sign closed the statement; to be asked at its end. */
    public boolean terminated() {
        return terminated;
    }

    /** Return the place of the current token. */
    public SourceLocation location() {
        return splitter.window().location(splitter.lexer().start());
    }

    /** Return how far the current token is from the beginning of the whole text. */
    public long start() {
        return splitter.window().position(splitter.lexer().start());
    }

    /** Return how far the end of the token before the current one is from the beginning of the whole text. */
    public long lastEnd() {
        return lastEnd;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
