/** Assertions on JSON, of a column or of any text. */
@org.jspecify.annotations.NullMarked
package io.confiture.assertions.json;
