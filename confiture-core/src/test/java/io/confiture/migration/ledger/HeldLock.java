package io.confiture.migration.ledger;

import io.confiture.postgres.Session;
import io.confiture.project.DatabaseUrl;
import java.io.OutputStream;
import java.time.Duration;

/** A program that takes the lock of a database, says so, and holds it until its input ends or it is killed. */
final class HeldLock {

    private HeldLock() {}

    /**
     * Hold the lock.
     *
     * @param arguments the database's URL
     */
    public static void main(String[] arguments) throws Exception {
        DatabaseUrl url = DatabaseUrl.parse(arguments[0]);
        try (MigrationLock lock = MigrationLock.acquire(() -> Session.to(url), Duration.ofSeconds(10))) {
            lock.verifyHeld();
            System.out.println("held now");
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
