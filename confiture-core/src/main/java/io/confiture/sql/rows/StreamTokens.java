package io.confiture.sql.rows;

import io.confiture.project.SourceLocation;
import io.confiture.sql.Lexer;
import io.confiture.sql.SqlStream;
import io.confiture.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Walks over an INSERT that a stream has come to. */
final class StreamTokens implements Tokens {
    private final SqlStream stream;

    StreamTokens(SqlStream stream) {
        this.stream = stream;
    }

    @Override
    public @Nullable Statement statement() {
        return null;
    }

    @Override
    public Lexer lexer() {
        return stream.lexer();
    }

    @Override
    public boolean ended() {
        return stream.ended();
    }

    @Override
    public void advance() {
        stream.advance();
    }

    @Override
    public void release() {
        stream.release();
    }

    @Override
    public void mark() {
        stream.mark();
    }

    @Override
    public String marked() {
        return stream.marked();
    }

    @Override
    public SourceLocation location() {
        return stream.location();
    }

    @Override
    public long start() {
        return stream.start();
    }

    @Override
    public long lastEnd() {
        return stream.lastEnd();
    }

    @Override
    public boolean terminated() {
        return stream.terminated();
    }
}
