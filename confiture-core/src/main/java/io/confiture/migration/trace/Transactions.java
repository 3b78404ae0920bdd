package io.confiture.migration.trace;

import io.confiture.sql.SqlSource;
import io.confiture.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts in how many transactions the statements of some scripts ran. Settings that are made outside of any are none: they are
 * not committed.
 */
final class Transactions {

    private final Map<SqlSource, Integer> bySource = new LinkedHashMap<>();
    private @Nullable SqlSource last;
    private boolean block;
    private boolean begins;

    /** Learn that the next statement is sent in a block of its own. */
    void block() {
        block = true;
    }

    /**
     * Learn that a statement is sent next.
     *
     * @param idle whether no transaction is open
     */
    void sending(Statement statement, boolean idle) {
        // Scripts do not share a transaction: each is committed before the next begins.
        begins = idle || block || statement.source() != last;
        block = false;
    }

    /**
     * Learn that it ran.
     *
     * @param idle whether no transaction is open now
     */
    void sent(Statement statement, boolean idle) {
        if (begins && !(idle && Quiet.of(statement))) {
            bySource.merge(statement.source(), 1, Integer::sum);
        }
        last = statement.source();
    }

    /** Learn that a script is run again from its beginning: what it did before is undone. */
    void again(SqlSource source) {
        bySource.remove(source);
        last = null;
    }

    int count() {
        return bySource.values().stream().mapToInt(Integer::intValue).sum();
    }
}
