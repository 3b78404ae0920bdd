package io.confiture.migration.dryrun;

import io.confiture.check.Finding;
import io.confiture.postgres.Database;
import java.util.List;
import java.util.function.Consumer;

/**
 * Is the throwaway database on which a dry run takes place.
 *
 * @param database the database
 * @param words how it came to be, in one sentence
 * @param findings what makes it another than the target
 * @param discard drops it
 */
record Ground(Database database, String words, List<Finding> findings, Consumer<Database> discard)
        implements AutoCloseable {

    @Override
    public void close() {
        discard.accept(database);
    }
}
