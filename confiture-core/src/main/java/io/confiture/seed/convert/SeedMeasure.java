package io.confiture.seed.convert;

import io.confiture.postgres.RowDump;
import io.confiture.postgres.ScriptOptions;
import io.confiture.postgres.ScriptResult;
import io.confiture.postgres.ScriptRunner;
import io.confiture.postgres.Session;
import io.confiture.seed.SeedDatabase;
import io.confiture.sql.SqlScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Loads a file before and after its conversion into copies of a throwaway database, each in a transaction that is rolled back,
 * compares all rows and measures the time.
 *
 * <p>The file is loaded once before anything is measured: what differs between two loads of the same text, such as the time of
 * day, says nothing about the conversion; and the machine is warm then.
 */
public final class SeedMeasure {

    private final SeedDatabase database;
    private final ScriptOptions options;
    private final List<SqlScript> before;

    /**
     * Measure in a database.
     *
     * @param before what is loaded first, without being measured: files that the measured one refers to
     */
    public SeedMeasure(SeedDatabase database, ScriptOptions options, List<SqlScript> before) {
        this.database = database;
        this.options = options;
        this.before = List.copyOf(before);
    }

    /**
     * Measure one file.
     *
     * @throws IOException if the machine has no room for the rows
     */
    public Measurement measure(SqlScript original, SqlScript converted) throws IOException {
        Optional<String> broken = database.broken();
        if (broken.isPresent()) {
            return Measurement.impossible(broken.get());
        }
        Path first = Files.createTempFile("confiture", ".rows");
        Path second = Files.createTempFile("confiture", ".rows");
        try {
            Load warm = load(original, Set.of(), null);
            if (warm.problem != null) {
                return Measurement.impossible("the file does not load: " + warm.problem);
            }
            Load again = load(original, Set.of(), null);
            Set<String> unsteady = different(warm.digests, again.digests);
            Load one = load(original, unsteady, first);
            Load two = load(converted, unsteady, second);
            if (two.problem != null) {
                return Measurement.impossible("the converted file does not load: " + two.problem);
            }
            Set<String> differences =
                    database.inTransaction(session -> new RowDump(session).differences(first, second));
            return new Measurement(null, one.duration, two.duration, one.rows, differences, List.copyOf(unsteady));
        } finally {
            Files.deleteIfExists(first);
            Files.deleteIfExists(second);
        }
    }

    private static Set<String> different(Map<String, String> first, Map<String, String> second) {
        Set<String> different = new HashSet<>();
        List<String> names = new ArrayList<>(first.keySet());
        names.addAll(second.keySet());
        for (String name : names) {
            if (!first.getOrDefault(name, "").equals(second.getOrDefault(name, ""))) {
                different.add(name);
            }
        }
        return different;
    }

    private Load load(SqlScript script, Set<String> without, @Nullable Path file) {
        return database.inTransaction(session -> {
            for (SqlScript earlier : before) {
                String problem = run(session, earlier);
                if (problem != null) {
                    return new Load(problem, Duration.ZERO, 0, Map.of());
                }
            }
            long begin = System.nanoTime();
            String problem = run(session, script);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            if (problem != null) {
                return new Load(problem, took, 0, Map.of());
            }
            RowDump dump = new RowDump(session);
            return file == null
                    ? new Load(null, took, 0, dump.digests())
                    : new Load(null, took, dump.write(without, file), Map.of());
        });
    }

    private @Nullable String run(Session session, SqlScript script) {
        ScriptResult result = new ScriptRunner().run(session, script.statements(), options);
        if (result instanceof ScriptResult.Stopped stopped) {
            return stopped.failure().location() + ": " + stopped.failure().message();
        }
        return result instanceof ScriptResult.Refused refused ? refused.reason() : null;
    }

    private record Load(@Nullable String problem, Duration duration, long rows, Map<String, String> digests) {}
}
