/**
 * Running pending migrations without changing the database that they are meant for: on a throwaway copy of its schema, or on the
 * database itself in a transaction that is always rolled back.
 *
 * <p>What each statement did is measured as in the check {@code locks}; what could not be run is said with its reason. On a copy
 * the tables are empty, so that nothing is said about what the rows would do; their sizes are those of the real database.
 */
@NullMarked
package io.confiture.migration.dryrun;

import org.jspecify.annotations.NullMarked;
