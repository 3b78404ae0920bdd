package io.confiture.sync.check;

import io.confiture.catalog.CatalogReader;
import io.confiture.catalog.CatalogSnapshot;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.postgres.Session;
import io.confiture.rows.Relation;
import io.confiture.rows.Tables;
import io.confiture.sync.SchemaCopies;
import io.confiture.sync.mask.MaskKey;
import io.confiture.sync.mask.Strategies;
import io.confiture.sync.plan.Planner;
import io.confiture.sync.plan.TableSelection;
import io.confiture.sync.rules.Decision;
import io.confiture.sync.rules.DecisionRules;
import io.confiture.sync.rules.SyncRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives the checks what they stand on: the schema is read once, when the first check asks, and planned once. Says why a check cannot
 * look. Thread-safe: callers wait for each other.
 */
public final class Ground {

    private final SyncRules rules;
    private final SchemaCopies copies;
    private final Supplier<CatalogReader> reader;
    private final Supplier<Strategies> strategies;
    private final int expectedRows;
    private final List<Subject> subjects;
    private @Nullable Schema schema;

    /**
     * Take what there is; starts nothing.
     *
     * @param rules the decisions
     * @param copies gives databases with the project's schema
     * @param reader reads catalogs, without Confiture's own tables
     * @param strategies finds the strategies, when the first check asks
     * @param expectedRows how many rows a table has where its decisions say nothing
     */
    public Ground(
            SyncRules rules,
            SchemaCopies copies,
            Supplier<CatalogReader> reader,
            Supplier<Strategies> strategies,
            int expectedRows) {
        this.rules = rules;
        this.copies = copies;
        this.reader = reader;
        this.strategies = strategies;
        this.expectedRows = expectedRows;
        this.subjects = subjects(rules);
    }

    private static List<Subject> subjects(SyncRules rules) {
        List<Subject> all = new ArrayList<>();
        rules.tables().forEach(t -> t.columns()
                .forEach((c, d) -> all.add(new Subject(new Relation(t.schema(), t.name()), c, d))));
        return List.copyOf(all);
    }

    SyncRules rules() {
        return rules;
    }

    /** Return every decision of the files. */
    List<Subject> subjects() {
        return subjects;
    }

    SchemaCopies copies() {
        return copies;
    }

    /** Ask something about the schema; aborted where there is none. */
    synchronized Outcome onSchema(Function<Schema, Outcome> question) {
        Optional<String> broken = copies.broken();
        return broken.isPresent() ? new Outcome.Aborted(broken.get()) : question.apply(schema());
    }

    /**
     * Ask something about a rule that is in order, in a table that is copied.
     *
     * @param alsoOff whether a rule that is not linked as it must be is asked too
     */
    Outcome onRule(Subject subject, boolean alsoOff, Function<Schema, Outcome> question) {
        if (!Attribution.about(subject, subjects, rules.problems()).isEmpty()) {
            return new Outcome.Aborted("the decision about " + subject + " cannot be used: see sync/files");
        }
        return onSchema(schema -> {
            if (!schema.tables().has(subject.relation())) {
                return new Outcome.Aborted("there is no table " + subject.relation() + ": see sync/tables");
            }
            boolean off = problems(subject, schema).stream()
                    .anyMatch(f -> !alsoOff || !f.rule().equals(DecisionRules.LINKED));
            if (off) {
                return new Outcome.Aborted("the decision about " + subject
                        + " cannot be carried out: see decided of its table, and linked");
            }
            String without =
                    schema.plan(subject.relation()).map(t -> t.withoutRows()).orElse(null);
            return without == null
                    ? question.apply(schema)
                    : new Outcome.Skipped("no row of " + subject.relation() + " is copied: " + without);
        });
    }

    /** Ask something about a rule that masks. */
    Outcome onMasked(Subject subject, BiFunction<Schema, MaskedRule, Outcome> question) {
        return onRule(subject, false, schema -> {
            MaskedRule rule = MaskedRule.of(subject, schema);
            return rule == null
                    ? Outcome.failed(Finding.of(DecisionRules.POSSIBLE, "the plan does not mask " + subject)
                            .at(subject.location()))
                    : question.apply(schema, rule);
        });
    }

    /** Return what the plan finds wrong with a rule, wherever it has noted it down. */
    List<Finding> problems(Subject subject, Schema schema) {
        List<Finding> found = new ArrayList<>(schema.plan().problemsOf(subject.relation(), subject.column()));
        schema.plan().problems().stream()
                .filter(f -> subject.location().equals(f.location()))
                .filter(f -> !found.contains(f))
                .forEach(found::add);
        return found;
    }

    /** Return whether a rule has checks of its own. */
    static boolean isRule(Subject subject) {
        return !(subject.decision() instanceof Decision.Keep);
    }

    private Schema schema() {
        if (schema == null) {
            Strategies known = strategies.get();
            CatalogSnapshot snapshot = copies.on(1, databases -> {
                try (Session session = databases.get(0).connect()) {
                    return reader.get().read(session.connection());
                }
            });
            Planner planner = new Planner(rules, known, MaskKey.ofChecks(), expectedRows);
            schema = new Schema(snapshot, new Tables(snapshot), planner.plan(snapshot, TableSelection.ALL), known);
        }
        return schema;
    }
}
