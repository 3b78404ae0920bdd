package io.confiture.sql.rows;

import io.confiture.project.SourceLocation;
import io.confiture.sql.CopyData;

/** Walks over COPY data that is in memory. */
final class StatementLines implements DataLines {
    private final CopyData data;
    private final String text;
    private int start;
    private int end;
    private int next;

    StatementLines(CopyData data) {
        this.data = data;
        this.text = data.source().text();
        this.next = data.start();
    }

    @Override
    public boolean next() {
        start = next;
        return extend();
    }

    @Override
    public boolean extend() {
        if (next >= data.end()) {
            return false;
        }
        int newline = text.indexOf('\n', next);
        boolean last = newline < 0 || newline >= data.end();
        end = last ? data.end() : newline;
        next = last ? data.end() : newline + 1;
        return true;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public int start() {
        return start;
    }

    @Override
    public int end() {
        return end;
    }

    @Override
    public SourceLocation location(int offset) {
        return data.source().location(offset);
    }

    @Override
    public long position(int offset) {
        return data.source().position(offset);
    }

    @Override
    public boolean terminated() {
        return data.terminated();
    }
}
