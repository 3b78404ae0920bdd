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
    private final Line line;
    private final ScriptExecutor executor;
    private final CatalogReader reader;
    private final FailureFinding failures;
    private @Nullable Result result;

    /**
     * Make the run.
     *
     * @param files the schema files in build order
     * @param root the project's root, which no include may leave
     * @param line where the database comes from
     * @param executor runs the files
     * @param reader reads the catalog at the end
     * @param failures explains what the server refuses
     */
    public SchemaRun(
            SchemaFiles files,
            Path root,
            Line line,
            ScriptExecutor executor,
            CatalogReader reader,
            FailureFinding failures) {
        this.files = files.files().stream().map(f -> new SchemaSource(f, root)).toList();
        this.line = line;
        this.executor = executor;
        this.reader = reader;
        this.failures = failures;
    }

    /** Return all statements of the files. */
    public List<Statement> statements() {
        return files.stream().flatMap(f -> f.read().statements().stream()).toList();
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

    private synchronized Result result() {
        if (result == null) {
            Database database = line.fresh();
            try (Session session = database.connect()) {
                result = build(session);
            } finally {
                line.discard(database);
            }
        }
        return result;
    }

    private Result build(Session session) {
        Map<SchemaSource, Outcome> outcomes = new LinkedHashMap<>();
        Map<MissingObject, String> missing = new HashMap<>();
        @Nullable String broken = null;
        for (SchemaSource file : files) {
            Outcome outcome =
                    session.alive() ? run(file, session, broken, missing) : new Outcome.Aborted(String.valueOf(broken));
            outcomes.put(file, outcome);
            if (broken == null && outcome instanceof Outcome.Failed) {
                broken = file.name() + " fails";
            }
        }
        if (broken != null) {
            return new Result(outcomes, new Outcome.Aborted(broken), null);
        }
        CatalogSnapshot snapshot = reader.read(session.connection());
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
        ScriptReading reading = file.read();
        if (!reading.problems().isEmpty()) {
            return new Outcome.Failed(reading.problems());
        }
        if (reading.isEmpty()) {
            return Outcome.failed(Finding.of(SchemaRules.EMPTY, file.name() + " has no statements")
                    .at(file.location()));
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
        return failures.outcome(SchemaRules.EXECUTES, execution);
    }

    private record Result(
            Map<SchemaSource, Outcome> outcomes,
            Outcome verdict,
            @Nullable CatalogSnapshot snapshot) {}
}
