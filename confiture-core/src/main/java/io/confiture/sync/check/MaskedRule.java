package io.confiture.sync.check;

import io.confiture.rows.Column;
import io.confiture.sync.mask.GoldenVector;
import io.confiture.sync.mask.HostileValues;
import io.confiture.sync.mask.InvalidOptionException;
import io.confiture.sync.mask.MaskKey;
import io.confiture.sync.mask.MaskedColumn;
import io.confiture.sync.mask.Masking;
import io.confiture.sync.mask.MaskingException;
import io.confiture.sync.mask.MaskingStrategy;
import io.confiture.sync.mask.Maskings;
import io.confiture.sync.mask.Options;
import io.confiture.sync.mask.Strategies;
import io.confiture.sync.plan.ColumnPlan;
import io.confiture.sync.plan.Treatment;
import io.confiture.sync.plan.ValueType;
import io.confiture.sync.rules.Decision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Is a rule that masks, with everything that its checks ask about.
 *
 * @param subject the rule
 * @param column the column
 * @param plan what the plan makes of it
 * @param treatment how it is masked, values as a whole
 * @param strategy the strategy
 * @param options what the file gives it, without what belongs to the key
 * @param masked the column as strategies see it; of an array its elements
 * @param strategies all that there are
 */
record MaskedRule(
        Subject subject,
        Column column,
        ColumnPlan plan,
        Treatment.Mask treatment,
        MaskingStrategy strategy,
        Options options,
        MaskedColumn masked,
        Strategies strategies) {

    /** Values longer than this are asked for one by one, and not again for every question. */
    private static final int LONG = 1000;

    /** The option of every strategy that takes part in the key. */
    private static final String SEED = "seed";

    /** Put a rule together with its schema; null when the plan does not mask the column. */
    static @Nullable MaskedRule of(Subject subject, Schema schema) {
        Column column = schema.column(subject).orElse(null);
        ColumnPlan plan = schema.plan(subject).orElse(null);
        if (column == null
                || plan == null
                || !(plan.treatment() instanceof Treatment.Mask treatment)
                || !(subject.decision() instanceof Decision.Mask decision)) {
            return null;
        }
        MaskingStrategy strategy = schema.strategies().find(decision.strategy()).orElse(null);
        if (strategy == null) {
            return null;
        }
        Map<String, Object> options = new LinkedHashMap<>(decision.options().values());
        options.remove(SEED);
        String type = ValueType.of(column.type(), schema.tables()).element();
        return new MaskedRule(
                subject,
                column,
                plan,
                treatment,
                strategy,
                new Options(options),
                new MaskedColumn(subject.toString(), type, !column.notNull()),
                schema.strategies());
    }

    /** Return what masks values as a whole, under the key of checks. */
    Masking masking() {
        return treatment.masking();
    }

    /**
     * Make the masking of single values anew.
     *
     * @throws InvalidOptionException never for a rule that the plan masks, unless the strategy changes its mind
     */
    Masking elements(MaskKey key) {
        return new Maskings(strategies, key).of(strategy.name(), options, masked, false, treatment.domain());
    }

    /** Return what rules have in common that differ in nothing but the column's name and the key. */
    Likeness likeness() {
        return new Likeness(strategy.name(), options, masked.type(), masked.nullable());
    }

    /**
     * Is what the behaviour of a rule depends on, apart from the key: rules of the same likeness answer the same questions alike.
     *
     * @param strategy the strategy
     * @param options its options
     * @param type the type of single values
     * @param nullable whether NULL may be written
     */
    record Likeness(String strategy, Options options, String type, boolean nullable) {}

    /** Return made-up values that the strategy may know what to do with, and that nobody expects. */
    List<String> specimens() {
        Set<String> values = new LinkedHashSet<>();
        for (GoldenVector vector : strategy.vectors()) {
            values.add(vector.value());
        }
        HostileValues.of(masked.baseType()).stream()
                .filter(v -> v.length() <= LONG)
                .forEach(values::add);
        return new ArrayList<>(values);
    }

    /** Mask a value; what is refused has no answer, which is not NULL. */
    static Answer ask(Masking masking, String value) {
        try {
            return new Answer(true, masking.mask(value));
        } catch (MaskingException e) {
            return new Answer(false, null);
        }
    }

    /**
     * Is what a masking says to a value.
     *
     * @param given whether it gives something
     * @param value what; null for NULL
     */
    record Answer(boolean given, @Nullable String value) {}
}
