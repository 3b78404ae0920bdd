package io.confiture.seed.prep.live;

import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.project.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The functions and procedures of a database, outside of PostgreSQL's own schemas. Immutable. */
public final class LiveRoutines {

    private final List<LiveRoutine> routines;

    private LiveRoutines(List<LiveRoutine> routines) {
        this.routines = List.copyOf(routines);
    }

    /**
     * Read the catalog.
     *
     * @throws io.confiture.postgres.PostgresException when the server does not answer
     */
    public static LiveRoutines read(Session session) {
        List<LiveRoutine> routines = new ArrayList<>();
        for (List<@Nullable String> row : new Query(session).rows(LiveQueries.ROUTINES)) {
            routines.add(new LiveRoutine(
                    Long.parseLong(LiveSchema.text(row, 0)),
                    new TableName(LiveSchema.text(row, 1), LiveSchema.text(row, 2)),
                    "p".equals(row.get(3)),
                    LiveSchema.text(row, 4),
                    LiveSchema.isTrue(row, 5),
                    LiveSchema.text(row, 6)));
        }
        return new LiveRoutines(routines);
    }

    /** Return all routines of a name; without a schema those of every schema. */
    public List<LiveRoutine> named(TableName name) {
        return routines.stream()
                .filter(r -> r.name().name().equals(name.name())
                        && (name.schema() == null
                                || name.schema().equals(r.name().schema())))
                .toList();
    }

    /** Find the routine of a name that can be called without arguments. */
    public Optional<LiveRoutine> callable(TableName name) {
        return named(name).stream().filter(LiveRoutine::callable).findFirst();
    }

    /** Return the routines that can be called without arguments and whose names begin so. */
    public List<LiveRoutine> callableWithPrefix(String prefix) {
        return routines.stream()
                .filter(r -> r.callable() && r.name().name().startsWith(prefix))
                .toList();
    }
}
