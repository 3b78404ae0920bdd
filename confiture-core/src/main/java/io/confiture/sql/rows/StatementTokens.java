package io.confiture.sql.rows;

import io.confiture.project.SourceLocation;
import io.confiture.sql.Lexer;
import io.confiture.sql.Statement;

/** Walks over a statement that is in memory. */
final class StatementTokens implements Tokens {
    private final Statement statement;
    private final Lexer lexer;
    private boolean ended;
    private int mark;
    private int lastEnd;

    StatementTokens(Statement statement) {
        this.statement = statement;
        this.lexer = statement.lexer();
        this.ended = !lexer.nextSignificant();
    }

    @Override
    public Statement statement() {
        return statement;
    }

    @Override
    public Lexer lexer() {
        return lexer;
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public void advance() {
        if (ended) {
            return;
        }
        lastEnd = lexer.end();
        ended = !lexer.nextSignificant();
    }

    @Override
    public void release() {
        // All of the statement is in memory anyway.
    }

    @Override
    public void mark() {
        mark = lexer.start();
    }

    @Override
    public String marked() {
        return lexer.source().substring(mark, lastEnd);
    }

    @Override
    public SourceLocation location() {
        return statement.source().location(lexer.start());
    }

    @Override
    public long start() {
        return statement.source().position(lexer.start());
    }

    @Override
    public long lastEnd() {
        return statement.source().position(lastEnd);
    }

    @Override
    public boolean terminated() {
        return statement.terminated();
    }
}
