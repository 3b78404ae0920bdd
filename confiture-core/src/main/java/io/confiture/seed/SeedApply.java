package io.confiture.seed;

import io.confiture.check.Finding;
import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.postgres.ScriptOptions;
import io.confiture.postgres.Session;
import io.confiture.postgres.TransactionState;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.SeedTransaction;
import io.confiture.project.SourceLocation;
import io.confiture.seed.AppliedFile.State;
import io.confiture.seed.ApplyResult.Ending;
import io.confiture.seed.LoadFailure.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Applies seed files to a database that somebody named, and commits them. Checks never do this.
 *
 * <p>By default all files share one transaction, each behind a savepoint: a file leaves all of its rows or none. The first that fails
 * ends it, and those before it are committed; or the others go on, and only those that fail are missing. What only shows at the
 * commit, a deferred constraint, concerns all of them: then nothing is stored. Statements may take as long as they need.
 */
public final class SeedApply {

    private static final ScriptOptions PATIENT = ScriptOptions.defaults().withStatementTimeout(Duration.ZERO);
    private static final String ALONE = "confiture_seed_alone";

    private final ApplyPlan plan;
    private final ApplyProgress progress;
    private final SeedLoader loader;
    private final SourceLocation place;
    private final DeferredConstraints constraints = new DeferredConstraints(PATIENT);
    private final TableCounts counts = TableCounts.all();
    private final List<AppliedFile> files = new ArrayList<>();
    private final List<Finding> problems = new ArrayList<>();

    /**
     * Prepare one application of seeds; made for one run.
     *
     * @param root the project's root, which no include may leave
     * @param place the project's folder, for what no single file is to blame for
     * @param progress follows the files
     */
    public SeedApply(Path root, SourceLocation place, ApplyPlan plan, ApplyProgress progress) {
        this.plan = plan;
        this.place = place;
        this.progress = progress;
        this.loader = new SeedLoader(root, PATIENT);
    }

    /**
     * Apply the files.
     *
     * @param url the database
     * @return what became of each file; what the server refuses is a result, never an exception
     * @throws PostgresException when no connection can be had; the message has no password
     */
    public ApplyResult run(DatabaseUrl url) {
        boolean together = plan.dryRun() || plan.transaction() == SeedTransaction.SAVEPOINT;
        Ending ending;
        List<TableCount> inside = List.of();
        long begin;
        try (Session session = Session.to(url)) {
            begin = System.nanoTime();
            ending = apply(session, together);
            if (plan.dryRun() && ending == Ending.DRY_RUN) {
                inside = counts.compare(new Query(session));
                session.rollback();
            }
        }
        for (SeedFile file : plan.files().subList(files.size(), plan.files().size())) {
            files.add(new AppliedFile(file, null, State.NOT_RUN));
        }
        Duration duration = Duration.ofNanos(System.nanoTime() - begin);
        List<TableCount> tables = ending == Ending.DRY_RUN ? inside : countAgain(url);
        return new ApplyResult(ending, files, tables, problems, duration);
    }

    private Ending apply(Session session, boolean together) {
        try {
            return together ? together(session) : eachAlone(session);
        } catch (PostgresException e) {
            if (session.alive()) {
                throw e;
            }
            problems.add(Finding.of(SeedRules.COMMITS, String.valueOf(e.getMessage()))
                    .at(place)
                    .withSuggestion("The connection was lost: nothing of the open transaction is stored."));
            return Ending.CONNECTION_LOST;
        }
    }

    /** Load all in one transaction and commit it; a dry run leaves it open. */
    private Ending together(Session session) {
        session.begin();
        List<FileLoad> loads = new ArrayList<>();
        for (SeedFile file : plan.files()) {
            FileLoad load = load(session, file);
            loads.add(load);
            files.add(new AppliedFile(file, load, load.loaded() ? State.ROLLED_BACK : State.FAILED));
            LoadFailure failure = load.failure();
            if (failure != null && !failure.goesOn()) {
                return gone(failure);
            }
            if (failure != null && !plan.continueOnError()) {
                break;
            }
        }
        Optional<Finding> refused = constraints.force(session, loads, place);
        if (refused.isPresent()) {
            problems.add(refused.get()
                    .withSuggestion("Nothing is stored. Add the rows that are missing, or correct those"
                            + " that refer to them; when a file failed, its rows may be what is missing."));
            return session.alive() ? Ending.ROLLED_BACK : Ending.CONNECTION_LOST;
        }
        if (plan.dryRun()) {
            return Ending.DRY_RUN;
        }
        Ending ending = commit(session, place);
        State state = ending == Ending.COMMITTED
                ? State.STORED
                : ending == Ending.UNKNOWN ? State.UNKNOWN : State.ROLLED_BACK;
        files.replaceAll(f -> f.state() == State.FAILED ? f : new AppliedFile(f.file(), f.load(), state));
        return ending;
    }

    /** Load and commit one file after the other. */
    private Ending eachAlone(Session session) {
        for (SeedFile file : plan.files()) {
            session.begin();
            FileLoad load = load(session, file);
            LoadFailure failure = load.failure();
            if (failure != null) {
                files.add(new AppliedFile(file, load, State.FAILED));
                if (!failure.goesOn()) {
                    return gone(failure);
                }
                session.rollback();
                if (!plan.continueOnError()) {
                    break;
                }
                continue;
            }
            Ending ending = commit(session, file.location());
            files.add(new AppliedFile(
                    file,
                    load,
                    ending == Ending.COMMITTED
                            ? State.STORED
                            : ending == Ending.UNKNOWN ? State.UNKNOWN : State.ROLLED_BACK));
            if (ending != Ending.COMMITTED && (!session.alive() || !plan.continueOnError())) {
                return ending == Ending.ROLLED_BACK ? Ending.COMMITTED : ending;
            }
        }
        return Ending.COMMITTED;
    }

    /** Load one file; where it is to stand alone, what is deferred is asked for at its end. */
    private FileLoad load(Session session, SeedFile file) {
        int number = files.size() + 1;
        progress.begins(file, number, plan.files().size());
        boolean alone = plan.transaction() == SeedTransaction.TRANSACTION;
        if (alone) {
            new Query(session).send("SAVEPOINT " + ALONE);
        }
        FileLoad load = loader.load(session, file, loader.read(file), counts);
        if (alone && load.loaded()) {
            load = constraints
                    .force(session, List.of(load), file.location())
                    .map(refused -> undone(session, file, refused))
                    .orElse(load);
            if (plan.dryRun()) {
                ConstraintModes.reset(new Query(session));
            }
        }
        progress.ends(load, number, plan.files().size());
        return load;
    }

    private static FileLoad undone(Session session, SeedFile file, Finding refused) {
        Kind kind = session.alive() ? Kind.UNDONE : Kind.CONNECTION_LOST;
        if (session.alive()) {
            new Query(session).send("ROLLBACK TO SAVEPOINT " + ALONE);
        }
        LoadFailure failure = new LoadFailure(kind, List.of(refused), null);
        return new FileLoad(file, 0, Map.of(), Duration.ZERO, List.of(), failure);
    }

    private Ending gone(LoadFailure failure) {
        if (failure.kind() == Kind.CONNECTION_LOST) {
            return Ending.CONNECTION_LOST;
        }
        // What the transaction that was ended held: the file itself, and those before it unless each had its own.
        AppliedFile last = files.get(files.size() - 1);
        files.replaceAll(f ->
                f == last || f.state() == State.ROLLED_BACK ? new AppliedFile(f.file(), f.load(), State.UNKNOWN) : f);
        return Ending.UNKNOWN;
    }

    private Ending commit(Session session, SourceLocation blamed) {
        try {
            session.commit();
            return Ending.COMMITTED;
        } catch (PostgresException e) {
            boolean refused = session.alive() && session.transactionState() == TransactionState.IDLE;
            problems.add(Finding.of(SeedRules.COMMITS, String.valueOf(e.getMessage()))
                    .at(blamed)
                    .withSuggestion(
                            refused
                                    ? "Nothing of it is stored."
                                    : "The connection was lost while the rows were committed: see the counts for what is"
                                            + " stored."));
            return refused ? Ending.ROLLED_BACK : Ending.UNKNOWN;
        }
    }

    /** Count over another connection, which sees nothing but what is committed. */
    private List<TableCount> countAgain(DatabaseUrl url) {
        try (Session session = Session.to(url)) {
            return counts.compare(new Query(session));
        } catch (PostgresException e) {
            problems.add(Finding.of(SeedRules.COMMITS, "what is stored could not be counted: " + e.getMessage())
                    .at(place));
            return counts.unknownAfter();
        }
    }
}
