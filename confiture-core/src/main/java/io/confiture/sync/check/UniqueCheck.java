package io.confiture.sync.check;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Severity;
import io.confiture.rows.Column;
import io.confiture.rows.UniqueKey;
import io.confiture.sync.mask.Cardinality;
import io.confiture.sync.mask.Extent;
import io.confiture.sync.plan.ColumnPlan;
import io.confiture.sync.plan.TablePlan;
import io.confiture.sync.plan.Treatment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Asks whether rows that differ in a unique key differ in it still when they are masked.
 *
 * <p>What a strategy declares decides: a bijection keeps all apart; one that gives a bounded number of values is held to the birthday
 * bound for the rows that are expected; anything else only stands in a key whose other columns are unique by themselves.
 */
final class UniqueCheck {

    /** The chance that two become the same that nobody need care about. */
    private static final double CHANCE = 1e-6;

    private final Ground ground;

    UniqueCheck(Ground ground) {
        this.ground = ground;
    }

    Outcome ask(Subject subject) {
        return ground.onRule(subject, true, schema -> {
            TablePlan table = schema.plan(subject.relation()).orElse(null);
            ColumnPlan column = schema.plan(subject).orElse(null);
            if (table == null || column == null) {
                return new Outcome.Aborted(subject + " is not in the plan: see decided of its table");
            }
            List<UniqueKey> all = UniqueKey.of(schema.snapshot(), schema.tables(), subject.relation());
            List<UniqueKey> own = all.stream()
                    .filter(k -> k.key().columns().contains(subject.column())
                            || k.condition().contains(subject.column()))
                    .toList();
            if (own.isEmpty()) {
                return new Outcome.Skipped("no unique key has " + subject);
            }
            List<Finding> findings = new ArrayList<>();
            own.forEach(key -> judge(subject, key, all, table, column, schema, findings));
            return Outcome.of(findings, Severity.ERROR);
        });
    }

    private void judge(
            Subject subject,
            UniqueKey unique,
            List<UniqueKey> all,
            TablePlan table,
            ColumnPlan column,
            Schema schema,
            List<Finding> findings) {
        String key = "the unique key " + unique.name() + " of " + subject.relation();
        if (!unique.key().columns().contains(subject.column())) {
            findings.add(found(
                    subject,
                    "whether a row counts in " + key + " depends on " + subject
                            + ", so that rows may come to count that did not"));
            return;
        }
        if (unique.key().wide()) {
            wide(subject, unique, key, schema, findings);
            return;
        }
        if (othersSuffice(subject, unique, all, schema)) {
            return;
        }
        if (column.treatment() instanceof Treatment.WriteNull) {
            if (!unique.key().nullsDistinct()) {
                findings.add(found(subject, key + " takes NULL for a value, and all rows get it"));
            }
        } else if (column.treatment() instanceof Treatment.Leave) {
            byDefault(subject, unique, key, schema, findings);
        } else if (column.treatment() instanceof Treatment.Mask mask) {
            masked(subject, mask, key, table.expectedRows(), findings);
        }
    }

    private static void masked(Subject subject, Treatment.Mask mask, String key, long rows, List<Finding> findings) {
        Cardinality cardinality = mask.masking().cardinality();
        if (cardinality instanceof Cardinality.Lossy) {
            findings.add(found(
                    subject,
                    "the strategy " + mask.strategy() + " gives different values of " + subject
                            + " the same as a matter of course, and " + key + " takes none twice"));
        } else if (cardinality instanceof Cardinality.Bounded bounded && cardinality.collision(rows) > CHANCE) {
            findings.add(found(
                    subject,
                    String.format(
                            Locale.ROOT,
                            "of %,d expected rows two get the same value of %s with a chance of %.2g: the strategy %s gives"
                                    + " about 2^%.0f values, and %s takes none twice",
                            rows,
                            subject,
                            cardinality.collision(rows),
                            mask.strategy(),
                            bounded.bits(),
                            key)));
        }
    }

    /** A default that is computed anew for each row keeps rows apart, a constant does not. */
    private static void byDefault(
            Subject subject, UniqueKey unique, String key, Schema schema, List<Finding> findings) {
        Column column = schema.column(subject).orElseThrow();
        boolean apart =
                column.numbered() || (!column.hasDefault() && unique.key().nullsDistinct());
        if (!apart && !Defaults.isUnique(Defaults.of(subject, schema))) {
            findings.add(
                    found(subject, "all rows get the default of " + subject + ", and " + key + " takes none twice"));
        }
    }

    /** What an expression makes of masked values nobody declares. Outputs without capitals are what lower() leaves alone. */
    private void wide(Subject subject, UniqueKey unique, String key, Schema schema, List<Finding> findings) {
        String folded = subject.column();
        boolean lower = unique.definition().contains("lower(" + folded + ")")
                || unique.definition().contains("lower((" + folded + ")::text)");
        MaskedRule rule = MaskedRule.of(subject, schema);
        if (lower && unique.key().columns().size() == 1 && rule != null && hasNoCapitals(rule)) {
            TablePlan table = schema.plan(subject.relation()).orElseThrow();
            masked(subject, rule.treatment(), key, table.expectedRows(), findings);
            return;
        }
        findings.add(
                found(subject, "nobody can say whether masked values of " + subject + " stay different in " + key));
    }

    private static boolean hasNoCapitals(MaskedRule rule) {
        List<String> outputs = rule.specimens().stream()
                .map(v -> MaskedRule.ask(rule.masking(), v))
                .filter(MaskedRule.Answer::given)
                .map(a -> a.value() == null ? "" : a.value())
                .toList();
        return !outputs.isEmpty()
                && outputs.stream().allMatch(o -> o.equals(o.toLowerCase(Locale.ROOT)))
                // Blank and foreign texts may come back as they were: their case is not the strategy's.
                && rule.strategy().extent() == Extent.WHOLE;
    }

    /** Say whether the key's other columns contain a unique key that its own checks look after. */
    private static boolean othersSuffice(Subject subject, UniqueKey unique, List<UniqueKey> all, Schema schema) {
        Set<String> others = new HashSet<>(unique.key().columns());
        others.remove(subject.column());
        return all.stream()
                .filter(k ->
                        !k.equals(unique) && !k.key().wide() && k.condition().isEmpty())
                .filter(k -> !k.key().columns().isEmpty()
                        && others.containsAll(k.key().columns()))
                .anyMatch(k -> k.key().columns().stream()
                        .allMatch(c -> !k.key().nullsDistinct() || notNull(c, subject, schema)));
    }

    private static boolean notNull(String column, Subject subject, Schema schema) {
        return schema.table(subject.relation())
                .column(column)
                .map(Column::notNull)
                .orElse(false);
    }

    private static Finding found(Subject subject, String message) {
        return Finding.of(SyncCheckRules.UNIQUE, message).at(subject.location());
    }
}
