package io.confiture.assertions.content;

import org.jspecify.annotations.Nullable;

/**
 * Is some rows and those that they are compared with.
 *
 * @param there null when there is no such table
 */
public record RowPair(Rows here, @Nullable Rows there) {
    boolean absent() {
        return there == null || here.absent();
    }

    /** Say which they are. */
    @Override
    public String toString() {
        return here + " and " + there;
    }
}
