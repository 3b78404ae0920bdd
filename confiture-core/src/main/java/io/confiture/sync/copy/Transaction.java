package io.confiture.sync.copy;

import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Session;
import java.util.function.Supplier;

/** Does things in one transaction: all of them, or none. */
final class Transaction {

    private Transaction() {}

    static <T> T in(Session session, Supplier<T> work) {
        session.begin();
        try {
            T result = work.get();
            session.commit();
            return result;
        } catch (RuntimeException | Error e) {
            undo(session, e);
            throw e;
        }
    }

    static void run(Session session, Runnable work) {
        in(session, () -> {
            work.run();
            return true;
        });
    }

    private static void undo(Session session, Throwable why) {
        try {
            session.rollback();
        } catch (PostgresException e) {
            // The connection is gone, and with it the transaction.
            why.addSuppressed(e);
        }
    }
}
