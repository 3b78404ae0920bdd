package io.confiture.seed;

import io.confiture.check.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Loads the seed files of one environment into a copy of a database with the project's schema, once, and keeps what each gave.
 *
 * <p>After a file that fails the others are loaded all the same; those that then miss something are aborted, not failed: they may
 * well be right. Thread-safe: callers wait for each other.
 */
final class LoadRun {

    private final Loading loading;
    private final SeedDatabase database;
    private Loading.@Nullable Result result;

    LoadRun(Loading loading, SeedDatabase database) {
        this.loading = loading;
        this.database = database;
    }

    /** Return what loading a file gave when its turn came. */
    Outcome loads(SeedFile file) {
        Outcome outcome = result().outcomes().get(file);
        if (outcome == null) {
            throw new IllegalArgumentException("not a file of this environment: " + file.name());
        }
        return outcome;
    }

    /** Return whether all together could be committed, and was. */
    Outcome commits() {
        return result().commits();
    }

    private synchronized Loading.Result result() {
        if (result == null) {
            result = database.broken().map(this::withoutDatabase).orElseGet(() -> database.onCopy(loading::load));
        }
        return result;
    }

    private Loading.Result withoutDatabase(String cause) {
        Outcome aborted = new Outcome.Aborted("the seeds have no database: " + cause);
        Map<SeedFile, Outcome> outcomes = new LinkedHashMap<>();
        loading.files().forEach(file -> outcomes.put(file, aborted));
        return new Loading.Result(outcomes, aborted);
    }
}
