package io.confiture.rows;

import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks the server what it may refuse, inside a transaction that goes on. */
public final class Savepoint {

    private static final String NAME = "confiture_data";

    private final Query query;

    public Savepoint(Query query) {
        this.query = query;
    }

    /** Send statements and take back what they did when one of them is refused; returns why it was. */
    Optional<String> tried(String sql) {
        try {
            query.send("SAVEPOINT " + NAME + ";" + sql + ";RELEASE " + NAME);
            return Optional.empty();
        } catch (PostgresException e) {
            query.send("ROLLBACK TO " + NAME + ";RELEASE " + NAME);
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Ask a question whose effects on the transaction are taken back. */
    public <T> T aside(Supplier<T> question) {
        query.send("SAVEPOINT " + NAME);
        T answer = question.get();
        query.send("ROLLBACK TO " + NAME + ";RELEASE " + NAME);
        return answer;
    }

    /** Ask a question that the server may refuse to answer. */
    <T> Optional<T> asked(Supplier<T> question) {
        query.send("SAVEPOINT " + NAME);
        try {
            T answer = question.get();
            query.send("RELEASE " + NAME);
            return Optional.of(answer);
        } catch (PostgresException e) {
            query.send("ROLLBACK TO " + NAME + ";RELEASE " + NAME);
            return Optional.empty();
        }
    }
}
