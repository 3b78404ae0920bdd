/** Assertions on what holds or shows rows: tables, views, sequences, and columns. */
@org.jspecify.annotations.NullMarked
package io.confiture.assertions.relation;
