package io.confiture.seed.prep.level1;

import io.confiture.seed.prep.level1.ValueType.Known;
import io.confiture.seed.prep.level1.ValueType.Undecided;
import io.confiture.seed.prep.level1.ValueType.Untyped;
import io.confiture.sql.ddl.TableModel;
import io.confiture.sql.ddl.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the one type of several values as PostgreSQL's {@code select_common_type} does: a value without type takes that of
 * the others, several without type are text, types of one category agree on the one that the others become unasked.
 */
final class CommonType {
    /**
     * What came out.
     *
     * @param type the common type
     * @param trouble why the server refuses, as the rest of a sentence; null when it does not
     * @param settled whether nothing had a type, so that it is text
     */
    record Result(ValueType type, @Nullable String trouble, boolean settled) {}

    private final TableModel tables;

    CommonType(TableModel tables) {
        this.tables = tables;
    }

    Result of(List<ValueType> values) {
        if (values.stream().anyMatch(Undecided.class::isInstance)) {
            return new Result(new Undecided(), null, false);
        }
        List<TypeName> known = values.stream()
                .filter(Known.class::isInstance)
                .map(value -> ((Known) value).type())
                .toList();
        if (known.isEmpty()) {
            return new Result(ValueType.of("text"), null, true);
        } else if (known.size() == values.size() && known.stream().distinct().count() == 1) {
            return new Result(values.get(0), null, false);
        }
        TypeName best = base(known.get(0));
        for (TypeName next : known) {
            TypeName type = base(next);
            if (type.equals(best)) {
                continue;
            } else if (!BuiltinCasts.knows(type) || !BuiltinCasts.knows(best)) {
                return new Result(new Undecided(), null, false);
            } else if (BuiltinCasts.category(type) != BuiltinCasts.category(best)) {
                return refused("types " + best + " and " + next + " do not go together");
            } else if (!BuiltinCasts.preferred(best)
                    && BuiltinCasts.implicit(best, type)
                    && !BuiltinCasts.implicit(type, best)) {
                best = type;
            }
        }
        for (TypeName next : known) {
            TypeName type = base(next);
            if (!type.equals(best) && !BuiltinCasts.implicit(type, best)) {
                return refused(next + " does not become " + best + " unasked");
            }
        }
        for (ValueType value : values) {
            if (value instanceof Untyped untyped
                    && untyped.text() != null
                    && LiteralText.refused(untyped.text(), best)) {
                return refused("a string becomes " + best + ", of which it is no value");
            }
        }
        return new Result(new Known(best), null, false);
    }

    private static Result refused(String why) {
        return new Result(new Undecided(), why, false);
    }

    /** Return the type behind a domain, in the spelling that casts are known by. */
    TypeName base(TypeName type) {
        TypeName base = tables.baseType(type).withoutModifiers();
        return base.schema() == null && base.name().equals("bpchar")
                ? new TypeName(null, "character", List.of(), base.array())
                : base;
    }
}
