package io.confiture.suite;

import io.confiture.postgres.Database;
import io.confiture.postgres.Line;
import io.confiture.postgres.Session;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntFunction;

/**
 * Gives each database a server of its own, for projects whose files make roles: those belong to the whole server, and two databases
 * of one server would have to share them. A database is built anew each time, because a template would need its roles, too. When it is
 * dropped its roles go as well, and the next database uses the server.
 */
final class LineClones implements Clones {

    private final StateBuilder builder;
    private final IntFunction<Line> lines;
    private final Deque<Line> idle = new ArrayDeque<>();
    private int made;

    /**
     * Make them.
     *
     * @param lines makes a line with a server of its own, by number
     */
    LineClones(StateBuilder builder, IntFunction<Line> lines) {
        this.builder = builder;
        this.lines = lines;
    }

    @Override
    public Clone of(Recipe recipe, DatabaseState state) {
        Line line = take();
        Database database = fresh(line);
        boolean done = false;
        try {
            try (Session session = database.connect()) {
                builder.build(session, recipe, state);
            }
            done = true;
            return new Clone(database, builder.applied(recipe), line, () -> discard(line, database));
        } finally {
            if (!done) {
                discard(line, database);
            }
        }
    }

    private Database fresh(Line line) {
        boolean done = false;
        try {
            Database database = line.fresh();
            done = true;
            return database;
        } finally {
            if (!done) {
                back(line);
            }
        }
    }

    private synchronized Line take() {
        Line line = idle.poll();
        return line == null ? lines.apply(made++) : line;
    }

    private void discard(Line line, Database database) {
        line.discard(database);
        back(line);
    }

    private synchronized void back(Line line) {
        idle.push(line);
    }
}
