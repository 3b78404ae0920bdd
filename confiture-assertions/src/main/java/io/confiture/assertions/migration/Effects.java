package io.confiture.assertions.migration;

import io.confiture.migration.trace.Evidence;
import io.confiture.migration.trace.LockMode;
import io.confiture.migration.trace.RelationLock;
import io.confiture.migration.trace.RelationName;
import io.confiture.migration.trace.StatementTrace;
import io.confiture.migration.trace.StatementWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Holds what some statements of a migration did to the relations that were there before it. */
public final class Effects {

    private final String subject;
    private final List<StatementTrace> statements;
    private final Touchable touchable;
    private final String unfollowed;

    Effects(String subject, List<StatementTrace> statements, Touchable touchable, String unfollowed) {
        this.subject = subject;
        this.statements = List.copyOf(statements);
        this.touchable = touchable;
        this.unfollowed = unfollowed;
    }

    /**
     * Is a lock that was held on a relation.
     *
     * @param lock the lock
     * @param by the statement that took it
     * @param documented whether that is known from PostgreSQL's documentation and was not measured
     */
    record Taken(RelationLock lock, StatementTrace by, boolean documented) {

        LockMode mode() {
            return lock.mode();
        }

        @Override
        public String toString() {
            return lock + ", by " + words(by) + (documented ? " (documented, not measured)" : "");
        }
    }

    Touchable touchable() {
        return touchable;
    }

    /** Say why it is not known what all of the statements did; empty where it is. */
    Optional<String> unknown() {
        if (!unfollowed.isEmpty()) {
            return Optional.of(unfollowed);
        }
        return statements.stream()
                .filter(s -> s.evidence() instanceof Evidence.Unknown)
                .map(s -> words(s) + ": " + ((Evidence.Unknown) s.evidence()).reason())
                .findFirst();
    }

    /** Say why nobody followed the statements; empty where somebody did. */
    Optional<String> unfollowed() {
        return unfollowed.isEmpty() ? Optional.empty() : Optional.of(unfollowed);
    }

    /** Return the locks that were held on a relation that was there before, or on its indexes, while these statements ran. */
    List<Taken> locks(RelationName relation) {
        return all().stream().filter(t -> t.lock().relation().equals(relation)).toList();
    }

    /** Return the locks on all relations that were there before. */
    List<Taken> all() {
        List<Taken> taken = new ArrayList<>();
        for (StatementTrace statement : statements) {
            boolean documented = statement.evidence() instanceof Evidence.Documented;
            statement.locksOnExisting().forEach(lock -> taken.add(new Taken(lock, statement, documented)));
        }
        // What the statements before these took is held while they run; of all statements it is there already.
        if (statements.size() == 1) {
            StatementTrace only = statements.get(0);
            only.held().forEach(held -> taken.add(new Taken(held.lock(), only, false)));
        }
        return taken;
    }

    static Optional<Taken> strongest(List<Taken> taken) {
        return taken.stream().max(Comparator.comparing(Taken::mode));
    }

    List<String> rewritten() {
        return names(StatementTrace::rewrites);
    }

    List<String> scanned() {
        return names(StatementTrace::scans);
    }

    List<String> rebuilt() {
        return names(StatementTrace::rebuilt);
    }

    /** Return the statements that rewrote a relation, or a part of it: a partition, a table that inherits from it. */
    List<StatementTrace> rewriting(RelationName relation) {
        return touching(relation, StatementTrace::rewrites);
    }

    /** Return the statements that read a relation from end to end, or a part of it: a partition, a table that inherits from it. */
    List<StatementTrace> scanning(RelationName relation) {
        return touching(relation, StatementTrace::scans);
    }

    private List<StatementTrace> touching(RelationName relation, Function<StatementTrace, List<RelationName>> touched) {
        Set<RelationName> family = touchable.family(relation);
        return statements.stream()
                .filter(s -> touched.apply(s).stream().anyMatch(family::contains))
                .toList();
    }

    boolean rewriteWhole(RelationName relation) {
        return whole(relation, StatementTrace::rewrites);
    }

    boolean scanWhole(RelationName relation) {
        return whole(relation, StatementTrace::scans);
    }

    /** A partitioned table holds no rows: it is done when each of its partitions is. */
    private boolean whole(RelationName relation, Function<StatementTrace, List<RelationName>> touched) {
        return touchable.wholeIn(
                statements.stream().flatMap(s -> touched.apply(s).stream()).toList(), relation);
    }

    long rows() {
        return statements.stream().mapToLong(StatementTrace::rows).sum();
    }

    List<String> notices() {
        return statements.stream()
                .flatMap(s -> s.notices().stream())
                .map(n -> n.severity() + ": " + n.message())
                .toList();
    }

    /** Return a line for each statement: what it did. */
    List<String> summary() {
        return statements.stream().map(s -> words(s) + ": " + s.summary()).toList();
    }

    private List<String> names(Function<StatementTrace, List<RelationName>> of) {
        TreeSet<RelationName> names = new TreeSet<>();
        statements.forEach(s -> names.addAll(of.apply(s)));
        return names.stream().map(RelationName::toString).toList();
    }

    /** Return the beginning of a statement and its place. */
    static String words(StatementTrace trace) {
        return StatementWords.of(trace.statement()) + " at " + trace.statement().location();
    }

    @Override
    public String toString() {
        return subject;
    }
}
