/** Assertions on types, casts and operators. */
@org.jspecify.annotations.NullMarked
package io.confiture.assertions.type;
