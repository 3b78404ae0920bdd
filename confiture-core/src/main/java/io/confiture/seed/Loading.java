package io.confiture.seed;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.ScriptReading;
import io.confiture.check.Severity;
import io.confiture.postgres.MissingObject;
import io.confiture.postgres.Query;
import io.confiture.postgres.ScriptOptions;
import io.confiture.postgres.Session;
import io.confiture.postgres.StatementFailure;
import io.confiture.project.SourceLocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Loads seed files in one transaction and commits them together, or nothing.
 *
 * <p>After a file that fails the others are loaded all the same; those that then miss something are aborted, not failed: they may
 * well be right.
 */
final class Loading {

    /** What a file may run into because rows of an earlier one are missing: foreign_key_violation, not_null_violation. */
    private static final Set<String> FOR_WANT_OF_ROWS = Set.of("23503", "23502");

    private final List<SeedFile> files;
    private final SourceLocation directory;
    private final SeedLoader loader;
    private final DeferredConstraints constraints;

    Loading(List<SeedFile> files, SourceLocation directory, SeedLoader loader, ScriptOptions options) {
        this.files = List.copyOf(files);
        this.directory = directory;
        this.loader = loader;
        this.constraints = new DeferredConstraints(options);
    }

    List<SeedFile> files() {
        return files;
    }

    /** Load them on an idle session, and commit when nothing failed. */
    Result load(Session session) {
        Map<SeedFile, Outcome> outcomes = new LinkedHashMap<>();
        List<FileLoad> loads = new ArrayList<>();
        TableCounts counts = TableCounts.all();
        @Nullable String broken = null;
        @Nullable String ended = null;
        @Nullable SourceLocation unchecked = null;
        session.begin();
        for (SeedFile file : files) {
            if (ended != null) {
                outcomes.put(file, new Outcome.Aborted(ended));
                continue;
            }
            ScriptReading reading = loader.read(file);
            if (unchecked == null) {
                unchecked = UncheckedReferences.switchedOff(reading).orElse(null);
            }
            FileLoad load = loader.load(session, file, reading, counts);
            loads.add(load);
            Outcome outcome = outcome(load, broken);
            outcomes.put(file, outcome);
            LoadFailure failure = load.failure();
            if (failure != null && !failure.goesOn()) {
                ended = file.name() + " ended the transaction in which all files are loaded";
            }
            if (broken == null && outcome instanceof Outcome.Failed) {
                broken = file.name() + " fails";
            }
        }
        String first = ended == null ? broken : ended;
        return new Result(
                outcomes, first == null ? commit(session, loads, counts, unchecked) : new Outcome.Aborted(first));
    }

    private static Outcome outcome(FileLoad load, @Nullable String broken) {
        LoadFailure failure = load.failure();
        if (failure == null) {
            return load.isEmpty()
                    ? new Outcome.Skipped(load.file().name() + " has no statements")
                    : new Outcome.Passed(load.notes());
        }
        StatementFailure said = failure.statement();
        return broken != null && said != null && misses(said)
                ? new Outcome.Aborted(broken + ", and this file misses something: " + said.message())
                : new Outcome.Failed(failure.findings());
    }

    private static boolean misses(StatementFailure said) {
        return MissingObject.of(said).isPresent() || FOR_WANT_OF_ROWS.contains(said.sqlState());
    }

    private Outcome commit(
            Session session, List<FileLoad> loads, TableCounts counts, @Nullable SourceLocation unchecked) {
        if (loads.stream().allMatch(FileLoad::isEmpty)) {
            return new Outcome.Skipped("no seed file has a statement");
        }
        Finding refused = constraints.force(session, loads, directory).orElse(null);
        if (refused != null) {
            return Outcome.failed(refused);
        }
        Query query = new Query(session);
        List<Finding> orphans = unchecked == null ? List.of() : UncheckedReferences.orphans(query, unchecked);
        if (!orphans.isEmpty()) {
            return new Outcome.Failed(orphans);
        }
        List<TableCount> inside = counts.compare(query);
        session.commit();
        List<TableCount> stored = counts.compare(query);
        return stored.equals(inside)
                ? new Outcome.Passed(List.of(
                        Finding.of(SeedRules.COMMITS, "stored: " + text(stored)).withSeverity(Severity.INFO)))
                : Outcome.failed(Finding.of(SeedRules.COMMITS, "other rows are stored than were loaded")
                        .at(directory)
                        .withDetail("loaded: " + text(inside) + "\nstored: " + text(stored)));
    }

    private static String text(List<TableCount> counts) {
        return counts.isEmpty()
                ? "nothing"
                : counts.stream()
                        .map(c -> c.table() + " " + (c.after() == null ? "(cannot be counted)" : c.after() + " rows"))
                        .collect(Collectors.joining(", "));
    }

    /**
     * Says what loading gave.
     *
     * @param outcomes by file
     * @param commits whether all together could be committed, and was
     */
    record Result(Map<SeedFile, Outcome> outcomes, Outcome commits) {}
}
