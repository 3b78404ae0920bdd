/** Assertions on functions, procedures and aggregates. */
@org.jspecify.annotations.NullMarked
package io.confiture.assertions.routine;
