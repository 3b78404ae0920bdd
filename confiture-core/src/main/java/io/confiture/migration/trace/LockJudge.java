package io.confiture.migration.trace;

import io.confiture.check.Allowance;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Rule;
import io.confiture.check.Severity;
import io.confiture.project.LockBudget;
import io.confiture.project.SourceLocation;
import io.confiture.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Judges what a migration did by a budget of locks.
 *
 * <p>A lock is held until the transaction ends, so that what a statement reads or rewrites counts against the locks of all
 * statements before it, too. Immutable and thread-safe.
 */
public final class LockJudge {

    /** Demands that nobody waits for a lock while a table is read or rewritten. */
    public static final Rule RULE = new Rule(
            "migration/locks",
            Severity.ERROR,
            "No statement reads or rewrites a whole table while others wait for a lock that the migration holds on a table that was"
                    + " there before; how strong a lock, migration.locks.budget says.",
            "Go another way, or approve it: -- confiture:allow migration/locks <reason>");

    static final Rule MEASURED = new Rule(
            "migration/locks-measured",
            Severity.INFO,
            "Says what a statement locked, rewrote and read of what was there before the migration.",
            "Nothing.");

    static final Rule UNUSED = new Rule(
            "migration/locks-approved",
            Severity.WARNING,
            "An approval in migration.locks.approve approves something.",
            "Remove the approval, or correct the migration's id.");

    private final LockBudget budget;
    private final Map<String, String> approvals;

    /**
     * Make a judge.
     *
     * @param budget what a statement may do
     * @param approvals reasons by migration id, for those that may do more
     */
    public LockJudge(LockBudget budget, Map<String, String> approvals) {
        this.budget = budget;
        this.approvals = Map.copyOf(approvals);
    }

    /** Return the rules that this can find broken. */
    public static List<Rule> rules() {
        return List.of(RULE, MEASURED, UNUSED);
    }

    /**
     * Judge a migration.
     *
     * @param id the migration's id, as approvals name it
     * @param place the migration's file
     * @param trace what its up scripts did
     * @param allowances the comments of its scripts that allow {@link #RULE} to be broken
     * @return passed, with what was measured; failed, when a statement goes beyond the budget; skipped, when it is not known of a
     *     statement what it did and no other goes beyond the budget
     */
    public Outcome judge(String id, SourceLocation place, MigrationTrace trace, List<Allowance> allowances) {
        List<Finding> findings = new ArrayList<>();
        List<StatementTrace> unknown = new ArrayList<>();
        Set<Allowance> used = new LinkedHashSet<>();
        String approved = approvals.get(id);
        boolean approvedSome = false;
        for (StatementTrace statement : trace.statements()) {
            boolean open = statement.evidence() instanceof Evidence.Unknown && budget != LockBudget.ANY;
            Finding beyond = open ? null : finding(statement);
            List<Allowance> allowing = allowances.stream()
                    .filter(a -> a.covers(statement.statement()))
                    .toList();
            if (beyond == null && !open) {
                measured(statement).ifPresent(findings::add);
            } else if (!allowing.isEmpty()) {
                used.addAll(allowing);
                findings.add(allowed(statement, allowing.get(0).reason()));
            } else if (approved != null) {
                approvedSome = true;
                findings.add(allowed(statement, approved));
            } else if (beyond != null) {
                findings.add(beyond);
            } else {
                unknown.add(statement);
            }
        }
        allowances.stream()
                .filter(a -> !used.contains(a))
                .map(Allowance::unused)
                .forEach(findings::add);
        if (approved != null && !approvedSome) {
            findings.add(Finding.of(
                            UNUSED,
                            "migration.locks.approve." + id + " approves nothing: " + id + " stays within the budget")
                    .at(place));
        }
        if (findings.stream().anyMatch(f -> f.rule().equals(RULE))) {
            return new Outcome.Failed(
                    findings.stream().filter(f -> !f.rule().equals(MEASURED)).toList());
        }
        return unknown.isEmpty() ? new Outcome.Passed(findings) : new Outcome.Skipped(open(unknown.get(0)));
    }

    /** Say of each approval that names no migration that it approves nothing. */
    public Outcome approvals(List<String> ids, SourceLocation place) {
        return Outcome.of(
                new TreeSet<>(approvals.keySet())
                        .stream()
                                .filter(id -> !ids.contains(id))
                                .map(id -> Finding.of(
                                                UNUSED,
                                                "migration.locks.approve." + id + ": there is no such migration")
                                        .at(place)
                                        .withSeverity(Severity.ERROR))
                                .toList(),
                Severity.ERROR);
    }

    private static String open(StatementTrace statement) {
        return "it is not known what " + words(statement.statement()) + " at "
                + statement.statement().location() + " locks: " + ((Evidence.Unknown) statement.evidence()).reason()
                + "; allow it with -- confiture:allow " + RULE.id() + " <reason>";
    }

    private static Optional<Finding> measured(StatementTrace statement) {
        if (statement.locksOnExisting().isEmpty() && !reads(statement)) {
            return Optional.empty();
        }
        return Optional.of(note(statement, statement.summary()));
    }

    private static Finding allowed(StatementTrace statement, String reason) {
        return note(statement, statement.summary() + " (allowed: " + reason + ")");
    }

    private static Finding note(StatementTrace statement, String text) {
        return Finding.of(MEASURED, words(statement.statement()) + ": " + text)
                .at(statement.statement().location());
    }

    private @Nullable Finding finding(StatementTrace trace) {
        List<String> blocked = new ArrayList<>();
        Set<RelationName> tables = new TreeSet<>();
        boolean earlier = false;
        boolean readers = false;
        if (!reads(trace)) {
            return null;
        }
        for (RelationLock lock : trace.locksOnExisting()) {
            if (forbidden(lock.mode(), trace.statement())) {
                blocked.add(lock + ": " + waiting(lock.mode()));
                tables.add(lock.relation());
                readers |= lock.mode().blocksReaders();
            }
        }
        for (HeldLock held : trace.held()) {
            if (forbidden(held.lock().mode(), held.since())) {
                earlier |= blocked.isEmpty();
                blocked.add(held.lock() + ", taken by " + words(held.since()) + " at "
                        + held.since().location() + ": " + waiting(held.lock().mode()));
                tables.add(held.lock().relation());
                readers |= held.lock().mode().blocksReaders();
            }
        }
        if (blocked.isEmpty()) {
            return null;
        }
        Statement statement = trace.statement();
        return Finding.of(
                        RULE,
                        work(trace) + " while nobody else can " + (readers ? "read or write " : "write ")
                                + join(tables))
                .at(statement.location())
                .withExcerpt(statement.source().excerpt(statement.start()))
                .withDetail(String.join("\n", blocked))
                .withSuggestion(earlier ? SaferWay.afterwards(trace) : SaferWay.of(trace));
    }

    private boolean forbidden(LockMode mode, Statement by) {
        return switch (budget) {
            case METADATA_ONLY -> mode.blocksReaders();
            // Nobody but another refresh writes into a materialized view.
            case WRITERS_GO_ON ->
                mode.blocksReaders() || (mode.blocksWriters() && !by.kind().is("REFRESH MATERIALIZED VIEW"));
            case ANY -> false;
        };
    }

    private static boolean reads(StatementTrace trace) {
        return !trace.rewrites().isEmpty()
                || !trace.scans().isEmpty()
                || !trace.rebuilt().isEmpty();
    }

    private static String work(StatementTrace trace) {
        List<String> parts = new ArrayList<>();
        if (!trace.rewrites().isEmpty()) {
            parts.add("rewrites " + join(trace.rewrites()));
        }
        List<RelationName> onlyRead = trace.scans().stream()
                .filter(table -> !trace.rewrites().contains(table))
                .toList();
        if (!trace.rebuilt().isEmpty()) {
            parts.add("builds " + (trace.rebuilt().size() == 1 ? "index " : "indexes ") + join(trace.rebuilt())
                    + " anew");
        }
        if (!onlyRead.isEmpty()) {
            parts.add("reads " + join(onlyRead) + " from end to end");
        }
        return words(trace.statement()) + " " + String.join(", ", parts);
    }

    private static String waiting(LockMode mode) {
        return mode.blocksReaders() ? "readers and writers wait" : "writers wait";
    }

    private static String words(Statement statement) {
        return StatementWords.of(statement);
    }

    private static String join(Collection<RelationName> names) {
        return String.join(", ", names.stream().map(RelationName::toString).toList());
    }
}
