package io.confiture.assertions.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs statements again and again and takes their times; each run is rolled back before the next. */
final class Clock {
    private Clock() {}

    /**
     * Take the times of statements side by side, so that what else the machine does slows all of them; one run of each is for warming
     * up and not counted.
     */
    static Timed sideBySide(int runs, Execution... executions) {
        return Trial.on(executions[0].text().source(), connection -> {
            List<List<Duration>> times = new ArrayList<>();
            for (int i = 0; i < executions.length; i++) {
                times.add(new ArrayList<>());
            }
            for (int run = 0; run <= runs; run++) {
                for (int i = 0; i < executions.length; i++) {
                    Outcome outcome = once(connection, executions[i]);
                    if (outcome.error() != null) {
                        return new Timed(List.of(), Optional.of(new Failed(executions[i], outcome)));
                    }
                    if (run > 0) {
                        times.get(i).add(outcome.took());
                    }
                }
            }
            return new Timed(times.stream().map(Times::of).toList(), Optional.empty());
        });
    }

    private static Outcome once(Connection connection, Execution execution) throws SQLException {
        return Trial.inside(connection, execution::run);
    }

    /**
     * Is what came of it.
     *
     * @param times of each statement; empty when one failed
     * @param failed the statement that failed
     */
    record Timed(List<Times> times, Optional<Failed> failed) {}

    /** Is a statement that failed instead of taking its time. */
    record Failed(Execution execution, Outcome outcome) {}
}
