package io.confiture.seed.prep.live;

import io.confiture.check.Finding;
import io.confiture.postgres.StatementFailure;
import org.jspecify.annotations.Nullable;

/**
 * Says why a resolver did not run.
 *
 * @param finding what happened, with the place in the function's body where that is known
 * @param statement what the server said, or null when the server did not complain
 */
public record LiveFailure(Finding finding, @Nullable StatementFailure statement) {

    /** Return the SQLSTATE, empty when the server did not complain. */
    public String sqlState() {
        return statement == null ? "" : statement.sqlState();
    }
}
