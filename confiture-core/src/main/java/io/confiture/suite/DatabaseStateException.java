package io.confiture.suite;

import io.confiture.check.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says that a state of a project's database cannot be reached, and why: there is no database then, not even half of one. */
public final class DatabaseStateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    // Not serialised: places are not, and nobody sends these over a wire.
    private final transient DatabaseState state;
    private final transient List<Finding> findings;

    /**
     * Make the exception.
     *
     * @param findings why, at least one
     */
    DatabaseStateException(DatabaseState state, List<Finding> findings) {
        this(state, findings, null);
    }

    /** Make the exception of another. */
    DatabaseStateException(DatabaseState state, List<Finding> findings, @Nullable Throwable cause) {
        super(FindingLines.of("there is no database in the state \"" + state + "\":", findings), cause);
        this.state = state;
        this.findings = List.copyOf(findings);
    }

    /** Return the state that was asked for. */
    public DatabaseState state() {
        return state;
    }

    /** Return why it cannot be reached. */
    public List<Finding> findings() {
        return findings;
    }
}
