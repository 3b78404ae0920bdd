package io.confiture.sync.leak;

import io.confiture.rows.Patterns;
import io.confiture.rows.Planting;
import io.confiture.rows.Relation;
import io.confiture.sql.ddl.TypeName;
import io.confiture.sync.mask.MaskingException;
import io.confiture.sync.mask.Options;
import io.confiture.sync.plan.ColumnPlan;
import io.confiture.sync.plan.SyncPlan;
import io.confiture.sync.plan.TablePlan;
import io.confiture.sync.plan.Treatment;
import io.confiture.sync.rules.ColumnName;
import io.confiture.sync.rules.Decision;
import io.confiture.sync.rules.SyncRules;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes canaries for every column that is not kept: valid for its type and length, and such as its masking takes, so that the copy
 * does not fail on them. For one thread.
 */
final class Canaries implements Planting {

    /** How many rows of a table get canaries of their own. */
    static final int ROWS = 14;

    private final SyncPlan plan;
    private final SyncRules rules;
    private final String salt;
    private final Set<Needle> needles = new LinkedHashSet<>();
    private final Map<String, List<String>> made = new TreeMap<>();

    /**
     * Make canaries.
     *
     * @param salt another one gives others
     */
    Canaries(SyncPlan plan, SyncRules rules, String salt) {
        this.plan = plan;
        this.rules = rules;
        this.salt = salt;
    }

    /** Return what tells the canaries that were made so far. */
    Set<Needle> needles() {
        return needles;
    }

    @Override
    public List<String> values(Relation table, String path, String type, List<String> asked) {
        String column = path.indexOf('.') < 0 ? path : path.substring(0, path.indexOf('.'));
        @Nullable ColumnPlan planned = find(table, path) == null ? find(table, column) : find(table, path);
        if (planned == null || !secret(planned)) {
            return List.of();
        }
        String slot = table + "/" + path + "/" + type;
        List<String> known = made.get(slot);
        if (known == null) {
            known = make(table, planned, slot, type, asked);
            made.put(slot, known);
        }
        return known;
    }

    /** Say whether nothing of a column's values may arrive. */
    static boolean secret(ColumnPlan column) {
        return !(column.treatment() instanceof Treatment.Copy)
                && !(column.treatment() instanceof Treatment.Leave leave
                        && leave.reason().equals("generated"));
    }

    private @Nullable ColumnPlan find(Relation table, String column) {
        return plan.tables().stream()
                .filter(t -> t.relation().equals(table))
                .map(TablePlan::columns)
                .flatMap(List::stream)
                .filter(c -> c.name().equals(column))
                .findFirst()
                .orElse(null);
    }

    private List<String> make(Relation table, ColumnPlan column, String slot, String type, List<String> asked) {
        ColumnName name = new ColumnName(table.schema(), table.name(), column.name());
        List<String> values = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            Dice dice = new Dice(salt + "/" + slot + "/" + row);
            List<Canary> canaries = new ArrayList<>(patterned(column, type, asked, dice));
            Canary ordinary = canary(table, column, type, dice, row);
            if (ordinary != null) {
                canaries.add(ordinary);
            }
            for (Canary canary : canaries) {
                if (values.contains(canary.value())) {
                    continue;
                }
                values.add(canary.value());
                // A digest is of all of it, also where a part is enough to tell it.
                needles.add(new Needle(name, canary.value(), Needle.Sort.DIGESTS));
                Needle.Sort sort = canary.alone() ? Needle.Sort.ALONE : Needle.Sort.ANYWHERE;
                canary.telling().forEach(text -> needles.add(new Needle(name, text, sort)));
            }
        }
        return values;
    }

    /** Return texts that checks with patterns may ask for; those that are short can only be compared in their rows. */
    private static List<Canary> patterned(ColumnPlan column, String type, List<String> asked, Dice dice) {
        TypeName parsed = TypeName.of(type);
        Integer most = length(parsed.name(), parsed);
        if (most == null) {
            return List.of();
        }
        return asked.stream()
                .flatMap(constant -> Patterns.draw(constant, bound -> (int) dice.below(bound)).stream())
                .filter(text -> !text.isEmpty() && text.length() <= most && taken(column, text))
                .map(text -> Originals.telling(text) ? Canary.of(text) : Canary.plain(text))
                .toList();
    }

    private @Nullable Canary canary(Relation table, ColumnPlan column, String type, Dice dice, int row) {
        TypeName parsed = TypeName.of(type);
        Integer most = length(parsed.name(), parsed);
        List<@Nullable Canary> candidates = new ArrayList<>();
        if (column.treatment() instanceof Treatment.Mask mask && mask.strategy().equals("json")) {
            candidates.add(JsonCanary.of(options(table, column), dice, true));
            candidates.add(JsonCanary.of(options(table, column), dice, false));
        }
        if (most == null) {
            candidates.add(TypedShapes.of(parsed, dice, row));
        } else {
            shapes(column, row).forEach(shape -> candidates.add(shape.fitting(dice, most)));
        }
        return candidates.stream()
                .filter(Objects::nonNull)
                .filter(c -> taken(column, c.value()))
                .findFirst()
                .orElse(null);
    }

    /** Return the shapes to try: what the strategy is for, in some rows other things first, and whatever it takes in the end. */
    private static List<TextShape> shapes(ColumnPlan column, int row) {
        String strategy = column.treatment() instanceof Treatment.Mask mask ? mask.strategy() : "";
        List<TextShape> own = TextShape.of(strategy);
        List<TextShape> turned = own.size() > 1 && row % 2 == 1 ? List.of(own.get(1), own.get(0)) : own;
        boolean other = row >= 8 && !strategy.equals("text_redaction");
        Stream<TextShape> first = other ? Stream.of(row % 2 == 0 ? TextShape.WORD : TextShape.NAME) : Stream.empty();
        return Stream.of(
                        first,
                        turned.stream(),
                        Stream.of(TextShape.WORD, TextShape.EMAIL),
                        Stream.of(TextShape.values()))
                .flatMap(s -> s)
                .distinct()
                .toList();
    }

    private Options options(Relation table, ColumnPlan column) {
        return rules.find(table.schema(), table.name())
                .map(t -> t.columns().get(column.name()))
                .filter(Decision.Mask.class::isInstance)
                .map(d -> ((Decision.Mask) d).options())
                .orElse(Options.NONE);
    }

    /** Say whether the masking takes a value; what others than masks do to values never fails. */
    private static boolean taken(ColumnPlan column, String value) {
        if (!(column.treatment() instanceof Treatment.Mask mask)) {
            return true;
        }
        try {
            mask.masking().mask(column.array() ? "{" + quoted(value) + "}" : value);
            return true;
        } catch (MaskingException e) {
            // It refuses such values, as it may: then another shape is planted.
            return false;
        }
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Return how long a text may be; null for a type that is none. */
    private static @Nullable Integer length(String base, TypeName type) {
        int given = type.modifiers().isEmpty()
                ? -1
                : Integer.parseInt(type.modifiers().get(0));
        return switch (base) {
            case "text", "citext" -> Integer.MAX_VALUE;
            case "character varying" -> given < 0 ? Integer.MAX_VALUE : given;
            case "character" -> given < 0 ? 1 : given;
            case "bpchar" -> given < 0 ? 60 : given;
            case "name" -> 63;
            default -> null;
        };
    }
}
