/** Assertions on rows as data: seeds, changes that an action makes, whole catalogs. */
@org.jspecify.annotations.NullMarked
package io.confiture.assertions.content;
