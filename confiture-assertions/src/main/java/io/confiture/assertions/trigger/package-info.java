/** Assertions on triggers and rules. */
@org.jspecify.annotations.NullMarked
package io.confiture.assertions.trigger;
