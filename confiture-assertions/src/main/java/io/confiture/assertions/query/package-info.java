/** Assertions on what statements give: rows, errors, plans, times. */
@org.jspecify.annotations.NullMarked
package io.confiture.assertions.query;
