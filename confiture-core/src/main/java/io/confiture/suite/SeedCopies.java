package io.confiture.suite;

import io.confiture.postgres.Database;
import io.confiture.seed.SeedDatabase;
import io.confiture.sync.SchemaCopies;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Gives the checks of decisions copies of the database that seeds are loaded into: neither medium knows the other. */
final class SeedCopies implements SchemaCopies {

    /** The database line that checks on these copies work on. */
    static final String LINE = SeedDatabase.LINE;

    private final SeedDatabase database;

    SeedCopies(SeedDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<String> broken() {
        return database.broken();
    }

    @Override
    public <T> T on(int count, Function<List<Database>, T> work) {
        return database.onCopies(count, work);
    }
}
