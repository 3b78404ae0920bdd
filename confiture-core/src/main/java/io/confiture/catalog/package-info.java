/**
 * What a database looks like and how two differ: the snapshot of a catalog, its reader and the comparison.
 *
 * <p>Everything that {@code pg_dump --schema-only} would write is modelled; what is not is named, never passed over.
 */
@org.jspecify.annotations.NullMarked
package io.confiture.catalog;
