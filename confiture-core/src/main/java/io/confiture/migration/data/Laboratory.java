package io.confiture.migration.data;

import io.confiture.check.Outcome;
import io.confiture.check.ScriptReading;
import io.confiture.postgres.CommitMode;
import io.confiture.postgres.Execution;
import io.confiture.postgres.FailureFinding;
import io.confiture.postgres.Query;
import io.confiture.postgres.ScriptExecutor;
import io.confiture.postgres.Session;
import io.confiture.postgres.TransactionState;
import io.confiture.rows.Filled;
import io.confiture.rows.Filler;
import io.confiture.rows.Hints;
import io.confiture.rows.Relation;
import io.confiture.rows.Restraint;
import io.confiture.rows.Tables;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes attempts: puts rows in, runs a migration up and down, and looks at the rows each time.
 *
 * <p>For one migration and one thread.
 */
final class Laboratory {

    private final Subject subject;
    private final Tables tables;
    private final Arena arena;
    private final Hints hints;
    private final int count;
    private final ScriptExecutor executor;
    private final FailureFinding failures;
    private final Map<String, List<Integer>> known;
    private final boolean quick;

    Laboratory(
            Subject subject,
            Tables tables,
            Arena arena,
            int count,
            ScriptExecutor executor,
            FailureFinding failures,
            Map<String, List<Integer>> known,
            boolean quick) {
        this.subject = subject;
        this.tables = tables;
        this.arena = arena;
        this.hints = Hints.of(subject.upStatements());
        this.count = count;
        this.executor = executor;
        this.failures = failures;
        this.known = known;
        this.quick = quick;
    }

    /** Say whether attempts are quick: in a transaction that is rolled back, where everything is a bit stricter. */
    boolean quick() {
        return quick;
    }

    /** Say whether what a transaction shows can be tried again on a copy. */
    boolean confirms() {
        return quick && arena.hasCopies();
    }

    /** Say whether there is any way to make attempts. */
    boolean works() {
        return quick || arena.hasCopies();
    }

    /** Return the same without the quick way. */
    Laboratory slow() {
        return new Laboratory(subject, tables, arena, count, executor, failures, known, false);
    }

    /** Make an attempt in the quickest way there is. */
    Showing attempt(Set<Relation> wanted, Restraint restraint) {
        return quick()
                ? arena.rolledBack(session -> run(session, wanted, restraint, subject.fixture() != null, false))
                : onCopy(wanted, restraint);
    }

    /** Make an attempt in which everything is committed. */
    Showing onCopy(Set<Relation> wanted, Restraint restraint) {
        return arena.onCopy(session -> run(session, wanted, restraint, subject.fixture() != null, true));
    }

    /** Make an attempt without any rows but those of earlier migrations. */
    Showing bare() {
        return quick()
                ? arena.rolledBack(session -> run(session, Set.of(), Restraint.NO_ROWS, false, false))
                : arena.onCopy(session -> run(session, Set.of(), Restraint.NO_ROWS, false, true));
    }

    private Showing run(Session session, Set<Relation> wanted, Restraint restraint, boolean fixture, boolean commit) {
        Query query = new Query(session);
        Camera camera = new Camera(query);
        if (commit) {
            session.begin();
        }
        Map<String, Relation> names = camera.names();
        Set<Relation> watched = new HashSet<>(wanted);
        Ran given = fixture ? fixture(session) : Showing.WELL;
        if (given.failed()) {
            return new Showing(
                    Filled.NOTHING,
                    given,
                    Showing.WELL,
                    null,
                    Showing.NO_IMAGE,
                    Showing.NO_IMAGE,
                    Showing.NO_IMAGE,
                    Set.of());
        }
        if (fixture) {
            watched.addAll(existing(camera.touched(names)));
        }
        Filled filled = new Filler(tables, query, known, hints, restraint, count).fill(wanted);
        Image before = camera.take(watched);
        if (commit) {
            session.commit();
        }
        Ran up = subject.up().run(session, commit);
        if (up.failed()) {
            return new Showing(filled, given, up, null, before, Showing.NO_IMAGE, Showing.NO_IMAGE, Set.of());
        }
        Image afterUp = look(session, camera, watched, commit);
        Side way = subject.down();
        Ran down = way == null ? null : way.run(session, commit);
        if (down == null || !(down.outcome() instanceof Outcome.Passed)) {
            boolean asks = !commit && (down == null || !down.failed()) && alive(session);
            Set<Relation> touched = asks ? existing(camera.touched(names)) : Set.of();
            return new Showing(filled, given, up, down, before, afterUp, Showing.NO_IMAGE, touched);
        }
        Image after = look(session, camera, watched, commit);
        Set<Relation> touched = commit ? Set.of() : existing(camera.touched(names));
        return new Showing(filled, given, up, down, before, afterUp, after, touched);
    }

    private static boolean alive(Session session) {
        return session.alive() && session.transactionState() == TransactionState.OPEN;
    }

    private static Image look(Session session, Camera camera, Set<Relation> watched, boolean commit) {
        if (!commit) {
            return camera.take(watched);
        }
        session.begin();
        Image image = camera.take(watched);
        session.rollback();
        return image;
    }

    private Ran fixture(Session session) {
        ScriptReading reading = Objects.requireNonNull(subject.fixture());
        if (!reading.problems().isEmpty()) {
            return new Ran(new Outcome.Failed(reading.problems()), null, false);
        }
        Execution execution = executor.execute(session, reading.statements(), CommitMode.CALLER);
        return new Ran(failures.outcome(DataRules.FIXTURE, execution), null, false);
    }

    private Set<Relation> existing(Set<Relation> relations) {
        return relations.stream().map(tables::root).filter(tables::has).collect(Collectors.toSet());
    }

    /** Do something else with rows than going up and down. */
    <T> T filled(Set<Relation> wanted, Restraint restraint, boolean onCopy, BiFunction<Session, Camera, T> work) {
        boolean commit = onCopy || !quick();
        Function<Session, T> all = session -> {
            Query query = new Query(session);
            if (commit) {
                session.begin();
            }
            new Filler(tables, query, known, hints, restraint, count).fill(wanted);
            if (commit) {
                session.commit();
            }
            return work.apply(session, new Camera(query));
        };
        return commit ? arena.onCopy(all) : arena.rolledBack(all);
    }
}
