/**
 * Preconditions: what a migration demands of the database before it runs, declared in a YAML file beside it.
 *
 * <p>Reading needs no database and reports everything that is wrong with a file at once. Knows nothing of migrations, so that
 * their model can hold preconditions.
 */
@NullMarked
package io.confiture.migration.precondition;

import org.jspecify.annotations.NullMarked;
