package io.confiture.sync.mask;

import java.util.List;
import java.util.Optional;

/**
 * Is a way of replacing values, by the name under which decision files ask for it.
 *
 * <p>Found through {@link java.util.ServiceLoader}; a project adds its own by listing it in {@code
 * META-INF/services/io.confiture.sync.mask.MaskingStrategy}. Implementations have a public constructor without parameters, and
 * are thread-safe.
 */
public interface MaskingStrategy {

    /** Return the name: lower case, words joined by {@code _}. */
    String name();

    /** Return what it does, for the reference page: a sentence or two of Markdown. */
    String summary();

    /** Return the options that it knows; any other is an error of the decision file. */
    default List<Option> options() {
        return List.of();
    }

    /**
     * Return a number that changes when the same input gives another output than before; takes part in the mapping's key.
     */
    default int version() {
        return 1;
    }

    /** Return how much of a value it replaces; where that depends on options, the masking says so. */
    default Extent extent() {
        return Extent.WHOLE;
    }

    /**
     * Make the masking of one column.
     *
     * @param request what the decision file says and what the column takes
     * @return the masking
     * @throws InvalidOptionException when options do not fit together, or the column's type is one that it cannot mask
     */
    Masking masking(MaskingRequest request);

    /**
     * Return examples that every release must repeat: what the mapping gave once it gives for good.
     *
     * @return for built-in strategies at least one; each was made with {@link GoldenVector#KEY}
     */
    default List<GoldenVector> vectors() {
        return List.of();
    }

    /**
     * Return what else is to blame when an example is not repeated, such as a library that is not of the version whose words
     * the examples were made with; empty when there is nothing.
     */
    default Optional<String> doubt() {
        return Optional.empty();
    }
}
