package io.confiture.sync.leak;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Severity;
import io.confiture.project.SourceLocation;
import io.confiture.rows.Relation;
import io.confiture.sync.SchemaCopies;
import io.confiture.sync.check.Rehearsed;
import io.confiture.sync.mask.Strategies;
import io.confiture.sync.rules.ColumnName;
import io.confiture.sync.rules.Decision;
import io.confiture.sync.rules.SyncRules;
import io.confiture.sync.rules.TableRules;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rehearses the copy that the decisions make: fills a throwaway database with canaries, copies it with the real worker, and looks
 * for them all over the target. Works when it is first asked, and once. Thread-safe: others wait.
 */
public final class Rehearsal implements Rehearsed {

    private final SchemaCopies copies;
    private final SyncRules rules;
    private final Strategies strategies;
    private final int expectedRows;
    private final CopyEngine engine;
    private @Nullable Evidence evidence;

    /**
     * Take what is to be rehearsed; starts nothing.
     *
     * @param copies gives databases with the project's schema
     * @param rules the decisions
     * @param strategies the strategies that there are
     * @param expectedRows how many rows a table has where its decisions say nothing
     * @param engine copies
     */
    public Rehearsal(SchemaCopies copies, SyncRules rules, Strategies strategies, int expectedRows, CopyEngine engine) {
        this.copies = copies;
        this.rules = rules;
        this.strategies = strategies;
        this.expectedRows = expectedRows;
        this.engine = engine;
    }

    @Override
    public Outcome leaksNothing(Relation table, String column) {
        Optional<String> broken = copies.broken();
        if (broken.isPresent()) {
            return new Outcome.Aborted(broken.get());
        }
        Evidence found = evidence();
        ColumnName name = new ColumnName(table.schema(), table.name(), column);
        @Nullable ColumnVerdict verdict = found.columns().get(name);
        if (verdict instanceof ColumnVerdict.Leaked leaked) {
            return Outcome.failed(leak(name, leaked.hits(), found.coverage()));
        }
        if (!found.failure().isEmpty()) {
            return new Outcome.Aborted(found.failure());
        }
        if (verdict instanceof ColumnVerdict.Clean && !found.coverage().complete()) {
            return new Outcome.Skipped("nothing of " + name + " was found, but not all could be looked through:"
                    + unscanned(found.coverage()));
        }
        if (verdict instanceof ColumnVerdict.Clean clean) {
            return new Outcome.Passed(List.of(note(name, clean, found.coverage())));
        }
        return new Outcome.Skipped(
                verdict instanceof ColumnVerdict.Unknown unknown
                        ? unknown.reason()
                        : name + " was not copied, so that nothing was looked for");
    }

    @Override
    public Outcome complete(Relation table) {
        Optional<String> broken = copies.broken();
        if (broken.isPresent()) {
            return new Outcome.Aborted(broken.get());
        }
        Evidence found = evidence();
        if (!found.failure().isEmpty()) {
            return new Outcome.Aborted(found.failure());
        }
        @Nullable TableVerdict verdict = found.tables().get(table);
        if (verdict == null) {
            return new Outcome.Skipped(table + " was not copied");
        }
        if (!verdict.defects().isEmpty()) {
            return new Outcome.Failed(verdict.defects().stream()
                    .map(defect -> Finding.of(LeakRules.INCOMPLETE, "the copy of " + table + " is wrong: " + defect)
                            .at(place(table)))
                    .toList());
        }
        return verdict.unknown().isEmpty() ? Outcome.passed() : new Outcome.Skipped(verdict.unknown());
    }

    private synchronized Evidence evidence() {
        Evidence known = evidence;
        if (known == null) {
            // What leaks is asked of all rows: of a few chosen ones there may be none in which it shows.
            SyncRules all = AllRows.of(rules);
            known = run(all, "first");
            if (known.leaks()) {
                known = known.confirmedBy(run(all, "second"));
            }
            if (known.failure().isEmpty() && !all.equals(rules)) {
                known = known.withTablesOf(run(rules, "chosen"));
            }
            evidence = known;
        }
        return known;
    }

    private Evidence run(SyncRules decisions, String salt) {
        return copies.on(2, databases -> new RehearsalRun(decisions, strategies, expectedRows, engine, salt)
                .on(databases.get(0), databases.get(1)));
    }

    private Finding leak(ColumnName name, List<Hit> hits, Coverage coverage) {
        String first = "values of " + name + " came out at " + hits.get(0).words();
        String all = hits.stream().map(Hit::words).collect(Collectors.joining("\n"));
        return Finding.of(
                        LeakRules.LEAK, hits.size() == 1 ? first : first + " and " + (hits.size() - 1) + " more places")
                .at(place(name))
                .withDetail(all + "\nlooked through: " + coverage.words() + unscanned(coverage));
    }

    private Finding note(ColumnName name, ColumnVerdict.Clean clean, Coverage coverage) {
        String compared = clean.compared() == 0
                ? ""
                : "; " + clean.compared() + " rows of " + name + " compared with their source, " + clean.equal()
                        + " equal by chance";
        return Finding.of(
                        LeakRules.LEAK,
                        clean.canaries() + " canaries of " + name + " looked for in " + coverage.words() + compared)
                .withSeverity(Severity.INFO)
                .withDetail(
                        coverage.unscanned().isEmpty()
                                ? null
                                : unscanned(coverage).strip());
    }

    private static String unscanned(Coverage coverage) {
        return coverage.unscanned().stream()
                .map(u -> "\nnot looked through: " + u.words())
                .collect(Collectors.joining());
    }

    private @Nullable SourceLocation place(ColumnName name) {
        return rules.find(name.schema(), name.table())
                .map(t -> t.columns().get(name.column()))
                .map(Decision::location)
                .orElse(null);
    }

    private @Nullable SourceLocation place(Relation table) {
        return rules.find(table.schema(), table.name())
                .map(TableRules::location)
                .orElse(null);
    }
}
