/** Assertions on constraints, indexes and statistics objects. */
@org.jspecify.annotations.NullMarked
package io.confiture.assertions.constraint;
