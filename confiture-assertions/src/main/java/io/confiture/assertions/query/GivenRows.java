package io.confiture.assertions.query;

import io.confiture.assertions.source.DatabaseSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Is what a statement gave, for assertions that run it in their own way. */
public final class GivenRows {
    private final Result result;

    private GivenRows(Result result) {
        this.result = result;
    }

    /** Read all rows; the style of intervals must be {@code postgres}. */
    public static GivenRows read(Connection connection, ResultSet set) throws SQLException {
        return new GivenRows(ResultReader.read(connection, set));
    }

    /** Return the rows, or the first of them where they are too many to be compared. */
    public List<Row> rows() {
        return result.rows();
    }

    /** Return how many there are. */
    public long count() {
        return result.count();
    }

    /** Tell whether all rows can be compared. */
    public boolean complete() {
        return !result.more();
    }

    /** Read rows that a test writes down as rows like these. */
    public Expected expected(DatabaseSource source, List<Row> rows) {
        Fitting fitting = new Fitting(source, result.columns());
        List<Row> fitted = fitting.fit(rows);
        return new Expected(fitted, fitting.misfit());
    }

    /**
     * Is rows that a test writes down.
     *
     * @param misfit why they can never be among those that are given, if that is so: a comparison would prove nothing
     */
    public record Expected(List<Row> rows, Optional<String> misfit) {}
}
