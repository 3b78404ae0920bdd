package io.confiture.sync.check;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Severity;
import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.rows.Column;
import io.confiture.rows.ColumnValues;
import io.confiture.rows.PartitionLevel;
import io.confiture.rows.Table;
import io.confiture.sync.plan.ColumnPlan;
import io.confiture.sync.plan.Treatment;
import io.confiture.sync.suggest.TextLength;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether what is written into a column fits it, by writing it: into temporary tables with the column's type, its domain, the
 * checks that concern it alone and the partitions that it leads to.
 *
 * <p>All rules are tried when the first check asks, in one transaction of one throwaway database, because a database for each would
 * take longer than everything else.
 */
final class FitsCheck {

    private static final int AT_ONCE = 20;

    private final Ground ground;
    private @Nullable Map<Subject, Outcome> answers;

    FitsCheck(Ground ground) {
        this.ground = ground;
    }

    Outcome ask(Subject subject) {
        return ground.onRule(subject, true, schema -> {
            if (answers == null) {
                answers = ground.copies().on(1, databases -> {
                    try (Session session = databases.get(0).connect()) {
                        session.begin();
                        Map<Subject, Outcome> all = new Run(schema, new Query(session)).all();
                        session.rollback();
                        return all;
                    }
                });
            }
            return Objects.requireNonNullElse(
                    answers.get(subject),
                    new Outcome.Aborted(subject + " is not written by the plan: see decided of its table"));
        });
    }

    /** Tries all rules in one transaction. */
    private final class Run {

        private final Schema schema;
        private final FitsTrial trial;
        private final Originals originals;
        private final SingleChecks checks;
        private final Map<Subject, Outcome> done = new HashMap<>();
        private final List<Fit> waiting = new ArrayList<>();

        Run(Schema schema, Query query) {
            this.schema = schema;
            this.trial = new FitsTrial(query);
            this.originals = new Originals(new ColumnValues(schema.tables(), query));
            this.checks = new SingleChecks(schema.snapshot());
        }

        Map<Subject, Outcome> all() {
            for (Subject subject : ground.subjects()) {
                Column column = schema.column(subject).orElse(null);
                ColumnPlan plan = schema.plan(subject).orElse(null);
                if (column == null || plan == null || !Ground.isRule(subject)) {
                    continue;
                }
                MaskedRule rule = MaskedRule.of(subject, schema);
                if (rule != null) {
                    waiting.add(fit(rule));
                } else if (!(plan.treatment() instanceof Treatment.Mask)) {
                    done.put(subject, unmasked(subject, column, plan.treatment()));
                }
                if (waiting.size() == AT_ONCE) {
                    settle();
                }
            }
            settle();
            return done;
        }

        private Fit fit(MaskedRule rule) {
            Table table = schema.table(rule.subject().relation());
            String name = rule.column().name();
            List<SingleChecks.Named> alone = checks.alone(table, name);
            List<PartitionLevel> levels = levels(rule.subject(), List.of(name));
            List<Originals.Masked> masked = originals.of(rule, table, alone, levels);
            Fit fit = new Fit(rule, targets(rule.column(), alone, levels), masked);
            long nulls = masked.stream().filter(m -> m.value() == null).count();
            if (nulls > 0 && rule.column().notNull()) {
                fit.add(fit.found(
                        nulls + " of " + masked.size() + " values become NULL, which the column does not take"));
            }
            longest(rule, fit);
            beyond(rule.subject(), table, name).forEach(fit::add);
            return fit;
        }

        private List<FitsTrial.Target> targets(
                Column column, List<SingleChecks.Named> alone, List<PartitionLevel> levels) {
            List<FitsTrial.Target> targets = new ArrayList<>();
            targets.add(trial.plain(column.name(), column.type(), alone));
            levels.forEach(level -> targets.add(trial.partitioned(column.name(), column.type(), level)));
            return targets;
        }

        private List<PartitionLevel> levels(Subject subject, List<String> key) {
            return PartitionLevel.of(schema.snapshot(), schema.tables(), subject.relation()).stream()
                    .filter(l -> l.columns().equals(key))
                    .toList();
        }

        /** Say what concerns the column and cannot be tried with its values alone. */
        private List<Finding> beyond(Subject subject, Table table, String column) {
            List<Finding> notes = new ArrayList<>();
            checks.shared(table, column)
                    .forEach(c -> notes.add(note(
                            subject,
                            "the check constraint " + c.name()
                                    + " speaks of other columns too: the rehearsal answers it")));
            PartitionLevel.of(schema.snapshot(), schema.tables(), subject.relation()).stream()
                    .filter(l -> !l.columns().equals(List.of(column)))
                    .filter(l -> ColumnValues.named(l.key(), table).contains(column))
                    .forEach(
                            l -> notes.add(
                                    note(
                                            subject,
                                            "the partitions of " + l.relation()
                                                    + " depend on more than the column: the rehearsal answers whether one takes the rows")));
            return notes;
        }

        /** Ask the masking for the worst case, which no list of values need have. */
        private void longest(MaskedRule rule, Fit fit) {
            int declared = TextLength.of(rule.masked().type());
            if (declared < 0) {
                return;
            }
            int longest = 0;
            for (int length : new int[] {0, 1, declared / 2, declared}) {
                int given = rule.masking().longest(length);
                if (given < 0) {
                    fit.add(note(
                            rule.subject(),
                            "nobody can say how long the values of the strategy "
                                    + rule.strategy().name()
                                    + " get: those that were tried say no more than that they fit"));
                    return;
                }
                longest = Math.max(longest, given);
            }
            if (longest > declared) {
                fit.add(fit.found("it gives up to " + longest + " characters for "
                        + rule.masked().type()));
            }
        }

        private Outcome unmasked(Subject subject, Column column, Treatment treatment) {
            if (treatment instanceof Treatment.Copy) {
                return new Outcome.Skipped(subject + " is copied as it is");
            }
            Table table = schema.table(subject.relation());
            String value = treatment instanceof Treatment.WriteNull
                    ? "NULL"
                    : Objects.requireNonNullElse(Defaults.of(subject, schema), "NULL");
            if (column.generated() || column.numbered()) {
                return Outcome.passed();
            }
            List<Finding> findings = new ArrayList<>();
            List<SingleChecks.Named> alone = checks.alone(table, column.name());
            for (FitsTrial.Target target : targets(column, alone, levels(subject, List.of(column.name())))) {
                String insert = "INSERT INTO " + target.name() + " VALUES (" + value + ")";
                if (!trial.accepts(List.of(target.sql(), insert))) {
                    findings.add(Finding.of(
                                    SyncCheckRules.FITS,
                                    subject + " does not take what the decision "
                                            + subject.decision().word()
                                            + " writes: its type, a check or its partitions refuse "
                                            + (treatment instanceof Treatment.WriteNull ? "NULL" : "its default"))
                            .at(subject.location()));
                }
            }
            findings.addAll(beyond(subject, table, column.name()));
            return Outcome.of(findings, Severity.ERROR);
        }

        /** Try those that wait in one message, and one by one only where that is refused. */
        private void settle() {
            List<String> all =
                    waiting.stream().flatMap(f -> f.scripts().stream()).toList();
            if (!all.isEmpty() && !trial.accepts(all)) {
                for (Fit fit : waiting) {
                    if (!trial.accepts(fit.scripts())) {
                        fit.explain(trial);
                    }
                }
            }
            waiting.forEach(f -> done.put(f.subject(), f.outcome()));
            waiting.clear();
        }
    }

    private static Finding note(Subject subject, String words) {
        return Finding.of(SyncCheckRules.FITS, words)
                .withSeverity(Severity.INFO)
                .at(subject.location());
    }
}
