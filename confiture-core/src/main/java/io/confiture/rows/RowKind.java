package io.confiture.rows;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says in which way a row is one to stumble over.
 *
 * @param sort the way
 * @param turn how many rows of this sort come before
 */
public record RowKind(Sort sort, int turn) {

    /** The sorts of rows. */
    enum Sort {
        /** Ordinary values, different in each row. */
        PLAIN,
        /** NULL wherever it is allowed: for SET NOT NULL. */
        NULLS,
        /** The longest, largest, empty, negative: for narrower types and checks. */
        EDGE,
        /** The values of the first row wherever they may repeat: for UNIQUE. */
        DUPLICATE,
        /** Values that the scripts themselves name: for WHERE. */
        ASKED
    }

    private static final List<Sort> ORDER = List.of(
            Sort.PLAIN,
            Sort.NULLS,
            Sort.EDGE,
            Sort.DUPLICATE,
            Sort.EDGE,
            Sort.ASKED,
            Sort.PLAIN,
            Sort.EDGE,
            Sort.ASKED,
            Sort.EDGE);

    /** Return the kind of the i-th row. */
    static RowKind of(int i) {
        Sort sort = i < ORDER.size() ? ORDER.get(i) : i % 3 == 0 ? Sort.ASKED : Sort.PLAIN;
        return new RowKind(sort, i < ORDER.size() ? Collections.frequency(ORDER.subList(0, i), sort) : i);
    }

    /** Say whether such rows want ordinary values. */
    boolean ordinary() {
        return sort == Sort.PLAIN || sort == Sort.DUPLICATE;
    }

    /** Return the value of a column that such a row wants, or nothing when an ordinary one will do. */
    Optional<Choice> choose(Column column, Samples samples, List<String> asked) {
        return switch (sort) {
            case PLAIN -> Optional.empty();
            case NULLS -> column.notNull() ? Optional.empty() : Optional.of(new Choice(null));
            case EDGE -> pick(samples.edges());
            case DUPLICATE -> Optional.of(new Choice(samples.value(0)));
            case ASKED -> pick(asked);
        };
    }

    private Optional<Choice> pick(List<String> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(new Choice(values.get(turn % values.size())));
    }

    /** Holds a value, which may be NULL. */
    record Choice(@Nullable String value) {}
}
