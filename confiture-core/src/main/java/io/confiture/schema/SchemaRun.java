package io.confiture.schema;

import io.confiture.catalog.CatalogReader;
import io.confiture.catalog.CatalogSnapshot;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.ScriptReading;
import io.confiture.postgres.CommitMode;
import io.confiture.postgres.Database;
import io.confiture.postgres.Execution;
import io.confiture.postgres.FailureFinding;
import io.confiture.postgres.Line;
import io.confiture.postgres.MissingObject;
import io.confiture.postgres.ScriptExecutor;
import io.confiture.postgres.Session;
import io.confiture.sql.Statement;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Builds a project's schema files on an empty throwaway database, once, and keeps what each file gave.
 *
 * <p>A file that fails is rolled back and the next ones still run; those that then miss something are aborted, not failed:
 * they may well be right.
 *
 * <p>Thread-safe: callers wait for each other. Starts nothing before the first question.
 */
public final class SchemaRun {

    private final List<SchemaSource> files;
    private final List<Finding> problems;
    private final Line line;
    private final ScriptExecutor executor;
    private final Supplier<CatalogReader> reader;
    private final FailureFinding failures;
    private final Map<SchemaSource, ScriptReading> readings = new ConcurrentHashMap<>();
    private @Nullable Result result;

    /**
     * Make the run.
     *
     * @param files the schema files in build order
     * @param root the project's root, which no include may leave
     * @param line where the database comes from
     * @param executor runs the files
     * @param reader gives what reads the catalog at the end; asked when the line has given a database
     * @param failures explains what the server refuses
     */
    public SchemaRun(
            SchemaFiles files,
            Path root,
            Line line,
            ScriptExecutor executor,
            Supplier<CatalogReader> reader,
            FailureFinding failures) {
        this.files = files.files().stream().map(f -> new SchemaSource(f, root)).toList();
        this.problems = files.problems().stream()
                .filter(SchemaProblem::isError)
                .map(SchemaProblem::finding)
                .toList();
        this.line = line;
        this.executor = executor;
        this.reader = reader;
        this.failures = failures;
    }

    /** Return what the files say, in build order. */
    public List<ScriptReading> readings() {
        return files.stream().map(this::read).toList();
    }

    /** Return all statements of the files. */
    public List<Statement> statements() {
        return readings().stream().flatMap(r -> r.statements().stream()).toList();
    }

    private ScriptReading read(SchemaSource file) {
        return readings.computeIfAbsent(file, SchemaSource::read);
    }

    List<SchemaSource> files() {
        return files;
    }

    /** Return what a file gave when its turn came. */
    Outcome executes(SchemaSource file) {
        Outcome outcome = result().outcomes().get(file);
        if (outcome == null) {
            throw new IllegalArgumentException("not a file of this schema: " + file.name());
        }
        return outcome;
    }

    /** Return whether all files together gave a database that the comparison can read. */
    Outcome builds() {
        return result().verdict();
    }

    /** Return the catalog of the built schema, or null when a file failed: then {@code builds} says so. */
    public @Nullable CatalogSnapshot snapshot() {
        return result().snapshot();
    }

    /**
     * Build all files on an empty database that the caller keeps, until one fails.
     *
     * @param session idle; what ran before the failure is committed
     * @return passed, or failed with what the first file that fails says; nothing is run where the files are not those that the
     *     settings want
     */
    public Outcome buildOn(Session session) {
        if (!problems.isEmpty()) {
            return new Outcome.Failed(problems);
        }
        for (SchemaSource file : files) {
            Outcome outcome = run(file, session, null, new HashMap<>());
            boolean empty = read(file).problems().isEmpty() && read(file).isEmpty();
            if (outcome instanceof Outcome.Failed && !empty) {
                return outcome;
            }
        }
        return Outcome.passed();
    }

    private synchronized Result result() {
        if (result == null) {
            Database database = line.fresh();
            try {
                result = build(database);
            } finally {
                line.discard(database);
            }
        }
        return result;
    }

    private Result build(Database database) {
        Map<SchemaSource, Outcome> outcomes = new LinkedHashMap<>();
        Map<MissingObject, String> missing = new HashMap<>();
        @Nullable String broken = null;
        Session session = database.connect();
        try {
            for (SchemaSource file : files) {
                if (!session.alive()) {
                    session.close();
                    session = database.connect();
                }
                Outcome outcome = run(file, session, broken, missing);
                outcomes.put(file, outcome);
                if (broken == null && outcome instanceof Outcome.Failed) {
                    broken = file.name() + " fails";
                }
            }
            if (broken == null && !problems.isEmpty()) {
                broken = "the files are not those that the settings want: see files";
            }
            return broken == null
                    ? result(outcomes, reader.get().read(session.connection()))
                    : new Result(outcomes, new Outcome.Aborted(broken), null);
        } finally {
            session.close();
        }
    }

    private static Result result(Map<SchemaSource, Outcome> outcomes, CatalogSnapshot snapshot) {
        if (!snapshot.unmodelled().isEmpty()) {
            Finding finding = Finding.of(
                            SchemaRules.NOT_MODELLED,
                            snapshot.unmodelled().size() + " object(s) are of a kind that the comparison does not know")
                    .withDetail(
                            snapshot.unmodelled().stream().map(Object::toString).collect(Collectors.joining("\n")));
            return new Result(outcomes, Outcome.failed(finding), null);
        }
        return new Result(outcomes, Outcome.passed(), snapshot);
    }

    private Outcome run(
            SchemaSource file, Session session, @Nullable String broken, Map<MissingObject, String> missing) {
        ScriptReading reading = read(file);
        if (!reading.problems().isEmpty()) {
            return new Outcome.Failed(reading.problems());
        }
        if (reading.isEmpty()) {
            return Outcome.failed(Finding.of(SchemaRules.EMPTY, file.name() + " has no statements")
                    .at(file.location()));
        }
        if (reading.statements().isEmpty()) {
            return new Outcome.Skipped("all its statements are left out by confiture:allow");
        }
        Execution execution = executor.execute(session, reading.statements(), CommitMode.AUTO);
        if (execution instanceof Execution.Failed failed) {
            Optional<MissingObject> granted = failures.takenForGranted(failed.failure());
            if (granted.isPresent()) {
                String before = missing.putIfAbsent(granted.get(), file.name());
                if (before != null) {
                    return new Outcome.Aborted("takes " + granted.get() + " for granted like " + before);
                }
            } else if (broken != null && MissingObject.of(failed.failure()).isPresent()) {
                return new Outcome.Aborted(broken + ", and this file misses something: "
                        + failed.failure().message());
            }
        }
        Outcome outcome = failures.outcome(SchemaRules.EXECUTES, execution);
        return outcome instanceof Outcome.Passed ? new Outcome.Passed(reading.notes()) : outcome;
    }

    private record Result(
            Map<SchemaSource, Outcome> outcomes,
            Outcome verdict,
            @Nullable CatalogSnapshot snapshot) {}
}
