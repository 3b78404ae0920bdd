package io.confiture.assertions.query;

import org.jspecify.annotations.Nullable;

/** Is a value of a result, with the column that says how it is compared. */
record Cell(Column column, @Nullable Object value) {}
