package io.confiture.seed;

import io.confiture.postgres.Query;
import io.confiture.postgres.ScriptOptions;
import io.confiture.postgres.ScriptResult;
import io.confiture.postgres.ScriptRunner;
import io.confiture.postgres.Session;
import io.confiture.postgres.StatementFailure;
import io.confiture.project.SourceLocation;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sql.Statement;
import io.confiture.sql.rows.LoadEnd;
import io.confiture.sql.rows.Row;
import io.confiture.sql.rows.RowReader;
import io.confiture.sql.rows.RowVisitor;
import io.confiture.sql.rows.SearchPath;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the row of a long INSERT .. VALUES that a constraint refused.
 *
 * <p>PostgreSQL gives a position for what it cannot read, and none for a row that breaks a constraint. Rows are inserted in order,
 * so the first n rows fail in the same way as soon as the failing one is among them: n is searched by halves. A row is named only
 * when the rows before it alone do go in; foreign keys within the statement can make that untrue, and then none is named.
 */
final class RowFinder {

    /** What the search costs at most: 20 runs of an INSERT that is read in a fraction of a second. */
    private static final int LONGEST = 16_000_000;

    private static final int MOST_ROWS = 1 << 19;

    /** What comes before in the file is run once more, so it must be what a rollback takes back as a whole. */
    private static final Set<String> REPEATABLE =
            Set.of("INSERT", "COPY", "UPDATE", "DELETE", "MERGE", "WITH", "TRUNCATE", "SET", "CREATE TABLE");

    private static final String BEFORE = "confiture_seed_rows";

    /**
     * A row that fails.
     *
     * @param number which one, from 1
     * @param rows how many the statement has
     * @param location where it begins
     * @param excerpt its line
     */
    record FailingRow(int number, int rows, SourceLocation location, String excerpt) {}

    private final Session session;
    private final Query query;
    private final ScriptRunner runner;
    private final ScriptOptions options;

    RowFinder(Session session, ScriptRunner runner, ScriptOptions options) {
        this.session = session;
        this.query = new Query(session);
        this.runner = runner;
        this.options = options;
    }

    /**
     * Find the row.
     *
     * @param failure what happened; the session stands where it stood before the file
     * @param until the file's statements up to the one that failed; nothing of what is run here stays once the caller goes back
     *     to where it stands now
     */
    Optional<FailingRow> find(StatementFailure failure, List<Statement> until) {
        Statement failed = failure.statement();
        boolean placed = !failure.location().equals(failed.location());
        if (placed || failure.timedOut() || failed.group() || !failed.kind().is("INSERT") || !canRepeat(until)) {
            return Optional.empty();
        }
        Spans spans = new Spans(failed);
        return spans.size() < 2 || spans.size() > MOST_ROWS || !run(until.subList(0, until.size() - 1))
                ? Optional.empty()
                : search(spans, failure);
    }

    private static boolean canRepeat(List<Statement> until) {
        long length = 0;
        for (Statement statement : until) {
            length += statement.end() - statement.start();
            length += statement.copyData().map(d -> d.end() - d.start()).orElse(0);
            if (statement.group() || !REPEATABLE.contains(statement.kind().command())) {
                return false;
            }
        }
        return length <= LONGEST;
    }

    private boolean run(List<Statement> statements) {
        return runner.run(session, statements, options) instanceof ScriptResult.Completed;
    }

    private Optional<FailingRow> search(Spans spans, StatementFailure failure) {
        query.send("SAVEPOINT " + BEFORE);
        int good = 0;
        int bad = spans.size();
        @Nullable StatementFailure goodSaid = null;
        while (bad - good > 1) {
            int middle = (good + bad) >>> 1;
            StatementFailure said = tryRows(spans, middle);
            if (said != null && same(said, failure)) {
                bad = middle;
            } else {
                good = middle;
                goodSaid = said;
            }
        }
        return goodSaid == null ? Optional.of(spans.row(bad)) : Optional.empty();
    }

    private @Nullable StatementFailure tryRows(Spans spans, int rows) {
        ScriptResult result = runner.run(session, spans.first(rows), options);
        query.send("ROLLBACK TO SAVEPOINT " + BEFORE);
        return result instanceof ScriptResult.Stopped stopped ? stopped.failure() : null;
    }

    private static boolean same(StatementFailure a, StatementFailure b) {
        return a.sqlState().equals(b.sqlState())
                && a.message().equals(b.message())
                && Objects.equals(a.detail(), b.detail());
    }

    /** The places of a statement's rows. */
    private static final class Spans implements RowVisitor {

        private final Statement statement;
        private final IntStream.Builder started = IntStream.builder();
        private final IntStream.Builder ended = IntStream.builder();
        private boolean whole;
        private final int[] starts;
        private final int[] ends;

        Spans(Statement statement) {
            this.statement = statement;
            // psql commands in the middle are not sent: then the places in the file are not those in what was sent.
            if (statement.text().length() == statement.end() - statement.start()) {
                RowReader.read(statement, SearchPath.DEFAULT, this);
            }
            this.starts = whole ? started.build().toArray() : new int[0];
            this.ends = whole ? ended.build().toArray() : new int[0];
        }

        @Override
        public void row(Row row) {
            started.add((int) row.start());
            ended.add((int) row.end());
        }

        @Override
        public void end(LoadEnd end) {
            whole = end.notRead() == null;
        }

        int size() {
            return starts.length;
        }

        /** Return the statement with its first rows only, and with what stands behind the last. */
        List<Statement> first(int rows) {
            String text = statement.source().text();
            String sql = text.substring(statement.start(), ends[rows - 1])
                    + text.substring(ends[ends.length - 1], statement.end());
            return SqlScript.parse(SqlSource.of(
                            statement.source().file(), statement.source().name(), sql))
                    .statements();
        }

        FailingRow row(int number) {
            int start = starts[number - 1];
            return new FailingRow(
                    number,
                    size(),
                    statement.source().location(start),
                    statement.source().excerpt(start));
        }
    }
}
