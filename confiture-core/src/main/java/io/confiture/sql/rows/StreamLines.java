package io.confiture.sql.rows;

import io.confiture.project.SourceLocation;
import io.confiture.sql.CopyLines;

/** Walks over the data of a COPY that a stream has come to. */
record StreamLines(CopyLines lines) implements DataLines {
    @Override
    public boolean next() {
        return lines.next();
    }

    @Override
    public boolean extend() {
        return lines.extend();
    }

    @Override
    public int start() {
        return lines.start();
    }

    @Override
    public int end() {
        return lines.end();
    }

    @Override
    public String text() {
        return lines.text();
    }

    @Override
    public SourceLocation location(int offset) {
        return lines.location(offset);
    }

    @Override
    public long position(int offset) {
        return lines.position(offset);
    }

    @Override
    public boolean terminated() {
        return lines.terminated();
    }
}
